import { type Refusal, refuse } from '../../base/refusal.ts';
import { listed, quoted, type Text } from '../../base/text.ts';
import { DAY_MS } from '../../base/time/units.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import { callPeople, isStillCalling } from '../../components/paging/escalation.ts';
import { LEADING_ROLES, nameOf, peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import { ASSURANCES, DATA_FACTS, SERVICE_FACTS, takenBack } from '../../rules/facts/compare.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Given } from '../command/given.ts';
import type { DecisionStep } from '../evolve/play.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { PageAbout } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import type { Outage } from '../record/told-record.ts';
import { TIME_NAMES, timesOf } from '../standing/times.ts';
import { escalation, openPage } from './pages.ts';

interface StatedValues {
  readonly facts: Facts;
  readonly times: StatedTimes;
}

/**
 * What was known is not taken back, or made milder, without a reason on record; nor is anything stated that ends a duty which is
 * owed. Null where nothing of it happens.
 */
export function mustSayWhy(
  { policy, state }: Given,
  stated: StatedValues,
  outcome: readonly IncidentEvent[],
): Refusal | null {
  const { facts, times } = takenBackOf(policy, state, stated);
  const taken = [...facts.map((name) => askedOf(policy, name)), ...times.map((name) => TIME_NAMES[name])];
  const ended = endedIn(outcome).map((duty) => dutyTitle(policy, duty));
  if (taken.length === 0 && ended.length === 0) return null;
  const [whats, duties] = [listed(taken), listed(ended.map(quoted))];
  if (taken.length === 0) {
    return refuse('invalid', {
      ja: `この記録により、次の対応が不要となります：${duties.ja}。その判断の理由を「理由」に入力してください。`,
      en: `By this, something that is owed would no longer be: ${duties.en}. State the reason with it.`,
    });
  }
  return refuse('invalid', {
    ja: `記録済みの内容を取り消す、または軽い内容に改めるには、理由の記録が必要です：${whats.ja}。「理由」を入力してください。`,
    en: `To take back what was recorded, or make it milder, state the reason with it: ${whats.en}.`,
  });
}

/** A fact as it is asked for. */
export function askedOf(policy: Policy, name: string): Text {
  return quoted(factCatalogue(policy).get(name)?.ask ?? { ja: name, en: name });
}

/** Known facts and times that the statement takes back, or makes milder. */
function takenBackOf(policy: Policy, state: OpenIncident, { facts, times }: StatedValues) {
  const isRestored = (times.restoredAt === undefined ? state.restoredAt : times.restoredAt) !== null;
  // A service that is restored is impaired less: its restoration is the reason.
  const isExplained = (name: string) => isRestored && name.startsWith('service.') && facts[name] !== 'unknown';
  const taken = takenBack(policy, state.facts, facts).filter((name) => !isExplained(name));
  return { facts: taken, times: easedTimes(state, times) };
}

/** Times from which deadlines count, and that are later by this, or not known any more. */
function easedTimes(state: OpenIncident, times: StatedTimes): ('occurredAt' | 'detectedAt' | 'knownAt')[] {
  const { occurredAt = state.occurredAt, detectedAt = state.detectedAt, knownAt = state.knownAt } = times;
  const isLater = (was: string | null, is: string | null) => was !== null && (is === null || is > was);
  return [
    ...(isLater(state.occurredAt, occurredAt) ? (['occurredAt'] as const) : []),
    ...(isLater(state.detectedAt, detectedAt) ? (['detectedAt'] as const) : []),
    ...(isLater(state.knownAt, knownAt) ? (['knownAt'] as const) : []),
  ];
}

/** Duties that these events end without any other of their kind in their place. */
function endedIn(events: readonly IncidentEvent[]): string[] {
  const opened = events.flatMap((event) => (event.type === 'duty.opened' ? [event.kind] : []));
  return events.flatMap((event) =>
    event.type === 'duty.voided' && !opened.includes(kindOf(event.duty)) ? [event.duty] : [],
  );
}

function kindOf(duty: string): string {
  return duty.replace(/#\d+$/, '');
}

/**
 * The person who leads is called when known facts or times were taken back or made milder, or a duty that was owed ended by what was stated:
 * everybody but the person who stated it.
 */
export function callForTakenBack(before: OpenIncident): DecisionStep {
  return (given) => {
    const { policy, state, actor, at } = given;
    const now = { facts: state.facts, times: timesOf(state) };
    const taken = actor.kind === 'person' ? takenBackOf(policy, before, now) : { facts: [], times: [] };
    const ended = before.duties.filter((duty) => isOwed(duty) && isVoid(state, duty.id)).map(({ id }) => id);
    const outages = withdrawnOutages(before, state);
    const gone = outages.length > 0 ? { outages } : {};
    const about = { by: nameOf(actor), ...taken, ...gone, ended, isReasonGiven: actor.kind === 'person' };
    const isNone = taken.facts.length + taken.times.length + outages.length + ended.length === 0;
    if (isNone || isToldAlready(given, about)) return [];
    const appointed = callPeople(
      state.response.appointed.map(({ person }) => person),
      at,
    );
    const leads = LEADING_ROLES.flatMap((role) => peopleWith(policy, role).map(({ id }) => id));
    const routes = [appointed, escalation(given), callPeople(leads, at)];
    const others = routes.map((steps) => steps.filter(({ person }) => person !== nameOf(actor)));
    const called = others.find((steps) => steps.length > 0) ?? [];
    return called.length === 0 ? [] : [openPage(given, 'taken-back', null, called, about)];
  };
}

/** The functions of outages that were on record before, each once. */
function withdrawnOutages(before: OpenIncident, { outages }: OpenIncident): string[] {
  const isGone = (one: Outage) => !outages.some((other) => other.function === one.function && other.from === one.from);
  return [...new Set(before.outages.filter(isGone).map((one) => one.function))];
}

/** Facts that go to and fro while nobody answers call people once in so long, where no customer hears of them and no duty ends. */
const TO_AND_FRO_MS = 90 * DAY_MS;
const HEARD_OF: readonly string[] = Object.keys({ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES });

/** A page that is under way tells of all of it. One of an earlier release tells of nothing in particular. */
function isToldAlready(
  { state: { pages }, at }: Given,
  { facts = [], times = [], outages = [], ended = [] }: PageAbout,
): boolean {
  const isHeard = facts.some((name) => HEARD_OF.includes(name)) || [...times, ...outages, ...ended].length > 0;
  const within = isHeard ? undefined : TO_AND_FRO_MS;
  const waiting = pages
    .filter((page) => page.why === 'taken-back' && isStillCalling(page, at, within))
    .map(({ about }) => about);
  return waiting.some(
    (one) =>
      facts.every((name) => one.facts?.includes(name)) &&
      times.every((name) => one.times?.includes(name)) &&
      outages.every((name) => one.outages?.includes(name)) &&
      ended.every((duty) => one.ended?.includes(duty)),
  );
}

function isVoid(state: OpenIncident, id: string): boolean {
  const duty = state.duties.find((one) => one.id === id);
  return duty?.status === 'void' && !state.duties.some((one) => one.kind === duty.kind && isOwed(one));
}
