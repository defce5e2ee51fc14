import type { Language, Text } from '../../../functions/domain/base/text.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { changedAbout, changeText } from '../../../functions/domain/publish/changes/change-words.ts';
import { type Difference, policyDiff } from '../../../functions/domain/publish/diff.ts';
import type { Party } from '../../../functions/domain/publish/promise.ts';
import { loadPolicy, policyFile } from '../../settings/policy-file.ts';
import { languageAsked } from '../../terminal/language.ts';
import { ROOT } from '../../terminal/root.ts';
import { print, printJson, warn } from '../../terminal/terminal.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { readWords } from '../../terminal/words.ts';

const SAME = 0;
const DIFFERENT = 1;

const KNOWN = { lang: { type: 'string' }, json: { type: 'boolean' } } as const;

const HEADINGS: Readonly<Record<Party, Text>> = {
  customers: { ja: 'お客様に関わる変更', en: 'For customers' },
  staff: { ja: '社内の変更', en: 'For staff' },
  authorities: { ja: '監督官庁・関係機関に関わる変更', en: 'For authorities' },
};

/** `policy diff A B`: what changes from one policy to the other, in sentences. 1: they differ. */
export async function diff(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError({
      ja: '対応方針を2つ、変更前、変更後の順に指定してください。',
      en: 'name two policies: the earlier, then the later',
    });
  const language = languageAsked(values.lang);
  const [earlier, later] = [named(before), named(after)];
  const differences = policyDiff(earlier, later);
  const isUncounted = earlier.policy === later.policy && earlier.version === later.version;
  if (values.json) printJson(differences);
  else print(`${textOf(differences, { policy: later, language })}\n`);
  if (differences.length > 0 && isUncounted) warn(`${uncounted(later.version)[language]}\n`);
  return differences.length === 0 ? SAME : DIFFERENT;
}

/** Throws NoPolicy, PolicyError. */
function named(name: string): Policy {
  return loadPolicy(policyFile(ROOT, name)).policy;
}

function textOf(differences: readonly Difference[], reader: DiffReader): string {
  const { language } = reader;
  if (differences.length === 0)
    return language === 'ja' ? '約束の内容に違いはありません。' : 'Nothing that is promised or asked differs.';
  return (['customers', 'staff', 'authorities'] as const)
    .map((party) => ({ party, own: differences.filter(({ to }) => to === party) }))
    .filter(({ own }) => own.length > 0)
    .map(({ party, own }) => [HEADINGS[party][language], ...own.flatMap((one) => lines(one, reader))].join('\n'))
    .join('\n\n');
}

/** Two versions of one policy that cannot be told apart by their number. */
function uncounted(version: number): Text {
  return {
    ja: `内容は異なりますが、版はどちらも version: ${version} です。変更後のファイルの version を増やし、それまでの版を history に残してください。`,
    en: `They differ, and both are version: ${version}. Count up version in the later file, and keep the earlier one under history.`,
  };
}

function lines(
  { before, after, otherConditions, changes = [] }: Difference,
  { policy, language }: DiffReader,
): string[] {
  const within = changes.map((change) => `      ${shown(changeText(policy, change)[language])}`);
  if (otherConditions && after !== null) {
    return [`  ~ ${shown(after[language])}${changedAbout(changes)[language]}`, ...within];
  }
  return [
    ...(before === null ? [] : [`  - ${shown(before[language])}`]),
    ...(after === null ? [] : [`  + ${shown(after[language])}`]),
    ...within,
  ];
}

interface DiffReader {
  /** The later of the two. */
  readonly policy: Policy;
  readonly language: Language;
}

const SHOWN_CHARACTERS = 300;

/** `--json` has all of it. */
function shown(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
