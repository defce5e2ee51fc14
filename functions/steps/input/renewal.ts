import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/base/time/units.ts';
import type { Machine } from '../../domain/components/executions.ts';
import { DEFINITIONS } from './definitions.ts';

/** Step Functions ends an execution after a year or 25,000 history events; these stay far below. */
const ROUNDS_AT_MOST = 500;
const AGE_AT_MOST_MS = 300 * DAY_MS;
/** While a deployment runs, new code may meet the old definition for some minutes; renewing then would only spin. */
const SETTLED_MS = 10 * MINUTE_MS;
/** This many rounds within the time below make no progress. */
const SPINNING_MS = 5 * MINUTE_MS;

/** A workflow asks what is next again and again without getting anywhere: a fault of the rules. */
export class WorkflowSpins extends Error {
  override readonly name = 'WorkflowSpins';
}

export interface RunningExecution {
  readonly definition: string;
  readonly rounds: number;
  readonly startedAt: Instant;
  readonly at: Instant;
}

/**
 * Whether an execution should hand over to a new one: too many rounds, too old, or of another definition.
 * Throws WorkflowSpins when the rounds were used up in no time: that must fail, be paged and wait, not go on.
 */
export function renewalDue(machine: Machine, running: RunningExecution): boolean {
  const ageMs = toMs(running.at) - toMs(running.startedAt);
  const isUsedUp = running.rounds >= ROUNDS_AT_MOST;
  if (isUsedUp && ageMs < SPINNING_MS) throw new WorkflowSpins(`${running.rounds} rounds in ${ageMs} ms`);
  if (isUsedUp || ageMs >= AGE_AT_MOST_MS) return true;
  return running.definition !== DEFINITIONS[machine] && ageMs >= SETTLED_MS;
}
