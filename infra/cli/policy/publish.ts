import type { Language, Text } from '../../../functions/domain/base/text.ts';
import { damagedLint } from '../../../functions/domain/compile/lint.ts';
import { lengthLint } from '../../../functions/domain/compile/lint-lengths.ts';
import { located } from '../../../functions/domain/compile/locate.ts';
import { readYaml } from '../../../functions/domain/compile/read-yaml.ts';
import type { Finding } from '../../../functions/domain/policy/problem.ts';
import { asHtml, asMarkdown, asText } from '../../../functions/domain/publish/document.ts';
import { publishedText } from '../../../functions/domain/publish/publish.ts';
import { publishOmissions, publishRefusals } from '../../../functions/domain/publish/publish-findings.ts';
import { loadPolicy, POLICY_MAX_BYTES } from '../../settings/policy-file.ts';
import { languageAsked, languageIn } from '../../terminal/language.ts';
import { printDocument, warn } from '../../terminal/terminal.ts';
import { readTextFile } from '../../terminal/text-file.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { readWords } from '../../terminal/words.ts';
import { fileOf } from './options.ts';

const REFUSED = 1;

const KNOWN = { lang: { type: 'string' }, format: { type: 'string' }, draft: { type: 'boolean' } } as const;

/** `policy publish`: the text that a company publishes, written from its policy. 1: it rests on something assumed. */
export async function publish(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const { format = 'md', draft = false } = values;
  const lang = languageAsked(values.lang ?? 'ja');
  const told = languageIn(argv);
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
    tell(file, refused, told);
    warn(`${NOTHING_WRITTEN[told]}\n`);
    return REFUSED;
  }
  const blocks = publishedText(policy, lang, draft);
  const write = { md: asMarkdown, html: asHtml, text: asText }[format];
  printDocument(write(blocks, lang));
  if (policy.restricted) {
    warn(`${RESTRICTED[told]}\n`);
  }
  // The text of a clause and its duty stand side by side in it: customers would read both lengths.
  tell(file, [...damagedLint(policy), ...lengthLint(policy)], told);
  if (!draft) tell(file, publishOmissions(policy), told);
  return 0;
}

const NOTHING_WRITTEN: Text = {
  ja: '公開文は出力していません。--draft を付けると、該当箇所に印を付けた下書きを出力します。',
  en: 'Nothing was written. --draft writes the text with these places marked.',
};
const RESTRICTED: Text = {
  ja: 'この対応方針は公開範囲が限られています。公開文はお客様と関係者だけに示し、一般に公開しないでください。',
  en: 'This policy is restricted: its text is for customers and those bound by it, and for no public page.',
};

/** Where in the file each stands, and what to do. */
function tell(file: string, findings: readonly Finding[], language: Language): void {
  const read = readYaml(readTextFile(file, POLICY_MAX_BYTES), file);
  if (!('source' in read)) return;
  for (const finding of findings) {
    const { line, column, message } = located(read.source, finding);
    warn(`${file}:${line}:${column}: ${message[language]}\n`);
  }
}
