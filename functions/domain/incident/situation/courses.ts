import type { Instant } from '../../base/time/instant.ts';
import { withImplied } from '../../rules/facts/implied.ts';
import type { Lasting } from '../../rules/facts/tellable.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import { beginningsKnown, dataBegan, eachBegun, isOccurrenceOfData } from '../standing/beginnings.ts';
import { concernsService, raisesDataQuestion } from './concern.ts';
import { exposuresIn } from './exposure.ts';
import { lastingIn } from './lasting.ts';
import { isOfData } from './of-data.ts';

/** Whether it is of data and of the service as well. */
export function isOfBoth(state: OpenIncident): boolean {
  return (
    beginningsKnown(state.courses) !== null || (isOfService(state) && raisesDataQuestion({ state, facts: state.facts }))
  );
}

/** What happened to data alone so far: when it occurred says nothing of a disturbance of the service. */
export function isAboutDataAlone(state: OpenIncident, stated: Facts = {}): boolean {
  const facts = { ...state.facts, ...stated };
  return raisesDataQuestion({ state, facts }) && !concernsService({ facts });
}

/** The one thing that it is of; null for both, and for neither. */
export function thingAlone(state: OpenIncident): Thing | null {
  if (isOfBoth(state)) return null;
  return isAboutDataAlone(state) ? 'data' : isOfService(state) ? 'service' : null;
}

function isOfService({ facts, outages }: OpenIncident): boolean {
  return outages.length > 0 || concernsService({ facts });
}

/** Of two things that began apart, the one that is left once the other is ruled out; null while both stand, or neither does. */
export function thingLeft(state: OpenIncident): Thing | null {
  if (beginningsKnown(state.courses) === null) return null;
  const [left, other] = thingsLeft(state);
  return left === undefined || other !== undefined ? null : left;
}

/** Which of the two an incident still is of. */
export function thingsLeft(state: OpenIncident): readonly Thing[] {
  const { facts, outages } = state;
  const isLeft = (names: readonly string[], values: ReadonlySet<string>) =>
    names.some((name) => values.has(String(facts[name])));
  const isFelt = isKnown(facts['service.felt']) ? isLeft(['service.felt'], LIKELY) : isLeft(EFFECTS, IMPAIRED);
  const isService = outages.length > 0 || isKnown(facts.systems) || isFelt;
  const isBeyond = isLeft(['spread', 'risk'], LIKELY) || isLeft(['cause.kind'], ATTACKS);
  const isData = isOfData(state) || isBeyond || isKnown(facts['data.sets']) || isKnown(facts.systems);
  return [...(isData ? (['data'] as const) : []), ...(isService ? (['service'] as const) : [])];
}

const LIKELY: ReadonlySet<string> = new Set(['possible', 'confirmed']);
const EFFECTS: readonly string[] = ['service.impact', 'service.long'];
const IMPAIRED: ReadonlySet<string> = new Set(['minor', 'major', 'possible', 'confirmed']);
const ATTACKS: ReadonlySet<string> = new Set(['malware', 'intrusion']);

function isKnown(value: FactValue | undefined): boolean {
  return (value ?? 'unknown') !== 'unknown';
}

/** The incident with the moments of one of its two things; unchanged where none is named, or where it is of one thing alone. */
export function asOfThing(state: OpenIncident, named: Thing | undefined, at: Instant): OpenIncident {
  const of = named ?? (thingLeft(state) === 'data' ? 'data' : undefined);
  const opened = state.courses.data.over.at(-1)?.to ?? null;
  if (of === undefined && isBesideOutages(state)) return { ...state, restoredAt: opened };
  if (!isOfBoth(state) && isAboutDataAlone(state)) return { ...state, occurredAt: ownBeginning(state) };
  if (of === undefined || !isOfBoth(state)) return state;
  const began = eachBegun(state);
  if (of === 'data') return { ...state, occurredAt: ownBeginning(state), restoredAt: opened };
  const unknown = isOccurrenceOfData(state) ? null : state.occurredAt;
  // When the other thing was noticed and known says nothing of when the service was disturbed.
  return { ...state, occurredAt: began?.service ?? unknown, detectedAt: at, knownAt: null };
}

/** That of the data, where the occurrence was not stated of the service alone. */
function ownBeginning(state: OpenIncident): Instant | null {
  return isOfBoth(state) || state.courses.begun === 'service' ? dataBegan(state) : state.occurredAt;
}

/** Whether an end that is stated so is that of the data, also where the service was disturbed by then: it restores nothing. */
export function endsDataAlone(state: OpenIncident, of: Thing | undefined): boolean {
  const thing = of ?? thingLeft(state);
  return thing === null ? isBesideOutages(state) : thing === 'data' && isOfBoth(state);
}

/** Whether an end belongs to the data although its beginning is unknown and no period is on record. */
export function isEndAlone(state: OpenIncident, stated: StatedTimes, of: Thing | undefined): boolean {
  const { occurredAt, restoredAt } = stated;
  if (restoredAt == null || occurredAt !== undefined || state.courses.data.over.length > 0 || !isOfBoth(state))
    return false;
  return isEndOfDataAlone(state, stated, of ?? thingLeft(state) ?? undefined) && ownBeginning(state) === null;
}

/** Nothing of the service is restored before it was disturbed. */
export function isEndOfDataAlone(state: OpenIncident, { restoredAt: at }: StatedTimes, of: Thing | undefined): boolean {
  if (at === undefined) return false;
  if (of !== undefined) return of === 'data';
  const began = eachBegun(state)?.service ?? null;
  return isBesideOutages(state) || (began !== null && at !== null && at < began);
}

/** Data lay open, and outages of functions that nobody is said to feel are on record with their own ends. */
function isBesideOutages(state: OpenIncident): boolean {
  return state.courses.data.over.length > 0 && state.outages.length > 0 && isAboutDataAlone(state);
}

/** When what happened to data was over, and what of it goes on. */
export interface DataEnds {
  /** Of each period; null while it is not known. */
  readonly ends: readonly (Instant | null)[];
  readonly lasting: Lasting | null;
  /** The service has an end of its own. */
  readonly isApart: boolean;
}

/** The same, where it has ends apart from the restoration of the service, or goes on after one; null where the incident has one end. */
export function dataEnds(state: OpenIncident): DataEnds | null {
  const { over } = state.courses.data;
  const situation = { state, facts: withImplied(state.facts) };
  const lasting = lastingIn(situation);
  const isKept = over.length > 0;
  const isApart = isKept ? isOfBoth(state) || isBesideOutages(state) : beginningsKnown(state.courses) !== null;
  if (!isApart && lasting === null) return null;
  const ends = (isKept ? over : exposuresIn(situation)).map(({ to }) => to);
  return { ends: ends.length === 0 && lasting === null ? [null] : ends, lasting, isApart };
}
