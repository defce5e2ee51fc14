import { FactError } from '../../../functions/domain/facts/parse-facts.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';
import type { Text } from '../../../functions/domain/text.ts';
import { SettingsError } from '../../settings-error.ts';
import { warn } from '../../terminal.ts';
import { UnreadableFile } from '../../text-file.ts';
import { languageIn, withUsage } from '../language.ts';
import { UsageError } from '../usage-error.ts';
import { noPolicy } from './options.ts';

const NOT_VALID = 2;
const USAGE = [
  'hikeshi policy check NAME|FILE [--customers N] [--rate N] [--lang ja|en] [--json]',
  'hikeshi policy explain NAME|FILE [--facts FACTS] [--detected TIME] [--occurred TIME] [--known TIME] [--lang ja|en] [--json]',
  'hikeshi policy publish NAME|FILE [--lang ja|en] [--format md|html|text] [--draft]',
  'hikeshi policy diff EARLIER LATER [--lang ja|en] [--json]',
  'hikeshi policy new FILE [--lang ja|en]',
  'hikeshi policy schema',
];

const NO_VERB: Text = {
  ja: 'check、explain、publish、diff、new、schema のいずれかを指定してください。',
  en: 'say check, explain, publish, diff, new or schema',
};

type Verb = (argv: readonly string[]) => Promise<number>;

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import('./check.ts')).check,
  explain: async () => (await import('./explain.ts')).explainPolicy,
  diff: async () => (await import('./diff.ts')).diff,
  new: async () => (await import('./new/new.ts')).newPolicy,
  publish: async () => (await import('./publish.ts')).publish,
  schema: async () => (await import('./schema.ts')).printSchema,
};

/** `hikeshi policy`: looks at a policy file. 2: it is not valid, or was not asked so. */
export async function run(argv: readonly string[]): Promise<number> {
  const [word = '', ...rest] = argv;
  const language = languageIn(argv);
  const load = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  if (load === undefined) return refuse(withUsage(new UsageError(NO_VERB), USAGE, language));
  try {
    return await (await load())(rest);
  } catch (cause) {
    if (cause instanceof PolicyError) return refuse(`${cause.in(language)}\n`);
    if (cause instanceof FactError) return refuse(`${factSays(cause)[language]}\n`);
    if (cause instanceof UnreadableFile) return refuse(`${cause.file}: ${cause.why[language]}\n`);
    if (cause instanceof UsageError) return refuse(withUsage(cause, USAGE, language));
    if (cause instanceof SettingsError) return refuse(`${noPolicy(rest[0] ?? '')[language]}\n`);
    throw cause;
  }
}

/** Which fact of `--facts`, and why not. */
function factSays({ fact, why }: FactError): Text {
  return fact === '' ? why : { ja: `${fact}：${why.ja}`, en: `${fact} ${why.en}` };
}

function refuse(why: string): number {
  warn(why);
  return NOT_VALID;
}
