import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allNotices } from './all-notices.ts';

/** `npm run notices -- --out DIR [--seed N]`: writes notices of every shipped policy and kind of incident as text files, each beside the record it was written from. */
const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string' } } });
const out = values.out ?? 'notices';
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const notices = allNotices(seed);
mkdirSync(out, { recursive: true });
for (const { name, text, record } of notices) {
  writeFileSync(join(out, `${name}.txt`), text);
  writeFileSync(join(out, `${name}.record.txt`), record);
}
process.stdout.write(`${notices.length} notices and their records in ${out}, seed ${seed}\n`);
