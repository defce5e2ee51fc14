import { isList, isObject, type Json, type JsonObject } from '../language/json.ts';
import { parseReferencePath } from '../language/paths.ts';
import { attempt, checkFields, type ReportProblem } from './validate-report.ts';

const RETRY_FIELDS: ReadonlySet<string> = new Set([
  'Comment',
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
]);
const CATCH_FIELDS: ReadonlySet<string> = new Set(['Comment', 'ErrorEquals', 'Next', 'ResultPath']);

/** Checks a Retry list. */
export function checkRetriers(list: Json | undefined, path: string, report: ReportProblem): void {
  each(list, path, report, (retrier, where) => {
    checkFields(retrier, RETRY_FIELDS, where, report);
    const number = (field: string, least: number): void => {
      const value = retrier[field];
      if (value !== undefined && !(typeof value === 'number' && value >= least)) {
        report(`${where}/${field}`, `${field} must be a number from ${least}`);
      }
    };
    number('IntervalSeconds', 1);
    number('MaxAttempts', 0);
    number('BackoffRate', 1);
    number('MaxDelaySeconds', 1);
    if (!['NONE', 'FULL', undefined].includes(retrier.JitterStrategy as string | undefined)) {
      report(`${where}/JitterStrategy`, 'JitterStrategy must be NONE or FULL');
    }
  });
}

/** Checks a Catch list. */
export function checkCatchers(list: Json | undefined, path: string, report: ReportProblem): void {
  each(list, path, report, (catcher, where) => {
    checkFields(catcher, CATCH_FIELDS, where, report);
    const target = catcher.ResultPath;
    if (typeof target === 'string') attempt(`${where}/ResultPath`, report, () => void parseReferencePath(target));
  });
}

function each(
  list: Json | undefined,
  path: string,
  report: ReportProblem,
  check: (item: JsonObject, path: string) => void,
): void {
  if (list === undefined) return;
  if (!isList(list)) {
    report(path, 'must be a list');
    return;
  }
  list.forEach((item, at) => {
    const where = `${path}/${at}`;
    if (!isObject(item)) {
      report(where, 'must be an object');
      return;
    }
    checkNames(item.ErrorEquals, at === list.length - 1, `${where}/ErrorEquals`, report);
    check(item, where);
  });
}

function checkNames(names: Json | undefined, last: boolean, path: string, report: ReportProblem): void {
  if (!isList(names) || names.length === 0) {
    report(path, 'ErrorEquals must name an error');
    return;
  }
  if (names.includes('States.ALL') && (names.length > 1 || !last)) {
    report(path, 'States.ALL must stand alone and in the last place');
  }
}
