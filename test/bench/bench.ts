import { bundleRows } from './bundles.ts';
import { dayRows } from './days.ts';
import { deadlineRows } from './deadlines.ts';
import { fanOutRows } from './fan-out.ts';
import { ledgerRows } from './ledger.ts';
import { lostReplyRows } from './lost-replies.ts';
import { readRows } from './reads.ts';
import { rehearsalRows } from './rehearsal.ts';
import { type BenchOptions, type Row, tableOf } from './row.ts';

/** `npm run bench [-- --short]`: every figure is measured in this run, beside what it is compared with. */
const options: BenchOptions = { short: process.argv.includes('--short') };

const PARTS: readonly ((options: BenchOptions) => Row[] | Promise<Row[]>)[] = [
  deadlineRows,
  bundleRows,
  ledgerRows,
  dayRows,
  rehearsalRows,
  lostReplyRows,
  fanOutRows,
  readRows,
];

process.env.TZ = 'UTC';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const rows: Row[] = [];
for (const part of PARTS) {
  process.stderr.write(`${part.name} …\n`);
  rows.push(...(await part(options)));
}
process.stdout.write(`${tableOf(rows)}\n`);
