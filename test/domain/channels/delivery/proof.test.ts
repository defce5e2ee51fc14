import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { afterTold, newsIn, toldByPosition } from '../../../../functions/domain/channels/delivery/mail-news.ts';
import { afterClaim, afterOutcome, type SendOutcome } from '../../../../functions/domain/channels/delivery/outcome.ts';
import {
  asProven,
  type DeliveryProof,
  firstForged,
  type IsSigned,
  NOT_PROVEN,
  proofAtStart,
  recordedOf,
  senderLine,
  showsNews,
  unrecorded,
} from '../../../../functions/domain/channels/delivery/proof.ts';
import { positionsIn, rangesOf } from '../../../../functions/domain/channels/delivery/ranges.ts';
import type { Delivery } from '../../../../functions/domain/channels/delivery/recipient.ts';
import { recipientsOf } from '../../../../functions/domain/channels/delivery/seal.ts';
import { generateCustomers } from '../../../../functions/domain/register/generate.ts';

const AT = instant('2026-04-24T09:00:00.000Z');
const SECRET = 'secret';
const SENDER = 'sender';
const [first, second, third] = recipientsOf('I-1-n1', 1, generateCustomers(3)) as [Delivery, Delivery, Delivery];

/** In place of a signature: only what stands here was signed. */
const signatures = new Map<string, string>();
const isSigned: IsSigned = (keys, line, signature) =>
  keys.includes(SENDER) && signature !== undefined && signatures.get(line) === signature;

function signed(row: Delivery): Delivery {
  const signature = `signature-${signatures.size}`;
  signatures.set(senderLine(row), signature);
  return { ...row, signature };
}

const claimed = (row: Delivery) => signed(afterClaim(row, { claimer: '1.a', attempt: (row.attempt ?? 0) + 1, at: AT }));
const ended = (row: Delivery, outcome: SendOutcome) => signed(afterOutcome(claimed(row), outcome));
const accepted = (row: Delivery) => ended(row, { acceptance: 'accepted', mailId: `m${row.position}`, at: AT });
const started: DeliveryProof = { ...proofAtStart('seal'), senders: [SENDER] };

const compared = (rows: readonly Delivery[], before = started, after = before) =>
  firstForged({ rows, secret: SECRET, edition: 1, before, after, isSigned });

describe('outcomes', () => {
  it('are explained by the seal, or by a signature of a sender that the ledger names', () => {
    const rows = [accepted(first), claimed(second), third];
    expect(compared(rows)).toBeNull();
    expect(compared(rows, proofAtStart('seal'))).toBe(0);
    expect(compared([{ ...first, acceptance: 'accepted', mailId: 'x', outcomeAt: AT }, second, third])).toBe(0);
    expect(compared([first, { ...claimed(second), claimedBy: '1.b' }, third])).toBe(1);
  });

  it('that were recorded are not set back, not even to what a sender had signed before', () => {
    const rows = [accepted(first), ended(second, { acceptance: 'unknown', why: 'lost', at: AT }), third];
    const recorded = { ...started, recorded: [recordedOf(SECRET, rows.slice(0, 2))] };
    expect(compared(rows, recorded)).toBeNull();
    expect(compared([first, ...rows.slice(1)], recorded)).toBe(0);
    expect(compared([claimed(first), ...rows.slice(1)], recorded)).toBe(0);
    expect(compared([rows[0] as Delivery, claimed(second), third], recorded)).toBe(1);
    expect(compared([rows[0] as Delivery, second, third], recorded)).toBe(1);
  });

  it('of a holder that lives longer than it was thought to count, when it signed them', () => {
    const recorded = {
      ...started,
      recorded: [recordedOf(SECRET, [ended(first, { acceptance: 'unknown', why: 'gone', at: AT })])],
    };
    expect(compared([accepted(first), second, third], recorded)).toBeNull();
    expect(compared([{ ...accepted(first), mailId: 'x' }, second, third], recorded)).toBe(0);
  });

  it('of another attempt replace those of the one before, and not the other way round', () => {
    const waits = ended(first, { acceptance: 'pending', why: 'odd', refused: { refusals: 1, notBefore: AT } });
    const recorded = { ...started, recorded: [recordedOf(SECRET, [waits])] };
    expect(compared([waits, second, third], recorded)).toBeNull();
    expect(compared([claimed(waits), second, third], recorded)).toBeNull();
    expect(compared([accepted(waits), second, third], recorded)).toBeNull();
    expect(compared([first, second, third], recorded)).toBe(0);
    expect(compared([claimed(first), second, third], recorded)).toBe(0);
  });

  it('are recorded once, by whoever comes first to it', () => {
    const rows = [accepted(first), ended(second, { acceptance: 'rejected', why: 'no', at: AT }), claimed(third)];
    const left = unrecorded(started, SECRET, rows);
    expect(left.map(({ position }) => position)).toEqual([0, 1]);
    expect(unrecorded({ ...started, recorded: [recordedOf(SECRET, left)] }, SECRET, rows)).toEqual([]);
  });

  it('hold nothing that no sender writes', () => {
    expect(compared([{ ...first, edition: 2 }, second, third])).toBe(0);
    expect(compared([first, { ...second, note: 'x' } as Delivery, third])).toBe(1);
    expect(compared([first, second, { ...third, settlement: 'delivered' }])).toBe(2);
    expect(compared([first, second, { ...third, before: { acceptance: 'pending' } }])).toBe(2);
  });
});

describe('news of the mail service', () => {
  const evidence = (position: number, settlement: Delivery['settlement'], why: string | null = null) => ({
    evidence: { notice: 'I-1-n1', position, mailId: `m${position}`, settlement, why },
    at: AT,
  });

  it('explains what changed by it, and nothing else', () => {
    const rows = [accepted(first), ended(second, { acceptance: 'unknown', why: 'lost', at: AT }), third];
    const heard = [evidence(0, 'bounced', 'Permanent/General'), evidence(1, 'delivered')];
    const news = newsIn(heard.map((one) => ({ ...one, row: rows[one.evidence.position] as Delivery })));
    if (news === null) throw new Error('it is news');
    const told = toldByPosition([news]);
    const after = rows.map((row) => (told.get(row.position) ?? []).reduce(afterTold, row));
    expect(after).toMatchObject([
      { acceptance: 'accepted', settlement: 'bounced', why: 'Permanent/General' },
      { acceptance: 'accepted', settlement: 'delivered', before: { acceptance: 'unknown', why: 'lost' } },
      { acceptance: 'pending' },
    ]);
    const known = { ...started, recorded: [recordedOf(SECRET, rows.slice(0, 2))], news: [news] };
    expect(compared(after, known)).toBeNull();
    expect(compared(rows, known), 'the rows may be behind').toBeNull();
    expect([showsNews(known, after), showsNews(known, rows)]).toEqual([true, false]);
    expect(compared(after, { ...known, news: [] })).toBe(0);
    expect(compared([{ ...(after[0] as Delivery), why: 'x' }, ...after.slice(1)], known)).toBe(0);
    expect(newsIn(heard.map((one) => ({ ...one, row: after[one.evidence.position] as Delivery })))).toBeNull();
  });

  it('counts on screens as the ledger says, also when its row was put back; what nobody proves is unknown', () => {
    const sent = accepted(first);
    const bounce = newsIn([{ ...evidence(0, 'bounced', 'Permanent/General'), row: sent }]);
    const known = { ...started, recorded: [recordedOf(SECRET, [sent])], news: bounce === null ? [] : [bounce] };
    const forged: Delivery = { ...second, acceptance: 'accepted', mailId: 'x', outcomeAt: AT };
    const shown = (rows: readonly Delivery[]) =>
      asProven({ rows, secret: SECRET, before: known, after: known, isSigned });
    for (const put of [sent, first, { ...sent, settlement: 'delivered' as const }])
      expect(shown([put, forged, third])).toMatchObject([
        { acceptance: 'accepted', settlement: 'bounced', why: 'Permanent/General' },
        { acceptance: 'unknown', settlement: 'none', why: NOT_PROVEN },
        { acceptance: 'pending' },
      ]);
    expect(shown([sent, accepted(second), claimed(third)])).toMatchObject([
      { settlement: 'bounced' },
      { acceptance: 'accepted' },
      { acceptance: 'claimed' },
    ]);
  });
});

describe('positions as ranges', () => {
  it('read back as they were written', () => {
    expect(rangesOf([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), (some) => {
        const positions = some.toSorted((a, b) => a - b);
        expect(positionsIn(rangesOf(positions))).toEqual(positions);
      }),
    );
  });
});
