import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/base/time/instant.ts';
import { afterClaim, afterOutcome, type ClaimedBy, type SendOutcome } from '../../domain/channels/delivery/outcome.ts';
import { senderLine } from '../../domain/channels/delivery/proof.ts';
import { type Delivery, isFinal } from '../../domain/channels/delivery/recipient.ts';
import { reachableFrom } from '../../domain/channels/delivery/transitions.ts';
import { attributes } from '../aws/attributes.ts';
import { storedIf } from '../aws/dynamodb.ts';
import { StorageUnavailable } from '../aws/errors.ts';
import { setting } from '../environment.ts';
import { signLine } from '../signing.ts';
import { readDelivery } from './deliveries.ts';
import { deliveryKey, inList } from './deliveries-rows.ts';

/** One claim of one recipient. `row`: as it waited. */
export interface Claim extends ClaimedBy {
  readonly row: Delivery;
}

/**
 * Claims a pending recipient before its mail is sent; false when somebody else did, now or since it was read. A claim whose
 * reply was lost is recognised by its claimer and attempt. Throws StorageUnavailable when it stays open: the claim may stand,
 * or still come to stand, and must be released, or will be named unknown.
 */
export async function claim(wanted: Claim): Promise<boolean> {
  const unanswered = await tryClaim(wanted);
  if (unanswered === null) return true;
  const row = await readDelivery(wanted.row.notice, wanted.row.position);
  if (row !== null && isOurs(row, wanted)) return true;
  if (unanswered instanceof StorageUnavailable && row?.acceptance === 'pending') throw unanswered;
  return false;
}

/** Null when it was claimed, otherwise what was answered: nothing, or that the recipient does not wait. */
async function tryClaim(wanted: Claim): Promise<StorageUnavailable | 'not pending' | null> {
  try {
    return (await storedIf('UpdateItem deliveries', claimUpdate(wanted))) ? null : 'not pending';
  } catch (cause) {
    if (cause instanceof StorageUnavailable) return cause;
    throw cause;
  }
}

function isOurs(row: Delivery, { claimer, attempt }: Claim): boolean {
  return row.acceptance === 'claimed' && row.claimedBy === claimer && row.attempt === attempt;
}

/**
 * Records how a claimed send ended, and answers the delivery as it stands then. Only the claim's own holder can, and nothing
 * overwrites an acceptance that an event of the mail service has told meanwhile: null. Repeating it changes nothing. Throws
 * StorageUnavailable.
 */
export async function recordOutcome(held: Claim, outcome: SendOutcome): Promise<Delivery | null> {
  const after = signed(afterOutcome(afterClaim(held.row, held), outcome));
  const isStored = await storedIf('UpdateItem deliveries', outcomeUpdate(after));
  return isStored ? after : null;
}

/**
 * Names a claim whose holder is gone unknown: its mail may have left. The holder, should it live, can still record
 * what it knows, but not give the recipient back. Throws StorageUnavailable.
 */
export async function nameUnknown(row: Delivery, why: string, at: Instant): Promise<void> {
  if (row.claimedBy === undefined || row.attempt === undefined) return;
  const after = signed(afterOutcome(row, { acceptance: 'unknown', why, at }));
  await storedIf('UpdateItem deliveries', outcomeUpdate(after));
}

function signed(row: Delivery): Delivery {
  return { ...row, signature: signLine(senderLine(row)) };
}

/** Only of the row as it was read, so that what is signed is what stands there: each claim counts the attempts on. */
function claimUpdate({ row, ...by }: Claim): UpdateItemCommand {
  const before = row.attempt === undefined ? 'attribute_not_exists(attempt)' : 'attempt = :before';
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: deliveryKey(row.notice, row.position),
    UpdateExpression:
      'SET acceptance = :claimed, claimedBy = :claimer, claimedAt = :at, attempt = :attempt, signature = :signature',
    ConditionExpression: `acceptance = :pending AND ${before}`,
    ExpressionAttributeValues: attributes({
      ':claimed': 'claimed',
      ':pending': 'pending',
      ':claimer': by.claimer,
      ':at': by.at,
      ':attempt': by.attempt,
      ':signature': signLine(senderLine(afterClaim(row, by))),
      ...(row.attempt !== undefined && { ':before': row.attempt }),
    }),
  });
}

/** What an outcome may leave in a row, or take away from it. */
const WRITTEN = ['mailId', 'outcomeAt', 'why', 'refusals', 'notBefore'] as const satisfies (keyof Delivery)[];

function outcomeUpdate(after: Delivery): UpdateItemCommand {
  const kept = WRITTEN.filter((field) => after[field] !== undefined);
  const gone = isFinal(after.acceptance) ? WRITTEN.filter((field) => after[field] === undefined) : [];
  const from = inList('from', reachableFrom(after.acceptance));
  const sets = ['acceptance = :to', 'signature = :signature', ...kept.map((field) => `${field} = :${field}`)];
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: deliveryKey(after.notice, after.position),
    UpdateExpression: `SET ${sets.join(', ')}${gone.length === 0 ? '' : ` REMOVE ${gone.join(', ')}`}`,
    ConditionExpression: `claimedBy = :claimer AND attempt = :attempt AND acceptance IN (${from.names})`,
    ExpressionAttributeValues: attributes({
      ':to': after.acceptance,
      ':signature': after.signature,
      ':claimer': after.claimedBy,
      ':attempt': after.attempt,
      ...from.values,
      ...Object.fromEntries(kept.map((field) => [`:${field}`, after[field]])),
    }),
  });
}
