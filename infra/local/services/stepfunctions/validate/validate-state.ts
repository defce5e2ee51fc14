import { COMPARISON_NAMES } from '../language/choice.ts';
import { INVOKE, INVOKE_AND_WAIT } from '../language/integrations.ts';
import { isList, isObject, type Json, type JsonObject } from '../language/json.ts';
import { parsePath, parseReferencePath } from '../language/paths.ts';
import { checkEvaluated, checkTemplate } from '../language/payload-template.ts';
import { timestampMs } from '../language/timestamps.ts';
import { checkCatchers, checkRetriers } from './validate-failing.ts';
import { EVALUATED_FIELDS, FIELDS_BY_TYPE, PATH_FIELDS, TEMPLATE_FIELDS } from './validate-fields.ts';
import { attempt, checkFields, type ReportProblem } from './validate-report.ts';

const LONGEST_SECONDS = 99_999_999;
/** Of what lambda:invoke takes; the others (InvocationType, Qualifier, ClientContext, LogType) would change what it does. */
const SERVED_PARAMETERS = new Set(['FunctionName', 'Payload']);
const ENDING = new Set(['Succeed', 'Fail', 'Choice']);

/** Checks one state by itself: its type, its fields, its paths. */
export function checkState(state: JsonObject, path: string, report: ReportProblem): void {
  const type = String(state.Type);
  const allowed = FIELDS_BY_TYPE[type];
  if (allowed === undefined) {
    report(`${path}/Type`, `there is no state type ${JSON.stringify(state.Type ?? null)}`);
    return;
  }
  checkFields(state, allowed, path, report);
  checkPaths(state, path, report);
  checkNumbers(state, path, report);
  if (!ENDING.has(type)) checkFollowing(state, path, report);
  checkRetriers(state.Retry, `${path}/Retry`, report);
  checkCatchers(state.Catch, `${path}/Catch`, report);
  CHECKS[type]?.(state, path, report);
}

const CHECKS: Readonly<Record<string, (state: JsonObject, path: string, report: ReportProblem) => void>> = {
  Task: checkTask,
  Wait: checkWait,
  Choice: checkChoices,
  Parallel: (state, path, report) => {
    if (!isList(state.Branches) || state.Branches.length === 0)
      report(`${path}/Branches`, 'Branches must hold a branch');
  },
  Map: (state, path, report) => {
    const graphs = [state.ItemProcessor, state.Iterator].filter((graph) => graph !== undefined);
    if (graphs.length !== 1) report(`${path}/ItemProcessor`, 'a Map needs an ItemProcessor');
  },
};

function checkPaths(state: JsonObject, path: string, report: ReportProblem): void {
  const each = (fields: readonly string[], check: (value: Json) => void): void => {
    for (const field of fields) {
      const value = state[field];
      if (value !== undefined && value !== null) attempt(`${path}/${field}`, report, () => check(value));
    }
  };
  each(PATH_FIELDS, (value) => void parsePath(String(value)));
  each(['ResultPath'], (value) => void parseReferencePath(String(value)));
  each(EVALUATED_FIELDS, checkEvaluated);
  each(TEMPLATE_FIELDS, checkTemplate);
}

function checkNumbers(state: JsonObject, path: string, report: ReportProblem): void {
  for (const [field, least] of [
    ['Seconds', 0],
    ['TimeoutSeconds', 1],
    ['HeartbeatSeconds', 1],
    ['MaxConcurrency', 0],
  ] as const) {
    const value = state[field];
    const valid = Number.isInteger(value) && Number(value) >= least && Number(value) <= LONGEST_SECONDS;
    if (value !== undefined && !valid) {
      report(`${path}/${field}`, `${field} must be a whole number from ${least} to ${LONGEST_SECONDS}`);
    }
  }
}

function checkFollowing(state: JsonObject, path: string, report: ReportProblem): void {
  const ends = state.End === true;
  if (ends === (state.Next !== undefined)) report(path, 'a state needs either Next or "End": true');
}

function checkTask(state: JsonObject, path: string, report: ReportProblem): void {
  if (state.Resource !== INVOKE && state.Resource !== INVOKE_AND_WAIT) {
    const served = `only ${INVOKE} and ${INVOKE_AND_WAIT} are`;
    report(`${path}/Resource`, `the resource ${String(state.Resource)} is not served here: ${served}`);
    return;
  }
  const parameters = isObject(state.Parameters) ? state.Parameters : {};
  const name = parameters.FunctionName;
  if (name === undefined && parameters['FunctionName.$'] === undefined) {
    report(`${path}/Parameters`, 'the Parameters must name the function: FunctionName');
  } else if (typeof name === 'string' && name.includes('${')) {
    report(`${path}/Parameters/FunctionName`, `${name} was not substituted`);
  }
  for (const key of Object.keys(parameters)) {
    if (SERVED_PARAMETERS.has(key.replace(/\.\$$/, ''))) continue;
    report(`${path}/Parameters/${key}`, `${key} is not served here: only FunctionName and Payload are`);
  }
  const [timeout, heartbeat] = [state.TimeoutSeconds, state.HeartbeatSeconds];
  if (timeout !== undefined && heartbeat !== undefined && Number(heartbeat) >= Number(timeout)) {
    report(`${path}/HeartbeatSeconds`, 'HeartbeatSeconds must be smaller than TimeoutSeconds');
  }
}

function checkWait(state: JsonObject, path: string, report: ReportProblem): void {
  const given = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'].filter((field) => state[field] !== undefined);
  if (given.length !== 1) report(path, 'a Wait needs one of Seconds, SecondsPath, Timestamp, TimestampPath');
  if (state.Timestamp !== undefined && timestampMs(state.Timestamp) === null) {
    report(`${path}/Timestamp`, `${JSON.stringify(state.Timestamp)} is not a timestamp such as 2026-04-24T08:50:00Z`);
  }
}

function checkChoices(state: JsonObject, path: string, report: ReportProblem): void {
  if (!isList(state.Choices) || state.Choices.length === 0) {
    report(`${path}/Choices`, 'Choices must hold a rule');
    return;
  }
  for (const [at, rule] of state.Choices.entries())
    checkTest(rule, `${path}/Choices/${at}`, report, ['Next', 'Comment']);
}

function checkTest(test: Json, path: string, report: ReportProblem, more: readonly string[]): void {
  if (!isObject(test)) {
    report(path, 'a test must be an object');
    return;
  }
  const names = Object.keys(test).filter((key) => !more.includes(key));
  const combined = names.find((key) => ['And', 'Or', 'Not'].includes(key));
  if (combined !== undefined) {
    checkCombined(test, combined, names, path, report);
    return;
  }
  const comparison = names.find((key) => key !== 'Variable');
  if (names.length !== 2 || comparison === undefined || !COMPARISON_NAMES.has(comparison)) {
    report(path, `a test needs a Variable and one comparison that is served, not ${names.join(', ')}`);
    return;
  }
  attempt(`${path}/Variable`, report, () => void parsePath(String(test.Variable)));
  const isPath = comparison.endsWith('Path');
  if (isPath) attempt(`${path}/${comparison}`, report, () => void parsePath(String(test[comparison])));
}

function checkCombined(
  test: JsonObject,
  name: string,
  names: readonly string[],
  path: string,
  report: ReportProblem,
): void {
  if (names.length !== 1) report(path, `${name} must stand alone`);
  const inner = test[name];
  const list = isList(inner) ? inner : [inner ?? null];
  if (list.length === 0) report(`${path}/${name}`, `${name} must hold a test`);
  for (const [at, part] of list.entries()) checkTest(part, `${path}/${name}/${at}`, report, []);
}
