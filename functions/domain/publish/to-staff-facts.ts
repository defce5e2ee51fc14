import { listed, type Text } from '../base/text.ts';
import { spokenAsWritten } from '../base/time/duration.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { factCatalogue } from '../rules/facts/catalogue.ts';
import { valueTitle } from '../rules/facts/value-title.ts';
import type { Facts, FactValue } from '../rules/facts/values.ts';
import type { UnaddressedPromise } from './promise.ts';

const SIGNALS = {
  alarms: { ja: '警報', en: 'Alarms' },
  findings: { ja: '検出結果', en: 'Findings' },
  health: { ja: '基盤の障害情報', en: 'Health events' },
  logins: { ja: 'サーバーへのログイン', en: 'Logins to servers' },
} as const;

/** What is taken as known without anybody saying it, and what is asked: signals, data sets, systems, facts of the policy's own. */
export function takenAsKnown(policy: Policy): UnaddressedPromise[] {
  return [...signals(policy), ...dataSets(policy), ...systems(policy), ...ownFacts(policy)];
}

function signals(policy: Policy): UnaddressedPromise[] {
  return (['alarms', 'findings', 'health', 'logins'] as const).flatMap((kind) =>
    policy.signals[kind].map(({ match, title, facts = {} }) => {
      const called = title === undefined ? { ja: '', en: '' } : { ja: `「${title.ja}」`, en: `“${title.en}”` };
      return {
        key: `signal.${kind}.${match.join('|')}`,
        text: stating(
          policy,
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

function dataSets(policy: Policy): UnaddressedPromise[] {
  return Object.entries(policy.dataSets).map(([id, { title, role, class: asset, facts }]) => {
    const known = { ...(role && { 'data.role': role }), ...(asset && { 'asset.class': asset }), ...facts };
    return { key: `data-set.${id}`, text: stating(policy, title, known) };
  });
}

function systems(policy: Policy): UnaddressedPromise[] {
  return Object.entries(policy.systems).map(([id, { title, tolerableDowntime, facts }]) => {
    const away = { ja: spokenAsWritten(tolerableDowntime, 'ja'), en: spokenAsWritten(tolerableDowntime, 'en') };
    const named = { ja: `${title.ja}（停止は${away.ja}まで）`, en: `${title.en} (may be away ${away.en})` };
    return { key: `system.${id}`, text: Object.keys(facts).length === 0 ? named : stating(policy, named, facts) };
  });
}

function ownFacts({ facts }: Policy): UnaddressedPromise[] {
  return Object.entries(facts).map(([id, { ask, ...values }]) => ({
    key: `fact.${id}`,
    condition: values,
    text: { ja: `確認すること：${ask.ja}`, en: `Asked: ${ask.en}` },
  }));
}

/** `“Has customer data leaked?” possible [data.leak]`: by the question that a person would answer, and the name to type. */
function stating(policy: Policy, { ja, en }: Text, facts: Facts): Text {
  const known = Object.entries(facts).map(([fact, value]) => statement(policy, fact, value));
  if (known.length === 0) return { ja: `${ja}：分かることなし`, en: `${en}: proves nothing by itself` };
  const { ja: said, en: saidEn } = listed(known);
  return { ja: `${ja}：${said}とみなす`, en: `${en}: taken as ${saidEn}` };
}

function statement(policy: Policy, fact: string, value: FactValue): Text {
  const ask = factCatalogue(policy).get(fact)?.ask ?? { ja: fact, en: fact };
  const title = valueTitle(policy, value, fact);
  return { ja: `「${ask.ja}：${title.ja}」［${fact}］`, en: `“${ask.en} ${title.en}” [${fact}]` };
}
