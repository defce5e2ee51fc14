import { readDelivery } from '../../adapters/store/deliveries.ts';
import { base32Id } from '../../domain/base/ledger/digest.ts';
import { incidentStream, noticeOwner } from '../../domain/base/ledger/streams.ts';
import type { Refusal } from '../../domain/base/refusal.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { unreachedOf } from '../../domain/channels/delivery/unreached.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { askedBySystem } from '../command/asked.ts';
import { followUp } from '../command/follow-ups.ts';
import { carryOut, INCIDENT, type LoadedIncident, loadIncident } from '../command/incidents.ts';
import { listUnreached } from './deliveries-shown.ts';

const ID_LETTERS = 24;

/** The incident does not take it just now, such as while it is being joined into another: the event comes again. */
class CameBackRefused extends Error {
  override readonly name = 'CameBackRefused';

  constructor(notice: string, { reason }: Refusal) {
    super(`mails of ${notice} that came back: ${reason.en}`);
  }
}

/**
 * Tells the incident which customers a notice did not reach after all. A delivery under way tells of its own when it ends.
 * May be repeated. Throws CameBackRefused, StorageUnavailable, StreamContended.
 */
export async function recordCameBack(notice: string, positions: readonly number[], at: Instant): Promise<void> {
  const loaded = await loadIncident(incidentStream(noticeOwner(notice)));
  const known = loaded.state.status === 'none' ? undefined : findNotice(loaded.state, notice);
  if (known === undefined || known.finishedAt === null) return;
  const rows = await Promise.all(positions.map((position) => readDelivery(notice, position)));
  const contracts = rows.flatMap((row) => (row === null || unreachedOf(row) === null ? [] : [row.contract]));
  await recordContracts(loaded, known, contracts, at);
}

/** Those who came back while their delivery ended: neither side knew of the other then. */
export async function recordMissed(stream: string, id: string, at: Instant): Promise<void> {
  const loaded = await loadIncident(stream);
  const notice = loaded.state.status === 'none' ? undefined : findNotice(loaded.state, id);
  if (notice === undefined) return;
  const failed = (await listUnreached(notice)).filter(
    ({ outcome, contract }) => outcome !== 'unknown' && contract !== '',
  );
  const news = failed.map(({ contract }) => contract).filter((contract) => !notice.listed.includes(contract));
  if (news.length > 0) await recordContracts(loaded, notice, news, at);
}

async function recordContracts(
  loaded: LoadedIncident,
  notice: Notice,
  contracts: readonly string[],
  at: Instant,
): Promise<void> {
  await repeatFollowUps(loaded, notice, contracts);
  const news = [...new Set(contracts)].filter((contract) => !notice.listed.includes(contract)).toSorted();
  if (news.length === 0) return;
  const id = `came-back-${notice.id}-${base32Id(news.join('\n'), ID_LETTERS)}`;
  const command = { do: 'record-unreached', notice: notice.id, contracts: news } as const;
  const { refusal } = await carryOut(loaded.stream, askedBySystem('record-mail-events', id, at, command), loaded);
  if (refusal !== null) throw new CameBackRefused(notice.id, refusal);
}

/** An event that comes again may have been cut off after it was recorded, and before anybody was called. */
async function repeatFollowUps(loaded: LoadedIncident, notice: Notice, contracts: readonly string[]): Promise<void> {
  const told = loaded.items.filter(({ events }) =>
    events.some(
      (event) =>
        event.type === 'recipients.unreached' &&
        event.notice === notice.id &&
        event.failed.contracts.some((contract) => contracts.includes(contract)),
    ),
  );
  for (const item of told) await followUp(INCIDENT, loaded, item);
}
