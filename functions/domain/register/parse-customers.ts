import { type CsvError as LibraryError, parse } from 'csv-parse/browser/esm/sync';
import { CsvError, type CsvProblem } from './csv-error.ts';
import { COLUMNS, type Customer, REQUIRED_COLUMNS } from './customer.ts';
import { readRow } from './read-row.ts';

/** As many as a file of the console's size has room for. */
export const CUSTOMERS_MAX = 50_000;
/** Columns become members of an object, where this name would be lost without a word. */
const UNUSABLE_COLUMNS = new Set(['__proto__']);
/** A row with all its attributes must fit into one item of the store. */
export const COLUMNS_MAX = 100;
const COLUMN_CHARACTERS_MAX = 64;
/** This many problems are told at once; the rest are counted. */
export const PROBLEMS_MAX = 50;

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a customers' file: UTF-8 with or without BOM, header required, LF or CRLF, quotes as in RFC 4180. Columns that
 * are not ours become attributes. All or nothing: throws CsvError with every problem (up to PROBLEMS_MAX).
 */
export function parseCustomers(csv: string): Customer[] {
  const [header, ...lines] = splitLines(csv);
  if (header === undefined) throw refused(1, '', `the file is empty; its first line must be ${COLUMNS.join(',')}`);
  const names = header.record.map((name) => name.trim());
  const problems = headerProblems(names);
  if (problems.length > 0) throw new CsvError(problems);
  if (lines.length > CUSTOMERS_MAX)
    throw refused(CUSTOMERS_MAX + 2, '', `more than ${CUSTOMERS_MAX} customers; no more are taken`);
  return readLines(names, lines);
}

/**
 * Reads a file that was taken in before: what `parseCustomers` answered then, also if it has grown stricter since. Throws
 * CsvError when it is no CSV.
 */
export function readCustomers(csv: string): Customer[] {
  const [header, ...lines] = splitLines(csv);
  const names = header?.record.map((name) => name.trim()) ?? [];
  return lines.map(({ record }) => readRow(names, record).customer);
}

function readLines(names: readonly string[], lines: readonly Line[]): Customer[] {
  const problems: CsvProblem[] = [];
  const seen = new Map<string, number>();
  const customers = lines.map((read) => {
    const row = readRow(names, read.record);
    const line = startOf(read);
    for (const { column, why } of row.faults) problems.push({ line, column, why });
    problems.push(...duplicateProblem(row.customer.contract, line, seen));
    return row.customer;
  });
  if (problems.length > 0) throw new CsvError(shown(problems));
  return customers;
}

/** Where a record begins; the parser tells where it ends, and counts every line break in a quoted cell. */
function startOf({ record, info }: Line): number {
  return info.lines - record.join('').replaceAll(/[^\r\n]/g, '').length;
}

function duplicateProblem(contract: string, line: number, seen: Map<string, number>): CsvProblem[] {
  const first = seen.get(contract);
  if (first === undefined) seen.set(contract, line);
  if (first === undefined || contract === '') return [];
  return [{ line, column: 'contract', why: `${contract} stands on line ${first} already; one line a contract` }];
}

function shown(problems: readonly CsvProblem[]): CsvProblem[] {
  const told = problems.slice(0, PROBLEMS_MAX);
  const rest = problems.length - told.length;
  const next = problems[PROBLEMS_MAX];
  if (next === undefined) return told;
  return [...told, { line: next.line, column: '', why: `and ${rest} more problems from here on` }];
}

function headerProblems(names: readonly string[]): CsvProblem[] {
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  const empty = names.some((name) => name === '');
  if (names.length > COLUMNS_MAX) {
    return [{ line: 1, column: '', why: `the header has ${names.length} columns; at most ${COLUMNS_MAX} are taken` }];
  }
  const long = names.filter((name) => name.length > COLUMN_CHARACTERS_MAX);
  const unusable = names.filter((name) => UNUSABLE_COLUMNS.has(name));
  return [
    ...missing.map((name) => ({ line: 1, column: name, why: `the header lacks the column ${name}` })),
    ...twice.map((name) => ({ line: 1, column: name, why: 'the header names this column twice' })),
    ...long.map((name) => ({
      ...{ line: 1, column: `${name.slice(0, COLUMN_CHARACTERS_MAX)}…` },
      why: `has more than ${COLUMN_CHARACTERS_MAX} characters; shorten it`,
    })),
    ...unusable.map((name) => ({ line: 1, column: name, why: 'is no name for a column here; give it another one' })),
    ...(empty ? [{ line: 1, column: '', why: 'the header holds a column without a name' }] : []),
  ];
}

function splitLines(csv: string): Line[] {
  try {
    return parse(csv, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Line[];
  } catch (cause) {
    const { lines, message } = cause as LibraryError & { lines?: number };
    throw refused(lines ?? 1, '', `cannot be read as CSV: ${message}`);
  }
}

function refused(line: number, column: string, why: string): CsvError {
  return new CsvError([{ line, column, why }]);
}
