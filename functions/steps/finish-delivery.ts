import * as z from 'zod';
import { listUnreached, readStanding } from '../adapters/deliveries.ts';
import { carryOut, loadIncident } from '../adapters/incidents.ts';
import type { Standing } from '../domain/delivery/counts.ts';
import { findNotice } from '../domain/incident/notices.ts';
import type { Notice } from '../domain/incident/state.ts';
import { later } from '../domain/time/instant.ts';
import { askedBySystem } from './asked.ts';
import { recordMissed } from './came-back.ts';
import { requestOf, superseded } from './generation.ts';
import { stepInput } from './step-input.ts';

const LOOK_AT_ALL = -1;

const input = stepInput.extend({ next: z.object({ rounds: z.int().min(0) }) });

/**
 * Finishes a delivery once every recipient has an outcome, counted by consistent reads. It finished at its last
 * outcome: a message accepted or refused, or an unknown one handed to people. Later events change counts, not that.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  const { state } = loaded;
  if (state.status === 'none' || superseded(state, generation)) return { do: 'End' };
  const notice = findNotice(state, requestOf(state, generation)?.subject ?? '');
  if (notice?.audience === null || notice?.audience === undefined) return { do: 'End' };
  const standing = await readStanding(notice.id, notice.audience.count);
  const { counts, lastOutcomeAt } = standing;
  if (counts.pending > 0) return { do: 'PlanSlice', cursor: LOOK_AT_ALL, rounds: next.rounds };
  const startedAt = notice.startedAt ?? at;
  const finishedAt = lastOutcomeAt === null ? at : later(startedAt, lastOutcomeAt);
  const unreached = await unreachedBy(notice, standing);
  const command = { do: 'finish-delivery', notice: notice.id, counts, finishedAt, unreached } as const;
  await carryOut(stream, askedBySystem('delivery', `finish-${notice.id}`, at, command), loaded);
  // A mail that came back since the count was not told while the delivery was under way. A step that is tried again looks again.
  if (failedOf(await readStanding(notice.id, notice.audience.count)) > 0) await recordMissed(stream, notice.id, at);
  return { do: 'End' };
}

function failedOf({ counts, bounced }: Pick<Standing, 'counts' | 'bounced'>): number {
  return counts.rejected + counts.suppressed + bounced;
}

/** Whom it did not reach, by contract as far as a list is useful, and how many they are. */
async function unreachedBy(notice: Notice, { counts, bounced }: Standing) {
  const failed = failedOf({ counts, bounced });
  const rows = failed + counts.unknown === 0 ? [] : await listUnreached(notice);
  const contracts = (isUnknown: boolean) =>
    rows.filter(({ outcome }) => (outcome === 'unknown') === isUnknown).map(({ contract }) => contract);
  return {
    failed: { contracts: contracts(false), count: failed },
    unknown: { contracts: contracts(true), count: counts.unknown },
  };
}
