import type { OpenAPIHono } from '@hono/zod-openapi';
import { sha256Hex } from '../../../domain/base/ledger/digest.ts';
import { encodingWarning } from '../../../domain/register/import-words.ts';
import { firstName } from '../../../domain/register/parse-customers.ts';
import { CSV_LIMIT_BYTES, mustBeOf, readFileForm } from '../../http/body.ts';
import { type CsvText, decodeCsv } from '../../http/csv-text.ts';
import type { ConsoleContext, ConsoleEnv } from '../../http/environment.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import { invalid, Problem } from '../../http/problem.ts';
import { listCustomers, showCustomers } from '../../shown/customers-shown.ts';
import { mustImport, takeCustomers } from '../../verbs/take-customers.ts';
import { readerOf } from '../frame/reader-of.ts';
import { customersListPage } from './customers-list-page.tsx';
import { customersPage, type ImportShown } from './customers-page.tsx';

const FORM = 'multipart/form-data';
const LIST_ROWS = 50;

const NO_FILE = { ja: 'CSVファイルを選択してください', en: 'choose a CSV file' };

/** The pages about the register. Who the customers are stands on a page of its own, so that the access log tells who read it. */
export function addCustomers(app: OpenAPIHono<ConsoleEnv>, ports: ConsolePorts): void {
  app.get('/customers', async (context) => context.html(await register(ports, context, null)));
  app.get('/customers/list', async (context) => {
    const after = context.req.query('after') ?? null;
    return context.html(
      customersListPage(readerOf(ports, context), await listCustomers(ports, context.get('caller'), after, LIST_ROWS)),
    );
  });
  app.post('/customers', async (context) => await sendFile(ports, context));
}

async function register(ports: ConsolePorts, context: ConsoleContext, sent: ImportShown | null): Promise<string> {
  return customersPage(readerOf(ports, context), await showCustomers(ports, context.get('caller')), sent);
}

/**
 * Looks at a file, or takes in the very file that was looked at before, if the register is the one that it was compared with. Nothing of it is kept in between: it is chosen once more.
 */
async function sendFile(ports: ConsolePorts, context: ConsoleContext): Promise<Response> {
  const caller = context.get('caller');
  mustImport(ports, caller);
  mustBeOf(context.req, [FORM]);
  try {
    const form = await readFileForm(context.req, CSV_LIMIT_BYTES);
    const { csv, isShiftJis } = await fileIn(form);
    const source = await ports.registerSource();
    const digest = sha256Hex(`${source?.digest ?? ''}\n${csv}`);
    const preview = form.get('seen') !== digest;
    const asked = { csv, preview, confirm: form.get('confirm') === 'yes' };
    const { result, ...taken } = await takeCustomers(ports, caller, asked, textIn(form, 'key'));
    const warnings = [...(isShiftJis ? [encodingWarning(firstName(csv))] : []), ...taken.warnings];
    return context.html(await register(ports, context, { result, warnings, digest, isTaken: !preview }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return context.html(await register(ports, context, { problem: error }), error.status);
  }
}

/** The text of the chosen file. Throws a Problem: none was chosen, it is too large or in another encoding. */
async function fileIn(form: FormData): Promise<CsvText> {
  const file = form.get('file');
  if (file === null || typeof file === 'string' || file.size === 0) throw invalid('file', NO_FILE);
  return decodeCsv(await file.arrayBuffer(), CSV_LIMIT_BYTES);
}

function textIn(form: FormData, name: string): string | undefined {
  const given = form.get(name);
  return typeof given === 'string' ? given : undefined;
}
