import type { Policy } from '../policy/schema.ts';

/** One subscription of a topic, as SNS lists it. */
export interface Subscription {
  /** Such as `email` or `https`. */
  readonly protocol: string;
  readonly address: string;
  /** Whether its owner has confirmed it; before, nothing is sent to it. */
  readonly isConfirmed: boolean;
}

/** `waiting`: subscribed, and the link that SNS sent was not clicked; `missing`: not subscribed (any more). */
export type Reach = 'reached' | 'waiting' | 'missing';

/**
 * Whether what a topic publishes reaches this address. A confirmed subscription of another kind than mail, such as a paging
 * service of the company's, counts for everybody: whom it calls is not visible here.
 */
export function reachOf(subscriptions: readonly Subscription[], address: string): Reach {
  if (subscriptions.some(({ protocol, isConfirmed }) => isConfirmed && !isMail(protocol))) return 'reached';
  const wanted = address.toLowerCase();
  const own = subscriptions.filter((each) => isMail(each.protocol) && each.address.toLowerCase() === wanted);
  if (own.some(({ isConfirmed }) => isConfirmed)) return 'reached';
  return own.length > 0 ? 'waiting' : 'missing';
}

/** Somebody whom no page reaches. */
export interface Unreachable {
  readonly person: string;
  readonly reach: 'waiting' | 'missing';
}

/** The people of the policy, in its order, whom pages do not reach. */
export function unreachablePeople(
  { team }: Pick<Policy, 'team'>,
  subscriptions: readonly Subscription[],
): readonly Unreachable[] {
  return team.people.flatMap(({ id, email }) => {
    const reach = reachOf(subscriptions, email);
    return reach === 'reached' ? [] : [{ person: id, reach }];
  });
}

/** The first person of the paging order whom pages do reach; null when there is none. */
export function firstReached({ team }: Pick<Policy, 'team'>, unreachable: readonly Unreachable[]): string | null {
  const lost = new Set(unreachable.map(({ person }) => person));
  const inOrder = team.paging.flatMap(({ role }) => team.people.filter(({ roles }) => roles.includes(role)));
  return inOrder.find(({ id }) => !lost.has(id))?.id ?? null;
}

function isMail(protocol: string): boolean {
  return protocol === 'email' || protocol === 'email-json';
}
