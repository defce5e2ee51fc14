import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../functions/domain/base/time/instant.ts';
import type { NoticeDraft } from '../../../../functions/domain/incident/notice/draft-text.ts';
import { wrongNow } from '../../../../functions/domain/incident/told/told-wrongly.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { type Random, randomOf } from '../../../notices/random.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { Scene } from '../scene.ts';
import { at, DATA, FELT, fireAgain, incident, joinedInto, OPEN, outage, state } from './courses.ts';

/** Others: `SEED=7 npx vitest run --project pure test/domain/incident/joining/random-joins.test.ts`. */
const SEED = Number(process.env.SEED ?? 20_260_424);
const COURSES = 24;

/** One of the incidents, before they are joined. */
interface Course {
  readonly facts: Facts;
  readonly times: StatedTimes;
  readonly outages: readonly (readonly [name: string, from: string, to: string | null])[];
  readonly isTold: boolean;
  readonly failsAgain: boolean;
}

/** What a person states, or tells, once they are one. */
type Change = readonly [facts: Facts, times: StatedTimes];

interface Joins {
  readonly courses: readonly Course[];
  readonly change: Change;
}

function oneOf<T>(random: Random, ...values: readonly [T, ...T[]]): T {
  return values[random.upTo(values.length)] ?? values[0];
}

function maybe<T>(random: Random, value: T): T | undefined {
  return random.upTo(2) === 0 ? value : undefined;
}

function moments(occurredAt: Instant | undefined, restoredAt: Instant | undefined): StatedTimes {
  return { ...(occurredAt && { occurredAt }), ...(restoredAt && { restoredAt }) };
}

function course(random: Random, facts: Facts, times: StatedTimes): Course {
  return { facts, times, outages: [], isTold: random.upTo(4) > 0, failsAgain: false };
}

/** A leak or an exposure, which begins before the outage or after it. */
function ofData(random: Random): Course {
  const more: Facts = oneOf<Facts>(
    random,
    {},
    { 'data.persons': 12 },
    { 'data.encrypted': 'no' },
    { spread: 'possible' },
  );
  const [from, to] = oneOf(
    random,
    ['10:00', '12:00'] as const,
    ['16:45', '17:10'] as const,
    ['17:10', '17:40'] as const,
  );
  return random.upTo(2) === 0
    ? course(random, { ...OPEN, ...more }, moments(at(from), at(to)))
    : course(
        random,
        { ...DATA, ...more },
        random.upTo(3) === 0 ? moments(at(from), at(to)) : moments(maybe(random, at(from)), undefined),
      );
}

/** A disturbance of the service, by its times or by outages of functions. */
function ofService(random: Random): Course {
  const facts = oneOf<Facts>(
    random,
    FELT,
    { ...FELT, 'cause.kind': 'fault' },
    { 'service.impact': 'minor', 'service.felt': 'possible' },
  );
  const failsAgain = random.upTo(4) === 0;
  if (random.upTo(2) === 0) {
    const began = maybe(random, at('17:00'));
    const end = began === undefined ? undefined : maybe(random, at('17:30'));
    return {
      ...course(random, facts, moments(began, end)),
      failsAgain: failsAgain && end !== undefined,
    };
  }
  const outages = [
    ['Export', '16:40', maybe(random, '16:55') ?? null],
    ['Login', '16:50', '17:20'],
  ] as const;
  return { ...course(random, facts, {}), outages: outages.slice(0, 1 + random.upTo(2)) };
}

/** A third says nothing of its own, or is of data that lay open at another time. */
function third(random: Random): Course[] {
  const apart = course(random, OPEN, { occurredAt: at('08:00'), restoredAt: at('09:00') });
  return oneOf<Course[]>(random, [], [{ ...course(random, {}, {}), isTold: false }], [apart]);
}

function joins(random: Random): Joins {
  const others = third(random);
  const isBeside = others.some(({ facts }) => facts === OPEN);
  const first = isBeside ? course(random, OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') }) : ofData(random);
  const change = oneOf<Change>(
    random,
    [{}, { occurredAt: at('07:30') }],
    [{}, { restoredAt: at('18:05') }],
    [{ 'data.leak': 'none' }, {}],
    [{ 'data.personal': 'none' }, {}],
    [{ 'service.impact': 'none', 'service.felt': 'none' }, {}],
    [{ 'cause.kind': 'mistake' }, {}],
  );
  return { courses: [first, ofService(random), ...others], change };
}

/** A report of a person, which names no disturbance. */
function reported(): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open({}, { origin: { kind: 'report', reporter: null } });
  return new Letters(scene);
}

function played({ facts, times, outages, isTold, failsAgain }: Course): Letters {
  const isReport = Object.keys(facts).length === 0;
  const letters = isReport ? reported() : incident(facts, times);
  for (const [name, from, to] of outages) outage(letters, name, from, to);
  if (isTold) letters.send('first');
  if (failsAgain) fireAgain(letters);
  return letters;
}

function joinedAll(courses: readonly Course[]): Letters {
  return courses.map(played).reduce((into, from) => joinedInto(from, into));
}

/** What was told of either and is not so. */
function wrongOf({ scene }: Letters): string[] {
  return wrongNow(scene.policy, scene.opened, scene.opened.notices).toSorted();
}

const WRONG = /^　（誤(?:・第\d+報)?）/;

function wrongIn(draft: NoticeDraft): string[] {
  return sectionOf(draft, 'new')
    .split('\n')
    .filter((line) => WRONG.test(line))
    .map((line) => line.replace(WRONG, ''));
}

/** What the letter says now in all its sections but that of the news. */
function saidIn({ text }: NoticeDraft): string[] {
  return (text.ja?.sections ?? []).filter(({ section }) => section !== 'new').flatMap(({ body }) => body.split('\n'));
}

function tell(letters: Letters): void {
  const [owed] = letters.owed();
  if (owed == null) return;
  const draft = letters.send(owed.startsWith('correction') ? 'correction' : 'follow-up');
  const said = saidIn(draft);
  expect(wrongIn(draft).filter((line) => said.includes(line))).toEqual([]);
  expect(letters.owed()).toEqual([]);
}

const random = randomOf(SEED);
const ALL = Array.from({ length: COURSES }, () => joins(random));

describe.each(ALL.map((one, index) => [index, one] as const))(
  `joins by chance (seed ${SEED}), no. %i`,
  (_, { courses, change }) => {
    const ways = [courses, courses.toReversed()];

    it('[FC-4] given nobody states anything since, then nothing that was told is wrong', () => {
      for (const way of ways) expect(wrongOf(joinedAll(way))).toEqual([]);
    });

    it('[FC-4] given a change, then what is wrong is the same whichever takes the other over, and nothing is owed once it is told', () => {
      const all = ways.map((way) => {
        const letters = joinedAll(way);
        state(letters, ...change);
        const wrong = wrongOf(letters);
        if (letters.scene.opened.notices.length > 0) tell(letters);
        return wrong;
      });
      expect(all[0]).toEqual(all[1]);
    });
  },
);
