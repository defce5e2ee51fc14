import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { OpenIncident } from '../record/state.ts';
import type { Exposure } from '../record/told-record.ts';
import { concernsService, isRecovered } from './concern.ts';
import { factOf, isLikely, statedByPerson } from './situation.ts';

type Known = Pick<
  OpenIncident,
  'occurredAt' | 'restoredAt' | 'isOccurrenceApart' | 'timesByOutages' | 'statedByPeople' | 'exposure'
>;

interface Exposed {
  readonly state: Known;
  readonly facts: Facts;
}

/** From when to when data could be viewed; null where nothing says that it could, and where either moment is not known. */
export function exposureIn(situation: Exposed): Exposure | null {
  return exposureByTimes(situation) ?? (mayHaveLainOpen(situation) ? situation.state.exposure : null);
}

function exposureByTimes(situation: Exposed): Exposure | null {
  const { occurredAt, restoredAt, isOccurrenceApart, timesByOutages } = situation.state;
  // When a function was out of service says nothing of who could see the data.
  if (timesByOutages.size > 0) return null;
  if (!wasExposed(situation) || concernsService(situation) || isOccurrenceApart) return null;
  return occurredAt === null || restoredAt === null ? null : { from: occurredAt, to: restoredAt };
}

/** A wrong setting lays data open until it is put right, and data that was recovered lay open until then, by any cause. */
function wasExposed(situation: Exposed): boolean {
  const isBySetting = statedByPerson(situation, CAUSE) === SETTING;
  return isRecovered(situation) || (isBySetting && isLikely(situation, 'data.leak'));
}

/** What was known of one of two joined incidents stands until somebody states a leak or a cause that excludes it. */
function mayHaveLainOpen(situation: Exposed): boolean {
  const isOther = ![SETTING, 'unknown'].includes(String(factOf(situation, CAUSE)));
  return isLikely(situation, 'data.leak') && (isRecovered(situation) || !isOther);
}

const CAUSE = 'cause.kind';
const SETTING = 'misconfiguration';

/** The period of both, of two incidents that are joined; null where neither has one. */
export function togetherExposed(own: Exposure | null, other: Exposure | null): Exposure | null {
  if (own === null || other === null) return own ?? other;
  return { from: earlier(own.from, other.from), to: later(own.to, other.to) };
}

/** Whether a moment that was told of data alone is the beginning of the period that stands beside a disturbance of the service. */
export function isBeginningOfExposure(
  { exposure }: Pick<OpenIncident, 'exposure'>,
  facts: Facts,
  at: Instant | null,
): boolean {
  return exposure !== null && at === exposure.from && !concernsService({ facts });
}

/** Whether a moment that was told of data alone is the end of that period. */
export function isEndOfExposure(
  { exposure }: Pick<OpenIncident, 'exposure'>,
  facts: Facts,
  at: Instant | null,
): boolean {
  return exposure !== null && at === exposure.to && !concernsService({ facts });
}
