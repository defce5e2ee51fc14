import type { Scheduled } from '../../../clock/clock.ts';
import type { InvokeResult } from '../../../settings/function-spec.ts';
import type { Json } from '../language/json.ts';
import type { Frame } from './run.ts';
import type { TokenAnswer } from './task-tokens.ts';
import { standStill } from './waiting.ts';

/** What can happen to a task that is under way. */
export type TaskSignal =
  | { readonly kind: 'returned'; readonly result: InvokeResult }
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error: string; readonly cause: string }
  | { readonly kind: 'timeout'; readonly error: 'States.Timeout' | 'States.HeartbeatTimeout' };

/** When a task is given up, in milliseconds; null for never. */
export interface TaskLimits {
  readonly timeoutMs: number | null;
  readonly heartbeatMs: number | null;
}

/** Watches one try of a task: its function, its token, its timeout and its heartbeat. */
export class TaskWatch {
  readonly #frame: Frame;
  readonly #limits: TaskLimits;
  readonly #arrived: TaskSignal[] = [];
  readonly #forget: () => void;
  #wake: ((signal: TaskSignal) => void) | null = null;
  #timeout: Scheduled | null = null;
  #heartbeat: Scheduled | null = null;

  constructor(frame: Frame, limits: TaskLimits) {
    this.#frame = frame;
    this.#limits = limits;
    this.#forget = frame.branch.scope.onCancel(() => this.close());
  }

  /** Gives out a token on which the watch listens. */
  issueToken(): string {
    return this.#frame.branch.run.tokens.issue((answer) => this.#hear(answer));
  }

  /** Starts the clocks and invokes the function. */
  begin(functionArn: string, payload: Json): void {
    const { clock, turn, invoke, facts } = this.#frame.branch.run;
    this.#timeout = this.#alarm(this.#limits.timeoutMs, 'States.Timeout');
    this.#beat();
    clock.schedule(clock.now(), turn, async () => {
      const result = await invoke(functionArn, payload, turn, facts.roleArn);
      this.#deliver({ kind: 'returned', result });
    });
  }

  /** The next thing that happens; the state stands still until then. */
  async next(): Promise<TaskSignal> {
    const arrived = this.#arrived.shift();
    if (arrived !== undefined) return arrived;
    return await standStill<TaskSignal>(this.#frame.branch, (wake) => {
      this.#wake = wake;
      return () => {
        this.#wake = null;
      };
    });
  }

  /** Stops watching: the token is spent and the clocks are taken back. */
  close(): void {
    this.#forget();
    this.#timeout?.cancel();
    this.#heartbeat?.cancel();
    const token = this.#frame.taskToken;
    if (token !== null) this.#frame.branch.run.tokens.close(token);
  }

  #hear(answer: TokenAnswer): void {
    if (answer.kind === 'heartbeat') this.#beat();
    else this.#deliver(answer);
  }

  #beat(): void {
    this.#heartbeat?.cancel();
    this.#heartbeat = this.#alarm(this.#limits.heartbeatMs, 'States.HeartbeatTimeout');
  }

  #alarm(afterMs: number | null, error: 'States.Timeout' | 'States.HeartbeatTimeout'): Scheduled | null {
    if (afterMs === null) return null;
    const { clock, turn } = this.#frame.branch.run;
    return clock.schedule(clock.now() + afterMs, turn, () => this.#deliver({ kind: 'timeout', error }));
  }

  #deliver(signal: TaskSignal): void {
    const wake = this.#wake;
    this.#wake = null;
    if (wake === null) this.#arrived.push(signal);
    else wake(signal);
  }
}
