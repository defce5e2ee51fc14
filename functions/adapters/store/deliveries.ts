import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type CountedFields, type DeliveryProgress, standingOf } from '../../domain/channels/delivery/counts.ts';
import { type PositionRange, spans } from '../../domain/channels/delivery/positions.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { oneRow } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';
import { deliveryKey, readContractsIn, readCounted, readSpan } from './deliveries-rows.ts';

/** Positions that are read at once when all of a notice's deliveries are looked at. */
const WINDOW = 8_000;

/** One delivery, read consistently; null when there is none. Throws StorageUnavailable. */
export async function readDelivery(notice: string, position: number): Promise<Delivery | null> {
  const Key = deliveryKey(notice, position);
  const command = new GetItemCommand({ TableName: setting('DELIVERIES_TABLE'), Key, ConsistentRead: true });
  const row = await oneRow<Delivery>('GetItem deliveries', command);
  return row === null ? null : { ...row, notice };
}

/** All deliveries of a notice in order, a window at a time, read consistently. Throws StorageUnavailable. */
export async function* deliveriesOf(notice: string, count: number): AsyncGenerator<Delivery[]> {
  for (const span of spans(0, count, WINDOW)) yield await readSpan(notice, span);
}

/** The contracts of a notice's audience, in order. Throws StorageUnavailable. */
export async function readContracts(notice: string, count: number): Promise<string[]> {
  const windows = await Promise.all(spans(0, count, WINDOW).map((span) => readContractsIn(notice, span)));
  return windows.flat();
}

/** How the deliveries of a notice with an audience of `count` stand, by consistent reads. Throws StorageUnavailable. */
export async function readStanding(notice: string, count: number): Promise<DeliveryProgress> {
  const rows: CountedFields[] = [];
  for (const span of spans(0, count, WINDOW)) rows.push(...(await readCounted(notice, span)));
  return standingOf(rows);
}

/** The deliveries of a span that still wait, in order. Throws StorageUnavailable. */
export async function readPending(notice: string, span: PositionRange): Promise<Delivery[]> {
  return (await readSpan(notice, span)).filter(({ acceptance }) => acceptance === 'pending');
}
