import type { ContentRef } from '../../base/ledger/content.ts';
import type { Actor } from '../../base/ledger/item.ts';
import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Instant } from '../../base/time/instant.ts';
import { leadsOrHasRole } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { roleTitle } from '../../policy/titles.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import { type DutyEvent, type DutyEventOf, isOwed } from './duties.ts';
import { DUTY_STATUS } from './words.ts';

/** The events of meeting a duty: one that is over its time is missed first, so that both moments stay. */
export function met(duty: Duty, metAt: Instant, evidence: ContentRef | null): DutyEvent[] {
  return [...missedBefore(duty, metAt), { type: 'duty.met', duty: duty.id, metAt, evidence }];
}

/** The events of deciding that a duty is not going to be done, missed first in the same way. */
export function waived(duty: Duty, reason: ContentRef, at: Instant): DutyEvent[] {
  return [...missedBefore(duty, at), { type: 'duty.waived', duty: duty.id, reason }];
}

/** That the time of a duty had passed by then, where nobody has recorded it. */
export function missedBefore({ id, status, deadline }: Duty, at: Instant): DutyEventOf<'duty.missed'>[] {
  const dueAt = deadline.at;
  return status === 'open' && dueAt !== null && at > dueAt ? [{ type: 'duty.missed', duty: id, missedAt: dueAt }] : [];
}

/** Why a duty cannot be settled: it is already. Null while it is owed. */
export function mustBeOwed(policy: Policy, duty: Duty): Refusal | null {
  if (isOwed(duty)) return null;
  const [title, status] = [dutyTitle(policy, duty.id), DUTY_STATUS[duty.status]];
  return refuse('not-ready', {
    ja: `「${title.ja}」は、すでに「${status.ja}」となっています。`,
    en: `“${title.en}” is settled already (${status.en}).`,
  });
}

/** Why this person may not say that a duty was done, or is not going to be; null if they own it, or lead. */
export function mustOwn(
  { policy, actor }: { readonly policy: Policy; readonly actor: Actor },
  duty: Pick<Duty, 'id' | 'owner'>,
): Refusal | null {
  if (leadsOrHasRole(policy, actor, duty.owner)) return null;
  const [title, owner] = [dutyTitle(policy, duty.id), roleTitle(policy, duty.owner)];
  return refuse('not-allowed', {
    ja: `「${title.ja}」の担当は${owner.ja}です。完了や実施しないことの記録は、担当者または責任者が行ってください。`,
    en: `“${title.en}” is owed by the role ${owner.en}. They, or those who lead, decide about it.`,
  });
}
