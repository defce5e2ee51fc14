import { recordedId } from '../../domain/base/ledger/command-key.ts';
import { type Actor, personIn } from '../../domain/base/ledger/item.ts';
import type { Text } from '../../domain/base/text.ts';
import { notPermitted } from '../../domain/incident/command/permissions.ts';
import { CsvError, problemWords } from '../../domain/register/csv-error.ts';
import { EmptyRegister } from '../../domain/register/empty-register.ts';
import { importBars, sameFileAgain } from '../../domain/register/import-words.ts';
import { leftOutByImport, manyEnded } from '../../domain/register/left-out.ts';
import { headerWarnings } from '../../domain/register/parse-customers.ts';
import { CSV_LIMIT_BYTES, mustBeOf, readJson, readText } from '../http/body.ts';
import { actorOf } from '../http/caller.ts';
import { commandId } from '../http/command-id.ts';
import { type ConsoleContext, readerLanguage } from '../http/environment.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts, ImportResult } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';
import { refusalProblem } from '../http/refusals.ts';
import { importBody } from '../verbs/schemas.ts';
import { importQuery } from './describe.ts';

const CSV = 'text/csv';
const JSON_TYPE = 'application/json';

/** Takes in a customers' file, as text/csv or as {customers}. Throws a Problem: 400 names line and column, 413, 415. */
export async function importCustomers(ports: ConsolePorts, context: ConsoleContext): Promise<ImportAnswer> {
  const caller = context.get('caller');
  const refusal = notPermitted(ports.policy, actorOf(caller), 'import');
  if (refusal !== null) throw refusalProblem(refusal);
  const { csv, confirm, preview } = await readCsv(context);
  const key = context.req.header('idempotency-key');
  const id = recordedId(commandId(ports, caller, key, ['import', csv]));
  try {
    const actor = actorOf(caller);
    const result = await ports.importCustomers({ id, actor, at: caller.at, csv, confirm, preview });
    return {
      ...result,
      preview,
      warnings: [...headerWarnings(csv), ...warningsOf(ports, actor, result)].map(
        (text) => text[readerLanguage(context)],
      ),
    };
  } catch (error) {
    if (error instanceof EmptyRegister) throw unconfirmed(error);
    throw error instanceof CsvError ? csvProblem(error) : error;
  }
}

/** What the import came to, with what the importer should know in the reader's language. */
type ImportAnswer = ImportResult & { readonly preview: boolean; readonly warnings: readonly string[] };

function warningsOf({ policy }: ConsolePorts, actor: Actor, { sameAs, leftOut, ended }: ImportResult): Text[] {
  const many = manyEnded(ended);
  const bars = sameAs === null ? importBars(policy, personIn(actor)) : sameFileAgain(policy, sameAs);
  return [
    ...(many === null ? [] : [many]),
    ...leftOut.map(({ incident, ...gone }) => leftOutByImport(incident, gone)),
    ...(bars === null ? [] : [bars]),
  ];
}

interface CsvAsked {
  readonly csv: string;
  readonly confirm: boolean;
  readonly preview: boolean;
}

async function readCsv({ req }: ConsoleContext): Promise<CsvAsked> {
  const { confirm = false, preview = false } = parse(importQuery, req.query());
  if (mustBeOf(req, [CSV, JSON_TYPE]) === CSV) return { csv: await readText(req, CSV_LIMIT_BYTES), confirm, preview };
  const { customers, ...body } = parse(importBody, await readJson(req, CSV_LIMIT_BYTES));
  return { csv: customers, confirm: body.confirm ?? confirm, preview: body.preview ?? preview };
}

function unconfirmed({ before }: EmptyRegister): Problem {
  return refusalProblem({
    refused: 'not-confirmed',
    reason: {
      ja: `取り込むファイルにお客様が1件もありません。現在登録されている${before}件をすべて削除する場合は、confirm を true にして再送してください。何も変更していません。`,
      en: `The file has no customers, and the register has ${before}. Nothing was changed. To empty the register, send it again with confirm set to true.`,
    },
  });
}

function placeOf(line: number, column: string): Text {
  return column === ''
    ? { ja: `${line}行目`, en: `line ${line}` }
    : { ja: `${line}行目、${column}列`, en: `line ${line}, column ${column}` };
}

function csvProblem(error: CsvError): Problem {
  const flaws = error.problems.map(({ line, column, why: message }) => {
    const place = placeOf(line, column);
    return { path: place.en, place, message };
  });
  const [first] = error.problems.map(problemWords);
  return new Problem(
    'invalid-customers',
    {
      ja: `何も取り込んでいません。${first?.ja ?? 'ファイルを読み取れません'}`,
      en: `Nothing was taken in: ${first?.en ?? 'the file cannot be read'}`,
    },
    flaws,
  );
}
