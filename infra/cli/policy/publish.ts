import { asHtml, asMarkdown } from '../../../functions/domain/promise/document.ts';
import { publishedText } from '../../../functions/domain/promise/publish.ts';
import { loadPolicy } from '../../policy-file.ts';
import { UsageError } from '../usage-error.ts';
import { readWords } from '../words.ts';
import { fileOf, languageOf } from './options.ts';

const KNOWN = { lang: { type: 'string' }, format: { type: 'string' } } as const;

/** `policy publish`: the text that a company publishes, written from its policy. */
export async function publish(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const { format = 'md' } = values;
  const lang = languageOf(values.lang, 'ja');
  if (format !== 'md' && format !== 'html') throw new UsageError(`--format is md or html, not ${format}`);
  const { policy } = loadPolicy(fileOf(positionals));
  const blocks = publishedText(policy, lang);
  process.stdout.write(format === 'md' ? asMarkdown(blocks) : asHtml(blocks, lang));
  if (policy.restricted) {
    process.stderr.write(
      'This policy is restricted: its text is for customers and those bound by it, and for no public page.\n',
    );
  }
  for (const { assumed } of Object.values(policy.calendars)) {
    if (assumed !== undefined) process.stderr.write(`Check the business hours first: ${assumed[lang]}\n`);
  }
  return 0;
}
