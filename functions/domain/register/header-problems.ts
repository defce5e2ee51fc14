import { textFault } from './checks.ts';
import type { CsvProblem } from './csv-error.ts';
import { COLUMNS, REQUIRED_COLUMNS } from './customer.ts';

/** A row with all its attributes must fit into one item of the store. */
export const COLUMNS_MAX = 100;
const COLUMN_CHARACTERS_MAX = 64;
/** Columns become members of an object, where this name would be lost without a word. */
const UNUSABLE_COLUMNS = new Set(['__proto__']);
/** What some spreadsheets write between cells instead of commas. */
const OTHER_SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const;

/** What is wrong with the names in a file's first line. */
export function headerProblems(names: readonly string[]): CsvProblem[] {
  if (names.length > COLUMNS_MAX) {
    return [problem('', `the header has ${names.length} columns; at most ${COLUMNS_MAX} are taken`)];
  }
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [
    ...missing.map((name) => problem(name, `the header lacks the column ${name}${hint(name, names)}`)),
    ...twice.map((name) => problem(name, 'the header names this column twice')),
    ...names.flatMap((name, index) => nameProblem(name, index)),
  ];
}

function nameProblem(name: string, index: number): CsvProblem[] {
  if (name === '') return [problem('', `column ${index + 1} of the header has no name`)];
  if (name.length > COLUMN_CHARACTERS_MAX) {
    const why = `has more than ${COLUMN_CHARACTERS_MAX} characters; shorten it`;
    return [problem(`${name.slice(0, COLUMN_CHARACTERS_MAX)}…`, why)];
  }
  if (UNUSABLE_COLUMNS.has(name)) return [problem(name, 'is no name for a column here; give it another one')];
  const fault = textFault(name);
  return fault === null ? [] : [problem('', `the name of column ${index + 1} ${fault}`)];
}

/** Why a column is missing, where the header shows it. */
function hint(name: string, names: readonly string[]): string {
  const alike = names.find((each) => each.toLowerCase() === name);
  if (alike !== undefined) return `; it has ${alike}: write it in small letters`;
  const other = OTHER_SEPARATORS.find(([separator]) => names.some((each) => each.split(separator).length > 1));
  if (other !== undefined) return `; its columns are separated by ${other[1]}: save the file with commas`;
  return `; name it as in ${COLUMNS.join(',')}`;
}

function problem(column: string, why: string): CsvProblem {
  return { line: 1, column, why };
}
