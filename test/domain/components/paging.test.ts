import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../functions/domain/base/ledger/item.ts';
import { instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import { acknowledge, call, called } from '../../../functions/domain/components/paging/decide-page.ts';
import { activePages, callPeople, dueCall, newPage } from '../../../functions/domain/components/paging/escalation.ts';
import { evolvePage, settlePages } from '../../../functions/domain/components/paging/evolve-page.ts';
import type { PageEvent, WithPages } from '../../../functions/domain/components/paging/page.ts';
import { shipped } from '../../policies/shipped.ts';

/** Any stream's state will do, with reasons of its own: what else it holds is left alone. */
interface Contract extends WithPages<'erasure-due' | 'held', { readonly store?: string }> {
  readonly plan: string;
}

type ContractEvent = PageEvent<'erasure-due' | 'held', { readonly store?: string }>;

const policy = shipped('flexcrm');
const [FIRST, SECOND, THIRD] = policy.team.people.map(({ id }) => id);
const AT = instant('2026-04-24T17:50:00+09:00');
const EMPTY: Contract = { plan: 'basic', pages: [] };
const none = () => false;

const minutesLater = (later: number) => plusMs(AT, later * MINUTE_MS);

function given(state: Contract, by: string | undefined, later: number) {
  const actor: Actor = { kind: 'person', id: policy.team.people.find(({ id }) => id === by)?.id ?? '' };
  return { policy, state, actor, at: minutesLater(later) };
}

const plays = (state: Contract, events: readonly ContractEvent[], later = 0): Contract =>
  events.reduce((now, event) => evolvePage(now, event, { at: minutesLater(later), about: {} }), state);

/** The first person at once, the second five minutes later. */
function paged(): Contract {
  const to = [...callPeople([FIRST ?? ''], AT), ...callPeople([SECOND ?? '', FIRST ?? ''], minutesLater(5))];
  return plays(EMPTY, [newPage(EMPTY, { why: 'erasure-due', duty: null, to, about: { store: 's3' } })]);
}

describe('paging by any stream', () => {
  it('given a page, then each person is called once, at the earliest of their times, and the rest of the state stays', () => {
    const state = paged();
    expect(state.plan).toBe('basic');
    expect(state.pages).toMatchObject([{ id: 'p1', why: 'erasure-due', about: { store: 's3' }, acknowledged: null }]);
    expect(state.pages[0]?.steps.map(({ person, at }) => [person, at])).toEqual([
      [FIRST, AT],
      [SECOND, minutesLater(5)],
    ]);
  });

  it.each([
    [-1, null],
    [0, FIRST],
    [4, FIRST],
  ])('given %i minutes since its first time, then that one is due who waits', (later, person) => {
    const due = dueCall(activePages(paged()), minutesLater(later));
    expect(due?.person ?? null).toBe(person);
  });

  it('given a call that the topic did not take, then it comes again, twice as late each further time, and at most ten minutes', () => {
    let state = paged();
    const waits = [1, 2, 4, 8, 10, 10].map((expected) => {
      const due = { page: 'p1', person: FIRST ?? '' };
      const at = state.pages[0]?.steps[0]?.at ?? AT;
      const now = { ...given(state, undefined, 0), at };
      const calling = call(now, due);
      if ('refused' in calling) throw new Error(calling.reason.en);
      state = plays(state, calling);
      const made = called({ ...now, state }, { ...due, outcome: 'unavailable' });
      if ('refused' in made) throw new Error(made.reason.en);
      state = plays(state, made);
      return [state.pages[0]?.steps[0]?.at, plusMs(at, expected * MINUTE_MS)];
    });
    expect(waits.map(([is]) => is)).toEqual(waits.map(([, should]) => should));
  });

  it('given somebody answers who is called, then nobody further is; somebody else may not, unless the stream lets them', () => {
    const state = paged();
    expect(acknowledge(given(state, THIRD, 1), 'p1', none)).toMatchObject({ refused: 'not-allowed' });
    expect(acknowledge(given(state, THIRD, 1), 'p1', () => true)).toHaveLength(1);
    const answer = acknowledge(given(state, SECOND, 1), null, none);
    if ('refused' in answer) throw new Error(answer.reason.en);
    expect(activePages(plays(state, answer, 1))).toEqual([]);
    expect(acknowledge(given(plays(state, answer, 1), FIRST, 2), 'p1', none)).toMatchObject({ refused: 'not-ready' });
  });

  it('given what it is about is settled, then nobody is called, and what was settled before keeps its time', () => {
    const settled = settlePages(paged(), ({ why }) => why === 'erasure-due', minutesLater(2));
    expect(settled.pages[0]?.settledAt).toBe(minutesLater(2));
    expect(settlePages(settled, () => true, minutesLater(9)).pages[0]?.settledAt).toBe(minutesLater(2));
    expect(call(given(settled, undefined, 3), { page: 'p1', person: FIRST ?? '' })).toMatchObject({
      refused: 'not-ready',
    });
  });
});
