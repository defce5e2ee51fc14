import { atOnce } from '../../adapters/at-once.ts';
import { StorageUnavailable } from '../../adapters/aws/errors.ts';
import { readDelivery } from '../../adapters/store/deliveries.ts';
import { recordEvidence, writeTold } from '../../adapters/store/deliveries-evidence.ts';
import { canonicalJson } from '../../domain/base/ledger/canonical.ts';
import { base32Id } from '../../domain/base/ledger/digest.ts';
import { incidentStream, noticeOwner } from '../../domain/base/ledger/streams.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import { type Instant, later } from '../../domain/base/time/instant.ts';
import type { SettlementEvidence } from '../../domain/channels/delivery/mail-event.ts';
import {
  type AcceptedOrSettled,
  afterTold,
  newsIn,
  type RowEvidence,
  toldByPosition,
} from '../../domain/channels/delivery/mail-news.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { askedBySystem } from '../command/asked.ts';
import { carryOut, type LoadedIncident, loadIncident } from '../command/incidents.ts';

/** Rows under way together: more would only crowd out the sends that go on meanwhile. */
const WIDTH = 25;
const ATTEMPTS = 5;
const ID_LETTERS = 24;

/** Evidence of one mail, and when the service said so. */
export interface Dated {
  readonly evidence: SettlementEvidence;
  readonly at: Instant;
}

/** The incident does not take it just now: the event comes again. */
class NewsRefused extends Error {
  override readonly name = 'NewsRefused';

  constructor(notice: string, { reason }: Refusal) {
    super(`news of the mails of ${notice}: ${reason.en}`);
  }
}

/** What of the news could not be taken in: what is about no delivery at all, and what is to come again. */
export interface TakenIn<One extends Dated> {
  readonly missing: One[];
  readonly failed: { readonly one: One; readonly cause: unknown }[];
}

/**
 * Takes in what the mail service tells of a notice's mails: first into the ledger, in one item, then into each row. Repeated or
 * late news changes nothing. Throws StorageUnavailable, StreamContended, NewsRefused when none of it could be taken in.
 */
export async function recordNews<One extends Dated>(notice: string, news: readonly One[]): Promise<TakenIn<One>> {
  const loaded = await loadIncident(incidentStream(noticeOwner(notice)));
  const known = loaded.state.status === 'none' ? undefined : findNotice(loaded.state, notice);
  const taken: TakenIn<One> = { missing: [], failed: [] };
  if (known === undefined || known.proof === null) {
    await each(news, taken, async (one) => {
      if (!(await recordEvidence(one.evidence, one.at))) taken.missing.push(one);
    });
    return taken;
  }
  const heard: (RowEvidence & { readonly one: One })[] = [];
  await each(news, taken, async (one) => {
    const row = await readDelivery(notice, one.evidence.position);
    if (row === null) taken.missing.push(one);
    else heard.push({ row, one, evidence: one.evidence, at: one.at });
  });
  const after = await recorded(loaded, notice, heard);
  if (after === null) return taken;
  const told = allTold(after, notice);
  const rows = new Map(heard.map(({ one, row }) => [one, row]));
  await each([...rows.keys()], taken, async (one) => {
    const row = rows.get(one);
    if (row !== undefined) await write(row, told.get(row.position) ?? []);
  });
  return taken;
}

/** One after the other's failure is nobody else's. */
async function each<One extends Dated>(
  news: readonly One[],
  { failed }: TakenIn<One>,
  act: (one: One) => Promise<void>,
): Promise<void> {
  await atOnce(WIDTH, news, (one) => act(one).catch((cause: unknown) => void failed.push({ one, cause })));
}

/** The incident once its ledger holds what of it is news; null when nothing is. */
async function recorded(
  loaded: LoadedIncident,
  notice: string,
  heard: readonly RowEvidence[],
): Promise<LoadedIncident | null> {
  const news = newsIn(heard);
  if (news === null) return null;
  const at = heard.map((one) => one.at).reduce(later);
  const id = `news-${notice}-${base32Id(canonicalJson(news), ID_LETTERS)}`;
  const asked = askedBySystem('record-mail-events', id, at, { do: 'record-news', notice, news });
  const { refusal, ...after } = await carryOut(loaded.stream, asked, loaded);
  if (refusal !== null) throw new NewsRefused(notice, refusal);
  return after;
}

/** All that the ledger says SES told, by position. */
function allTold({ state }: LoadedIncident, notice: string): ReadonlyMap<number, readonly AcceptedOrSettled[]> {
  const proof = state.status === 'none' ? null : (findNotice(state, notice)?.proof ?? null);
  return toldByPosition(proof?.news ?? []);
}

/** Read first, then the ledger: so nothing that was written to the row meanwhile is taken back. */
async function write(read: Delivery, told: readonly AcceptedOrSettled[]): Promise<void> {
  let [row, known]: [Delivery | null, readonly AcceptedOrSettled[]] = [read, told];
  for (let attempt = 1; attempt <= ATTEMPTS && row !== null; attempt += 1) {
    const after = known.reduce(afterTold, row);
    if (after === row || (await writeTold(row, after))) return;
    row = await readDelivery(read.notice, read.position);
    known = allTold(await loadIncident(incidentStream(noticeOwner(read.notice))), read.notice).get(read.position) ?? [];
  }
  throw new StorageUnavailable('dynamodb', 'UpdateItem deliveries', new Error('the row changed again and again'));
}
