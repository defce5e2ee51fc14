import { sameMismatch } from '../../base/ledger/mismatch.ts';
import { isCalling } from '../../components/paging/escalation.ts';
import type { CommandOf, Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import { findNotice } from '../standing/notices.ts';

/** Why a delivery stands still, as the ledger says it. */
const CONTENT_CHANGED = 'content-changed';

/**
 * Something read by reference is not what the ledger names. It is recorded once, the delivery that would have used it
 * stands still, and people are called unless they are already. Found again after the delivery went on, it stops it again.
 */
export function decideMismatch(given: Given, { mismatch, notice: id }: CommandOf<'record-mismatch'>): IncidentEvent[] {
  const { state } = given;
  const isKnown = state.mismatches.some((known) => sameMismatch(known, mismatch));
  const notice = id === null ? undefined : findNotice(state, id);
  const stops =
    notice?.status === 'delivering' || (notice?.status === 'paused' && notice.pause?.why !== CONTENT_CHANGED);
  const events: IncidentEvent[] = isKnown ? [] : [{ type: 'content.mismatch', mismatch, stopped: id }];
  if (stops && id !== null) events.push({ type: 'delivery.paused', notice: id, why: CONTENT_CHANGED, until: null });
  if (events.length === 0 || state.status === 'closed' || isCalling(given, 'tampered')) return events;
  return [...events, openPage(play(given, events), 'tampered', null, escalation(given))];
}
