import type { DateText, Instant } from '../../base/time/instant.ts';
import type { Customer } from '../../register/customer.ts';
import type { Delivery, Settlement } from './recipient.ts';

/** Why a customer may not have been told: nothing was sent, it may not have left, or it did not arrive. */
const UNREACHED = ['rejected', 'unknown', 'suppressed', 'bounced'] as const;

/** Those, and a customer whom the scope names and whose contract has ended: no mail is made out to them at all. */
export const UNTOLD = [...UNREACHED, 'ended'] as const;

/** How a customer is no more one of those that later notices go to. */
export const LEFT = ['not-listed', 'contract-ended'] as const;

/** More than these nobody phones from a list; an answer must also stay within what a function may reply. */
export const UNREACHED_MAX = 1_000;

/** A customer whom a notice may not have reached: people tell them in another way. */
export interface UnreachedRecipient {
  readonly contract: string;
  readonly name: string;
  readonly contact: string;
  /** Empty when the customer has none. */
  readonly address: string;
  /** A second address that the register knows, or empty. */
  readonly fallback: string;
  /** The telephone number, by the newest list that has the customer; empty where none is known. */
  readonly phone: string;
  readonly outcome: (typeof UNTOLD)[number];
  /** A short reason of the service's, without addresses; or NOT_APPROVED. */
  readonly why: string | null;
  /** They were told in another way, or somebody decided that they are not; absent while they wait for a call. */
  readonly settled?: 'told' | 'not-called';
  /** Who recorded that they were told, and when; absent where the call was settled as a whole. */
  readonly toldBy?: { readonly by: string | null; readonly at: Instant };
  /** What became of the customer since it was sent; absent while they are under contract. */
  readonly left?: (typeof LEFT)[number];
}

/** A customer as the newest register had them that had them at all. */
export interface LastKnown {
  readonly customer: Customer;
  /** Whether that is the current one. */
  readonly isListed: boolean;
}

/** Why no contact is given: somebody could have put their own in its place. */
export const NOT_APPROVED = 'what is stored of the recipients is not what was approved';

/** The same without what somebody may have forged: only the contract, to be looked up in the company's own register. */
export function withoutContact({ contract, outcome }: UnreachedRecipient): UnreachedRecipient {
  return { contract, name: '', contact: '', address: '', fallback: '', phone: '', outcome, why: NOT_APPROVED };
}

/** Why no mail was made out to them. */
export const CONTRACT_ENDED = 'the contract has ended';
export const NOT_LISTED = 'not in the list of customers any more';

/** A customer whom the scope named or meant and to whom no mail was made out; without `known` whom to call stands in the company's own records. */
export function endedRecipient(contract: string, known?: LastKnown): UnreachedRecipient {
  const nobody = {
    contract,
    name: '',
    contact: '',
    address: '',
    fallback: '',
    phone: '',
    outcome: 'ended',
    why: null,
  } as const;
  if (known === undefined) return nobody;
  const { name, contacts, phone, end } = known.customer;
  const [first, second] = contacts;
  const why = !known.isListed ? NOT_LISTED : end === null ? null : CONTRACT_ENDED;
  const contact = { contact: whomToAsk(known), address: first?.email ?? '', fallback: second?.email ?? '', phone };
  return { ...nobody, name, ...contact, why };
}

function whomToAsk({ customer: { contacts, askFor = [] } }: LastKnown): string {
  return contacts[0]?.name ?? askFor[0] ?? '';
}

/**
 * As the newest list has them that has them, for whoever calls on a day: a number may have been corrected since it was sent. The address
 * stays the one that the mail was for; another one that is listed by now is the second. Nothing is known of them without `known`.
 */
export function asListedNow(one: UnreachedRecipient, known: LastKnown | undefined, on: DateText): UnreachedRecipient {
  if (known === undefined || one.why === NOT_APPROVED || one.outcome === 'ended') return one;
  const { name, contacts, phone, end } = known.customer;
  const listed = contacts.map(({ email }) => email).filter((email) => email !== one.address);
  const left = !known.isListed ? 'not-listed' : end !== null && end < on ? 'contract-ended' : null;
  return {
    ...one,
    name,
    contact: whomToAsk(known),
    fallback: listed[0] ?? '',
    phone: phone === '' ? one.phone : phone,
    ...(left !== null && { left }),
  };
}

/** Whether news of the mail service says that a mail is not going to be read. */
export function isUnread(settlement: Settlement): boolean {
  return settlement === 'bounced' || settlement === 'soft-bounced' || settlement === 'suppressed';
}

/** What a delivery tells about a customer who may not have been told; null for one who was, or still may be. */
export function unreachedOf({ acceptance, settlement, why, ...row }: Delivery): UnreachedRecipient | null {
  const settled = settlement === 'soft-bounced' ? 'bounced' : settlement;
  const outcome = [acceptance, settled].flatMap((state) => UNREACHED.filter((one) => one === state))[0];
  if (outcome === undefined) return null;
  const { contract, name, contact, address, fallback, phone = '' } = row;
  return { contract, name, contact, address, fallback, phone, outcome, why: why ?? null };
}
