import { type LedgerDraft, sealItem } from '../../../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';
import { fromMs } from '../../../../functions/domain/base/time/instant.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');

/** A draft of an item, so many seconds after the start. */
export function draftAt(second: number, command = `C-${second}`): LedgerDraft {
  return {
    stream: 'incident/I-000000000001',
    command,
    actor: { kind: 'person', id: 'officer' },
    at: fromMs(START_MS + second * 1000),
    events: [{ type: 'facts.stated', facts: { 'data.leak': 'possible', 'data.persons': second } } as { type: string }],
  };
}

/** A stream of so many sealed items. */
export function chain(length: number, name = 'C'): LedgerItem[] {
  const items: LedgerItem[] = [];
  for (let index = 0; index < length; index += 1) {
    items.push(sealItem(items.at(-1) ?? null, draftAt(index, `${name}-${index}`)));
  }
  return items;
}
