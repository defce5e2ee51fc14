import { strayIn } from '../../../functions/adapters/aws/attributes.ts';
import { ContentChanged, NotStored } from '../../../functions/adapters/aws/errors.ts';
import { getContent, strayBesideText } from '../../../functions/adapters/store/contents.ts';
import { readStanding } from '../../../functions/adapters/store/deliveries.ts';
import { countBehind } from '../../../functions/adapters/store/deliveries-audience.ts';
import { isPolicyStored } from '../../../functions/adapters/store/policies.ts';
import { type ProvenAudience, readProven } from '../../../functions/application/sending/deliveries-proven.ts';
import type { ChainVerdict } from '../../../functions/domain/base/ledger/chain.ts';
import { contentRefs } from '../../../functions/domain/base/ledger/content.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { type StreamKind, streamKind } from '../../../functions/domain/base/ledger/streams.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import type { Delivery } from '../../../functions/domain/channels/delivery/recipient.ts';
import type { SealRecord } from '../../../functions/domain/channels/delivery/seal.ts';
import { foldIncident } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import type { Notice } from '../../../functions/domain/incident/record/state.ts';
import { hasStarted } from '../../../functions/domain/incident/standing/notices.ts';
import {
  behind,
  besideText,
  lacksNews,
  otherEnd,
  otherOutcome,
  otherRecipients,
  otherText,
  policyGone,
  recipientsOf,
  textGone,
} from './flaw-words.ts';
import { strays } from './strays.ts';

interface ReferencesVerdict {
  readonly verdict: ChainVerdict;
  readonly notes: readonly Text[];
}

/**
 * Compares everything that a stream names by a digest with what is stored: texts, files, the recipients of its notices, and what
 * became of the mails to them.
 * A text that is not stored any more is told of: erasing leaves no other trace. Throws StorageUnavailable.
 */
export async function verifyReferences(stream: string, items: readonly LedgerItem[]): Promise<ReferencesVerdict> {
  const notes: Text[] = [];
  for (const item of items) {
    const found = await verifyItem(stream, item);
    if (!found.verdict.intact) return found;
    notes.push(...found.notes);
  }
  const kind = streamKind(stream);
  const why = kind === null ? null : await OWN_FLAW[kind](stream, items);
  return why === null ? { verdict: { intact: true }, notes } : flaw(items.length, why);
}

async function verifyItem(stream: string, { seq, events }: LedgerItem): Promise<ReferencesVerdict> {
  const notes: Text[] = [];
  for (const digest of policyDigests(events)) {
    if (!(await isPolicyStored(digest))) return flaw(seq, policyGone(digest));
  }
  for (const ref of contentRefs(events)) {
    const found = await stateOf(() => getContent(stream, ref));
    if (found === 'changed') return flaw(seq, otherText(ref.content));
    if (found === 'gone') notes.push(textGone(ref.content, seq));
    const why = strays(await strayBesideText(stream, ref), besideText(ref.content));
    if (why !== null) return flaw(seq, why);
  }
  return { verdict: { intact: true }, notes };
}

/** The policies that an item names: an incident opens under one. */
function policyDigests(events: LedgerItem['events']): string[] {
  return events.flatMap((event) => ('policy' in event && typeof event.policy === 'string' ? [event.policy] : []));
}

/** What each kind of stream refers to beside texts and policies, and is otherwise than it says; null where nothing is. */
const OWN_FLAW: Readonly<Record<StreamKind, (stream: string, items: readonly LedgerItem[]) => Promise<Text | null>>> = {
  incident: noticesFlaw,
  source: async () => null,
  register: async () => null,
};

async function noticesFlaw(stream: string, items: readonly LedgerItem[]): Promise<Text | null> {
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

async function noticeFlaw(notice: Notice): Promise<Text | null> {
  const found = await audienceOf(notice);
  if ('ja' in found) return found;
  const count = notice.audience?.count ?? 0;
  if ((await countBehind(notice.id, count)) > 0) return behind(notice.id, count);
  if (!found.isShown) return lacksNews(notice.id);
  const stray = strays(straysIn(found), recipientsOf(notice.id));
  if (stray !== null) return stray;
  return notice.counts === null ? null : outcomeFlaw(notice, notice.counts);
}

async function audienceOf(notice: Notice): Promise<ProvenAudience | Text> {
  try {
    return await readProven(notice);
  } catch (cause) {
    if (!(cause instanceof ContentChanged)) throw cause;
    const { kind, id } = cause.mismatch;
    return kind === 'outcomes' ? otherOutcome(notice.id, id) : otherRecipients(notice.id);
  }
}

/** After the end nobody waits any more, and nobody who was sent to becomes one who was not. */
async function outcomeFlaw({ id, audience }: Notice, ended: NonNullable<Notice['counts']>): Promise<Text | null> {
  const { counts } = await readStanding(id, audience?.count ?? 0);
  if (counts.pending === 0 && counts.sent >= ended.sent) return null;
  return otherEnd(id);
}

/** What nobody but this product writes of a recipient, and of how an audience was sealed. */
const RECIPIENT = Object.keys({
  ...{
    notice: true,
    position: true,
    contract: true,
    name: true,
    contact: true,
    address: true,
    fallback: true,
    phone: true,
  },
  ...{ edition: true, acceptance: true, settlement: true, claimedBy: true, claimedAt: true, attempt: true },
  ...{ mailId: true, outcomeAt: true, why: true, refusals: true, notBefore: true, signature: true, before: true },
} satisfies Record<keyof Delivery, true>);
const SEAL = Object.keys({
  ...{ notice: true, position: true, edition: true, source: true, cursor: true, count: true, digest: true },
  ...{ secret: true, holder: true, isReleased: true, isCleared: true, contestedAt: true },
} satisfies Record<keyof SealRecord | 'notice' | 'position', true>);

function straysIn({ rows, seal }: ProvenAudience): string[] {
  return [...new Set([...strayIn(seal, SEAL), ...rows.flatMap((row) => strayIn(row, RECIPIENT))])];
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

function flaw(seq: number, why: Text): ReferencesVerdict {
  return { verdict: { intact: false, seq, why }, notes: [] };
}
