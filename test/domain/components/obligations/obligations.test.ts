import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../functions/domain/base/ledger/item.ts';
import { type Instant, instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import {
  type DutyEvent,
  findDuty,
  isOwed,
  nextDutyId,
  type WithDuties,
} from '../../../../functions/domain/components/obligations/duties.ts';
import { evolveDuty, NOTHING_OWN } from '../../../../functions/domain/components/obligations/evolve-duty.ts';
import { nextForDuty } from '../../../../functions/domain/components/obligations/next-for-duty.ts';
import {
  type DutyPageWhy,
  type Observed,
  observe,
  pageOf,
} from '../../../../functions/domain/components/obligations/observe.ts';
import { met, mustBeOwed, mustOwn, waived } from '../../../../functions/domain/components/obligations/settle.ts';
import { type DutyWatch, nextMoment, WATCH_ALL } from '../../../../functions/domain/components/obligations/watching.ts';
import { callPeople, newPage } from '../../../../functions/domain/components/paging/escalation.ts';
import { evolvePage } from '../../../../functions/domain/components/paging/evolve-page.ts';
import type { WithPages } from '../../../../functions/domain/components/paging/page.ts';
import type { Duty } from '../../../../functions/domain/rules/deadline/duty.ts';
import { shipped } from '../../../policies/shipped.ts';

/** Any stream's state will do: a calendar of drills, say. What else it holds is left alone. */
interface Calendar extends WithDuties, WithPages<DutyPageWhy, object> {
  readonly year: number;
}

const policy = shipped('flexcrm');
const [OWNER, OTHER] = policy.team.people.map(({ id }) => id);
const OPENED = instant('2026-04-01T09:00:00+09:00');
const DUE = instant('2026-04-24T18:00:00+09:00');
const DERIVATION = { ja: ['年1回'], en: ['once a year'] };
const EMPTY: Calendar = { year: 2026, duties: [], reminded: new Set(), pages: [] };
const DRILL: DutyEvent = {
  ...{ type: 'duty.opened', duty: 'drill', kind: 'drill', clause: 'X-1' },
  ...{ owner: OWNER ?? '', deadline: { at: DUE, derivation: DERIVATION } },
};
const FIRST = { duty: 'drill', revision: 1 };
/** Without reminders in the policy, the owner of a duty is warned a day and four hours before. */
const DAY_BEFORE = plusMs(DUE, -24 * HOUR_MS);
const HOURS_BEFORE = plusMs(DUE, -4 * HOUR_MS);

const at = (moment: Instant, seconds: number) => plusMs(moment, seconds * SECOND_MS);

function evolved(state: Calendar, events: readonly DutyEvent[], moment = OPENED, person: string | null = null) {
  return events.reduce((now, event) => evolveDuty(now, event, { at: moment, person }, NOTHING_OWN), state);
}

const owing = evolved(EMPTY, [DRILL]);
const watching = (state: Calendar, watch: DutyWatch = WATCH_ALL) => ({ policy, state, watch });
const dutyIn = (state: Calendar, id = 'drill'): Duty => {
  const duty = findDuty(state, id);
  if (duty === undefined) throw new Error(`no duty ${id}`);
  return duty;
};

/** What a look at the duty leads to, with its page. */
function looked(state: Calendar, moment: Instant, watch?: DutyWatch) {
  const seen = observe(watching(state, watch), FIRST, moment);
  const order = callPeople([OTHER ?? ''], plusMs(moment, 10 * MINUTE_MS));
  const page = seen === null ? null : pageOf(watching(state, watch), seen, { at: moment, order });
  return { seen, page };
}

function recorded(state: Calendar, seen: Observed<Duty> | null, moment: Instant): Calendar {
  return evolved(state, seen?.events ?? [], moment);
}

describe('what any stream owes', () => {
  it('given a duty comes up, then it is open at its first revision, and the rest of the state stays', () => {
    expect(owing).toMatchObject({ year: 2026, pages: [], duties: [{ id: 'drill', status: 'open', revision: 1 }] });
    expect(dutyIn(owing)).toMatchObject({ openedAt: OPENED, because: null, settled: null });
  });

  it('given a second of its kind, then its id says so, and the name of the kind means the one still owed', () => {
    expect(nextDutyId(owing, 'drill')).toBe('drill#2');
    const twice = evolved(owing, [...met(dutyIn(owing), OPENED, null), { ...DRILL, duty: 'drill#2' } as DutyEvent]);
    expect(findDuty(twice, 'drill')?.id).toBe('drill#2');
  });

  it.each([
    [-1, 'met'],
    [0, 'met'],
    [1, 'late'],
  ] as const)('given it is met %i s after its due time, then it is %s', (seconds, status) => {
    const metAt = at(DUE, seconds);
    const state = evolved(owing, met(dutyIn(owing), metAt, null), metAt, OWNER);
    expect(dutyIn(state)).toMatchObject({ status, metAt, settled: { at: metAt, by: OWNER } });
    expect(dutyIn(state).missedAt).toBe(status === 'late' ? DUE : null);
  });

  it('given it is waived, voided or moved, then it says so', () => {
    const reason = { content: 'r1', digest: 'd1' };
    const gone = evolved(owing, waived(dutyIn(owing), reason, OPENED), OPENED, OTHER);
    expect(dutyIn(gone)).toMatchObject({ status: 'waived', reason, settled: { by: OTHER } });
    const none = evolved(owing, [{ type: 'duty.voided', duty: 'drill', reason: { ja: '', en: 'no' }, by: 'p' }]);
    expect(dutyIn(none)).toMatchObject({ status: 'void', voided: { by: 'p', why: null } });
    const deadline = { at: plusMs(DUE, HOUR_MS), derivation: DERIVATION };
    const moved = evolved(owing, [{ type: 'duty.moved', duty: 'drill', revision: 2, deadline }]);
    expect(dutyIn(moved)).toMatchObject({ revision: 2, deadline, because: null });
    expect([gone, none, moved].map((state) => isOwed(dutyIn(state)))).toEqual([false, false, true]);
  });

  it('given who neither owns it nor leads, or it is settled, then it may not be settled', () => {
    const actor = (id: string | undefined): Actor => ({ kind: 'person', id: id ?? '' });
    expect(mustOwn({ policy, actor: actor(OWNER) }, dutyIn(owing))).toBeNull();
    expect(mustOwn({ policy, actor: actor('nobody') }, dutyIn(owing))).toMatchObject({ refused: 'not-allowed' });
    expect(mustBeOwed(policy, dutyIn(owing))).toBeNull();
    const done = evolved(owing, met(dutyIn(owing), OPENED, null));
    expect(mustBeOwed(policy, dutyIn(done))).toMatchObject({ refused: 'not-ready' });
  });
});

describe('how any stream watches what it owes', () => {
  it.each([
    [at(DAY_BEFORE, -1), 0],
    [DAY_BEFORE, 1],
    [at(HOURS_BEFORE, -1), 1],
    [HOURS_BEFORE, 2],
    [at(DUE, -1), 2],
  ])('given %s, then %i reminders have come, which warn its owner', (moment, reminders) => {
    const { seen, page } = looked(owing, moment);
    expect(seen).toMatchObject({ isMissed: false, events: Array(reminders).fill({ type: 'duty.reminded' }) });
    expect(page).toEqual(
      reminders === 0 ? null : { why: 'warn', to: expect.arrayContaining([{ person: OWNER, at: moment }]) },
    );
  });

  it('given a reminder was recorded, then it does not come again, and the next moment is that after it', () => {
    const state = recorded(owing, looked(owing, DAY_BEFORE).seen, DAY_BEFORE);
    expect(looked(state, at(DAY_BEFORE, 1)).seen?.events).toEqual([]);
    expect(nextMoment(watching(state), dutyIn(state))).toBe(HOURS_BEFORE);
  });

  it('given its time passed, then it is missed once, with its owner called at once and the order of the stream after', () => {
    const { seen, page } = looked(owing, DUE);
    expect(seen).toMatchObject({ isMissed: true, events: [{ type: 'duty.missed', missedAt: DUE }] });
    expect(page).toEqual({
      why: 'missed',
      to: [
        { person: OWNER, at: DUE },
        { person: OTHER, at: plusMs(DUE, 10 * MINUTE_MS) },
      ],
    });
    expect(looked(recorded(owing, seen, DUE), at(DUE, 1)).seen?.events).toEqual([]);
  });

  it('given another revision, a settled duty, or one that is not watched any more, then there is nothing to look at', () => {
    expect(observe(watching(owing), { duty: 'drill', revision: 2 }, DUE)).toBeNull();
    const done = evolved(owing, met(dutyIn(owing), OPENED, null));
    expect(looked(done, DUE).seen).toBeNull();
    expect(looked(owing, DUE, { ...WATCH_ALL, isGoingOn: () => false }).seen).toBeNull();
  });

  it('given nobody can do anything for it, then nobody is reminded or called, and that its time passed is recorded all the same', () => {
    const quiet = { ...WATCH_ALL, isQuiet: () => true };
    expect(looked(owing, HOURS_BEFORE, quiet).seen?.events).toEqual([]);
    expect(looked(owing, DUE, quiet)).toMatchObject({ seen: { isMissed: true }, page: null });
  });
});

describe('what the deadline workflow does for a duty of any stream', () => {
  const next = (state: Calendar, moment: Instant, watch?: DutyWatch) =>
    nextForDuty(watching(state, watch), FIRST, moment);
  const paged = (state: Calendar, moment: Instant): Calendar => {
    const { seen, page } = looked(state, moment);
    if (seen === null || page === null) throw new Error('nobody is paged');
    const event = newPage(state, { why: page.why, duty: 'drill', to: page.to, about: {} });
    return evolvePage(recorded(state, seen, moment), event, { at: moment, about: {} });
  };

  it('given its moments, then it waits for each, looks when it has come, and calls whom its page calls', () => {
    expect(next(owing, OPENED)).toEqual({ do: 'WaitUntil', until: DAY_BEFORE });
    expect(next(owing, DAY_BEFORE)).toEqual({ do: 'LookAgain' });
    const missed = paged(owing, DUE);
    expect(next(missed, DUE)).toEqual({ do: 'PagePerson', page: 'p1', person: OWNER });
    const called: Calendar = evolvePage(
      missed,
      { type: 'page.calling', page: 'p1', person: OWNER ?? '' },
      { at: DUE, about: {} },
    );
    const done: Calendar = evolvePage(
      called,
      { type: 'page.called', page: 'p1', person: OWNER ?? '', outcome: 'accepted' },
      { at: DUE, about: {} },
    );
    expect(next(done, DUE)).toEqual({ do: 'WaitUntil', until: plusMs(DUE, 10 * MINUTE_MS) });
  });

  it('given it was met, or moved, then the workflow of that revision ends', () => {
    expect(next(evolved(owing, met(dutyIn(owing), OPENED, null)), OPENED)).toEqual({ do: 'End' });
    const deadline = { at: plusMs(DUE, HOUR_MS), derivation: DERIVATION };
    const moved = evolved(owing, [{ type: 'duty.moved', duty: 'drill', revision: 2, deadline }]);
    expect(next(moved, OPENED)).toEqual({ do: 'End' });
    expect(nextForDuty(watching(moved), { duty: 'drill', revision: 2 }, OPENED)).toMatchObject({ do: 'WaitUntil' });
  });

  it('given a missed duty whom nobody can do anything for, then it sleeps instead of ending', () => {
    const missed = evolved(owing, [{ type: 'duty.missed', duty: 'drill', missedAt: DUE }]);
    expect(next(missed, DUE)).toEqual({ do: 'End' });
    expect(next(missed, DUE, { ...WATCH_ALL, isQuiet: () => true })).toMatchObject({ do: 'WaitUntil' });
  });
});
