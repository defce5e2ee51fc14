import * as z from 'zod';
import { ContentChanged } from '../../adapters/aws/errors.ts';
import { now } from '../../adapters/clock.ts';
import { readSeal } from '../../adapters/store/deliveries-audience.ts';
import { headOf } from '../../adapters/store/ledger.ts';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, loadIncident } from '../../application/command/incidents.ts';
import { recordingMismatch } from '../../application/command/recording-mismatch.ts';
import { isContestedLater, isOfRegister, type SealRecord, sealDigest } from '../../domain/channels/delivery/seal.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import type { IncidentCommand } from '../../domain/incident/command/command.ts';
import type { IncidentState, SealedAudience } from '../../domain/incident/record/state.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { REGISTER_STREAM } from '../../domain/register/events.ts';
import { stepInput } from '../input/step-input.ts';

const input = stepInput.extend({ next: z.object({ notice: z.string().min(1) }) });

/**
 * Starts the delivery of an approved notice, once. A refusal means that it is no longer wanted: look again. If customers
 * were imported since the audience was sealed, it is sealed again first: the import may have stopped before it recorded that.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  if (isSuperseded(loaded.state, generation)) return { do: 'End' };
  const acting = { loaded, by: 'incident', at, notice: null };
  const { id, command } = await recordingMismatch(acting, () => whatToAsk(loaded.state, next.notice));
  await carryOut(stream, askedBySystem('incident', id, at, command), loaded);
  return { do: 'DecideNext' };
}

async function whatToAsk(state: IncidentState, id: string): Promise<{ id: string; command: IncidentCommand }> {
  const version = state.status === 'open' && state.drill ? null : await headOf(REGISTER_STREAM);
  const notice = state.status === 'none' ? undefined : findNotice(state, id);
  const sealed = await readSeal(id);
  if (notice?.audience && !notice.outdated && !isAsRecorded(notice.audience, sealed)) {
    throw new ContentChanged({ kind: 'audience', owner: id, id: '', digest: notice.audience.digest });
  }
  if (version !== null && sealed !== null && !isOfRegister(sealed, version)) {
    return { id: `recheck-${id}-${version}`, command: { do: 'recheck-audience' } };
  }
  const seal = sealed === null ? {} : { seal: sealDigest(sealed) };
  return { id: `start-${id}`, command: { do: 'start-delivery', notice: id, ...seal } };
}

/**
 * Whether an audience stands sealed as the ledger says: the row decides whether anything is sent. Without its key nobody could
 * tell later which outcomes are true. An earlier release recorded no more than the recipients.
 */
function isAsRecorded({ seal }: SealedAudience, sealed: SealRecord | null): boolean {
  if (typeof sealed?.secret !== 'string' || isContestedLater(sealed, now())) return false;
  return seal === undefined || sealDigest(sealed) === seal;
}
