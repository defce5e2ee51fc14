import type { Instant } from '../../base/time/instant.ts';
import type { Disruption, Tellable } from '../../rules/facts/tellable.ts';
import type { FactValue } from '../../rules/facts/values.ts';
import { serviceStep } from './concern.ts';
import type { StatementKey } from './statement.ts';

/** The value of one of them, as facts have theirs; disturbances as intervals of ISO 8601-2, open at an end that is not known. */
export function statedValue({ facts, times, functions = [], course }: Tellable, name: StatementKey): FactValue {
  switch (name) {
    case 'occurrence':
      return times.occurredAt ?? 'unknown';
    case 'detection':
      return times.detectedAt ?? 'unknown';
    case 'restoration':
      return times.restoredAt ?? 'unknown';
    case 'service.function':
      return functions.length > 0 ? functions : 'unknown';
    case 'service.felt':
      return serviceStep({ facts });
    case 'course':
      return course.length > 0 ? course.map(intervalOf) : 'unknown';
    default:
      return facts[name] ?? 'unknown';
  }
}

const OPEN = '..';

function intervalOf({ from, to }: Disruption): string {
  return `${from ?? OPEN}/${to ?? OPEN}`;
}

/** The disturbance of an interval that `statedValue` made. */
export function disruptionIn(interval: string): Disruption {
  const [from = null, to = null] = interval.split('/').map((end) => (end === OPEN ? null : (end as Instant)));
  return { from, to };
}
