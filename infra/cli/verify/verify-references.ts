import { getContent } from '../../../functions/adapters/contents.ts';
import { readStanding } from '../../../functions/adapters/deliveries.ts';
import { countBehind } from '../../../functions/adapters/deliveries-audience.ts';
import { type ProvenAudience, readProven } from '../../../functions/adapters/deliveries-proven.ts';
import { ContentChanged, NotStored } from '../../../functions/adapters/errors.ts';
import { contentRefs } from '../../../functions/domain/incident/content.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/events.ts';
import { foldIncident } from '../../../functions/domain/incident/evolve.ts';
import { hasStarted } from '../../../functions/domain/incident/notices.ts';
import type { Notice } from '../../../functions/domain/incident/state.ts';
import type { Verdict } from '../../../functions/domain/ledger/chain.ts';
import type { LedgerItem } from '../../../functions/domain/ledger/item.ts';

interface Found {
  readonly verdict: Verdict;
  readonly notes: readonly string[];
}

/**
 * Compares everything that a stream names by a digest with what is stored: texts, files, the recipients of its notices, and what
 * became of the mails to them.
 * A text that is not stored any more is told of: erasing leaves no other trace. Throws StorageUnavailable.
 */
export async function verifyReferences(stream: string, items: readonly LedgerItem[]): Promise<Found> {
  const notes: string[] = [];
  for (const { seq, events } of items) {
    for (const ref of contentRefs(events)) {
      const found = await stateOf(() => getContent(stream, ref));
      if (found === 'changed') return flaw(seq, `the stored text ${ref.content} is not the one that was recorded`);
      if (found === 'gone')
        notes.push(`the text ${ref.content} of item ${seq} is not stored any more: it was erased, or removed`);
    }
  }
  const why = stream.startsWith('incident/') ? await noticesFlaw(stream, items) : null;
  return why === null ? { verdict: { intact: true }, notes } : flaw(items.length, why);
}

async function noticesFlaw(stream: string, items: readonly LedgerItem[]): Promise<string | null> {
  const state = foldIncident(stream, items as readonly LedgerItem<IncidentEvent>[]);
  if (state.status === 'none') return null;
  for (const notice of state.notices.filter(isFrozen)) {
    const why = await noticeFlaw(notice);
    if (why !== null) return why;
  }
  return null;
}

/** Sealed and not being sealed anew; what was given up before it went out is nobody's audience any more. */
function isFrozen(notice: Notice): boolean {
  const { audience, outdated, status } = notice;
  return audience !== null && (hasStarted(notice) || (!outdated && (status === 'sealed' || status === 'approved')));
}

async function noticeFlaw(notice: Notice): Promise<string | null> {
  const found = await audienceOf(notice);
  if (typeof found === 'string') return found;
  const count = notice.audience?.count ?? 0;
  if ((await countBehind(notice.id, count)) > 0) return `notice ${notice.id} has recipients behind its ${count}`;
  if (!found.isShown) return `a recipient of notice ${notice.id} lacks what the ledger says SES told of the mail`;
  return notice.counts === null ? null : outcomeFlaw(notice, notice.counts);
}

async function audienceOf(notice: Notice): Promise<ProvenAudience | string> {
  try {
    return await readProven(notice);
  } catch (cause) {
    if (!(cause instanceof ContentChanged)) throw cause;
    const { kind, id } = cause.mismatch;
    return kind === 'outcomes'
      ? `what is stored about the mail to recipient ${id} of notice ${notice.id} is not what was recorded`
      : `the stored recipients of notice ${notice.id} are not those that were recorded`;
  }
}

/** After the end nobody waits any more, and nobody who was sent to becomes one who was not. */
async function outcomeFlaw({ id, audience }: Notice, ended: NonNullable<Notice['counts']>): Promise<string | null> {
  const { counts } = await readStanding(id, audience?.count ?? 0);
  if (counts.pending === 0 && counts.sent >= ended.sent) return null;
  return `the stored outcomes of notice ${id} do not agree with how its delivery ended`;
}

async function stateOf(read: () => Promise<unknown>): Promise<'same' | 'changed' | 'gone'> {
  try {
    await read();
    return 'same';
  } catch (cause) {
    if (cause instanceof ContentChanged) return 'changed';
    if (cause instanceof NotStored) return 'gone';
    throw cause;
  }
}

function flaw(seq: number, why: string): Found {
  return { verdict: { intact: false, seq, why }, notes: [] };
}
