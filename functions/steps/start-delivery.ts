import * as z from 'zod';
import { readSeal } from '../adapters/deliveries-audience.ts';
import { ContentChanged } from '../adapters/errors.ts';
import { carryOut, loadIncident } from '../adapters/incidents.ts';
import { headOf } from '../adapters/ledger.ts';
import { isOfRegister, sealDigest } from '../domain/delivery/seal.ts';
import type { IncidentCommand } from '../domain/incident/command.ts';
import { findNotice } from '../domain/incident/notices.ts';
import type { IncidentState } from '../domain/incident/state.ts';
import { REGISTER_STREAM } from '../domain/register/events.ts';
import { askedBySystem } from './asked.ts';
import { superseded } from './generation.ts';
import { recordingMismatch } from './recording-mismatch.ts';
import { stepInput } from './step-input.ts';

const input = stepInput.extend({ next: z.object({ notice: z.string().min(1) }) });

/**
 * Starts the delivery of an approved notice, once. A refusal means that it is no longer wanted: look again. If customers
 * were imported since the audience was sealed, it is sealed again first: whoever imported them may not have come to say so.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  if (superseded(loaded.state, generation)) return { do: 'End' };
  const acting = { loaded, by: 'incident', at, notice: null };
  const { id, command } = await recordingMismatch(acting, () => whatToAsk(loaded.state, next.notice));
  await carryOut(stream, askedBySystem('incident', id, at, command), loaded);
  return { do: 'DecideNext' };
}

async function whatToAsk(state: IncidentState, id: string): Promise<{ id: string; command: IncidentCommand }> {
  const version = state.status === 'open' && state.drill ? null : await headOf(REGISTER_STREAM);
  const notice = state.status === 'none' ? undefined : findNotice(state, id);
  const sealed = await readSeal(id);
  if (version !== null && sealed !== null && !isOfRegister(sealed, version)) {
    return { id: `recheck-${id}-${version}`, command: { do: 'recheck-audience' } };
  }
  // Without it nobody could tell later which outcomes are true.
  if (typeof sealed?.secret !== 'string' && notice?.audience) {
    throw new ContentChanged({ kind: 'audience', owner: id, id: '', digest: notice.audience.digest });
  }
  const seal = sealed === null ? {} : { seal: sealDigest(sealed) };
  return { id: `start-${id}`, command: { do: 'start-delivery', notice: id, ...seal } };
}
