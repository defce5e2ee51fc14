import { describe, expect, it } from 'vitest';
import { isActive } from '../../../../functions/domain/components/paging/escalation.ts';
import { evolve, initialState } from '../../../../functions/domain/incident/evolve/evolve.ts';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { at, FELT, incident, joinedInto, OPEN, state } from '../joining/courses.ts';
import type { Letters } from '../letters.ts';
import { ref, SYSTEM } from '../scene.ts';
import { idle, send } from '../told/telling.ts';

const BY_PHONE = { failed: { contracts: ['C-0597'], count: 1 }, unknown: { contracts: [], count: 0 } };

function mailed(letters: Letters, stage: Stage): void {
  letters.draft(stage);
  send(letters.scene, { rejected: 1, sent: 999 }, 'PT5M', { unreached: BY_PHONE });
  letters.scene.after('PT1M');
}

/** The deadline workflow of a duty until it waits or ends; what it called people for. */
function watched({ scene }: Letters, id: string): string[] {
  const before = scene.opened.pages.length;
  for (let round = 0; round < 60; round += 1) {
    const { revision } = scene.duty(id);
    const action = scene.nextForDuty(id, revision);
    if (action.do === 'PagePerson') {
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give(SYSTEM, { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' });
    } else if (action.do === 'LookAgain') scene.give(SYSTEM, { do: 'observe-duty', duty: id, revision });
    else break;
  }
  return scene.opened.pages.slice(before).flatMap(({ why, duty }) => (duty === id ? [why] : []));
}

/** The same for as many hours, a quarter at a time. */
function watchedFor(letters: Letters, id: string, hours: number): string[] {
  return Array.from({ length: hours * 4 }).flatMap(() => {
    letters.scene.after('PT15M');
    return watched(letters, id);
  });
}

const newest = ({ scene }: Letters, kind: string) =>
  scene.opened.duties.findLast((duty) => duty.kind === kind)?.id ?? '';
const followUp = (letters: Letters) => newest(letters, 'notice.follow-up');
const activeOf = ({ scene }: Letters, duty: string) =>
  scene.opened.pages.filter((page) => page.duty === duty && isActive(page));

/** A leak that came up after an outage was told, both told to all but the one who can only be phoned. */
function leftToCall(): Letters {
  const letters = incident(FELT, { occurredAt: at('17:00') });
  mailed(letters, 'first');
  state(letters, OPEN);
  mailed(letters, 'follow-up');
  return letters;
}

function called({ scene }: Letters): void {
  for (const { id } of scene.opened.duties.filter(({ kind, status }) => kind === 'call' && status === 'open'))
    scene.give('officer', { do: 'complete', duty: id, evidence: ref('phoned') });
}

describe('a follow-up was mailed to all who can read it and waits for a telephone call', () => {
  it('[FC-4] then nobody is reminded of it or called for it, and it stays open until the call', () => {
    const letters = leftToCall();
    const duty = followUp(letters);
    expect(letters.scene.duty(duty).status).toBe('open');
    expect(watchedFor(letters, duty, 12)).toEqual([]);
    expect(letters.scene.report().duties.find(({ id }) => id === duty)).toMatchObject({ waitsForCall: true });
    called(letters);
    expect(letters.scene.duty(duty).status).toBe('met');
    expect(letters.scene.nextForDuty(duty).do).toBe('End');
  });

  it('[FL-3] then the call itself has a page of its own, and goes on reminding and escalating as a follow-up does', () => {
    const letters = leftToCall();
    const call = newest(letters, 'call');
    expect(activeOf(letters, call).map(({ why }) => why)).toEqual(['assigned']);
    const before = letters.scene.opened.pages.length;
    expect(watchedFor(letters, call, 12)).toEqual(['warn', 'warn', 'escalate', 'escalate']);
    const reminded = letters.scene.opened.pages.slice(before).map(({ steps }) => steps.map(({ person }) => person));
    expect(reminded).toEqual([['officer'], ['officer'], ['head'], ['executive']]);
    called(letters);
    expect(letters.scene.nextForDuty(call).do).toBe('End');
  });

  it('[FC-4] given people were being called for it as it was mailed, then that call is settled', () => {
    const letters = incident(FELT, { occurredAt: at('17:00') });
    mailed(letters, 'first');
    state(letters, OPEN);
    const duty = followUp(letters);
    letters.scene.after('PT1H30M');
    expect(watched(letters, duty)).toContain('warn');
    expect(activeOf(letters, duty)).not.toEqual([]);
    mailed(letters, 'follow-up');
    expect(activeOf(letters, duty)).toEqual([]);
  });

  it('[FC-4] given a loss becomes known meanwhile, then readers are owed it and people are reminded of that', () => {
    const letters = leftToCall();
    const before = followUp(letters);
    letters.scene.after('PT4H');
    state(letters, { 'data.loss': 'confirmed', 'data.persons': 90_000 });
    const duty = followUp(letters);
    expect([letters.scene.duty(before).status, duty === before]).toEqual(['met', false]);
    expect(idle(letters.scene).do).toBe('DraftNotice');
    expect(watchedFor(letters, duty, 2)).toEqual(['warn', 'warn', 'escalate']);
    expect(letters.scene.report().duties.find(({ id }) => id === duty)).toMatchObject({ waitsForCall: false });
  });

  it('[FC-4] given somebody decides against the call, then it is met', () => {
    const letters = leftToCall();
    for (const { id } of letters.scene.opened.duties.filter(({ kind }) => kind === 'call'))
      letters.scene.give('officer', { do: 'waive', duty: id, reason: ref('closed down') });
    expect(letters.scene.duty(followUp(letters)).status).toBe('met');
  });

  it('[FC-4] given another incident whose customers were told nothing is joined into it, then people are reminded of its first notice', () => {
    const letters = leftToCall();
    letters.scene.after('PT3H');
    const from = incident({ ...OPEN, 'data.loss': 'confirmed' });
    joinedInto(from, letters);
    const duty = followUp(letters);
    expect(letters.scene.report().duties.find(({ id }) => id === duty)).toMatchObject({ waitsForCall: false });
    expect(watchedFor(letters, duty, 64)).toContain('escalate');
  });

  it('[FC-4] given a ledger that has no mark of what readers were told, then nobody is reminded of it either', () => {
    const letters = leftToCall();
    const { scene } = letters;
    const duty = followUp(letters);
    const isMark = (event: { type: string }) => event.type === 'duty.moved' && 'toldReaders' in event;
    const items = scene.items.map((item) => ({ ...item, events: item.events.filter((event) => !isMark(event)) }));
    scene.state = items.reduce(evolve, initialState(scene.opened.stream));
    expect(scene.duty(duty).toldReadersAt).toBeUndefined();
    expect(watchedFor(letters, duty, 12)).toEqual([]);
  });
});
