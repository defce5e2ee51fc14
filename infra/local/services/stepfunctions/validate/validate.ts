import type { Definition } from '../language/definition.ts';
import { isList, isObject, type Json, type JsonObject } from '../language/json.ts';
import { GRAPH_FIELDS, MACHINE_FIELDS } from './validate-fields.ts';
import { checkFields, type ReportProblem } from './validate-report.ts';
import { checkState } from './validate-state.ts';

/** One thing that is wrong with a definition, and where. */
export interface DefinitionProblem {
  readonly path: string;
  readonly message: string;
}

/** The definition is not one, or asks for something that is not served here. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly problems: readonly DefinitionProblem[];

  constructor(problems: readonly DefinitionProblem[]) {
    super(problems.map(({ path, message }) => `${message} at ${path}`).join('; '));
    this.problems = problems;
  }
}

const LONGEST_NAME_CHARS = 80;

/** Reads a definition. Throws DefinitionError that names every field, state and resource that is wrong or not served. */
export function readDefinition(text: string): Definition {
  const problems: DefinitionProblem[] = [];
  const report: ReportProblem = (path, message) => void problems.push({ path, message });
  const machine = parse(text);
  if (machine === null) throw new DefinitionError([{ path: '/', message: 'the definition is not a JSON object' }]);
  checkFields(machine, MACHINE_FIELDS, '', report);
  checkTimeout(machine, report);
  checkGraph(machine, '', report);
  if (problems.length > 0) throw new DefinitionError(problems);
  return machine as unknown as Definition;
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function checkTimeout(machine: JsonObject, report: ReportProblem): void {
  const seconds = machine.TimeoutSeconds;
  const valid = seconds === undefined || (Number.isInteger(seconds) && Number(seconds) > 0);
  if (!valid) report('/TimeoutSeconds', 'TimeoutSeconds must be a positive whole number');
}

/** Checks states and where they lead to. */
function checkGraph(graph: JsonObject, path: string, report: ReportProblem): void {
  const states = graph.States;
  if (!isObject(states) || Object.keys(states).length === 0) {
    report(`${path}/States`, 'States must hold a state');
    return;
  }
  checkTarget(graph.StartAt, states, `${path}/StartAt`, report);
  for (const [name, state] of Object.entries(states)) {
    const where = `${path}/States/${name}`;
    if (name.length > LONGEST_NAME_CHARS) report(where, `the name is longer than ${LONGEST_NAME_CHARS} characters`);
    if (!isObject(state)) report(where, 'a state must be an object');
    else checkStateInGraph(state, states, where, report);
  }
}

function checkStateInGraph(state: JsonObject, states: JsonObject, path: string, report: ReportProblem): void {
  checkState(state, path, report);
  for (const [target, where] of targetsOf(state)) checkTarget(target, states, `${path}/${where}`, report);
  const branches = isList(state.Branches) ? state.Branches : [];
  for (const [at, branch] of branches.entries()) checkInner(branch, `${path}/Branches/${at}`, report);
  for (const field of ['ItemProcessor', 'Iterator']) {
    if (state[field] !== undefined) checkInner(state[field], `${path}/${field}`, report);
  }
}

function checkInner(graph: Json, path: string, report: ReportProblem): void {
  if (!isObject(graph)) {
    report(path, 'must be an object with StartAt and States');
    return;
  }
  checkFields(graph, GRAPH_FIELDS, path, report);
  const config = graph.ProcessorConfig;
  if (isObject(config) && config.Mode !== undefined && config.Mode !== 'INLINE') {
    report(`${path}/ProcessorConfig/Mode`, `the mode ${String(config.Mode)} is not served here: only INLINE is`);
  }
  checkGraph(graph, path, report);
}

function targetsOf(state: JsonObject): [Json, string][] {
  const targets: [Json, string][] = [];
  if (state.Next !== undefined) targets.push([state.Next, 'Next']);
  if (state.Default !== undefined) targets.push([state.Default, 'Default']);
  for (const field of ['Choices', 'Catch']) {
    const list = state[field];
    if (!isList(list)) continue;
    list.forEach((item, at) => {
      if (isObject(item)) targets.push([item.Next ?? null, `${field}/${at}/Next`]);
    });
  }
  return targets;
}

function checkTarget(target: Json | undefined, states: JsonObject, path: string, report: ReportProblem): void {
  const known = typeof target === 'string' && Object.hasOwn(states, target);
  if (!known) report(path, `there is no state ${JSON.stringify(target ?? null)} here`);
}
