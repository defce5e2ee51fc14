import * as z from 'zod';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, loadIncident } from '../../application/command/incidents.ts';
import { recordingMismatch } from '../../application/command/recording-mismatch.ts';
import { recordMissed } from '../../application/sending/came-back.ts';
import { type ProvenAudience, readProven } from '../../application/sending/deliveries-proven.ts';
import { later } from '../../domain/base/time/instant.ts';
import { type DeliveryProgress, standingOf } from '../../domain/channels/delivery/counts.ts';
import { recordedOf, unrecorded } from '../../domain/channels/delivery/proof.ts';
import { UNREACHED_MAX, unreachedOf } from '../../domain/channels/delivery/unreached.ts';
import { executionOf, isSuperseded } from '../../domain/components/executions.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { stepInput } from '../input/step-input.ts';

const LOOK_AT_ALL = -1;

const input = stepInput.extend({ next: z.object({ rounds: z.int().min(0) }) });

/**
 * Finishes a delivery once every recipient has an outcome, counted by consistent reads and proven. It finished at its last
 * outcome: a message accepted or refused, or an unknown one handed to people. Later events change counts, not that.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  const { state } = loaded;
  if (state.status === 'none' || isSuperseded(state, generation)) return { do: 'End' };
  const notice = findNotice(state, executionOf(state, generation)?.subject ?? '');
  if (notice?.audience === null || notice?.audience === undefined) return { do: 'End' };
  const acting = { loaded, by: 'delivery', at, notice: notice.id };
  const proven = await recordingMismatch(acting, () => readProven(notice));
  const standing = standingOf(proven.rows);
  const { counts, lastOutcomeAt } = standing;
  if (counts.pending > 0) return { do: 'PlanSlice', cursor: LOOK_AT_ALL, rounds: next.rounds };
  const startedAt = notice.startedAt ?? at;
  const finishedAt = lastOutcomeAt === null ? at : later(startedAt, lastOutcomeAt);
  const unreached = unreachedBy(proven, standing);
  const ended = { counts, finishedAt, unreached, ...restOf(proven) };
  const command = { do: 'finish-delivery', notice: notice.id, ...ended } as const;
  await carryOut(stream, askedBySystem('delivery', `finish-${notice.id}`, at, command), loaded);
  // A mail that came back since the count was not told while the delivery was under way. A step that is tried again looks again.
  await recordMissed(stream, notice.id, at);
  return { do: 'End' };
}

function failedOf({ counts, bounced }: Pick<DeliveryProgress, 'counts' | 'bounced'>): number {
  return counts.rejected + counts.suppressed + bounced;
}

/** The outcomes that no sender came to record, so that from here on the ledger stands for each. */
function restOf({ proof, rows, seal }: ProvenAudience) {
  const rest = proof === null ? [] : unrecorded(proof, seal.secret, rows);
  return rest.length === 0 ? {} : { recorded: recordedOf(seal.secret, rest) };
}

/** Whom it did not reach, by contract as far as a list is useful, and how many they are. */
function unreachedBy({ rows }: ProvenAudience, { counts, bounced }: DeliveryProgress) {
  const listed = rows.flatMap((row) => unreachedOf(row) ?? []).slice(0, UNREACHED_MAX);
  const contracts = (isUnknown: boolean) =>
    listed.filter(({ outcome }) => (outcome === 'unknown') === isUnknown).map(({ contract }) => contract);
  return {
    failed: { contracts: contracts(false), count: failedOf({ counts, bounced }) },
    unknown: { contracts: contracts(true), count: counts.unknown },
  };
}
