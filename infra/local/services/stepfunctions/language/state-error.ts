/** A state has failed, under a name that Retry and Catch are asked about. */
export class StateError extends Error {
  override readonly name = 'StateError';
  readonly error: string;
  readonly reason: string;
  /** A task's own failure, which wildcards mean whatever its name. */
  readonly isOfTask: boolean;

  constructor(error: string, reason: string, isOfTask = false) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
    this.isOfTask = isOfTask;
  }
}

/** A path or a value did not fit what the state received. The state that was running is added to the cause. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly error: string;

  constructor(error: string, message: string) {
    super(message);
    this.error = error;
  }
}

/** The execution as a whole cannot go on; no Catch is asked. */
export class ExecutionError extends Error {
  override readonly name = 'ExecutionError';
  readonly error: string;

  constructor(error: string, message: string) {
    super(message);
    this.error = error;
  }
}

/** The failure that a state shows for whatever was thrown in it; what is neither is a fault of ours and goes on. */
export function asStateError(thrown: unknown, state: string, enteredEventId: number): StateError {
  if (thrown instanceof StateError) return thrown;
  if (!(thrown instanceof EvaluationError)) throw thrown;
  const where = `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}).`;
  return new StateError(thrown.error, `${where} ${thrown.message}`);
}
