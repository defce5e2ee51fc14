import { ContentChanged } from '../../adapters/aws/errors.ts';
import { isSigned } from '../../adapters/signing.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { incidentStream, noticeOwner } from '../../domain/base/ledger/streams.ts';
import {
  type DeliveryProof,
  firstForged,
  proofAtStart,
  showsNews,
  withNews,
} from '../../domain/channels/delivery/proof.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { findNotice } from '../../domain/incident/standing/notices.ts';
import { type ApprovedAudience, readApproved } from './deliveries-approved.ts';

/** The recipients of a notice and their outcomes. */
export interface ProvenAudience extends ApprovedAudience {
  /** What the ledger knew of them after they were read; null for a delivery that an earlier release started. */
  readonly proof: DeliveryProof | null;
  /** Whether the stored rows show all that the ledger says SES told, and not only these here. */
  readonly isShown: boolean;
}

/**
 * As `readApproved`; and every outcome is one that a sender signed or the ledger stands for, and what the ledger says SES told
 * is told of each; before its delivery begins, nothing is. `notice`: as it was before. Throws ContentChanged when an outcome is another, StorageUnavailable.
 */
export async function readProven(notice: Notice): Promise<ProvenAudience> {
  const found = await readApproved(notice);
  const before = notice.startedAt === null ? proofAtStart('') : notice.proof;
  if (before === null) return { ...found, proof: null, isShown: true };
  const { rows, seal } = found;
  // Whatever a row knows, the ledger knew before it was written there.
  const after = (await proofOf(notice.id)) ?? before;
  const forged = firstForged({
    rows,
    secret: seal.secret,
    edition: seal.edition,
    before,
    after,
    isSigned,
  });
  if (forged !== null) throw outcomeChanged(notice, forged);
  return { rows: withNews(after, rows), seal, proof: after, isShown: showsNews(before, rows) };
}

/** What is stored about the mail to one recipient is not what was recorded. */
function outcomeChanged({ id, audience }: Pick<Notice, 'id' | 'audience'>, position: number): ContentChanged {
  return new ContentChanged({
    kind: 'outcomes',
    owner: id,
    id: String(position),
    digest: audience?.digest ?? '',
  });
}

/**
 * What the ledger knows of a notice's outcomes now; null for one that an earlier release started. Read without its policy,
 * which the command line does not have beside it. Throws StorageUnavailable.
 */
export async function proofOf(notice: string): Promise<DeliveryProof | null> {
  const stream = incidentStream(noticeOwner(notice));
  const state = foldIncident(stream, await readStream<IncidentEvent>(stream));
  return (state.status === 'none' ? undefined : findNotice(state, notice))?.proof ?? null;
}
