import { canonicalJson } from '../../base/ledger/canonical.ts';
import { keyedDigest } from '../../base/ledger/digest.ts';
import type { Scope } from '../../base/scope.ts';
import { type Instant, plusMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Customer } from '../../register/customer.ts';
import { spans } from './positions.ts';
import { NO_ADDRESS } from './proof.ts';
import type { Delivery } from './recipient.ts';

/** How far the sealing of an audience is. It stands beside the recipients and is erased with them. */
export interface SealRecord {
  /** Counts the tries: a later one overwrites what an earlier one wrote, never the other way round. */
  readonly edition: number;
  /** What the audience was taken from: register version, scope, date. */
  readonly source: string;
  /** The first position that is not written yet. */
  readonly cursor: number;
  readonly count: number;
  /** Digest over the recipients before the cursor. */
  readonly digest: string;
  /** Key of the digest: without it nobody can test guesses against the ledger. */
  readonly secret: string;
  /** Which invocation writes, and whether it has let go. */
  readonly holder: string;
  readonly isReleased: boolean;
  /** Whether the rows of a larger audience before are gone; not said by records of earlier versions, where they were. */
  readonly isCleared?: boolean;
  /** When an invocation last took over from one that had not let go; that one may still be writing. */
  readonly contestedAt: Instant | null;
}

/** No invocation writes any longer than this after it was taken over from. */
const WRITES_LAST_MS = 90_000;

/** Two functions' clocks differ less. */
const CLOCKS_DIFFER_MS = MINUTE_MS;

/** Until when nothing is sent because a writer of the audience may still be alive; null for an uncontested one. */
export function sealSettlesAt({ contestedAt }: SealRecord): Instant | null {
  return contestedAt === null ? null : plusMs(contestedAt, WRITES_LAST_MS);
}

/** Whether it says of itself what cannot be: that another invocation takes over only later. */
export function isContestedLater({ contestedAt }: SealRecord, at: Instant): boolean {
  return contestedAt !== null && plusMs(contestedAt, -CLOCKS_DIFFER_MS) > at;
}

/** What an audience of customers was taken from, `told`: with those of these notices. `isOfRegister` reads it back. */
export function customersSource(version: number, on: string, scope: Scope, told: readonly string[]): string {
  return [`${version} ${on} ${canonicalJson(scope)}`, ...told].join(' and ');
}

/** Whether an audience of customers was taken from this version of the register. */
export function isOfRegister({ source }: SealRecord, version: number): boolean {
  return source.startsWith(`${version} `);
}

/** Keyed digest of a whole record, whatever stands in it but its place; empty for one whose key somebody replaced by no text. */
export function sealDigest(record: SealRecord): string {
  if (typeof record.secret !== 'string') return '';
  const { notice: _notice, position: _position, ...rest } = { notice: null, position: null, ...record };
  return keyedDigest(record.secret, canonicalJson(rest));
}

/** Whether all recipients of a source are written, by nobody any more. */
export function isSealed(record: SealRecord, source: string): boolean {
  const isWritten = record.cursor === record.count && record.isCleared !== false;
  return record.source === source && isWritten && record.isReleased;
}

/** This number of recipients is digested together; the digest depends on it. */
export const DIGEST_RUN = 400;

/** Digest of an audience of nobody, from which the others grow. */
export function emptyDigest(secret: string): string {
  return keyedDigest(secret, 'audience');
}

/** The digest after a further run of recipients: names and addresses in their order. */
export function digestAfter(secret: string, before: string, run: readonly Delivery[]): string {
  return keyedDigest(secret, [before, ...run.map(recipientLine)].join('\n'));
}

/** The digest of a whole audience. */
export function audienceDigest(secret: string, rows: readonly Delivery[]): string {
  const runs = spans(0, rows.length, DIGEST_RUN).map(({ from, to }) => rows.slice(from, to));
  return runs.reduce((before, run) => digestAfter(secret, before, run), emptyDigest(secret));
}

/** What the digest of an audience covers of one recipient: where it stands, and how and by which name it is reached. */
export function recipientLine({ position, contract, name, contact, address, fallback, phone }: Delivery): string {
  return canonicalJson([position, contract, name, contact, address, fallback, ...(phone === undefined ? [] : [phone])]);
}

/** The recipients of an audience, in the customers' order. A customer without an address is handed to people at once. */
export function recipientsOf(notice: string, edition: number, customers: readonly Customer[]): Delivery[] {
  return customers.map((customer, position) => {
    const { contacts, askFor = [] } = customer;
    const [first, second] = contacts;
    return {
      notice,
      position,
      contract: customer.contract,
      name: customer.name,
      contact: first === undefined ? (askFor[0] ?? '') : first.name,
      address: first?.email ?? '',
      fallback: second?.email ?? '',
      edition,
      acceptance: first === undefined ? ('rejected' as const) : ('pending' as const),
      settlement: 'none' as const,
      ...(first === undefined && { why: NO_ADDRESS, ...(customer.phone !== '' && { phone: customer.phone }) }),
    };
  });
}

/** A drill is never mailed to customers: its audience is the policy's own team. */
export function drillRecipients(notice: string, edition: number, policy: Policy): Delivery[] {
  return policy.team.people.map((person, position) => ({
    notice,
    position,
    contract: `team-${person.id}`,
    name: policy.company.name.ja,
    contact: person.name,
    address: person.email,
    fallback: '',
    edition,
    acceptance: 'pending',
    settlement: 'none',
  }));
}
