import type { LedgerItem } from '../../base/ledger/item.ts';
import type { IncidentEvent } from './events.ts';

const RECORDS: ReadonlySet<IncidentEvent['type']> = new Set([
  'delivery.sender',
  'delivery.progressed',
  'delivery.told',
]);

/** Whether an item only records what senders did and SES told: nobody waits for it, and nothing is due by it. */
export function onlyRecords({ events }: LedgerItem<IncidentEvent>): boolean {
  return events.every(({ type }) => RECORDS.has(type));
}
