import { FactError } from '../../../functions/domain/facts/parse-facts.ts';
import { PolicyError } from '../../../functions/domain/policy/problem.ts';
import { SettingsError } from '../../settings-error.ts';
import { warn } from '../../terminal.ts';
import { UnreadableFile } from '../../text-file.ts';
import { UsageError } from '../usage-error.ts';

const NOT_VALID = 2;
const USAGE = [
  'hikeshi policy check NAME|FILE [--customers N] [--rate N] [--json]',
  'hikeshi policy explain NAME|FILE [--facts FACTS] [--detected TIME] [--occurred TIME] [--known TIME] [--lang ja|en] [--json]',
  'hikeshi policy publish NAME|FILE [--lang ja|en] [--format md|html|text] [--draft]',
  'hikeshi policy diff EARLIER LATER [--lang ja|en] [--json]',
  'hikeshi policy new FILE [--lang ja|en]',
  'hikeshi policy schema',
];

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
  const load = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  if (load === undefined)
    return refuse(`say check, explain, publish, diff, new or schema\nusage: ${USAGE.join('\n       ')}`);
  try {
    return await (await load())(rest);
  } catch (cause) {
    if (cause instanceof PolicyError || cause instanceof FactError || cause instanceof UnreadableFile)
      return refuse(cause.message);
    if (cause instanceof UsageError) return refuse(`${cause.message}\nusage: ${USAGE.join('\n       ')}`);
    if (cause instanceof SettingsError)
      return refuse(`There is no policy "${rest[0]}": name one that ships with Hikeshi, or the path of a .yaml file.`);
    throw cause;
  }
}

function refuse(why: string): number {
  warn(`${why}\n`);
  return NOT_VALID;
}
