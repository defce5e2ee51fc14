import type { Instant } from '../../functions/domain/base/time/instant.ts';
import { spokenTime } from '../../functions/domain/base/time/spoken.ts';
import type { OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { recoveries } from '../../functions/domain/incident/situation/disruptions.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { levelTitle } from '../../functions/domain/policy/titles.ts';
import { dutyTitle } from '../../functions/domain/rules/deadline/title.ts';
import { factCatalogue } from '../../functions/domain/rules/facts/catalogue.ts';
import { knownFacts } from '../../functions/domain/rules/facts/derived.ts';
import { valueTitle } from '../../functions/domain/rules/facts/value-title.ts';
import type { Told } from './story.ts';

/** What was on record when a notice was written, for a reader who judges it: in Japanese, with the names that commands use. */
export function recordText(policy: Policy, told: Told, texts: ReadonlyMap<string, string>): string {
  const { known, at, written, draft } = told;
  const time = (moment: Instant | null) => (moment === null ? '記録なし' : spokenTime(moment, policy.zone, 'ja'));
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [
      '日時',
      [
        `この文面の基準日時：${time(at)}`,
        `発生：${time(known.occurredAt)}`,
        `検知：${time(known.detectedAt)}`,
        ...recoveries(known).map((one) => `復旧：${time(one.restoredAt)}、再発：${time(one.againAt)}`),
        `復旧：${time(known.restoredAt)}`,
      ],
    ],
    ['レベル', [levelTitle(policy, known.assessment.level).ja]],
    ['事実', factLines(policy, known)],
    [
      '停止',
      known.outages.map((one) => `${one.function}：${time(one.from)}から${one.to === null ? '継続中' : time(one.to)}`),
    ],
    ['対応策（日時は、実施が記録された日時）', measureLines(policy, known, texts, time)],
    ['報告の要否', known.reports.map((one) => `${one.report}：${one.standing}（${one.strength}）`)],
    [
      '実施が記録された報告',
      known.response.reports.map((one) => `${dutyTitle(policy, one.report).ja}（${one.report}）：${time(one.at)}`),
    ],
    [
      'その他の義務',
      known.duties
        .filter(({ kind }) => !kind.startsWith('measure.'))
        .map(({ id, status, metAt }) => `${dutyTitle(policy, id).ja}（${id}）：${status}、${time(metAt)}`),
    ],
    ['再発防止計画', planLines(known, texts)],
    [
      'これまでの通知',
      known.notices
        .filter(({ startedAt }) => startedAt !== null)
        .map(({ number, stage, startedAt }) => `第${number}報（${stage}）：${time(startedAt)}に送信`),
    ],
    ['担当者が記入した項目', written],
    ['作成者および承認者への確認事項', draft.cautions.map(({ about, sections }) => `${about}：${sections.join('、')}`)],
  ];
  return `${parts.map(([heading, lines]) => [`■ ${heading}`, ...(lines.length === 0 ? ['なし'] : lines)].join('\n')).join('\n\n')}\n`;
}

function factLines(policy: Policy, { facts, statedByPeople }: OpenIncident): string[] {
  const catalogue = factCatalogue(policy);
  const all = knownFacts(policy, facts);
  return Object.entries(all)
    .filter(([, value]) => value !== 'unknown')
    .map(([name, value]) => {
      const by = facts[name] === undefined ? '対応方針から導出' : statedByPeople.has(name) ? '担当者' : 'シグナル';
      return `${name}（${catalogue.get(name)?.ask.ja ?? name}）：${valueTitle(policy, value, name).ja}（${String(value)}、${by}）`;
    });
}

function measureLines(
  policy: Policy,
  { duties, response }: OpenIncident,
  texts: ReadonlyMap<string, string>,
  time: (moment: Instant | null) => string,
): string[] {
  return duties
    .filter(({ kind }) => kind.startsWith('measure.'))
    .map(({ id, kind, metAt, restricts, lifts = [] }) => {
      const own = response.measures.find((one) => `measure.${one.kind}` === kind)?.title;
      const title = own === undefined ? dutyTitle(policy, id).ja : (texts.get(own.content) ?? id);
      const names = [...(restricts?.recorded ?? []), ...(restricts?.stated ?? [])];
      const of = names.length === 0 ? '' : `、対象機能：${names.join('、')}`;
      const ended = lifts.length === 0 ? '' : `、解除した制限：${lifts.join('、')}`;
      return `${title}（${id}）：${metAt === null ? '未実施' : time(metAt)}${of}${ended}`;
    });
}

function planLines({ response: { plan } }: OpenIncident, texts: ReadonlyMap<string, string>): string[] {
  if (plan === null) return [];
  const text = (part: 'technical' | 'organisational') => texts.get(plan[part].content) ?? '';
  return [`状態：${plan.decision}`, `技術的な対策：${text('technical')}`, `組織的な対策：${text('organisational')}`];
}
