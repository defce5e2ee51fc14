import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Language, Text } from '../../../../functions/domain/base/text.ts';
import { fromMs } from '../../../../functions/domain/base/time/instant.ts';
import { inZone } from '../../../../functions/domain/base/time/zoned.ts';
import { checkPolicy } from '../../../../functions/domain/compile/check-policy.ts';
import { languageAsked } from '../../../terminal/language.ts';
import { ROOT } from '../../../terminal/root.ts';
import { print, warn } from '../../../terminal/terminal.ts';
import { UsageError } from '../../../terminal/usage-error.ts';
import { readWords } from '../../../terminal/words.ts';
import { USUAL_SES } from '../options.ts';
import { InterviewEnded, interview } from './interview.ts';
import { QUESTIONS } from './questions.ts';
import { policyText } from './write-policy.ts';

const ZONE = 'Asia/Tokyo';
const NAME = /^[a-z0-9][a-z0-9.-]*$/;
const KNOWN = { lang: { type: 'string' }, questions: { type: 'boolean' } } as const;

/** `policy new`: asks a dozen questions and writes a commented policy file that checks clean. Never writes over a file. */
export async function newPolicy(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const language = languageAsked(values.lang);
  if (values.questions === true) {
    print(questionList(language));
    return 0;
  }
  const { file, name } = newFile(positionals);
  const { stdin: input, stderr: output } = process;
  try {
    const answers = await interview({ input, output, isPerson: input.isTTY === true }, language);
    const today = inZone(fromMs(Date.now()), ZONE).slice(0, 10);
    const schema = relative(dirname(file), join(ROOT, 'workflows/policies/policy.schema.json'));
    const text = policyText(answers, {
      policy: name,
      schema,
      date: today,
      zone: ZONE,
    });
    const { warnings } = checkPolicy(text, file, { customers: null, ...USUAL_SES, year: Number(today.slice(0, 4)) });
    // `wx`: the file may have come while the questions were answered.
    writeFileSync(file, text, { flag: 'wx' });
    for (const { line, message } of warnings) warn(`${file}:${line}: ${message[language]}\n`);
  } catch (cause) {
    if (!(cause instanceof InterviewEnded)) throw cause;
    // The command line was right: an answer was not.
    warn(`${cause.message}\n${NOT_WRITTEN[language]}\n`);
    return NOT_ANSWERED;
  }
  print(`${NEXT[language](file)}\n${commands(file, language).join('\n')}\n`);
  return 0;
}

/** What is asked, a line each in the order of the answers: for who writes them into a file beforehand. */
function questionList(language: Language): string {
  const lines = QUESTIONS.map(({ ask, usual }, index) => {
    const taken = usual === undefined ? '' : ` [${usual[language]}]`;
    return `${index + 1}. ${ask[language]}${taken}\n`;
  });
  return `${BY_LINES[language]}\n${lines.join('')}`;
}

const BY_LINES: Text = {
  ja: '回答は、標準入力で渡すこともできます。次の順で、1行に1つずつ入力してください。空行の場合は [ ] 内の内容とします。',
  en: 'Answers can also come from standard input, one a line, in this order; an empty line takes what stands in brackets.',
};

const NOT_ANSWERED = 2;
const NOT_WRITTEN: Text = { ja: 'ファイルは作成していません。', en: 'Nothing was written.' };

const NEXT: Readonly<Record<Language, (file: string) => string>> = {
  ja: (file) => `${file} を作成しました。次のコマンドで確認、リハーサル、公開文の作成ができます：`,
  en: (file) => `Wrote ${file}. Next: check it, rehearse it, and write the text to publish:`,
};

/** What to type next, as it can be pasted. */
function commands(file: string, language: Language): string[] {
  const scenario = join(ROOT, 'test/rehearsals/scenarios/outage-under-any-policy.yaml');
  return [
    `  npx hikeshi policy check ${file} --lang ${language}`,
    `  npx hikeshi rehearse ${relative('.', scenario)} --policy ${file} --lang ${language}`,
    `  npx hikeshi policy publish ${file} --lang ${language} --draft`,
  ];
}

/** Throws UsageError. */
function newFile(positionals: readonly string[]): { readonly file: string; readonly name: string } {
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0)
    throw new UsageError({
      ja: '作成するファイルを1つ指定してください（例：ours.yaml）。',
      en: 'name one file to write, such as ours.yaml',
    });
  const file = resolve(/\.ya?ml$/.test(named) ? named : `${named}.yaml`);
  const name = basename(file).replace(/\.ya?ml$/, '');
  if (!NAME.test(name)) {
    throw new UsageError({
      ja: `${name} は方針の名前に使えません。英小文字、数字、ドット、ハイフンで指定してください。`,
      en: `${name} cannot be a policy's name: use small letters, digits, dots and hyphens.`,
    });
  }
  if (existsSync(file))
    throw new UsageError({
      ja: `${file} はすでにあります。別の名前を指定するか、元のファイルを移動してください。`,
      en: `${file} is there already; name another file, or move that one away.`,
    });
  if (!existsSync(dirname(file)))
    throw new UsageError({
      ja: `フォルダー ${dirname(file)} がありません。先に作成してください。`,
      en: `there is no folder ${dirname(file)}; make it first.`,
    });
  return { file, name };
}
