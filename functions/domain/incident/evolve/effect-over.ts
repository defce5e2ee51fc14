import { withImplied } from '../../rules/facts/implied.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService, EFFECTS, serviceStep } from '../situation/concern.ts';
import { hasStarted } from '../standing/notices.ts';

const FELT = 'service.felt';

/** Whether a statement says of an effect on the service that it is over: that there is none, together with the restoration. */
export function endsEffect(facts: Facts, { restoredAt }: StatedTimes): boolean {
  return EFFECTS.some((name) => facts[name] === NONE) && restoredAt !== undefined && restoredAt !== null;
}

/** The facts without those by which an effect is said to be over. */
export function besideEffects(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== NONE || !EFFECTS.includes(name)));
}

/**
 * Stated with the restoration, that there is no effect means that it is over: what was known of it stands, or what customers were
 * told of it. Stated by itself it means that there never was one. `over`: whether the recorded statement says that the effect is over.
 */
export function effectThatIsOver(
  state: OpenIncident,
  { facts, over = false }: { readonly facts: Facts; readonly over?: boolean },
  seq: number,
): Facts {
  if (state.restoredAt === null || state.restoredSeq !== seq) return {};
  const elsewhere = over ? state.merged.flatMap(({ told }) => told.map((one) => one.facts)) : [];
  const told = [...elsewhere, ...state.notices.filter(hasStarted).map(({ tells }) => tells.facts)];
  const names = (over ? EFFECTS : [FELT]).filter((name) => facts[name] === NONE);
  return Object.fromEntries(
    names.flatMap((name): [string, FactValue][] => {
      const all = [state.facts, ...told.toReversed()].map((one) => one[name] ?? UNKNOWN);
      const known = all.find((value) => value !== NONE && value !== UNKNOWN);
      if (known !== undefined) return [[name, known]];
      // Customers were told of an effect by another fact: this one never said more.
      return over && told.some((one) => concernsService({ facts: one })) ? [[name, UNKNOWN]] : [];
    }),
  );
}

/**
 * Stated while the service is down again, that there is no effect answers the question that this failure asked anew: what was told of an
 * earlier one stands. Stated while it is up, it is of the whole incident, and stays so when it fails again.
 */
export function deniedFrom(state: OpenIncident, facts: Facts, { person }: Moment): number | null {
  const stated = EFFECTS.map((name) => facts[name] ?? null);
  if (stated.includes(NONE)) {
    const from = state.restoredAt === null ? (state.firedAgain?.seq ?? 0) : 0;
    return Math.min(from, state.deniedFrom ?? from);
  }
  const isStill = serviceStep({ facts: withImplied({ ...state.facts, ...facts }) }) === NONE;
  return person === null || isStill ? state.deniedFrom : null;
}

const NONE = 'none';
const UNKNOWN = 'unknown';
