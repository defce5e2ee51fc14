import type { Section } from '../../policy/shape/stages.ts';
import { ASSURANCES, DATA_FACTS, isDataHarmed } from '../../rules/facts/compare.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { DATA_HARMS, EFFECTS, raisesDataQuestion, serviceStep } from '../situation/concern.ts';
import { isLikely } from '../situation/situation.ts';
import { inOrder, sinceCorrection } from './what-was-told.ts';

/**
 * Whether a fact that changed leaves all that customers read as it was, be it graver or less: no sentence of the record tells of it. What a
 * person worded may have told more of it; of what is over, the record's own sentences say all.
 */
export function isReadTheSame(
  state: Pick<OpenIncident, 'restoredAt' | 'statedByPeople'>,
  notices: readonly Notice[],
  then: Facts,
  now: Facts,
): (name: string) => boolean {
  const isWorded = isInOwnWords(notices);
  return (name) =>
    !(isWorded && !(EFFECTS.includes(name) && state.restoredAt !== null)) && hasSameSentences(state, name, then, now);
}

/** Of the service customers read whether they feel it; of data, and of whose it is, where it came to harm; of a risk, only where nothing else is one. */
function hasSameSentences(state: Pick<OpenIncident, 'statedByPeople'>, name: string, then: Facts, now: Facts): boolean {
  if (EFFECTS.includes(name)) return serviceStep({ facts: then }) === serviceStep({ facts: now });
  if (name === 'risk') {
    const isBeside = (facts: Facts) => raisesDataQuestion({ state, facts: { ...facts, risk: 'unknown' } });
    return (isBeside(then) && isBeside(now)) || isLikely({ facts: then }, name) === isLikely({ facts: now }, name);
  }
  const isOfHarm = isDataHarmed(then) || isDataHarmed(now);
  return (OF_HARM.includes(name) && !isOfHarm) || (OF_PERSONS.includes(name) && isOfNobody(then) && isOfNobody(now));
}

/** What is told of data that came to harm alone, and, of that, what is told of persons' data alone. */
const OF_HARM = Object.keys({ ...DATA_FACTS, ...ASSURANCES }).filter(
  (name) => name !== 'cause.wrongful' && DATA_HARMS.every(([harm]) => harm !== name),
);
const OF_PERSONS: readonly string[] = ['data.sensitive', 'data.financial', 'data.mynumber', 'data.persons'];

/** What is stated of a kind of personal data counts, although it was said before that there is none. */
function isOfNobody(facts: Facts): boolean {
  const isPersonal = ['data.sensitive', 'data.mynumber'].some((name) => isLikely({ facts }, name));
  return facts['data.personal'] === 'none' && !isPersonal;
}

/** A person may have told more of it than the sentences of the record do. */
function isInOwnWords(notices: readonly Notice[]): boolean {
  return sinceCorrection(inOrder(notices)).some(
    ({ author, wording }) => author !== null && (wording?.written ?? TELLING).some((one) => TELLING.includes(one)),
  );
}

/** The sections that tell what customers feel, and of a risk. */
const TELLING: readonly Section[] = ['outline', 'impact', 'status'];
