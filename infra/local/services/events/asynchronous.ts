import { MINUTE_MS, SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Turn } from '../../clock/clock.ts';
import { numberIn, objectIn, textIn } from '../../protocol/json.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { InvokeResult } from '../../settings/function-spec.ts';
import type { Template } from '../../template/template.ts';
import type { Queues } from '../sqs/queues.ts';

/** Lambda tries a failed asynchronous call again after one minute, then after two. */
const RETRY_AFTER_MS = [MINUTE_MS, 2 * MINUTE_MS];
const MOST_RETRIES = 2;
const OLDEST_SECONDS = 21_600;
const LONGEST_MESSAGE = 1024;

type FailedInvoke = InvokeResult & { ok: false };

export interface AsynchronousParts {
  readonly clock: CrashableClock;
  readonly template: Template;
  readonly queues: Queues;
  /** Throws AccessDenied when the function's role may not send to its queue of failures. */
  checkQueue(functionName: string, queueArn: string): void;
  invoke(functionArn: string, payload: unknown, turn: Turn): Promise<InvokeResult>;
  say(line: string): void;
}

/** Asynchronous invocations, as rules make them: retried, and at last put where the function's failures go. */
export class Asynchronous {
  readonly #parts: AsynchronousParts;

  constructor(parts: AsynchronousParts) {
    this.#parts = parts;
  }

  /**
   * Invokes until it succeeds or the retries are used up; `settled` then hears the last result, once. To be called in
   * a turn. A system that crashes in between has not settled the call.
   */
  async invoke(
    functionArn: string,
    payload: unknown,
    turn: Turn,
    settled: (result: InvokeResult) => void,
  ): Promise<void> {
    await this.#attempt(
      { functionArn, payload, turn, settled, startedAt: this.#parts.clock.now(), epoch: this.#parts.clock.epoch },
      0,
    );
  }

  async #attempt(task: Task, attempt: number): Promise<void> {
    const result = await this.#parts.invoke(task.functionArn, task.payload, task.turn);
    // The system crashed meanwhile: nobody waits for this call any more, and its caller will repeat it.
    if (task.epoch !== this.#parts.clock.epoch) return;
    if (result.ok) return task.settled(result);
    const name = task.functionArn.split(':').at(-1) ?? '';
    this.#parts.say(`${name} failed: ${result.errorType}: ${result.errorMessage}`);
    const rules = this.#rulesOf(name);
    const retryAt = this.#parts.clock.now() + (RETRY_AFTER_MS[attempt] ?? 0);
    const tooOld = retryAt - task.startedAt > rules.oldestSeconds * SECOND_MS;
    if (attempt >= rules.retries || tooOld) return this.#giveUp(task, result, rules.failureArn, attempt + 1);
    this.#parts.clock.schedule(retryAt, task.turn, () => this.#attempt(task, attempt + 1));
  }

  #giveUp(task: Task, result: FailedInvoke, queueArn: string | null, attempts: number): void {
    const name = task.functionArn.split(':').at(-1) ?? '';
    const kept = queueArn !== null && this.#keep(name, queueArn, task, result);
    const fate = kept ? `the event waits in ${queueArn.split(':').at(-1)}` : 'the event is dropped';
    this.#parts.say(`${name}: given up after ${attempts} attempts; ${fate}`);
    task.settled(result);
  }

  #keep(name: string, queueArn: string, task: Task, result: FailedInvoke): boolean {
    try {
      this.#parts.checkQueue(name, queueArn);
    } catch (error) {
      this.#parts.say(`refused: ${String(error)}`);
      return false;
    }
    this.#parts.queues.send(queueArn, JSON.stringify(task.payload), {
      ErrorCode: result.errorType,
      ErrorMessage: result.errorMessage.slice(0, LONGEST_MESSAGE),
      RequestID: task.turn.execution,
    });
    return true;
  }

  #rulesOf(name: string): { retries: number; oldestSeconds: number; failureArn: string | null } {
    const { template } = this.#parts;
    const config = template
      .of('AWS::Lambda::EventInvokeConfig')
      .find((each) => textIn(each.properties, 'FunctionName') === name)?.properties;
    const own = template.of('AWS::Lambda::Function').find((each) => each.id === name)?.properties ?? {};
    const failure = objectIn(objectIn(config ?? {}, 'DestinationConfig'), 'OnFailure');
    return {
      retries: numberIn(config ?? {}, 'MaximumRetryAttempts') ?? MOST_RETRIES,
      oldestSeconds: numberIn(config ?? {}, 'MaximumEventAgeInSeconds') ?? OLDEST_SECONDS,
      failureArn: textIn(failure, 'Destination') ?? textIn(objectIn(own, 'DeadLetterConfig'), 'TargetArn'),
    };
  }
}

interface Task {
  readonly functionArn: string;
  readonly payload: unknown;
  readonly turn: Turn;
  readonly settled: (result: InvokeResult) => void;
  readonly startedAt: number;
  readonly epoch: number;
}
