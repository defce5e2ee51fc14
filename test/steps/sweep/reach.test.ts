import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asked, minutes, reported, type Stage, setStage, stateOf, T0, task } from '../stage.ts';

const DAY_MINUTES = 1_440;
let stage: Stage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let page: typeof import('../../../functions/steps/incident/page-person.ts').handler;
let lookedIn: typeof import('../../../functions/adapters/store/reach-view.ts').lookedIn;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  page = (await import('../../../functions/steps/incident/page-person.ts')).handler;
  lookedIn = (await import('../../../functions/adapters/store/reach-view.ts')).lookedIn;
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await stage.aws.stop();
});

const confirmed = (address: string) => ({ address, isConfirmed: true });
const unsubscribed = (address: string) => ({ address, isConfirmed: 'gone' as const });
const EVERYBODY = [confirmed('officer@example.jp'), confirmed('approver@example.jp')];
const callOfficer = (stream: string) => page(task(stream, 1, T0, { next: { page: 'p1', person: 'officer' } }));
const steps = async (stream: string) => (await stateOf(stage, stream)).pages[0]?.steps.map(({ status }) => status);
const sweepAt = (count: number) => sweep({ time: minutes(count) });
const looks = () => stage.aws.seen.filter((operation) => operation === 'ListSubscriptionsByTopic').length;

describe('a page', () => {
  it.each([
    ['gone', [confirmed('approver@example.jp')]],
    ['gone, and still listed for some days', [unsubscribed('officer@example.jp'), confirmed('approver@example.jp')]],
    ['not confirmed', [{ address: 'officer@example.jp', isConfirmed: false }, confirmed('approver@example.jp')]],
    [
      'filtered to a person that there is not',
      [{ ...confirmed('officer@example.jp'), filter: '{"person":["oficer"]}' }, confirmed('approver@example.jp')],
    ],
  ])(
    'to somebody whose subscription is %s is published, recorded as unreachable, and the next is called at once',
    async (_, subscribed) => {
      stage.aws.outside.subscribed = subscribed;
      const stream = await reported(stage, 'I-unreached', {});
      await callOfficer(stream);
      expect(await steps(stream)).toEqual(['unreachable', 'waiting']);
      expect(stage.aws.outside.published.map(({ person }) => person)).toEqual(['officer']);
      await page(task(stream, 1, T0, { next: { page: 'p1', person: 'approver' } }));
      expect(await steps(stream)).toEqual(['unreachable', 'called']);
    },
  );

  it('counts as called when SNS does not say who is subscribed', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    stage.aws.outside.subscribed = [];
    stage.aws.faults.push({ operation: 'ListSubscriptionsByTopic', how: 'refused', times: 2 });
    const stream = await reported(stage, 'I-unknown', {});
    await callOfficer(stream);
    expect(await steps(stream)).toEqual(['called', 'waiting']);
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('the sweep', () => {
  const found = async () => {
    const { rows } = await stage.views.listViews('sweep');
    return lookedIn(rows.find(({ stream }) => stream === 'reach'))?.unreachable;
  };

  it('looks once a day whom pages reach, says nothing when it is everybody, and need not come again for it', async () => {
    stage.aws.outside.subscribed = EVERYBODY;
    expect(await sweepAt(0)).toMatchObject({ quietUntil: null });
    await sweepAt(DAY_MINUTES - 1);
    expect(looks()).toBe(1);
    await sweepAt(DAY_MINUTES);
    expect(looks()).toBe(2);
    expect([await found(), stage.aws.outside.alarms]).toEqual([[], []]);
  });

  it('mails those who hear the alarms at once and once a day, in both languages, until all are reached', async () => {
    stage.aws.outside.subscribed = [{ address: 'officer@example.jp', isConfirmed: false }];
    expect(await sweepAt(0)).toMatchObject({ quietUntil: minutes(60) });
    expect(await found()).toEqual([
      { person: 'officer', reach: 'waiting' },
      { person: 'approver', reach: 'missing' },
    ]);
    const [first] = stage.aws.outside.alarms;
    expect(first?.subject).toBe('[Hikeshi] 呼出の届かない方がいます');
    expect(first?.text).toMatch(
      /Officerには呼出が届きません。.*Approverには呼出が届きません。.*Pages do not reach Officer/s,
    );
    // The officer, whom pages do not reach, comes first in the paging order; here nobody else is reached either.
    expect(stage.aws.outside.published).toEqual([]);
    for (let hour = 1; hour <= 24; hour += 1) await sweepAt(hour * 60);
    expect(stage.aws.outside.alarms).toHaveLength(2);
    stage.aws.outside.subscribed = EVERYBODY;
    expect(await sweepAt(25 * 60)).toMatchObject({ quietUntil: null });
    expect(await found()).toEqual([]);
    stage.aws.outside.subscribed = [confirmed('approver@example.jp')];
    await sweepAt(49 * 60);
    expect(stage.aws.outside.alarms).toHaveLength(3);
    expect(stage.aws.outside.published).toMatchObject([{ person: 'approver', ...stage.aws.outside.alarms[2] }]);
  });

  it.each([
    ['one', [unsubscribed('officer@example.jp'), confirmed('approver@example.jp')], ['officer']],
    ['all', [unsubscribed('officer@example.jp'), unsubscribed('approver@example.jp')], ['officer', 'approver']],
    ['one who came back', [unsubscribed('officer@example.jp'), ...EVERYBODY], []],
    ['somebody of no team', [unsubscribed('left@example.jp'), ...EVERYBODY], []],
  ])('finds who is missing where SNS still lists what was unsubscribed: %s', async (_, subscribed, people) => {
    stage.aws.outside.subscribed = subscribed;
    await sweepAt(0);
    expect(await found()).toEqual(people.map((person) => ({ person, reach: 'missing' })));
  });

  it('does the rest when SNS does not answer, and looks again the next time', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    stage.aws.outside.subscribed = [];
    stage.aws.faults.push({ operation: 'ListSubscriptionsByTopic', how: 'refused', times: 2 });
    const stream = await reported(stage, 'I-swept', {});
    await stage.incidents.carryOut(stream, asked({ do: 'acknowledge', page: null }, T0, 'officer'));
    expect(await sweepAt(0)).toMatchObject({ looked: 1, failed: [] });
    expect(await found()).toBeUndefined();
    await sweepAt(5);
    expect(await found()).toHaveLength(2);
  });
});
