import * as z from 'zod';
import { readSeal } from '../adapters/deliveries-audience.ts';
import { carryOut, loadIncident } from '../adapters/incidents.ts';
import { headOf } from '../adapters/ledger.ts';
import { isOfRegister } from '../domain/delivery/seal.ts';
import { REGISTER_STREAM } from '../domain/register/events.ts';
import { askedBySystem } from './asked.ts';
import { superseded } from './generation.ts';
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
  const version = loaded.state.status === 'open' && loaded.state.drill ? null : await headOf(REGISTER_STREAM);
  const sealed = version === null ? null : await readSeal(next.notice);
  const isOutdated = version !== null && sealed !== null && !isOfRegister(sealed, version);
  const [id, command] = isOutdated
    ? ([`recheck-${next.notice}-${version}`, { do: 'recheck-audience' }] as const)
    : ([`start-${next.notice}`, { do: 'start-delivery', notice: next.notice }] as const);
  await carryOut(stream, askedBySystem('incident', id, at, command), loaded);
  return { do: 'DecideNext' };
}
