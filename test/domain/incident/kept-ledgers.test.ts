import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { readable } from '../../../functions/domain/compile/earlier-release.ts';
import { decide } from '../../../functions/domain/incident/decide/decide.ts';
import { evolveEvent, foldIncident } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import type { IncidentState, OpenIncident } from '../../../functions/domain/incident/record/state.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import type { Duty } from '../../../functions/domain/rules/deadline/duty.ts';
import { person, STREAM } from './scene.ts';

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
  .map((line): Kept => JSON.parse(line))
  .map((kept) => ({ ...kept, policy: readable(kept.policy) }));

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

describe('a ledger of the first release, gone on with', () => {
  const kept = (name: string): Kept => {
    const found = KEPT.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no kept ledger ${name}`);
    return found;
  };
  const goOn = (from: Kept, facts: Record<string, string>): Duty[] => {
    const state = folded(from);
    const command = { do: 'assess', facts, times: {}, overrule: null } as const;
    const events = decide(from.policy, state, { id: 'C-next', actor: person('officer'), at: state.at, command });
    if (!Array.isArray(events)) throw new Error(events.reason.en);
    const moment = { seq: state.seq + 1, at: state.at, person: 'officer' };
    const after = events.reduce<IncidentState>((current, event) => evolveEvent(current, event, moment), state);
    return after.status === 'none' ? [] : [...after.duties];
  };

  it.each(KEPT.filter(({ items }) => items.at(-1)?.events.every(({ type }) => type !== 'incident.closed')))(
    'given $name, when a fact is learnt, then nothing that was not met turns green, and what was met keeps its times',
    (from) => {
      const after = goOn(from, { 'data.copy': 'no' });
      for (const before of folded(from).duties) {
        const now = after.find(({ id }) => id === before.id);
        if (before.metAt !== null) expect(now).toEqual(before);
        else expect(now?.metAt ?? null).toBeNull();
      }
    },
  );

  it('given the controller was counted as told by an outage notice, and the leak was found later, then it is owed again', () => {
    const after = goOn(kept('outage-then-leak'), { 'data.copy': 'no' });
    expect(after.filter(({ kind }) => kind === 'controller').map(({ status }) => status)).toEqual(['met', 'open']);
  });
});
