import { type Instant, instant } from '../../functions/domain/base/time/instant.ts';
import type { Policy, PolicyClock } from '../../functions/domain/policy/shape/schema.ts';
import { reckon } from '../../functions/domain/rules/deadline/reckon.ts';

/**
 * When `erasure STORE`, `trial STORE`, `backup STORE`, `change KIND` or `recurring KIND` is due, whose clock starts at a local time of
 * Japan such as `2026-04-24 17:50`. Throws where the policy has no such thing.
 */
export function datedAt(policy: Policy, what: string, starts: string): Instant | null {
  const at = instant(`${starts.replace(' ', 'T')}:00+09:00`);
  const times = {
    occurredAt: null,
    detectedAt: at,
    openedAt: at,
    previousStageAt: at,
    contractEndAt: at,
    plannedAt: at,
  };
  const clock = clockOf(policy, what);
  if (clock === undefined) throw new Error(`${policy.policy} has no ${what}`);
  return reckon(policy, clock, { ...times, arisenAt: at }).at;
}

function clockOf(policy: Policy, what: string): PolicyClock | undefined {
  const [part, name = ''] = what.split(' ');
  const terms = policy.erasure?.terms ?? [];
  const usual = terms.find(({ plans }) => plans === undefined);
  switch (part) {
    case 'erasure':
      return usual?.stores.find(({ store }) => store === name)?.clock;
    case 'trial':
      return terms.find(({ plans }) => plans?.includes('trial'))?.stores.find(({ store }) => store === name)?.clock;
    case 'backup':
      return usual?.backups.find(({ of }) => of === undefined || of.includes(name))?.clock;
    case 'change':
      return policy.changeNotices.find(({ kind }) => kind === name)?.clock;
    default:
      return policy.recurring.find(({ kind }) => kind === name)?.clock;
  }
}
