import type { JsonObject } from '../language/json.ts';
import { PathSyntaxError } from '../language/paths.ts';
import { UnknownIntrinsic } from '../language/payload-template.ts';
import { NOT_SERVED } from './validate-fields.ts';

/** Collects what is wrong. */
export type ReportProblem = (path: string, message: string) => void;

/** Names every field that is unknown or not served. */
export function checkFields(
  object: JsonObject,
  allowed: ReadonlySet<string>,
  path: string,
  report: ReportProblem,
): void {
  for (const field of Object.keys(object)) {
    if (!allowed.has(field)) report(`${path}/${field}`, NOT_SERVED[field] ?? `the field ${field} is not known here`);
  }
  const language = object.QueryLanguage;
  if (language !== undefined && language !== 'JSONPath') {
    report(`${path}/QueryLanguage`, `the query language ${String(language)} is not served here: only JSONPath is`);
  }
}

/** Runs a check that throws when a path or an intrinsic cannot be read. */
export function attempt(path: string, report: ReportProblem, check: () => void): void {
  try {
    check();
  } catch (thrown) {
    if (!(thrown instanceof PathSyntaxError || thrown instanceof UnknownIntrinsic)) throw thrown;
    report(path, thrown.message);
  }
}
