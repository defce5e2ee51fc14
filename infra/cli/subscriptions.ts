import type { TopicSubscription } from '../../functions/adapters/channel/subscriptions.ts';
import type { Language, Text } from '../../functions/domain/base/text.ts';
import { letsThrough } from '../../functions/domain/reach/filter.ts';
import { watchers } from '../app/watchers.ts';
import { readContext } from '../build/context.ts';
import { readSettings } from '../settings/settings.ts';
import { languageAsked } from '../terminal/language.ts';
import { ROOT } from '../terminal/root.ts';
import { print } from '../terminal/terminal.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { readWords } from '../terminal/words.ts';
import { tellRefusal } from './common/refusal.ts';
import { policyInForce, usedWords } from './policy-in-force.ts';
import { notDone } from './unreachable.ts';
import { TARGET, targetOf } from './verify/options.ts';
import { pointAt } from './verify/running.ts';

const ALL_CONFIRMED = 0;
const SOMEBODY_MISSES = 1;
const NOT_ASKED_SO = 2;
const USAGE =
  'hikeshi subscriptions [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--policy NAME|FILE] [--lang ja|en]';

/**
 * How it stands with one address: `filtered` when its filter keeps out what it should hear; `missing` when nobody subscribed it, or
 * somebody left with one click; `surplus` when it hears although neither policy nor settings name it.
 */
export type SubscriptionState = 'confirmed' | 'filtered' | 'waiting' | 'missing' | 'surplus';

export interface TopicSubscriber {
  readonly topic: string;
  readonly address: string;
  /** To whom its pages are addressed; alarms are addressed to nobody. */
  readonly person?: string;
  readonly standing: SubscriptionState;
}

/** `hikeshi subscriptions`: who is reached by pages and alarms. 0: all, and nobody else; 1: not so; 2: not asked so. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals: more } = readWords(argv, { ...TARGET, policy: { type: 'string' } });
    if (more.length > 0)
      throw new UsageError({
        ja: `${more.join(' ')} は hikeshi subscriptions に指定できません。`,
        en: `${more.join(' ')}: hikeshi subscriptions takes no such word`,
      });
    const [target, language] = [targetOf(values), languageAsked(values.lang)];
    pointAt(target);
    const used = await policyInForce(values.policy, target);
    const { policy } = used;
    const settings = readSettings(readContext(ROOT));
    const { subscriptionsOf } = await import('../../functions/adapters/channel/subscriptions.ts');
    const wanted = [
      ...policy.team.people.map(({ id, email }) => ({
        topic: `${target.stack}-pages`,
        address: email,
        person: id,
      })),
      ...watchers(settings, policy).map((address) => ({ topic: `${target.stack}-alarms`, address })),
    ];
    const topics = [`${target.stack}-pages`, `${target.stack}-alarms`];
    const found = await subscriptionsOf(topics);
    print(`${usedWords(used)[language]}\n`);
    return tell([...standings(wanted, found), ...surplus(wanted, found)], language);
  } catch (cause) {
    tellRefusal(cause, { argv, usage: [USAGE], explain: notDone });
    return NOT_ASKED_SO;
  }
}

/** How it stands with each wanted address. Two subscriptions of one address count as the better of the two. */
export function standings(
  wanted: readonly Omit<TopicSubscriber, 'standing'>[],
  found: readonly TopicSubscription[],
): readonly TopicSubscriber[] {
  return wanted.map((each) => ({ ...each, standing: standingOf(each, found) }));
}

function standingOf(
  { topic, address, person }: Omit<TopicSubscriber, 'standing'>,
  found: readonly TopicSubscription[],
): SubscriptionState {
  const attributes = person === undefined ? {} : { person };
  const own = found.filter((each) => each.topic === topic && each.address.toLowerCase() === address.toLowerCase());
  const confirmed = own.filter(({ isConfirmed }) => isConfirmed);
  if (confirmed.some(({ filter, scope }) => letsThrough(filter, scope, attributes))) return 'confirmed';
  if (confirmed.length > 0) return 'filtered';
  return own.length > 0 ? 'waiting' : 'missing';
}

/** Who hears and should not (any more): subscribed by hand, and so unknown to CloudFormation. */
export function surplus(
  wanted: readonly Omit<TopicSubscriber, 'standing'>[],
  found: readonly TopicSubscription[],
): readonly TopicSubscriber[] {
  const key = ({ topic, address }: Omit<TopicSubscriber, 'standing'>) => `${topic} ${address.toLowerCase()}`;
  const known = new Set(wanted.map(key));
  return found
    .filter((each) => !known.has(key(each)))
    .map(({ topic, address }) => ({ topic, address, standing: 'surplus' }));
}

const STANDINGS: Readonly<Record<SubscriptionState, Text>> = {
  confirmed: { ja: '確認済み', en: 'confirmed' },
  filtered: { ja: '不達    ', en: 'filtered ' },
  waiting: { ja: '確認待ち', en: 'waiting  ' },
  missing: { ja: '登録なし', en: 'missing  ' },
  surplus: { ja: '余分    ', en: 'surplus  ' },
};

function tell(heard: readonly TopicSubscriber[], language: Language): number {
  for (const { topic, address, standing } of heard) print(`${STANDINGS[standing][language]}  ${topic}  ${address}\n`);
  const wrong = heard.filter(({ standing }) => standing !== 'confirmed').length;
  const all = { ja: '全員に届き、余分な宛先はありません。', en: 'Everybody is reached, and nobody else.' };
  const some = {
    ja: `${heard.length}件のうち${wrong}件に対応が必要です。「不達」は登録のフィルターを直してください。「確認待ち」の方はSNSから届いたリンクを開いてください。「登録なし」は登録し直し、「余分」は登録を解除してください（docs/operations.md の4）。`,
    en: `${wrong} of ${heard.length} are not as they should be: the filter of "filtered" must be corrected, "waiting" must click the link SNS sent, "missing" must be subscribed again, "surplus" must be unsubscribed (docs/operations.md, 4).`,
  };
  print(`${(wrong === 0 ? all : some)[language]}\n`);
  return wrong === 0 ? ALL_CONFIRMED : SOMEBODY_MISSES;
}
