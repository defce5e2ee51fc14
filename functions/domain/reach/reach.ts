import type { Policy } from '../policy/shape/schema.ts';
import { letsThrough } from './filter.ts';

/** One subscription of a topic, as SNS tells of it. */
export interface PageSubscription {
  /** Such as `email` or `https`. */
  readonly protocol: string;
  readonly address: string;
  /** Whether its owner has confirmed it; before, nothing is sent to it. */
  readonly isConfirmed: boolean;
  /** Its filter policy as JSON; null without one. */
  readonly filter: string | null;
  /** `MessageAttributes` or `MessageBody`; null without a filter. */
  readonly scope: string | null;
}

/** Whom a page is for: who has this id in the policy, at this address. */
export interface PagedPerson {
  readonly id: string;
  readonly email: string;
}

/**
 * `waiting`: subscribed, and the link that SNS sent was not clicked; `filtered`: confirmed, and its filter lets no page to this person
 * through; `missing`: not subscribed (any more).
 */
export type Reach = 'reached' | UnreachedWhy;
type UnreachedWhy = 'waiting' | 'filtered' | 'missing';

/**
 * Whether what a topic publishes for a person reaches them. A confirmed subscription of another kind than mail, such as a paging
 * service of the company's, counts for everybody whom its filter lets through: whom it calls is not visible here.
 */
export function reachOf(subscriptions: readonly PageSubscription[], { id, email }: PagedPerson): Reach {
  const passes = ({ isConfirmed, filter, scope }: PageSubscription) =>
    isConfirmed && letsThrough(filter, scope, { person: id });
  const own = subscriptions.filter((each) => isMailTo(each, email));
  if (subscriptions.some((each) => isNoMail(each) && passes(each)) || own.some(passes)) return 'reached';
  if (own.some(({ isConfirmed }) => isConfirmed)) return 'filtered';
  return own.length > 0 ? 'waiting' : 'missing';
}

/** Whether it may decide whether this address is reached: the address's own, or of another kind than mail. */
export function concerns(subscription: Pick<PageSubscription, 'protocol' | 'address'>, email: string): boolean {
  return isNoMail(subscription) || isMailTo(subscription, email);
}

/** Somebody whom no page reaches. */
export interface Unreachable {
  readonly person: string;
  readonly reach: UnreachedWhy;
}

/** The people of the policy, in its order, whom pages do not reach. */
export function unreachablePeople(
  { team }: Pick<Policy, 'team'>,
  subscriptions: readonly PageSubscription[],
): readonly Unreachable[] {
  return team.people.flatMap((person) => {
    const reach = reachOf(subscriptions, person);
    return reach === 'reached' ? [] : [{ person: person.id, reach }];
  });
}

/** The first person of the paging order whom pages do reach; null when there is none. */
export function firstReached({ team }: Pick<Policy, 'team'>, unreachable: readonly Unreachable[]): string | null {
  const lost = new Set(unreachable.map(({ person }) => person));
  const inOrder = team.paging.flatMap(({ role }) => team.people.filter(({ roles }) => roles.includes(role)));
  return inOrder.find(({ id }) => !lost.has(id))?.id ?? null;
}

function isMailTo({ protocol, address }: Pick<PageSubscription, 'protocol' | 'address'>, email: string): boolean {
  return !isNoMail({ protocol }) && address.toLowerCase() === email.toLowerCase();
}

function isNoMail({ protocol }: Pick<PageSubscription, 'protocol'>): boolean {
  return protocol !== 'email' && protocol !== 'email-json';
}
