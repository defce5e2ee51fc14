import { StorageUnavailable } from '../../adapters/aws/errors.ts';
import { now } from '../../adapters/clock.ts';
import { randomId, randomSecret } from '../../adapters/random.ts';
import { putRecipients, readSeal, removeSomeBehind, writeSeal } from '../../adapters/store/deliveries-audience.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { spans } from '../../domain/channels/delivery/positions.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import {
  DIGEST_RUN,
  digestAfter,
  drillRecipients,
  emptyDigest,
  isContestedLater,
  isSealed,
  recipientsOf,
  type SealRecord,
} from '../../domain/channels/delivery/seal.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import type { Customer } from '../../domain/register/customer.ts';

/** Where an audience comes from. `name` says everything it depends on. */
export interface AudienceSource {
  readonly name: string;
  /** The policy whose team a drill is sent to, in place of customers. */
  readonly team: Policy | null;
  /** Read only when there is something to write. */
  readonly customers: () => Promise<readonly Customer[]>;
}

/** Progress is stored, and the right to write checked, each time this number of runs of recipients is written. */
const RUNS_BETWEEN_RECORDS = 10;
const HOLDER_LENGTH = 12;

/**
 * Writes the recipients of a notice as far as `mayGoOn` allows; null when there is more to do, otherwise what they came
 * to. One invocation writes at a time; another one takes over where it stopped. Throws StorageUnavailable.
 */
export async function sealAudience(
  notice: string,
  source: AudienceSource,
  mayGoOn: () => boolean,
): Promise<SealRecord | null> {
  const seen = await readSeal(notice);
  const at = now();
  // A moment to come is no invocation's: nothing would be sent until then.
  const isForged = seen !== null && isContestedLater(seen, at);
  if (seen !== null && !isForged && isSealed(seen, source.name)) return seen;
  const start = recordFor(isForged ? { ...seen, contestedAt: at } : seen, source, at);
  const rows = await rowsOf(notice, start.edition, source);
  let record: SealRecord = await save(notice, { ...start, count: rows.length }, seen);
  // Each invocation goes on a little, however long its reading took.
  if (record.cursor < rows.length) record = await advance(notice, record, rows);
  while (record.cursor < rows.length && mayGoOn()) record = await advance(notice, record, rows);
  if (record.cursor === rows.length) record = await clearBehind(notice, record, mayGoOn);
  const released = await save(notice, { ...record, isReleased: true }, record);
  return released.isCleared === true ? released : null;
}

/** Goes on where the last invocation stopped, or starts over when the source is another one. The secret stays. */
function recordFor(seen: SealRecord | null, source: AudienceSource, at: Instant): SealRecord {
  const contestedAt = seen === null || seen.isReleased ? (seen?.contestedAt ?? null) : at;
  const mine = { holder: randomId(HOLDER_LENGTH), isReleased: false, isCleared: false, contestedAt };
  if (seen?.source === source.name) return { ...seen, ...mine };
  const secret = seen?.secret ?? randomSecret();
  const edition = (seen?.edition ?? 0) + 1;
  return { edition, source: source.name, cursor: 0, count: 0, digest: emptyDigest(secret), secret, ...mine };
}

async function rowsOf(notice: string, edition: number, { team, customers }: AudienceSource): Promise<Delivery[]> {
  return team === null ? recipientsOf(notice, edition, await customers()) : drillRecipients(notice, edition, team);
}

/** Between two removals it is looked whether the record is still ours: another's rows must stay. */
async function clearBehind(notice: string, before: SealRecord, mayGoOn: () => boolean): Promise<SealRecord> {
  for (;;) {
    const isCleared = await removeSomeBehind(notice, before.count);
    const record = await save(notice, { ...before, isCleared }, before);
    if (isCleared || !mayGoOn()) return record;
  }
}

async function advance(notice: string, before: SealRecord, rows: readonly Delivery[]): Promise<SealRecord> {
  const runs = spans(before.cursor, rows.length, DIGEST_RUN).slice(0, RUNS_BETWEEN_RECORDS);
  const { to = before.cursor } = runs.at(-1) ?? {};
  await putRecipients(rows.slice(before.cursor, to));
  const digest = runs.reduce(
    (digested, run) => digestAfter(before.secret, digested, rows.slice(run.from, run.to)),
    before.digest,
  );
  return save(notice, { ...before, cursor: to, digest }, before);
}

async function save(notice: string, record: SealRecord, seen: SealRecord | null): Promise<SealRecord> {
  if (await writeSeal(notice, record, seen)) return record;
  // A write of ours whose reply was lost stands there; anything else is another invocation, and the Task is tried again.
  const there = await readSeal(notice);
  const isOurs =
    there?.holder === record.holder && there.cursor === record.cursor && there.isReleased === record.isReleased;
  if (isOurs) return record;
  throw new StorageUnavailable('dynamodb', 'PutItem deliveries', new Error(`${notice} is being sealed elsewhere`));
}
