import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { messageOf } from '../../../functions/application/paging/page-messages.ts';
import { type Instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../functions/domain/base/time/units.ts';
import { POLICY } from '../../steps/policy.ts';
import { type Stage, setStage, T0, task } from '../../steps/stage.ts';
import { type CalendarCommand, calendarOf, obligedCalendar } from './calendar.ts';

const STREAM = 'calendar/2026';
const DUE = plusMs(T0, 48 * HOUR_MS);
const DAY_BEFORE = plusMs(DUE, -24 * HOUR_MS);
const HOURS_BEFORE = plusMs(DUE, -4 * HOUR_MS);
const minutesAfter = (moment: Instant, minutes: number) => plusMs(moment, minutes * MINUTE_MS);

let stage: Stage;
let step: Awaited<ReturnType<typeof steps>>;
let carryOut: (command: CalendarCommand, at: Instant) => Promise<unknown>;

async function steps() {
  return {
    look: (await import('../../../functions/steps/deadline/look-at-duty.ts')).handler,
    page: (await import('../../../functions/steps/incident/page-person.ts')).handler,
    wait: (await import('../../../functions/steps/incident/wait-for-change.ts')).handler,
    fail: (await import('../../../functions/steps/incident/record-failure.ts')).handler,
    renew: (await import('../../../functions/steps/incident/renew-execution.ts')).handler,
    decide: (await import('../../../functions/steps/incident/decide-next.ts')).handler,
    sweep: (await import('../../../functions/steps/sweep/sweep.ts')).handler,
  };
}

/** The tables of kinds, with one kind more. */
async function withCalendars(): Promise<void> {
  const { STREAM_KINDS, IS_ID } = await import('../../../functions/domain/base/ledger/streams.ts');
  (STREAM_KINDS as unknown as string[]).push('calendar');
  Object.assign(IS_ID, { calendar: (id: string) => id !== '' });
  const { STREAMS } = await import('../../../functions/application/streams/table.ts');
  const { obligedKind } = await import('../../../functions/application/command/obliged.ts');
  const { SWEEPS } = await import('../../../functions/application/sweep/sweep-streams.ts');
  const { sweepAsObliged } = await import('../../../functions/application/sweep/sweep-obliged.ts');
  const definition = obligedCalendar(POLICY);
  const obliged = obligedKind(definition);
  const rowOf = (stream: string, items: Parameters<typeof definition.fold>[1]) =>
    definition.rowOf(definition.fold(stream, items));
  Object.assign(STREAMS, { calendar: { rowOf, earlierRow: () => null, repeatTelling: async () => {}, obliged } });
  const { PAGE_MESSAGES } = await import('../../../functions/application/paging/page-messages.ts');
  Object.assign(PAGE_MESSAGES, {
    calendar: async (paging: Parameters<typeof messageOf>[0], id: string, person: string) => {
      const { pages } = definition.fold(paging.stream, paging.items as Parameters<typeof definition.fold>[1]);
      const { why = '', duty = null } = pages.find((page) => page.id === id) ?? {};
      return { person, subject: `${why} ${duty ?? paging.stream}`, text: 'https://console.example.jp' };
    },
  });
  Object.assign(SWEEPS, {
    calendar: (...[open, at, run]: Parameters<typeof SWEEPS.incident>) => sweepAsObliged(obliged, open, at, run),
  });
}

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  await withCalendars();
  step = await steps();
  const { carryOutOn } = await import('../../../functions/application/command/carry-out.ts');
  carryOut = (command, at) => {
    const actor = { kind: 'person', id: 'officer' } as const;
    return carryOutOn(calendarOf(POLICY), STREAM, { id: `${command.do}-${at}`, actor, at, command });
  };
  await carryOut({ do: 'begin', due: DUE, owner: 'officer' }, T0);
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

const started = () => [...stage.aws.outside.started.keys()];
const published = () => stage.aws.outside.published.map(({ subject, person }) => `${person}: ${subject}`);
const look = (at: Instant) => step.look(task(STREAM, 1, at, { machine: 'deadline' }));
const call = (at: Instant, next: unknown) => step.page(task(STREAM, 1, at, { machine: 'deadline', next }));
const sweep = (at: Instant) => step.sweep({ time: at });

async function state() {
  const { loadUnder } = await import('../../../functions/application/command/carry-out.ts');
  return (await loadUnder(calendarOf(POLICY), STREAM)).state;
}

async function row() {
  return (await stage.views.listViews('calendar' as 'incident')).rows[0];
}

describe('a stream that owes something and is no incident', () => {
  it('given it begins, then its row is in the lists, and the workflow of its duty is started', async () => {
    expect(started()).toEqual(['calendar-2026-deadline-1']);
    expect(await row()).toMatchObject({ stream: STREAM, version: 1, open: true });
  });

  it('given its definition, then it takes nothing of an incident', () => {
    const text = readFileSync(new URL('calendar.ts', import.meta.url), 'utf8');
    expect(text.match(/from '.*\/incident.*'/g)).toBeNull();
  });

  it('given its moments come, then the deadline workflow warns, escalates when it is missed, and calls one after another', async () => {
    expect(await look(T0)).toMatchObject({ do: 'WaitUntil', until: DAY_BEFORE });
    const warned = await look(DAY_BEFORE);
    expect(warned).toEqual({ do: 'PagePerson', page: 'p1', person: 'officer' });
    await call(DAY_BEFORE, warned);
    expect(await look(DAY_BEFORE)).toMatchObject({ do: 'WaitUntil', until: HOURS_BEFORE });
    await call(HOURS_BEFORE, await look(HOURS_BEFORE));
    const missed = await look(DUE);
    expect((await state()).duties).toMatchObject([{ id: 'drill', status: 'missed', missedAt: DUE }]);
    expect(missed).toMatchObject({ do: 'PagePerson' });
    for (let next = missed; next.do === 'PagePerson'; next = await look(DUE)) await call(DUE, next);
    expect(published()).toEqual(['officer: warn drill', 'officer: warn drill', 'officer: missed drill']);
    expect(await look(DUE)).toMatchObject({ do: 'WaitUntil', until: minutesAfter(DUE, 10) });
    const next = await look(minutesAfter(DUE, 10));
    expect(next).toEqual({ do: 'PagePerson', page: 'p3', person: 'approver' });
    await call(minutesAfter(DUE, 10), next);
    expect(published().at(-1)).toBe('approver: missed drill');
    expect(await look(minutesAfter(DUE, 11))).toEqual({ do: 'End' });
  });

  it('given it is done while its workflow waits, then that is woken and ends, and the row leaves the sweep', async () => {
    const next = { ...(await look(T0)), rounds: 0 };
    const wait = { machine: 'deadline', token: 'waits', next };
    expect(await step.wait(task(STREAM, 1, T0, wait))).toEqual({ waits: true });
    await carryOut({ do: 'done', duty: 'drill' }, minutesAfter(T0, 5));
    expect(stage.aws.outside.woken).toContain('waits');
    expect(await look(minutesAfter(T0, 5))).toEqual({ do: 'End' });
    expect(await row()).toMatchObject({ version: 2, open: false });
    expect(await sweep(minutesAfter(T0, 10))).toMatchObject({ looked: 0, repaired: [] });
  });

  it('given its workflow fails, then people are called once, and the next generation calls on', async () => {
    const failure = { machine: 'deadline', error: 'States.Timeout' };
    await step.fail(task(STREAM, 1, T0, failure));
    await step.fail(task(STREAM, 1, T0, failure));
    expect((await state()).pages).toMatchObject([{ why: 'failure', duty: 'drill' }]);
    expect(published()).toEqual(['officer: failure drill']);
    expect(await sweep(minutesAfter(T0, 1))).toMatchObject({ repaired: [`${STREAM}: deadline 1`] });
    expect(started()).toContain('calendar-2026-deadline-2');
    expect(await look(minutesAfter(T0, 1))).toEqual({ do: 'End' });
    const second = (at: Instant) => step.look(task(STREAM, 2, at, { machine: 'deadline' }));
    expect(await second(minutesAfter(T0, 9))).toMatchObject({ do: 'WaitUntil', until: minutesAfter(T0, 10) });
    expect(await second(minutesAfter(T0, 10))).toEqual({ do: 'PagePerson', page: 'p1', person: 'approver' });
  });

  it('given its workflow is worn out, then it hands over', async () => {
    await step.renew(task(STREAM, 1, T0, { machine: 'deadline' }));
    expect(started()).toEqual(['calendar-2026-deadline-1', 'calendar-2026-deadline-2']);
  });

  it.each([
    [-SECOND_MS, []],
    [0, [`${STREAM}: duty drill`]],
  ])(
    'given nobody looks, and %i ms of the minute of grace are left over, then the sweep finds %j',
    async (ms, repaired) => {
      stage.aws.outside.statuses.set('calendar-2026-deadline-1', 'RUNNING');
      const found = await sweep(plusMs(minutesAfter(DAY_BEFORE, 1), ms));
      expect(found).toMatchObject({ looked: 1, repaired, failed: [] });
      expect((await state()).pages).toHaveLength(repaired.length);
    },
  );

  it('given a crash before anything followed, then the sweep starts the workflow and brings the row up', async () => {
    stage.aws.outside.started.clear();
    const before = await row();
    stage.aws.faults.push({ operation: 'StartExecution', how: 'refused', times: 3 });
    await expect(step.renew(task(STREAM, 1, T0, { machine: 'deadline' }))).rejects.toMatchObject({
      name: 'StorageUnavailable',
    });
    expect(await row()).toMatchObject({ version: before?.version, open: true });
    expect((await sweep(minutesAfter(T0, 1))).repaired).toContain(`${STREAM}: view`);
    expect(started()).toEqual(['calendar-2026-deadline-2']);
    expect(await row()).toMatchObject({ version: 2 });
  });

  it('given its row, then it is what follows from its items, and it can be rebuilt', async () => {
    const { standingOf, rebuildRow } = await import('../../../functions/application/streams/views-rebuild.ts');
    const { readStream } = await import('../../../functions/adapters/store/ledger.ts');
    const items = await readStream(STREAM);
    expect(await standingOf((await row()) ?? null, items)).toBe('current');
    expect(await rebuildRow((await row()) ?? null, items)).toBe('current');
  });

  it('given a step for incidents alone, or a stream that owes nothing, then it is refused', async () => {
    await expect(step.decide(task(STREAM, 1, T0))).rejects.toThrow('must be the stream of an incident');
    await expect(step.look(task('source/alarm', 1, T0))).rejects.toMatchObject({ name: 'OwesNothing' });
    await expect(step.look(task('elsewhere/1', 1, T0))).rejects.toThrow('must be a stream');
  });
});
