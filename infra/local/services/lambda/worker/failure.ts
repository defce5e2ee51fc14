import type { FunctionFailure } from '../messages.ts';

/** What a handler threw, in Lambda's words: the error's name, its message, its stack line by line. */
export function failureOf(thrown: unknown): FunctionFailure {
  if (!(thrown instanceof Error)) {
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  }
  return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
}

/** The same under a name of Lambda's own, for what goes wrong outside the handler. */
export function runtimeFailure(errorType: string, thrown: unknown): FunctionFailure {
  return { ...failureOf(thrown), errorType };
}
