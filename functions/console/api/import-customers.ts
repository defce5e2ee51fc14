import { CsvError, problemWords } from '../../domain/register/csv-error.ts';
import { CSV_LIMIT_BYTES, mustBeOf, readJson, readText } from '../body.ts';
import { actorOf } from '../caller.ts';
import { commandId } from '../command-id.ts';
import type { ConsoleContext } from '../environment.ts';
import { parse } from '../parse.ts';
import type { ConsolePorts, ImportResult } from '../ports.ts';
import { Problem } from '../problem.ts';
import { importBody } from '../verbs/schemas.ts';

const CSV = 'text/csv';
const JSON_TYPE = 'application/json';

/** Takes in a customers' file, as text/csv or as {customers}. Throws a Problem: 400 names line and column, 413, 415. */
export async function importCustomers(ports: ConsolePorts, context: ConsoleContext): Promise<ImportResult> {
  const csv = await readCsv(context);
  const caller = context.get('caller');
  const key = context.req.header('idempotency-key');
  const id = commandId(ports, caller, key, ['import', csv]);
  try {
    return await ports.importCustomers({ id, actor: actorOf(caller), at: caller.at, csv });
  } catch (error) {
    throw error instanceof CsvError ? csvProblem(error) : error;
  }
}

async function readCsv({ req }: ConsoleContext): Promise<string> {
  if (mustBeOf(req, [CSV, JSON_TYPE]) === CSV) return await readText(req, CSV_LIMIT_BYTES);
  return parse(importBody, await readJson(req, CSV_LIMIT_BYTES)).customers;
}

function csvProblem(error: CsvError): Problem {
  const flaws = error.problems.map(({ line, column, why }) => ({
    path: column === '' ? `line ${line}` : `line ${line}, column ${column}`,
    message: why,
  }));
  const [first] = error.problems.map(problemWords);
  return new Problem(
    400,
    'invalid-customers',
    {
      ja: `何も取り込んでいません。${first?.ja ?? 'ファイルを読み取れません'}`,
      en: `Nothing was taken in: ${first?.en ?? 'the file cannot be read'}`,
    },
    flaws,
  );
}
