import * as z from 'zod';
import { readLease } from '../../adapters/store/mail-lease.ts';
import { loadIncident } from '../../application/command/incidents.ts';
import { recordingMismatch } from '../../application/command/recording-mismatch.ts';
import { type DeliveryAt, goOn, mayTry, stayPaused } from '../../application/sending/delivery-pause.ts';
import { lookAtDeliveries } from '../../application/sending/delivery-standing.ts';
import { nextForDelivery } from '../../domain/channels/delivery/plan.ts';
import { executionOf, isSuperseded } from '../../domain/components/executions.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { renewalDue } from '../input/renewal.ts';
import { moment, stepInput } from '../input/step-input.ts';

/** A cursor of -1 asks to look at every delivery first. */
const LOOK_AT_ALL = -1;

const input = stepInput.extend({
  startedAt: moment,
  next: z.object({ cursor: z.int().min(LOOK_AT_ALL), rounds: z.int().min(0) }),
});

/**
 * What a delivery does next: send a slice, wait for the rate, wait out a pause, finish, hand over, or end. When it
 * looks at every delivery it checks that they are the audience that was approved, and names claims of the dead unknown.
 */
export async function handler(event: unknown) {
  const asked = input.parse(event);
  const loaded = await loadIncident(asked.stream);
  const rounds = asked.next.rounds + 1;
  const { state } = loaded;
  if (state.status === 'none' || isSuperseded(state, asked.generation))
    return { do: 'End', cursor: LOOK_AT_ALL, rounds };
  const notice = findNotice(state, executionOf(state, asked.generation)?.subject ?? '');
  if (notice === undefined || !isOnItsWay(notice)) return { do: 'End', cursor: LOOK_AT_ALL, rounds };
  if (renewalDue('delivery', { ...asked, rounds })) return { do: 'RenewExecution', cursor: LOOK_AT_ALL, rounds };
  const delivery = { loaded, notice, at: asked.at, generation: asked.generation };
  const acting = { loaded, by: 'delivery', at: asked.at, notice: notice.id };
  const action = await recordingMismatch(acting, () => planned(delivery, asked.next.cursor));
  return { ...action, rounds };
}

function isOnItsWay({ status, audience }: Notice): boolean {
  return audience !== null && (status === 'delivering' || status === 'paused');
}

async function planned(delivery: DeliveryAt, cursor: number) {
  const looked = cursor === LOOK_AT_ALL ? await lookAtDeliveries(delivery) : null;
  const standing = looked?.standing ?? null;
  const { pause, freeFromMs } = await readLease();
  const next = nextForDelivery({ at: delivery.at, settlesAt: looked?.settlesAt ?? null, standing, pause, freeFromMs });
  const from = standing === null ? cursor : (standing.firstPending ?? LOOK_AT_ALL);
  const taken = standing !== null && standing.counts.sent > 0;
  switch (next.do) {
    case 'FinishDelivery':
      return { do: 'FinishDelivery', cursor: LOOK_AT_ALL };
    case 'WaitUntil':
      return { do: 'WaitUntil', until: next.until, cursor: looked === null ? from : LOOK_AT_ALL };
    case 'Paused':
      return { ...(await stayPaused(delivery, next.pause)), cursor: LOOK_AT_ALL };
    case 'Try':
      return { ...(await mayTry(delivery, next.pause, standing)), cursor: from, taken };
    default:
      return { ...(await goOn(delivery, standing)), cursor: from, taken };
  }
}
