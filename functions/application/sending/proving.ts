import { ownKey } from '../../adapters/signing.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { recordedOf } from '../../domain/channels/delivery/proof.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { askedBySystem } from '../command/asked.ts';
import { carryOut, type LoadedIncident } from '../command/incidents.ts';

const KEY_ID_LENGTH = 10;

/** Whose record it is: the incident as it was read, the notice, and when. */
export interface Recording {
  readonly loaded: LoadedIncident;
  readonly notice: string;
  readonly at: Instant;
}

/** Names the key of this instance in the ledger before it signs anything for a notice. Throws StorageUnavailable, StreamContended. */
export async function announceSender({ loaded, notice, at }: Recording): Promise<LoadedIncident> {
  const { state } = loaded;
  const proof = state.status === 'none' ? null : (findNotice(state, notice)?.proof ?? null);
  const key = ownKey();
  if (proof === null || proof.senders.includes(key)) return loaded;
  const id = `sender-${notice}-${key.slice(0, KEY_ID_LENGTH)}`;
  return carryOut(loaded.stream, askedBySystem('delivery', id, at, { do: 'announce-sender', notice, key }), loaded);
}

/**
 * Records outcomes that will not change any more: from here on a row that is set back is found. `by`: unique to this record.
 * Throws StorageUnavailable, StreamContended.
 */
export async function recordOutcomes(
  { loaded, notice, at }: Recording,
  { by, secret, rows }: { readonly by: string; readonly secret: string; readonly rows: readonly Delivery[] },
): Promise<void> {
  if (rows.length === 0) return;
  const recorded = recordedOf(
    secret,
    rows.toSorted((a, b) => a.position - b.position),
  );
  const command = { do: 'record-outcomes', notice, recorded } as const;
  await carryOut(loaded.stream, askedBySystem('delivery', `outcomes-${notice}-${by}`, at, command), loaded);
}
