import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { askedBySystem } from './asked.ts';
import { carryOut, type LoadedIncident } from './incidents.ts';

/** Whose act it is, and which delivery stands still if it must not go on. */
export interface Acting {
  readonly loaded: LoadedIncident;
  readonly by: string;
  readonly at: Instant;
  readonly notice: string | null;
}

/**
 * Carries out an act. If something that it reads is not what the ledger names, that is recorded and people are called, and
 * the act fails as it did: nothing was made of what was read. Throws what the act throws.
 */
export async function recordingMismatch<T>(acting: Acting, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof ContentChanged) await recordMismatch(acting, cause);
    throw cause;
  }
}

/** Records what was found otherwise than the ledger names it. Again is harmless. Throws StorageUnavailable. */
export async function recordMismatch(acting: Acting, { mismatch }: ContentChanged): Promise<LoadedIncident> {
  const { loaded, by, at, notice } = acting;
  const id = `mismatch-${mismatch.owner}-${mismatch.id}-${at}`;
  return carryOut(loaded.stream, askedBySystem(by, id, at, { do: 'record-mismatch', mismatch, notice }), loaded);
}
