import type { Text } from '../../../functions/domain/base/text.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { tellRefusal } from '../common/refusal.ts';

const NOT_VALID = 2;
const NO_VERB: Text = {
  ja: 'check、explain、publish、diff、new、schema のいずれかを指定してください。',
  en: 'say check, explain, publish, diff, new or schema',
};

type PolicyCommand = (argv: readonly string[]) => Promise<number>;

const VERBS: Readonly<Record<string, { readonly usage: string; readonly load: () => Promise<PolicyCommand> }>> = {
  check: {
    usage: 'hikeshi policy check NAME|FILE [--customers N] [--rate N] [--lang ja|en] [--json]',
    load: async () => (await import('./check.ts')).check,
  },
  explain: {
    usage:
      'hikeshi policy explain NAME|FILE [--facts FACTS] [--detected TIME] [--occurred TIME] [--known TIME] [--lang ja|en] [--json]',
    load: async () => (await import('./explain.ts')).explainPolicy,
  },
  publish: {
    usage: 'hikeshi policy publish NAME|FILE [--lang ja|en] [--format md|html|text] [--draft]',
    load: async () => (await import('./publish.ts')).publish,
  },
  diff: {
    usage: 'hikeshi policy diff EARLIER LATER [--lang ja|en] [--json]',
    load: async () => (await import('./diff.ts')).diff,
  },
  new: {
    usage: 'hikeshi policy new FILE|--questions [--lang ja|en]',
    load: async () => (await import('./new/new.ts')).newPolicy,
  },
  schema: {
    usage: 'hikeshi policy schema',
    load: async () => (await import('./schema.ts')).printSchema,
  },
};

/** `hikeshi policy`: looks at a policy file. 2: it is not valid, or was not asked so. */
export async function run(argv: readonly string[]): Promise<number> {
  const [word = '', ...rest] = argv;
  const verb = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  try {
    if (verb === undefined) throw new UsageError(NO_VERB);
    return await (await verb.load())(rest);
  } catch (cause) {
    const usage = verb === undefined ? Object.values(VERBS).map((each) => each.usage) : [verb.usage];
    tellRefusal(cause, { argv, usage });
    return NOT_VALID;
  }
}
