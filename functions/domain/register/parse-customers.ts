import { parse } from 'csv-parse/browser/esm/sync';
import type { Text } from '../base/text.ts';
import { CsvError, type CsvProblem } from './csv-error.ts';
import { COLUMNS, type Customer, REQUIRED_COLUMNS } from './customer.ts';
import { alikeColumn, headerProblems } from './header-problems.ts';
import { quoteFault } from './quotes.ts';
import { plainCell, readRow } from './read-row.ts';

/** As many as a file of the console's size has room for. */
export const CUSTOMERS_MAX = 50_000;
/** This many problems are told at once; the rest are counted. */
export const PROBLEMS_MAX = 50;

const OPTIONS = {
  bom: true,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  // Spreadsheets end a file with lines of commas or blanks, and editors mix the ends of lines.
  skip_records_with_empty_values: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** As the parser writes it. */
const NO_LIMIT = -1;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const FURTHER = COLUMNS.filter((name) => !REQUIRED_COLUMNS.includes(name));
const EMPTY: Text = {
  ja: `ファイルが空です。1行目に見出し「${REQUIRED_COLUMNS.join(',')}」が必要です。必要に応じて次の列を追加できます：${FURTHER.join(',')}`,
  en: `the file is empty; its first line must name the columns ${REQUIRED_COLUMNS.join(',')}. These may be added: ${FURTHER.join(',')}`,
};
const UNREADABLE: Text = {
  ja: 'CSVとして読み取れません。表計算ソフトから「CSV UTF-8」の形式で保存し直してください',
  en: 'the file cannot be read as CSV; save it anew as CSV in UTF-8',
};
const TOO_MANY: Text = {
  ja: `お客様が${CUSTOMERS_MAX}件を超えています。契約が終了したお客様を除いてください`,
  en: `more than ${CUSTOMERS_MAX} customers; take out those whose contract ended`,
};

/**
 * Reads a customers' file: UTF-8 with or without BOM, header required, LF or CRLF, quotes as in RFC 4180. Columns that
 * are not ours become attributes. All or nothing: throws CsvError with every problem (up to PROBLEMS_MAX).
 */
export function parseCustomers(csv: string): Customer[] {
  // One more than may be, so that a file of millions is not read to its end.
  const [header, ...lines] = splitLines(csv, CUSTOMERS_MAX + 2);
  if (header === undefined) throw refused(1, '', EMPTY);
  const names = header.record.map(plainCell);
  const problems = headerProblems(names);
  if (problems.length > 0) throw new CsvError(problems);
  if (lines.length > CUSTOMERS_MAX) throw refused(CUSTOMERS_MAX + 2, '', TOO_MANY);
  return readLines(names, lines);
}

/** Warnings about the column names of a file that is accepted. Throws CsvError when it is no CSV. */
export function headerWarnings(csv: string): Text[] {
  const [header] = splitLines(csv, 1);
  return header?.record.flatMap((cell) => alikeColumn(plainCell(cell)) ?? []) ?? [];
}

/** The name of the first customer of a file; empty where it has none. Throws CsvError when it is no CSV. */
export function firstName(csv: string): string {
  const [header, first] = splitLines(csv, 2);
  if (header === undefined || first === undefined) return '';
  return readRow(header.record.map(plainCell), first.record).customer.name;
}

/**
 * Reads a file that was taken in before: what `parseCustomers` answered then, also if it has grown stricter since. Throws
 * CsvError when it is no CSV.
 */
export function readCustomers(csv: string): Customer[] {
  const [header, ...lines] = splitLines(csv, NO_LIMIT);
  const names = header?.record.map(plainCell) ?? [];
  return lines.map(({ record }) => readRow(names, record).customer);
}

function readLines(names: readonly string[], lines: readonly ParsedRecord[]): Customer[] {
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
function startOf({ record, info }: ParsedRecord): number {
  return info.lines - record.join('').replaceAll(/[^\r\n]/g, '').length;
}

function duplicateProblem(contract: string, line: number, seen: Map<string, number>): CsvProblem[] {
  const first = seen.get(contract);
  if (first === undefined) seen.set(contract, line);
  if (first === undefined || contract === '') return [];
  const why = {
    ja: `契約番号「${contract}」は${first}行目にもあります。1契約につき1行にしてください`,
    en: `${contract} stands on line ${first} already; write one line per contract`,
  };
  return [{ line, column: 'contract', why }];
}

function shown(problems: readonly CsvProblem[]): CsvProblem[] {
  const told = problems.slice(0, PROBLEMS_MAX);
  const rest = problems.length - told.length;
  const next = problems[PROBLEMS_MAX];
  if (next === undefined) return told;
  return [
    ...told,
    {
      line: next.line,
      column: '',
      why: { ja: `以降、ほか${rest}件の問題があります`, en: `and ${rest} more problems from here on` },
    },
  ];
}

function splitLines(csv: string, linesMax: number): ParsedRecord[] {
  try {
    return parse(csv, { ...OPTIONS, to: linesMax }) as unknown as ParsedRecord[];
  } catch {
    const { line, why } = quoteFault(csv.replace(/^\ufeff/, '')) ?? { line: 1, why: UNREADABLE };
    throw refused(line, '', why);
  }
}

function refused(line: number, column: string, why: Text): CsvError {
  return new CsvError([{ line, column, why }]);
}
