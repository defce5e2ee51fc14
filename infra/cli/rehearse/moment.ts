import { fromMs, type Instant, later, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from '../../../functions/domain/base/time/units.ts';
import type { Scenario, ScenarioStep } from './scenario-schema.ts';

const PARTS = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The milliseconds of a checked ISO 8601 duration. Days are 24 hours: a rehearsal counts elapsed time. */
export function durationMs(text: string): number {
  const [, weeks, days, hours, minutes, seconds] = PARTS.exec(text) ?? [];
  const parts: [string | undefined, number][] = [
    [weeks, WEEK_MS],
    [days, DAY_MS],
    [hours, HOUR_MS],
    [minutes, MINUTE_MS],
    [seconds, SECOND_MS],
  ];
  return parts.reduce((sum, [count, unitMs]) => sum + Number(count ?? 0) * unitMs, 0);
}

/** A step with its moment and its number in the file, from 1. */
export interface TimedStep {
  readonly number: number;
  readonly at: Instant;
  readonly step: ScenarioStep;
}

/** The steps in the order in which they are played: by time, then as they stand in the file. */
export function stepsInOrder(scenario: Scenario): TimedStep[] {
  const start = fromMs(Date.parse(scenario.start));
  const timed = scenario.steps.map((step, index) => ({ number: index + 1, at: momentOf(step.at, start), step }));
  return timed.toSorted((a, b) => Number(a.at > b.at) - Number(a.at < b.at) || a.number - b.number);
}

/** When the play ends: so long after the last step, or after the start when there is none. */
export function endOf(scenario: Scenario): Instant {
  const start = fromMs(Date.parse(scenario.start));
  const last = stepsInOrder(scenario).at(-1)?.at ?? start;
  return plusMs(later(last, start), durationMs(scenario.until));
}

function momentOf(at: string, start: Instant): Instant {
  return at.startsWith('P') ? plusMs(start, durationMs(at)) : fromMs(Date.parse(at));
}
