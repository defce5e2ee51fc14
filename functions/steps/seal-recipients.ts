import { putRecipients, readSeal, removeBehind, writeSeal } from '../adapters/deliveries-audience.ts';
import { StorageUnavailable } from '../adapters/errors.ts';
import { randomSecret } from '../adapters/random.ts';
import { spans } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import {
  DIGEST_RUN,
  digestAfter,
  drillRecipients,
  emptyDigest,
  recipientsOf,
  type SealRecord,
} from '../domain/delivery/seal.ts';
import type { Policy } from '../domain/policy/schema.ts';
import type { Customer } from '../domain/register/customer.ts';

/** Where an audience comes from. `name` says everything it depends on. */
export interface AudienceSource {
  readonly name: string;
  /** The policy whose team a drill is sent to, in place of customers. */
  readonly team: Policy | null;
  readonly customers: readonly Customer[];
}

/** Progress is stored each time so many recipients are written. */
const RUNS_BETWEEN_RECORDS = 10;

/**
 * Writes the recipients of a notice as far as `mayGoOn` allows; null when there is more to do, otherwise what they came
 * to. Doing it again, or in two places at once, writes the same. Throws StorageUnavailable.
 */
export async function sealAudience(
  notice: string,
  source: AudienceSource,
  mayGoOn: () => boolean,
): Promise<SealRecord | null> {
  const seen = await readSeal(notice);
  const start = recordFor(seen, source);
  const rows = rowsOf(notice, start.edition, source);
  let record: SealRecord = { ...start, count: rows.length };
  await save(notice, record, seen);
  while (record.cursor < rows.length && mayGoOn()) record = await advance(notice, record, rows);
  if (record.cursor < rows.length) return null;
  await removeBehind(notice, rows.length);
  return record;
}

/** Goes on where the last invocation stopped, or starts over when the source is another one. The secret stays. */
function recordFor(seen: SealRecord | null, source: AudienceSource): SealRecord {
  if (seen?.source === source.name) return seen;
  const secret = seen?.secret ?? randomSecret();
  const edition = (seen?.edition ?? 0) + 1;
  return { edition, source: source.name, cursor: 0, count: 0, digest: emptyDigest(secret), secret };
}

function rowsOf(notice: string, edition: number, { team, customers }: AudienceSource): Delivery[] {
  return team === null ? recipientsOf(notice, edition, customers) : drillRecipients(notice, edition, team);
}

async function advance(notice: string, before: SealRecord, rows: readonly Delivery[]): Promise<SealRecord> {
  let after = before;
  for (const { from, to } of spans(before.cursor, rows.length, DIGEST_RUN).slice(0, RUNS_BETWEEN_RECORDS)) {
    const run = rows.slice(from, to);
    await putRecipients(run);
    after = { ...after, cursor: to, digest: digestAfter(after.secret, after.digest, run) };
  }
  await save(notice, after, before);
  return after;
}

async function save(notice: string, record: SealRecord, seen: SealRecord | null): Promise<void> {
  const isSame = seen !== null && seen.edition === record.edition && seen.cursor === record.cursor;
  if (isSame || (await writeSeal(notice, record, seen))) return;
  // A write of ours whose reply was lost stands there; anything else is another invocation, and the Task is tried again.
  const there = await readSeal(notice);
  if (there?.edition === record.edition && there.cursor === record.cursor && there.digest === record.digest) return;
  throw new StorageUnavailable('dynamodb', 'PutItem deliveries', new Error(`${notice} is being sealed elsewhere`));
}
