import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { shardOf } from '../domain/delivery/positions.ts';
import type { Acceptance, Delivery } from '../domain/delivery/recipient.ts';
import { reachableFrom } from '../domain/delivery/transitions.ts';
import type { Instant } from '../domain/time/instant.ts';
import { attributes } from './attributes.ts';
import { readDelivery } from './deliveries.ts';
import { partition } from './deliveries-rows.ts';
import { dynamodb, storedIf } from './dynamodb.ts';
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

/** How an attempt to send ended. `pending`: certainly not sent, the recipient waits again. */
export type Outcome =
  | { readonly acceptance: 'accepted'; readonly mailId: string; readonly at: Instant }
  | { readonly acceptance: 'rejected' | 'unknown'; readonly why: string; readonly at: Instant }
  | { readonly acceptance: 'pending'; readonly why: string };

/**
 * Claims a pending recipient before its mail is sent; false when somebody else did. A claim whose reply was lost is
 * recognised by its claimer and attempt. Throws StorageUnavailable when it stays open; the row then may be claimed,
 * and must be released or will be named unknown.
 */
export async function claim(wanted: Claim, at: Instant): Promise<boolean> {
  try {
    if (await storedIf('UpdateItem deliveries', () => dynamodb.send(claimUpdate(wanted, at)))) return true;
  } catch (cause) {
    if (!(cause instanceof StorageUnavailable)) throw cause;
  }
  const row = await readDelivery(wanted.notice, wanted.position);
  return row !== null && isOurs(row, wanted);
}

function isOurs(row: Delivery, { claimer, attempt }: Claim): boolean {
  return row.acceptance === 'claimed' && row.claimedBy === claimer && row.attempt === attempt;
}

/**
 * Records how a claimed send ended. Only the claim's own holder can, and nothing overwrites an acceptance that an
 * event of the mail service has told meanwhile. Repeating it changes nothing. Throws StorageUnavailable.
 */
export async function recordOutcome(held: Claim, outcome: Outcome): Promise<void> {
  await storedIf('UpdateItem deliveries', () => dynamodb.send(outcomeUpdate(held, outcome)));
}

/**
 * Names a claim whose holder is gone unknown: its mail may have left. The holder, should it live, can still record
 * what it knows. Throws StorageUnavailable.
 */
export async function nameUnknown(row: Delivery, why: string, at: Instant): Promise<void> {
  const { notice, position, claimedBy, attempt } = row;
  if (claimedBy === undefined || attempt === undefined) return;
  await recordOutcome({ notice, position, claimer: claimedBy, attempt }, { acceptance: 'unknown', why, at });
}

function claimUpdate({ notice, position, claimer, attempt }: Claim, at: Instant): UpdateItemCommand {
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: attributes({ notice: partition(notice, shardOf(position)), position }),
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
  const from = inList(reachableFrom(outcome.acceptance));
  const { sets, values } = outcomeSets(outcome);
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: attributes({ notice: partition(notice, shardOf(position)), position }),
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
  if (outcome.acceptance === 'accepted') {
    sets.push('mailId = :mail');
    values[':mail'] = outcome.mailId;
  } else {
    sets.push('why = :why');
    values[':why'] = outcome.why;
  }
  return { sets, values };
}

/** States as an IN list of a condition. */
export function inList(states: readonly Acceptance[]): { names: string; values: Record<string, Acceptance> } {
  const values = Object.fromEntries(states.map((state, index) => [`:from${index}`, state]));
  return { names: Object.keys(values).join(', '), values };
}
