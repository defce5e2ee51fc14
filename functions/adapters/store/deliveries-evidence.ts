import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { SettlementEvidence } from '../../domain/channels/delivery/mail-event.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { acceptanceAfter, settlementAfter, settlesOver } from '../../domain/channels/delivery/transitions.ts';
import { attributes } from '../aws/attributes.ts';
import { storedIf } from '../aws/dynamodb.ts';
import { StorageUnavailable } from '../aws/errors.ts';
import { setting } from '../environment.ts';
import { readDelivery } from './deliveries.ts';
import { deliveryKey, inList } from './deliveries-rows.ts';

const ATTEMPTS = 5;

/**
 * Writes what a delivery is after news that the ledger holds. False when its row is not any more as it was read: read it again,
 * and then the ledger. Throws StorageUnavailable.
 */
export function writeTold(read: Delivery, after: Delivery): Promise<boolean> {
  const written = ['mailId', 'outcomeAt', 'why', 'before'] as const satisfies (keyof Delivery)[];
  const kept = written.filter((field) => after[field] !== undefined);
  const held = heldAs(read);
  return storedIf(
    'UpdateItem deliveries',
    new UpdateItemCommand({
      TableName: setting('DELIVERIES_TABLE'),
      Key: deliveryKey(read.notice, read.position),
      UpdateExpression: `SET ${['acceptance', 'settlement', ...kept].map((field) => `#${field} = :${field}`).join(', ')}`,
      ConditionExpression: `#acceptance = :from AND #settlement = :settled AND ${held.condition}`,
      ExpressionAttributeNames: Object.fromEntries(
        ['acceptance', 'settlement', ...kept].map((field) => [`#${field}`, field]),
      ),
      ExpressionAttributeValues: attributes({
        ':acceptance': after.acceptance,
        ':settlement': after.settlement,
        ':from': read.acceptance,
        ':settled': read.settlement,
        ...held.values,
        ...Object.fromEntries(kept.map((field) => [`:${field}`, after[field]])),
      }),
    }),
  );
}

/** The claim must be the one that was read: what its sender signed stays beside the news. */
function heldAs({ claimedBy, attempt }: Delivery): { condition: string; values: Record<string, unknown> } {
  if (claimedBy === undefined) return { condition: 'attribute_not_exists(claimedBy)', values: {} };
  return {
    condition: 'claimedBy = :claimer AND attempt = :attempt',
    values: { ':claimer': claimedBy, ':attempt': attempt },
  };
}

/**
 * Takes in what the mail service tells about a message of a delivery that an earlier release started: it was accepted after
 * all, delivered, bounced. Repeated or late news changes nothing. False when there is no such delivery. Throws StorageUnavailable.
 */
export async function recordEvidence(evidence: SettlementEvidence, at: Instant): Promise<boolean> {
  if (evidence.settlement !== 'none' && (await settleAccepted(evidence))) return true;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const row = await readDelivery(evidence.notice, evidence.position);
    if (row === null) return false;
    const next = after(row, evidence);
    if (next.acceptance === row.acceptance && next.settlement === row.settlement) return true;
    if (await storedIf('UpdateItem deliveries', update(row, next, evidence, at))) return true;
  }
  throw new StorageUnavailable('dynamodb', 'UpdateItem deliveries', new Error('the row changed again and again'));
}

/** The usual case, without reading first: an accepted message of which less was known. */
function settleAccepted({ notice, position, settlement, why }: SettlementEvidence): Promise<boolean> {
  const over = inList('over', settlesOver(settlement));
  return storedIf(
    'UpdateItem deliveries',
    new UpdateItemCommand({
      TableName: setting('DELIVERIES_TABLE'),
      Key: deliveryKey(notice, position),
      UpdateExpression: `SET settlement = :settlement${why === null ? '' : ', why = :why'}`,
      ConditionExpression: `acceptance = :accepted AND settlement IN (${over.names})`,
      ExpressionAttributeValues: attributes({
        ':settlement': settlement,
        ':accepted': 'accepted',
        ...over.values,
        ...(why === null ? {} : { ':why': why }),
      }),
    }),
  );
}

type Next = Pick<Delivery, 'acceptance' | 'settlement'>;

function after(row: Delivery, evidence: SettlementEvidence): Next {
  return {
    acceptance: acceptanceAfter(row.acceptance, 'accepted'),
    settlement: settlementAfter(row.settlement, evidence.settlement),
  };
}

/** The moment of acceptance stays where it was known; otherwise it is when the service says that it took the mail. */
function update(row: Delivery, next: Next, { mailId, why }: SettlementEvidence, at: Instant): UpdateItemCommand {
  const isNews = row.acceptance !== 'accepted';
  const sets = ['acceptance = :to', 'settlement = :settlement', 'mailId = :mail'];
  if (isNews) sets.push('outcomeAt = :at');
  if (why !== null) sets.push('why = :why');
  return new UpdateItemCommand({
    TableName: setting('DELIVERIES_TABLE'),
    Key: deliveryKey(row.notice, row.position),
    UpdateExpression: `SET ${sets.join(', ')}`,
    ConditionExpression: 'acceptance = :from AND settlement = :settled',
    ExpressionAttributeValues: attributes({
      ':to': next.acceptance,
      ':settlement': next.settlement,
      ':mail': mailId,
      ':from': row.acceptance,
      ':settled': row.settlement,
      ...(isNews ? { ':at': at } : {}),
      ...(why === null ? {} : { ':why': why }),
    }),
  });
}
