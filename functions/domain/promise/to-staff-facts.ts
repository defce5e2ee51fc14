import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import { spokenAsWritten } from '../time/duration.ts';
import type { Promised } from './promise.ts';

type Keyed = Omit<Promised, 'to'>;

const SIGNALS = {
  alarms: { ja: '警報', en: 'Alarms' },
  findings: { ja: '検出結果', en: 'Findings' },
  health: { ja: '基盤の障害情報', en: 'Health events' },
  logins: { ja: 'サーバーへのログイン', en: 'Logins to servers' },
} as const;

/** What is taken as known without anybody saying it, and what is asked: signals, data sets, systems, facts of the policy's own. */
export function takenAsKnown(policy: Policy): Keyed[] {
  return [...signals(policy), ...dataSets(policy), ...systems(policy), ...ownFacts(policy)];
}

function signals({ signals: all }: Policy): Keyed[] {
  return (['alarms', 'findings', 'health', 'logins'] as const).flatMap((kind) =>
    all[kind].map(({ match, title, facts = {} }) => {
      const called = title === undefined ? { ja: '', en: '' } : { ja: `「${title.ja}」`, en: `“${title.en}”` };
      return {
        key: `signal.${kind}.${match.join('|')}`,
        text: stating(
          {
            ja: `${SIGNALS[kind].ja}（${match.join('、')}）${called.ja}`,
            en: [SIGNALS[kind].en, match.join(', '), called.en].filter((part) => part !== '').join(' '),
          },
          facts,
        ),
      };
    }),
  );
}

function dataSets({ dataSets: all }: Policy): Keyed[] {
  return Object.entries(all).map(([id, { title, role, class: asset, facts }]) => {
    const known = { ...(role && { 'data.role': role }), ...(asset && { 'asset.class': asset }), ...facts };
    return { key: `data-set.${id}`, text: stating(title, known) };
  });
}

function systems({ systems: all }: Policy): Keyed[] {
  return Object.entries(all).map(([id, { title, tolerableDowntime, facts }]) => {
    const away = { ja: spokenAsWritten(tolerableDowntime, 'ja'), en: spokenAsWritten(tolerableDowntime, 'en') };
    const named = { ja: `${title.ja}（停止は${away.ja}まで）`, en: `${title.en} (may be away ${away.en})` };
    return { key: `system.${id}`, text: Object.keys(facts).length === 0 ? named : stating(named, facts) };
  });
}

function ownFacts({ facts }: Policy): Keyed[] {
  return Object.entries(facts).map(([id, { ask, ...values }]) => ({
    key: `fact.${id}`,
    condition: values,
    text: { ja: `確認すること：${ask.ja}`, en: `Asked: ${ask.en}` },
  }));
}

/** `data.leak = possible`: facts go by their names, as in the policy file. */
function stating({ ja, en }: Text, facts: Readonly<Record<string, unknown>>): Text {
  const known = Object.entries(facts).map(([fact, value]) => `${fact} = ${[value].flat().join(', ')}`);
  if (known.length === 0) return { ja: `${ja}：分かることなし`, en: `${en}: proves nothing by itself` };
  return { ja: `${ja}：${known.join('、')}とみなす`, en: `${en}: taken as ${known.join(', ')}` };
}
