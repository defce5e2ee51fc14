import { DAY_MS } from '../../../../functions/domain/base/time/units.ts';
import { ApiError } from './api/api-error.ts';
import { checkArn } from './api/arns.ts';
import { type ExecutionRecord, recordOf } from './execution-record.ts';
import type { Execution } from './run/execution.ts';

/** A name is free again so long after its execution has ended. */
const NAME_KEPT_MS = 90 * DAY_MS;

/** Executions of this life and of earlier ones. */
export class Executions {
  readonly #live = new Map<string, Execution>();
  readonly #earlier = new Map<string, ExecutionRecord>();

  constructor(earlier: readonly ExecutionRecord[]) {
    for (const record of earlier) this.#earlier.set(record.executionArn, record);
  }

  add(execution: Execution): void {
    this.#earlier.delete(execution.facts.executionArn);
    this.#live.delete(execution.facts.executionArn);
    this.#live.set(execution.facts.executionArn, execution);
  }

  running(): Execution[] {
    return [...this.#live.values()].filter((execution) => execution.end === null);
  }

  /** The one that runs under this ARN, or undefined. */
  live(arn: string): Execution | undefined {
    return this.#live.get(arn);
  }

  find(arn: string): ExecutionRecord | undefined {
    const live = this.#live.get(arn);
    return live === undefined ? this.#earlier.get(arn) : recordOf(live);
  }

  /** Throws ApiError InvalidArn, ExecutionDoesNotExist. */
  get(arn: unknown): ExecutionRecord {
    checkArn(arn, 'execution');
    const record = this.find(arn);
    if (record === undefined) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return record;
  }

  /** Every execution, oldest first. */
  all(): ExecutionRecord[] {
    return [...this.#earlier.values(), ...[...this.#live.values()].map(recordOf)];
  }

  /**
   * The execution that a start under a taken name means: the running one, if the input is the same; null when the name
   * is free. Throws ApiError ExecutionAlreadyExists.
   */
  same(arn: string, input: string, nowMs: number): ExecutionRecord | null {
    const present = this.find(arn);
    if (present === undefined) return null;
    if (present.status === 'RUNNING' && present.input === input) return present;
    if (present.stopMs !== null && present.stopMs + NAME_KEPT_MS <= nowMs) return null;
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }
}
