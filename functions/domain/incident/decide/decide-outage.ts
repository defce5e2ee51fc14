import { refuse } from '../../base/refusal.ts';
import { listed, quoted, type Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { nameOf } from '../../policy/people.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { failureBy } from '../evolve/evolve-outage.ts';
import { play } from '../evolve/play.ts';
import { withPeriodsKept } from '../evolve/times/keep-periods.ts';
import type { KeptPeriods } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { recordedName } from '../situation/concern.ts';
import { isOccurrenceOfData, notBefore } from '../standing/beginnings.ts';
import { timesOfOutages, timesWithout } from '../standing/outage-times.ts';
import { endedBy, withConsequences } from './decide-facts.ts';
import { periodsToKeep } from './stated/periods-to-keep.ts';
import { broughtBy } from './stated/told.ts';

/**
 * From when to when a function was out of service. Told again from the same moment, it is the same outage. Times of the
 * incident that nobody stated follow from the outages, and with them the duties that count from the occurrence. A restoration
 * does not outlast an outage that began after it, or that still goes on.
 */
export function decideOutage(given: Given, asked: CommandOf<'record-outage'>): DecideResult {
  const { at, state } = given;
  const command = { ...asked, to: notBefore(asked.to, asked.from) };
  const { function: what, from, to } = command;
  const problem = outageProblem({ from, to }, at, given.policy.zone);
  if (problem !== null) return refuse('invalid', problem);
  const same = state.outages.some((outage) => outage.function === what && outage.from === from && outage.to === to);
  if (same) return [];
  const plain = recording(given, command, {});
  const kept = periodsToKeep(given, plain);
  return withConsequences(given, kept === null ? plain : recording(given, command, kept), false);
}

/** `kept`: the periods of what happened to data, where the outage brings the service in. */
function recording(given: Given, command: CommandOf<'record-outage'>, kept: Partial<KeptPeriods>): IncidentEvent[] {
  const { function: what, from, to } = command;
  const state = withPeriodsKept(given.state, kept, { seq: given.state.seq + 1 });
  const { restoredAt } = asRecorded(state);
  const isAgain = restoredAt !== null && from > restoredAt;
  const again = isAgain ? ({ again: true } as const) : {};
  const recorded: IncidentEvent = {
    type: 'outage.recorded',
    function: what,
    from,
    to,
    ...broughtBy(command),
    ...again,
    ...(isBeforeOccurrence(state, to) && { begins: true }),
    ...kept,
  };
  const times = timesOfOutages(play(given, [recorded]), isAgain || to === null);
  return [recorded, ...following(times)];
}

/** Times of the incident that follow from its outages. */
function following(times: StatedTimes): IncidentEvent[] {
  return Object.keys(times).length > 0 ? [{ type: 'times.stated', times, basis: 'outages' }] : [];
}

/** What people stated as the occurrence was the beginning of a later disturbance, if an outage on record was over by then. */
function isBeforeOccurrence(state: OpenIncident, to: Instant | null) {
  const { occurredAt, timesByPeople } = state;
  const isOfService = timesByPeople.has('occurredAt') && !isOccurrenceOfData(state);
  return to !== null && occurredAt !== null && to < occurredAt && isOfService;
}

function outageProblem({ from, to }: { from: Instant; to: Instant | null }, at: Instant, zone: string): Text | null {
  const [begin, end] = [spokenText(from, zone), spokenText(to ?? from, zone)];
  if (from > at) {
    return {
      ja: `停止の開始日時（${begin.ja}）が未来の日時です。実際に停止した日時を入力してください。`,
      en: `The outage cannot begin in the future (${begin.en}). State when it began.`,
    };
  }
  if (to !== null && to < from) {
    return {
      ja: `停止の終了日時（${end.ja}）が開始日時（${begin.ja}）より前になっています。`,
      en: `The end of the outage (${end.en}) is before its beginning (${begin.en}).`,
    };
  }
  if (to === null || to <= at) return null;
  return {
    ja: `停止の終了日時（${end.ja}）が未来の日時です。復旧するまでは空欄のままにしてください。`,
    en: `The outage cannot end in the future (${end.en}). Leave the end out until it is over.`,
  };
}

/**
 * An outage that was recorded by mistake counts no more: the times that followed from it follow from those that are left, and the
 * restoration that it was taken to end stands again.
 */
export function decideOutageWithdrawal(given: Given, command: CommandOf<'withdraw-outage'>): DecideResult {
  const { state, actor } = given;
  const { function: name, from, reason } = command;
  const isOnRecord = state.outages.some((outage) => outage.function === name && outage.from === from);
  if (!isOnRecord) return refuse('invalid', noSuchOutage(given, command));
  const withdrawn: IncidentEvent = { type: 'outage.withdrawn', function: name, from, reason };
  const times = timesWithout(state, play(given, [withdrawn]), failureBy(state, command)?.restoredAt);
  const followed: IncidentEvent[] =
    Object.keys(times).length > 0 ? [{ type: 'times.stated', times, basis: 'outages', reason }] : [];
  return withConsequences(given, [withdrawn, ...followed], false).map((event) => endedBy(event, nameOf(actor), reason));
}

function noSuchOutage(
  { state, policy }: Given,
  { function: name, from }: Pick<CommandOf<'withdraw-outage'>, 'function' | 'from'>,
): Text {
  const said = (one: { readonly function: string; readonly from: Instant }): Text => {
    const [what, at] = [quoted(recordedName(policy, one.function)), spokenText(one.from, policy.zone)];
    return { ja: `${what.ja}（${at.ja}から）`, en: `${what.en} from ${at.en}` };
  };
  const [asked, known] = [said({ function: name, from }), listed(state.outages.map(said))];
  return known.ja === ''
    ? {
        ja: `次の停止は記録されていません：${asked.ja}。停止の記録は1件もありません。`,
        en: `No such outage is on record: ${asked.en}. None is recorded.`,
      }
    : {
        ja: `次の停止は記録されていません：${asked.ja}。記録されている停止は、次のとおりです：${known.ja}。`,
        en: `No such outage is on record: ${asked.en}. On record: ${known.en}.`,
      };
}
