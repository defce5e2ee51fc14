import { CSV_LIMIT_BYTES, mustBeOf, readJson, readText } from '../http/body.ts';
import { type ConsoleContext, readerLanguage } from '../http/environment.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { importBody } from '../verbs/schemas.ts';
import { type CustomersFile, mustImport, takeCustomers } from '../verbs/take-customers.ts';
import { warningsIn } from './answer.ts';
import { importQuery } from './describe-customers.ts';

const CSV = 'text/csv';
const JSON_TYPE = 'application/json';

/** Takes in a customers' file, as text/csv or as {customers}. Throws a Problem: 400 names line and column, 413, 415. */
export async function importCustomers(ports: ConsolePorts, context: ConsoleContext) {
  const caller = context.get('caller');
  mustImport(ports, caller);
  const asked = await readCsv(context);
  const { result, warnings } = await takeCustomers(ports, caller, asked, context.req.header('idempotency-key'));
  return { ...result, preview: asked.preview, ...warningsIn(warnings, readerLanguage(context)) };
}

async function readCsv({ req }: ConsoleContext): Promise<CustomersFile> {
  const { confirm = false, preview = false } = parse(importQuery, req.query());
  if (mustBeOf(req, [CSV, JSON_TYPE]) === CSV) return { csv: await readText(req, CSV_LIMIT_BYTES), confirm, preview };
  const { customers, ...body } = parse(importBody, await readJson(req, CSV_LIMIT_BYTES));
  return { csv: customers, confirm: body.confirm ?? confirm, preview: body.preview ?? preview };
}
