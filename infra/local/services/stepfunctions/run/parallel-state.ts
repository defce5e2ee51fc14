import type { ParallelState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { runBeside } from './fork.ts';
import { type Branch, emit, type Frame } from './run.ts';

/** Runs the branches beside one another on the same input; gives the list of their outputs. */
export async function runParallel(frame: Frame, state: ParallelState, input: Json): Promise<Json> {
  const { branch } = frame;
  const startedEventId = emit(branch, 'ParallelStateStarted');
  const lines = state.Branches.map((graph) => async (scope: Branch['scope']) => {
    const inner: Branch = { ...branch, scope, previousEventId: startedEventId };
    return await branch.run.runGraph(inner, graph, input).finally(() => {
      branch.previousEventId = inner.previousEventId;
    });
  });
  try {
    const outputs = await runBeside(branch, lines, lines.length);
    emit(branch, 'ParallelStateSucceeded');
    return outputs;
  } catch (thrown) {
    emit(branch, 'ParallelStateFailed');
    throw thrown;
  }
}
