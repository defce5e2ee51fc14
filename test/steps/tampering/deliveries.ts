import { signLine } from '../../../functions/adapters/signing.ts';
import { senderLine } from '../../../functions/domain/channels/delivery/proof.ts';
import type { Delivery } from '../../../functions/domain/channels/delivery/recipient.ts';
import { type Draw, type Mutation, pick } from './mutation.ts';
import type { Row, Tables } from './store.ts';

/** Rows of recipients of notices that went out, are going out, or wait to. */
function recipients({ rows }: Tables): Row[] {
  return rows.deliveries.filter(({ notice }) => !isSealName(notice));
}

/** How incidents are called whose notices wait: for their approval, or to go out. */
const NOT_BEGUN = 'I-notbegun';

function isSealName(notice: unknown): boolean {
  return String(notice).endsWith('#seal');
}

function streamOfNotice(row: Row): string {
  return `incident/${/^(I-\w+)-n/.exec(String(row.notice))?.[1] ?? ''}`;
}

function delivery(name: string, act: (tables: Tables, row: Row, draw: Draw) => Promise<unknown>): Mutation {
  return {
    name,
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(recipients(tables), draw) ?? {};
      await act(tables, row, draw);
      return streamOfNotice(row);
    },
  };
}

/** The row of a recipient whose delivery stands so. A value of `undefined` takes a field away. */
function outcome(name: string, isMeant: (row: Row) => boolean, change: (row: Row, draw: Draw) => Row): Mutation {
  return {
    name,
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(recipients(tables).filter(isMeant), draw);
      if (row === undefined) throw new Error(`nobody stands so: ${name}`);
      const changed = Object.entries({ ...row, ...change(row, draw) }).filter(([, value]) => value !== undefined);
      await tables.put('deliveries', Object.fromEntries(changed));
      return streamOfNotice(row);
    },
  };
}

const accepted = ({ acceptance }: Row) => acceptance === 'accepted';
const waits = ({ acceptance }: Row) => acceptance === 'pending';
const wasRefused = (row: Row) => waits(row) && row.refusals !== undefined;
const heardOf = (row: Row) => row.settlement !== 'none';
const recovered = (row: Row) => row.before !== undefined;
const forged = (draw: Draw) => `forged-${draw(1e9)}`;

/** Nobody ever sent to it. */
const UNTOUCHED = {
  ...{ acceptance: 'pending', settlement: 'none', claimedBy: undefined, claimedAt: undefined, attempt: undefined },
  ...{ mailId: undefined, outcomeAt: undefined, why: undefined, refusals: undefined, notBefore: undefined },
  ...{ signature: undefined, before: undefined },
};

const outcomeIn = ({ mailId, outcomeAt, claimedAt, signature }: Row) => ({ mailId, outcomeAt, claimedAt, signature });

const isOfWaiting = ({ notice }: Row) => isSealName(notice) && String(notice).startsWith(NOT_BEGUN);

/** Values that the product itself could have written, each of which would keep mails back or hide who wrote the audience. */
const otherSeals = ({ edition, source, cursor, count }: Row): Row[] => [
  { contestedAt: '2099-01-01T00:00:00.000Z' },
  { contestedAt: '2026-04-24T09:00:00.000Z' },
  { holder: 'another00000' },
  { isReleased: false },
  { isCleared: false },
  { cursor: Number(cursor) - 1 },
  { count: Number(count) + 1 },
  { edition: Number(edition) + 1 },
  { source: `${source} ` },
  { digest: 'another' },
];

const RECIPIENTS: readonly Mutation[] = [
  delivery("a recipient's name, address or contract", (tables, row, draw) => {
    const field = pick(['name', 'address', 'contract', 'contact', 'fallback'], draw) ?? 'name';
    return tables.put('deliveries', { ...row, [field]: `changed-${draw(1e9)}@example.com` });
  }),
  delivery('a recipient removed', (tables, row) => tables.remove('deliveries', row)),
  delivery('a recipient added', (tables, row, draw) => {
    const position = 16 * (10 + draw(100)) + (Number(row.position) % 16);
    return tables.put('deliveries', { ...row, position });
  }),
  delivery('the key of an audience', (tables, row, draw) => {
    const name = String(row.notice).replace(/#\w+$/, '#seal');
    const record = tables.rows.deliveries.find(({ notice }) => notice === name) ?? {};
    return tables.put('deliveries', { ...record, secret: `changed-${draw(1e9)}` });
  }),
  delivery('any value in the seal of an audience', (tables, row, draw) => {
    const name = String(row.notice).replace(/#\w+$/, '#seal');
    const record = tables.rows.deliveries.find(({ notice }) => notice === name) ?? {};
    const field = pick(
      Object.keys(record).filter((each) => each !== 'notice' && each !== 'position'),
      draw,
    );
    return tables.put('deliveries', { ...record, [field ?? 'source']: forged(draw) });
  }),
  {
    name: 'any value in the seal of an audience before its delivery begins',
    found: 'verify',
    mutate: async (tables, draw) => {
      const seal = pick(tables.rows.deliveries.filter(isOfWaiting), draw) ?? {};
      await tables.put('deliveries', { ...seal, ...pick(otherSeals(seal), draw) });
      return streamOfNotice(seal);
    },
  },
  delivery('a field added to the seal of an audience', (tables, row, draw) => {
    const name = String(row.notice).replace(/#\w+$/, '#seal');
    const record = tables.rows.deliveries.find(({ notice }) => notice === name) ?? {};
    return tables.put('deliveries', { ...record, [`extra${draw(1e6)}`]: forged(draw) });
  }),
  delivery('the seal of an audience removed', (tables, row) => {
    const name = String(row.notice).replace(/#\w+$/, '#seal');
    return tables.remove('deliveries', tables.rows.deliveries.find(({ notice }) => notice === name) ?? {});
  }),
];

const OUTCOMES: readonly Mutation[] = [
  outcome('a recipient who waits, set to accepted', waits, (_, draw) => ({
    ...{ acceptance: 'accepted', mailId: forged(draw), outcomeAt: '2026-04-24T10:00:00.000Z' },
    ...{ claimedBy: `1.${forged(draw)}`, claimedAt: '2026-04-24T10:00:00.000Z', attempt: 1 + draw(3) },
    ...{ signature: forged(draw) },
  })),
  outcome('a recipient who waits, set to rejected, unknown or claimed', waits, (_, draw) => ({
    acceptance: pick(['rejected', 'unknown', 'claimed'], draw),
    why: forged(draw),
  })),
  outcome('a recipient who was mailed, set back to waiting', accepted, () => UNTOUCHED),
  outcome('a recipient who was mailed, set to rejected, unknown or claimed', accepted, (_, draw) => ({
    acceptance: pick(['rejected', 'unknown', 'claimed', 'pending'], draw),
  })),
  outcome(
    'a recipient who may not have been reached, set to accepted or back to waiting',
    ({ acceptance }) => acceptance === 'unknown',
    (_, draw) => (draw(2) === 0 ? UNTOUCHED : { acceptance: 'accepted', mailId: forged(draw), why: undefined }),
  ),
  outcome("what became of a recipient's mail", accepted, (row, draw) => {
    const all = ['none', 'soft-bounced', 'delivered', 'suppressed', 'bounced', 'complained'];
    const others = all.filter((other) => other !== row.settlement);
    return { settlement: pick(others, draw), why: draw(2) === 0 ? row.why : forged(draw) };
  }),
  outcome('what became of a mail, set back to what was known before', heardOf, () => ({
    settlement: 'none',
    why: undefined,
  })),
  outcome('a mail that SES took after all, set back to what its sender knew', recovered, ({ before }) => ({
    ...{ settlement: 'none', mailId: undefined, outcomeAt: undefined, why: undefined },
    ...{ before: undefined, ...(before as Row) },
  })),
  outcome('what a sender knew before SES told more', recovered, ({ before }, draw) => ({
    before: draw(2) === 0 ? { ...(before as Row), why: forged(draw) } : undefined,
  })),
  outcome('the identifier, the moment or the sender of a mail', accepted, (_, draw) => ({
    [pick(['mailId', 'outcomeAt', 'claimedBy', 'claimedAt', 'attempt'], draw) ?? 'mailId']: forged(draw),
  })),
  {
    name: 'the outcomes of two recipients exchanged',
    found: 'verify',
    mutate: async (tables, draw) => {
      const one = pick(recipients(tables).filter(accepted), draw) ?? {};
      const others = recipients(tables).filter((row) => accepted(row) && row.mailId !== one.mailId);
      const other = pick(others, draw) ?? {};
      await tables.put('deliveries', { ...one, ...outcomeIn(other) });
      await tables.put('deliveries', { ...other, ...outcomeIn(one) });
      return streamOfNotice(one);
    },
  },
  outcome('an earlier state of a mail that its sender had signed, put back', accepted, (row) => {
    const { mailId: _mail, outcomeAt: _at, why: _why, before: _before, ...rest } = row;
    const claimed = {
      ...rest,
      acceptance: 'claimed',
      settlement: 'none',
      notice: String(row.notice).replace(/#.*/, ''),
    };
    const signature = signLine(senderLine(claimed as unknown as Delivery));
    return { ...UNTOUCHED, ...claimed, notice: row.notice, signature };
  }),
  outcome('the reason beside an outcome, or its signature', accepted, (_, draw) => ({
    [pick(['why', 'signature'], draw) ?? 'why']: pick([forged(draw), `x.${forged(draw)}`], draw),
  })),
  outcome(
    'how often a recipient was refused, or when it is tried again',
    wasRefused,
    (_, draw) =>
      pick(
        [{ refusals: 1 + draw(3), notBefore: forged(draw) }, { notBefore: '2099-01-01T00:00:00.000Z' }, UNTOUCHED],
        draw,
      ) ?? {},
  ),
  outcome(
    'the edition of a recipient, or a field of another name',
    () => true,
    (_, draw) => ({
      [pick(['edition', `extra${draw(1e6)}`], draw) ?? 'edition']: 100 + draw(1e6),
    }),
  ),
];

/** Ways to tamper with recipients and with what became of the mails to them. */
export const DELIVERIES: readonly Mutation[] = [...RECIPIENTS, ...OUTCOMES];
