import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../functions/domain/incident/events.ts';
import { foldIncident } from '../../../functions/domain/incident/evolve.ts';
import type { OpenIncident } from '../../../functions/domain/incident/state.ts';
import type { LedgerItem } from '../../../functions/domain/ledger/item.ts';
import type { Policy } from '../../../functions/domain/policy/schema.ts';
import { STREAM } from './scene.ts';

/** One incident of the first release: its policy as it was stored, its items, and its duties as that release told them. */
interface Kept {
  readonly name: string;
  readonly policy: Policy;
  readonly items: readonly LedgerItem<IncidentEvent>[];
  readonly duties: readonly Readonly<Record<string, unknown>>[];
}

const KEPT = readFileSync(new URL('kept/first-release.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Kept => JSON.parse(line));

function folded({ items }: Kept): OpenIncident {
  const state = foldIncident(STREAM, items);
  if (state.status === 'none') throw new Error('the kept ledger opens no incident');
  return state;
}

describe('a ledger of the first release', () => {
  it.each(KEPT)('given $name, when it is folded, then its duties stand as they were told, with their times', (kept) => {
    const duties = folded(kept).duties.map(({ deadline, ...duty }) => ({ ...duty, dueAt: deadline.at }));
    expect(duties).toMatchObject(kept.duties);
    expect(duties).toHaveLength(kept.duties.length);
  });
});
