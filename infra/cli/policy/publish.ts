import { located } from '../../../functions/domain/policy/locate.ts';
import type { Finding } from '../../../functions/domain/policy/problem.ts';
import { readYaml } from '../../../functions/domain/policy/read-yaml.ts';
import { asHtml, asMarkdown, asText } from '../../../functions/domain/promise/document.ts';
import { publishedText } from '../../../functions/domain/promise/publish.ts';
import { publishOmissions, publishRefusals } from '../../../functions/domain/promise/publish-findings.ts';
import { loadPolicy, POLICY_MAX_BYTES } from '../../policy-file.ts';
import { printDocument, warn } from '../../terminal.ts';
import { readTextFile } from '../../text-file.ts';
import { UsageError } from '../usage-error.ts';
import { readWords } from '../words.ts';
import { fileOf, languageOf } from './options.ts';

const REFUSED = 1;

const KNOWN = { lang: { type: 'string' }, format: { type: 'string' }, draft: { type: 'boolean' } } as const;

/** `policy publish`: the text that a company publishes, written from its policy. 1: it rests on something assumed. */
export async function publish(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const { format = 'md', draft = false } = values;
  const lang = languageOf(values.lang, 'ja');
  if (format !== 'md' && format !== 'html' && format !== 'text') {
    throw new UsageError({
      ja: `--format は md、html、text のいずれかで指定してください（指定：${format}）。`,
      en: `--format is md, html or text, not ${format}`,
    });
  }
  const file = fileOf(positionals);
  const { policy } = loadPolicy(file);
  const refused = publishRefusals(policy);
  if (refused.length > 0 && !draft) {
    tell(file, refused);
    warn('Nothing was written. --draft writes the text with these places marked.\n');
    return REFUSED;
  }
  const blocks = publishedText(policy, lang, draft);
  const write = { md: asMarkdown, html: asHtml, text: asText }[format];
  printDocument(write(blocks, lang));
  if (policy.restricted) {
    warn('This policy is restricted: its text is for customers and those bound by it, and for no public page.\n');
  }
  if (!draft) tell(file, publishOmissions(policy));
  return 0;
}

/** Where in the file each stands, and what to do. */
function tell(file: string, findings: readonly Finding[]): void {
  const read = readYaml(readTextFile(file, POLICY_MAX_BYTES), file);
  if (!('source' in read)) return;
  for (const finding of findings) {
    const { line, column, message } = located(read.source, finding);
    warn(`${file}:${line}:${column}: ${message}\n`);
  }
}
