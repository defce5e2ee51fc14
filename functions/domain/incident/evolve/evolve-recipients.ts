import type { ListedContracts } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, ToldOtherwiseBy } from '../record/state.ts';
import { isReached } from '../standing/notices.ts';

export const NOBODY: ListedContracts = { contracts: [], count: 0 };

/** Those whom the delivery itself did not reach are told of in the item that ends it; others come back later. */
export function missing(
  notice: Notice,
  { failed, unknown }: Extract<IncidentEvent, { type: 'recipients.unreached' }>,
  seq: number,
): Notice {
  const { unreached } = notice;
  return {
    ...notice,
    listed: [...notice.listed, ...failed.contracts, ...unknown.contracts],
    unreached: { failed: more(unreached.failed, failed), unknown: more(unreached.unknown, unknown) },
    wasReached: notice.wasReached || (isReached(notice) && notice.finishedSeq !== seq),
  };
}

function more(before: ListedContracts, { contracts, count }: ListedContracts): ListedContracts {
  return { contracts: [...new Set([...before.contracts, ...contracts])], count: before.count + count };
}

/** Of those whom it did not reach some were told one by one: the others still wait. */
export function told(
  notice: Notice,
  { contracts, evidence }: Extract<IncidentEvent, { type: 'recipients.told' }>,
  { at, by }: Pick<ToldOtherwiseBy, 'at' | 'by'>,
): Notice {
  const { failed, unknown } = notice.unreached;
  const news = contracts.filter((contract) => !notice.told?.some((one) => one.contract === contract));
  const [ofFailed, ofUnknown] = [failed, unknown].map((list) => news.filter((one) => list.contracts.includes(one)));
  // Beyond those that are listed they are counted alone.
  const unlisted = news.length - (ofFailed?.length ?? 0) - (ofUnknown?.length ?? 0);
  const beyond = Math.min(unlisted, failed.count - failed.contracts.length);
  const unreached = {
    failed: without(failed, ofFailed ?? [], beyond),
    unknown: without(unknown, ofUnknown ?? [], unlisted - beyond),
  };
  const ones = news.map((contract) => ({ contract, by, at, evidence }));
  return { ...notice, unreached, told: [...(notice.told ?? []), ...ones] };
}

function without({ contracts, count }: ListedContracts, gone: readonly string[], unlisted: number): ListedContracts {
  const left = contracts.filter((contract) => !gone.includes(contract));
  return { contracts: left, count: Math.max(left.length, count - gone.length - unlisted) };
}

/** Those whom it did not reach were told in another way, or somebody decided about them. */
export function seenTo(notice: Notice, at: Instant, told: boolean): Notice {
  const all = told && notice.reachedOtherwise?.all !== false;
  const { failed, unknown } = notice.unreached;
  const { notCalled = NOBODY } = notice;
  const seen = { ...notice, unreached: { failed: NOBODY, unknown: NOBODY }, reachedOtherwise: { at, all } };
  return told || failed.count + unknown.count === 0
    ? seen
    : { ...seen, notCalled: more(more(notCalled, failed), unknown) };
}
