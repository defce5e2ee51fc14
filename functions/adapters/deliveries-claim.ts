import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Delivery } from '../domain/delivery/recipient.ts';
import type { Refused } from '../domain/delivery/refusal.ts';
import { reachableFrom } from '../domain/delivery/transitions.ts';
import type { Instant } from '../domain/time/instant.ts';
import { attributes } from './attributes.ts';
import { readDelivery } from './deliveries.ts';
import { deliveryKey, inList } from './deliveries-rows.ts';
import { storedIf } from './dynamodb.ts';
import { setting } from './environment.ts';
import { StorageUnavailable } from './errors.ts';

/** One claim of one recipient. */
export interface Claim {
  readonly notice: string;
  readonly position: number;
  /** Whose it is: unique to one invocation. */
  readonly claimer: string;
  readonly attempt: number;
}

/** How an attempt to send ended. `pending`: certainly not sent, the recipient waits again; for a while if `refused`. */
export type Outcome =
  | { readonly acceptance: 'accepted'; readonly mailId: string; readonly at: Instant }
  | { readonly acceptance: 'rejected' | 'unknown'; readonly why: string; readonly at: Instant }
  | { readonly acceptance: 'pending'; readonly why: string }
  | { readonly acceptance: 'pending'; readonly why: string; readonly refused: Required<Refused> };

/**
 * Claims a pending recipient before its mail is sent; false when somebody else did. A claim whose reply was lost is
 * recognised by its claimer and attempt. Throws StorageUnavailable when it stays open: the claim may stand, or still
 * come to stand, and must be released, or will be named unknown.
 */
export async function claim(wanted: Claim, at: Instant): Promise<boolean> {
  const unanswered = await tryClaim(wanted, at);
  if (unanswered === null) return true;
  const row = await readDelivery(wanted.notice, wanted.position);
  if (row !== null && isOurs(row, wanted)) return true;
  if (unanswered instanceof StorageUnavailable && row?.acceptance === 'pending') throw unanswered;
  return false;
}

/** Null when it was claimed, otherwise what was answered: nothing, or that the recipient does not wait. */
async function tryClaim(wanted: Claim, at: Instant): Promise<StorageUnavailable | 'not pending' | null> {
  try {
    return (await storedIf('UpdateItem deliveries', claimUpdate(wanted, at))) ? null : 'not pending';
  } catch (cause) {
    if (cause instanceof StorageUnavailable) return cause;
    throw cause;
  }
}

function isOurs(row: Delivery, { claimer, attempt }: Claim): boolean {
  return row.acceptance === 'claimed' && row.claimedBy === claimer && row.attempt === attempt;
}

/**
 * Records how a claimed send ended. Only the claim's own holder can, and nothing overwrites an acceptance that an
 * event of the mail service has told meanwhile. Repeating it changes nothing. Throws StorageUnavailable.
 */
export async function recordOutcome(held: Claim, outcome: Outcome): Promise<void> {
  await storedIf('UpdateItem deliveries', outcomeUpdate(held, outcome));
}

/**
 * Names a claim whose holder is gone unknown: its mail may have left. The holder, should it live, can still record
 * what it knows, but not give the recipient back. Throws StorageUnavailable.
 */
export async function nameUnknown(row: Delivery, why: string, at: Instant): Promise<void> {
  const { notice, position, claimedBy, attempt } = row;
  if (claimedBy === undefined || attempt === undefined) return;
  await recordOutcome({ notice, position, claimer: claimedBy, attempt }, { acceptance: 'unknown', why, at });
}

function claimUpdate({ notice, position, claimer, attempt }: Claim, at: Instant): UpdateItemCommand {
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: deliveryKey(notice, position),
    UpdateExpression: 'SET acceptance = :claimed, claimedBy = :claimer, claimedAt = :at, attempt = :attempt',
    ConditionExpression: 'acceptance = :pending',
    ExpressionAttributeValues: attributes({
      ':claimed': 'claimed',
      ':pending': 'pending',
      ':claimer': claimer,
      ':at': at,
      ':attempt': attempt,
    }),
  });
}

function outcomeUpdate({ notice, position, claimer, attempt }: Claim, outcome: Outcome): UpdateItemCommand {
  const from = inList('from', reachableFrom(outcome.acceptance));
  const { sets, values } = outcomeSets(outcome);
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: deliveryKey(notice, position),
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression: `claimedBy = :claimer AND attempt = :attempt AND acceptance IN (${from.names})`,
    ExpressionAttributeValues: attributes({ ':claimer': claimer, ':attempt': attempt, ...from.values, ...values }),
  });
}

function outcomeSets(outcome: Outcome): { sets: string[]; values: Record<string, unknown> } {
  const sets = ['acceptance = :to'];
  const values: Record<string, unknown> = { ':to': outcome.acceptance };
  if ('at' in outcome) {
    sets.push('outcomeAt = :at');
    values[':at'] = outcome.at;
  }
  if ('refused' in outcome) {
    sets.push('refusals = :refusals', 'notBefore = :notBefore');
    Object.assign(values, { ':refusals': outcome.refused.refusals, ':notBefore': outcome.refused.notBefore });
  }
  if (outcome.acceptance === 'accepted') {
    sets.push('mailId = :mail');
    values[':mail'] = outcome.mailId;
  } else {
    sets.push('why = :why');
    values[':why'] = outcome.why;
  }
  return { sets, values };
}
