import { sameJson } from '../base/ledger/canonical.ts';
import type { Text } from '../base/text.ts';
import type { Instant } from '../base/time/instant.ts';
import { spokenDeadline, spokenText } from '../base/time/spoken.ts';
import { newestOfKind } from '../components/obligations/duties.ts';
import { owedNow } from '../incident/owed/owed-now.ts';
import type { IncidentDuty } from '../incident/record/duty.ts';
import type { OpenIncident } from '../incident/record/state.ts';
import type { Policy } from '../policy/shape/schema.ts';
import type { Deadline } from '../rules/deadline/duty.ts';
import type { OwedDuty } from '../rules/deadline/owed.ts';

/** What is known by now of a duty that was met in time: by the moments on record now it would have been due before. */
export interface LateByNow {
  readonly dueAt: Instant;
  readonly words: Text;
}

/**
 * The duties that were met in time by the moments of the incident as they were known then, and late by those known now: by their ids. What
 * was met keeps its times; this changes nothing and opens nothing.
 */
export function lateByNow(policy: Policy, state: OpenIncident): ReadonlyMap<string, LateByNow> {
  const reckoned = state.duties.flatMap((duty) => {
    const deadline = earlierDeadline(policy, state, duty);
    return deadline === null ? [] : [[duty.id, deadline] as const];
  });
  return new Map(reckoned);
}

function earlierDeadline(policy: Policy, state: OpenIncident, duty: IncidentDuty): LateByNow | null {
  const { settled, metAt, status } = duty;
  const moments = settled?.moments;
  if (status !== 'met' || metAt === null || moments === undefined || duty !== newestOfKind(state, duty.kind))
    return null;
  const { occurredAt, detectedAt, knownAt } = state;
  if (sameJson(moments, { occurredAt, detectedAt, knownAt })) return null;
  // By the same facts, so that only the moments tell the two apart.
  const [then, now] = [deadlineOf(policy, { ...state, ...moments }, duty), deadlineOf(policy, state, duty)];
  if (then?.at == null || now?.at == null || metAt > then.at || metAt <= now.at) return null;
  return { dueAt: now.at, words: words(policy, now, now.at, metAt) };
}

function deadlineOf(policy: Policy, state: OpenIncident, { kind, clause, owner }: IncidentDuty): Deadline | undefined {
  const isIt = (owed: OwedDuty) => owed.kind === kind && owed.clause === clause && owed.owner === owner;
  const given = { policy, state, actor: { kind: 'system', name: 'incident' }, at: state.at } as const;
  return owedNow(given).find(isIt)?.deadline;
}

function words({ zone }: Policy, { aim, derivation }: Deadline, dueAt: Instant, metAt: Instant): Text {
  const [due, done] = [spokenDeadline(dueAt, zone), spokenText(metAt, zone)];
  const [ja, en] = [derivation.ja.join(' → '), derivation.en.join(' → ')];
  return aim === true
    ? {
        ja: `現在記録されている日時による目標：${due.ja}（${ja}）。完了は${done.ja}のため、この日時では目標時刻を過ぎています。`,
        en: `By the times on record now, the target was ${due.en} (${en}); it was done on ${done.en}, after that target.`,
      }
    : {
        ja: `現在記録されている日時による期限：${due.ja}（${ja}）。完了は${done.ja}のため、この日時では期限を過ぎています。`,
        en: `By the times on record now, it was due ${due.en} (${en}); it was done on ${done.en}, late by those times.`,
      };
}
