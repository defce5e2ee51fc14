import { type Instant, instant } from '../../../../../functions/domain/base/time/instant.ts';
import type { NoticeText } from '../../../../../functions/domain/channels/notice-text.ts';
import { draftText, type NoticeDraft } from '../../../../../functions/domain/incident/notice/draft-text.ts';
import type { OpenIncident } from '../../../../../functions/domain/incident/record/state.ts';
import { disruptionIn } from '../../../../../functions/domain/incident/situation/stated-value.ts';
import type { StatementKey } from '../../../../../functions/domain/incident/situation/statement.ts';
import type { Policy } from '../../../../../functions/domain/policy/shape/schema.ts';
import type { Facts, FactValue } from '../../../../../functions/domain/rules/facts/values.ts';
import { earlier, OCCURRED } from '../drafted.ts';
import { DRAFTED, incidentOf } from '../incident-of.ts';

/** What was told of a fact, and what is known of it now. */
interface Corrected {
  readonly name: StatementKey;
  /** Other facts that stand then and now. */
  readonly beside?: Facts;
  readonly told: FactValue;
  readonly now: FactValue;
  /** Other facts that are known only now. */
  readonly also?: Facts;
}

/** A correction of a first notice that told one thing otherwise, with what that notice said. */
export function corrected(
  policy: Policy,
  { name, told, now, beside = {}, also = {} }: Corrected,
): NoticeDraft & { readonly sent: NoticeText } {
  const before = incident({ ...beside, ...factOf(name, told) }, momentOf(name, told));
  const { occurredAt, detectedAt, restoredAt } = before;
  const about = { policy, at: DRAFTED } as const;
  const first = {
    ...draftText({ ...about, state: before, stage: 'first', number: 1 }),
    facts: before.facts,
    times: { occurredAt, detectedAt, restoredAt },
    outages: before.outages,
    basedOn: before.seq,
  };
  const said = earlier(first);
  const state = incident({ ...beside, ...factOf(name, now), ...also }, momentOf(name, now));
  const news = { first: null, instead: null, toldOtherwise: [{ name, value: told }] };
  const draft = draftText({ ...about, state, stage: 'correction', number: 2, previous: said, corrected: said, news });
  return { ...draft, sent: first.text };
}

function incident(facts: Facts, more: Partial<OpenIncident>): OpenIncident {
  return incidentOf({ facts, statedByPeople: new Set(Object.keys(facts)), ...more });
}

function factOf(name: StatementKey, value: FactValue): Facts {
  const isFact = !['occurrence', 'detection', 'restoration', 'course', 'service.function'].includes(name);
  return isFact ? { [name]: value } : {};
}

function momentOf(name: StatementKey, value: FactValue): Partial<OpenIncident> {
  switch (name) {
    case 'occurrence':
      return { occurredAt: timeOf(value) };
    case 'detection':
      return { detectedAt: timeOf(value) ?? DRAFTED };
    case 'restoration':
      return { restoredAt: timeOf(value) };
    case 'service.function':
      return { outages: listOf(value).map((one) => ({ function: one, from: instant(OCCURRED), to: null, seq: 1 })) };
    case 'course': {
      const spells = listOf(value).map(disruptionIn);
      return {
        occurredAt: spells[0]?.from ?? null,
        outages: spells.flatMap(({ from, to }) => (from === null ? [] : [{ function: 'Export', from, to, seq: 1 }])),
      };
    }
    default:
      return {};
  }
}

function timeOf(value: FactValue): Instant | null {
  return value === 'unknown' ? null : instant(String(value));
}

function listOf(value: FactValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}
