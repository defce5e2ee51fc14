import { SECOND_MS } from '../../../../../functions/domain/base/time/units.ts';
import type { Catcher, Retrier } from '../language/definition.ts';
import type { RandomSource } from '../language/intrinsics.ts';
import type { StateError } from '../language/state-error.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;
/** What the wildcard States.ALL leaves alone. States.Runtime is not retried or caught under any name. */
const NOT_OF_ALL = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether a list of error names means this failure. A result of a task that is too large is a failure of the task. */
function errorMatches(names: readonly string[], { error, isOfTask }: StateError): boolean {
  if (error === 'States.Runtime') return false;
  return names.some((name) => (isOfTask && name === 'States.ALL') || nameMatches(name, error));
}

function nameMatches(name: string, error: string): boolean {
  if (name === error) return true;
  if (name === 'States.ALL') return !NOT_OF_ALL.has(error);
  if (name === 'States.TaskFailed') return error !== 'States.Timeout' && !NOT_OF_ALL.has(error);
  return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
}

/** The tries that a state has made, retrier by retrier. */
export class RetryCount {
  readonly #used = new Map<Retrier, number>();

  /** How often the state was tried again, as `$$.State.RetryCount` says it. */
  get total(): number {
    return [...this.#used.values()].reduce((sum, used) => sum + used, 0);
  }

  /** How long to wait before the next try, in milliseconds, or null when there is none. Counts that try. */
  nextDelayMs(retriers: readonly Retrier[], failure: StateError, random: RandomSource): number | null {
    const retrier = retriers.find((candidate) => errorMatches(candidate.ErrorEquals, failure));
    if (retrier === undefined) return null;
    const used = this.#used.get(retrier) ?? 0;
    if (used >= (retrier.MaxAttempts ?? DEFAULT_ATTEMPTS)) return null;
    this.#used.set(retrier, used + 1);
    return delayMs(retrier, used, random);
  }
}

function delayMs(retrier: Retrier, used: number, random: RandomSource): number {
  const first = retrier.IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
  const grown = first * (retrier.BackoffRate ?? DEFAULT_BACKOFF_RATE) ** used;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  const share = retrier.JitterStrategy === 'FULL' ? random.fraction() : 1;
  return Math.round(seconds * share * SECOND_MS);
}

/** The first Catch that means this failure. */
export function catcherFor(catchers: readonly Catcher[], failure: StateError): Catcher | undefined {
  return catchers.find((candidate) => errorMatches(candidate.ErrorEquals, failure));
}
