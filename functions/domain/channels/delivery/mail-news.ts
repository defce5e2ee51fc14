import type { Instant } from '../../base/time/instant.ts';
import type { SettlementEvidence } from './mail-event.ts';
import { positionsIn, rangesOf } from './ranges.ts';
import type { Delivery, Settlement } from './recipient.ts';
import { acceptanceAfter, settlementAfter } from './transitions.ts';

/** What the mail service told of a notice's mails, as the ledger keeps it. */
export interface MailNews {
  /** Mails that it took although their sender did not know: they count as accepted. */
  readonly taken: readonly { readonly position: number; readonly mailId: string; readonly at: Instant }[];
  /** What became of mails. `positions`: as `rangesOf` writes them. */
  readonly settled: readonly {
    readonly settlement: Settlement;
    readonly why: string | null;
    readonly positions: string;
  }[];
}

/** One statement about one mail. */
export type AcceptedOrSettled =
  | { readonly mailId: string; readonly at: Instant }
  | { readonly settlement: Settlement; readonly why: string | null };

/** What a delivery is after such a statement; what its senders had left stays beside it. Repeated or late news changes nothing. */
export function afterTold(row: Delivery, told: AcceptedOrSettled): Delivery {
  if ('mailId' in told) {
    if (acceptanceAfter(row.acceptance, 'accepted') === row.acceptance) return row;
    const { acceptance, mailId, outcomeAt, why } = row;
    const before = { acceptance, ...(mailId && { mailId }), ...(outcomeAt && { outcomeAt }), ...(why && { why }) };
    return { ...row, acceptance: 'accepted', mailId: told.mailId, outcomeAt: told.at, before };
  }
  if (settlementAfter(row.settlement, told.settlement) === row.settlement) return row;
  return { ...mailed(row), settlement: told.settlement, ...(told.why !== null && { why: told.why }) };
}

/** SES reports the outcome only of a mail that it accepted, so a recipient shown as waiting was set back. */
function mailed(row: Delivery): Delivery {
  if (row.acceptance !== 'pending') return row;
  return { ...row, acceptance: 'accepted', before: { acceptance: 'pending' } };
}

/** The statements by position, in the order in which they were recorded. */
export function toldByPosition(news: readonly MailNews[]): ReadonlyMap<number, readonly AcceptedOrSettled[]> {
  const found = new Map<number, AcceptedOrSettled[]>();
  const add = (position: number, told: AcceptedOrSettled) => {
    const known = found.get(position);
    if (known === undefined) found.set(position, [told]);
    else known.push(told);
  };
  for (const { taken, settled } of news) {
    for (const { position, mailId, at } of taken) add(position, { mailId, at });
    for (const { settlement, why, positions } of settled) {
      for (const position of positionsIn(positions)) add(position, { settlement, why });
    }
  }
  return found;
}

/** A piece of evidence and the delivery that it is about, as it stood. */
export interface RowEvidence {
  readonly row: Delivery;
  readonly evidence: SettlementEvidence;
  readonly at: Instant;
}

/** What of the evidence is news; null when nothing is. */
export function newsIn(heard: readonly RowEvidence[]): MailNews | null {
  const taken = new Map<number, MailNews['taken'][number]>();
  const settled = new Map<string, { settlement: Settlement; why: string | null; positions: Set<number> }>();
  for (const { row, evidence, at } of heard) {
    const { position } = row;
    const { mailId, settlement, why } = evidence;
    if (!taken.has(position) && row.acceptance !== 'accepted') taken.set(position, { position, mailId, at });
    if (settlementAfter(row.settlement, settlement) === row.settlement) continue;
    const group = `${settlement} ${why ?? ''}`;
    const known = settled.get(group) ?? { settlement, why, positions: new Set<number>() };
    settled.set(group, { ...known, positions: known.positions.add(position) });
  }
  if (taken.size + settled.size === 0) return null;
  return {
    taken: [...taken.values()].toSorted((a, b) => a.position - b.position),
    settled: [...settled.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { positions, ...each }]) => ({
        ...each,
        positions: rangesOf([...positions].toSorted((a, b) => a - b)),
      })),
  };
}
