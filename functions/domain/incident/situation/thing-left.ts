import type { FactValue } from '../../rules/facts/values.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import { isOfData } from './of-data.ts';

/** Of two things that began apart, the one that is left once the other is ruled out; null while both stand, or neither does. */
export function thingLeft(state: OpenIncident): Thing | null {
  if (state.beginnings === null) return null;
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
