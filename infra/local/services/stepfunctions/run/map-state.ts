import type { MapState, StateGraph } from '../language/definition.ts';
import { isList, type Json } from '../language/json.ts';
import { requirePath } from '../language/paths.ts';
import { EvaluationError } from '../language/state-error.ts';
import { contextObject, scopeOf } from './context-object.ts';
import { afterParameters } from './data-flow.ts';
import { runBeside } from './fork.ts';
import { type Branch, emit, type Frame } from './run.ts';

/** The most items that an inline Map runs at a time, whatever it asks for. */
const MOST_ITEMS_AT_A_TIME = 40;

/** Runs the same states for each item of a list; gives the list of the outputs, in the order of the items. */
export async function runMap(frame: Frame, state: MapState, input: Json): Promise<Json> {
  const { branch } = frame;
  const items = itemsOf(frame, state, input);
  const graph = state.ItemProcessor ?? state.Iterator;
  if (graph === undefined)
    throw new EvaluationError('States.Runtime', 'the Map has neither ItemProcessor nor Iterator');
  const startedEventId = emit(branch, 'MapStateStarted', { length: items.length });
  const lines = items.map((item, index) => (scope: Branch['scope']) => {
    const map = { Item: { Index: index, Value: item } };
    return runItem(frame, state, graph, input, { ...branch, scope, map, previousEventId: startedEventId });
  });
  try {
    const outputs = await runBeside(branch, lines, concurrency(frame, state, input));
    emit(branch, 'MapStateSucceeded');
    return outputs;
  } catch (thrown) {
    emit(branch, 'MapStateFailed');
    throw thrown;
  }
}

async function runItem(frame: Frame, state: MapState, graph: StateGraph, input: Json, inner: Branch): Promise<Json> {
  const { run, scope } = inner;
  const details = { name: frame.stateName, index: indexOf(inner) };
  emit(inner, 'MapIterationStarted', details);
  const forget = scope.onCancel(() =>
    run.history.addIfRoom('MapIterationAborted', inner.previousEventId, run.clock.now(), details),
  );
  try {
    const output = await run.runGraph(inner, graph, itemInput({ ...frame, branch: inner }, state, input));
    emit(inner, 'MapIterationSucceeded', details);
    return output;
  } catch (thrown) {
    emit(inner, 'MapIterationFailed', details);
    throw thrown;
  } finally {
    forget();
    frame.branch.previousEventId = inner.previousEventId;
  }
}

function indexOf(inner: Branch): Json {
  const item = inner.map?.Item;
  return typeof item === 'object' && item !== null && 'Index' in item ? item.Index : 0;
}

/** What one item's states get: the item, or what ItemSelector (Parameters, in its old spelling) makes of it. */
function itemInput(itemFrame: Frame, state: MapState, input: Json): Json {
  const template = state.ItemSelector ?? state.Parameters;
  if (template !== undefined) return afterParameters(itemFrame, template, input);
  return requirePath('$$.Map.Item.Value', { data: input, context: contextObject(itemFrame) }, 'ItemSelector');
}

function itemsOf(frame: Frame, state: MapState, input: Json): readonly Json[] {
  const path = state.ItemsPath ?? '$';
  const found = requirePath(path, scopeOf(frame, input), 'ItemsPath');
  if (isList(found)) return found;
  const message = `Reference path "${path}" must point to array.`;
  throw new EvaluationError('States.Runtime', message);
}

function concurrency(frame: Frame, state: MapState, input: Json): number {
  const asked =
    state.MaxConcurrencyPath === undefined
      ? (state.MaxConcurrency ?? 0)
      : Number(requirePath(state.MaxConcurrencyPath, scopeOf(frame, input), 'MaxConcurrencyPath'));
  return asked > 0 ? Math.min(asked, MOST_ITEMS_AT_A_TIME) : MOST_ITEMS_AT_A_TIME;
}
