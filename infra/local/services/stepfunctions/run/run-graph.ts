import type { StateGraph } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { ExecutionError } from '../language/state-error.ts';
import type { Branch } from './run.ts';
import { runState } from './run-state.ts';

/** Runs states one after the other, from StartAt to the one that ends; gives the last one's output. */
export async function runGraph(branch: Branch, graph: StateGraph, input: Json): Promise<Json> {
  let name: string | null = graph.StartAt;
  let data = input;
  while (name !== null) {
    const state: StateGraph['States'][string] | undefined = graph.States[name];
    if (state === undefined) throw new ExecutionError('States.Runtime', `there is no state '${name}'`);
    const step = await runState(branch, name, state, data);
    data = step.output;
    name = step.next;
  }
  return data;
}
