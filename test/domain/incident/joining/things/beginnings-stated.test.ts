import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../../functions/domain/base/time/instant.ts';
import { dataBegan, eachBegun } from '../../../../../functions/domain/incident/standing/beginnings.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { type Random, randomOf } from '../../../../notices/random.ts';
import type { Letters } from '../../letters.ts';
import { at, DATA, FELT, incident, joinedInto, OPEN, outage, state } from '../courses.ts';

/** Others: `SEED=7 npx vitest run --project pure test/domain/incident/joining/things/beginnings-stated.test.ts`. */
const SEED = Number(process.env.SEED ?? 20_260_424);
const COURSES = 60;

/** An incident of data, of the service or of both, with one time for all of it, with outages, or with neither. */
interface Course {
  readonly facts: Facts;
  readonly occurredAt: Instant | null;
  readonly outages: readonly (readonly [name: string, from: string, to: string | null])[];
  readonly isTold: boolean;
  readonly isOutageFirst: boolean;
}

function oneOf<T>(random: Random, ...values: readonly [T, ...T[]]): T {
  return values[random.upTo(values.length)] ?? values[0];
}

function course(random: Random): Course {
  return {
    facts: oneOf<Facts>(random, DATA, OPEN, FELT, { ...DATA, ...FELT }, { ...OPEN, ...FELT }, {}),
    occurredAt: oneOf(random, null, at('09:00'), at('12:00'), at('16:00'), at('17:00')),
    outages: oneOf<Course['outages']>(random, [], [['Export', '10:00', '17:50']], [['Login', '16:30', null]]),
    isTold: random.upTo(3) > 0,
    isOutageFirst: random.upTo(2) > 0,
  };
}

function played({ facts, occurredAt, outages, isTold, isOutageFirst }: Course): Letters {
  const letters = incident();
  const record = () => {
    for (const [name, from, to] of outages) outage(letters, name, from, to);
  };
  if (isOutageFirst) record();
  if (Object.keys(facts).length > 0 || occurredAt !== null)
    state(letters, facts, occurredAt === null ? {} : { occurredAt });
  if (!isOutageFirst) record();
  if (isTold && letters.scene.opened.duties.some(({ kind }) => kind === 'notice.first')) letters.send('first');
  return letters;
}

const random = randomOf(SEED);
const ALL = Array.from({ length: COURSES }, () => Array.from({ length: 2 + random.upTo(2) }, () => course(random)));

describe.each(ALL.map((one, index) => [index, one] as const))(
  `joins of incidents with one time each (seed ${SEED}), no. %i`,
  (_, courses) => {
    it('then data began when somebody said so, or nobody knows', () => {
      const stated = courses.flatMap(({ occurredAt }) => (occurredAt === null ? [] : [occurredAt]));
      const outages = courses.flatMap((one) => one.outages.map(([, from]) => at(from)));
      for (const way of [courses, courses.toReversed()]) {
        const { opened } = way.map(played).reduce((into, from) => joinedInto(from, into)).scene;
        const [data, service] = [dataBegan(opened), eachBegun(opened)?.service ?? null];
        expect([null, ...stated]).toContain(data);
        expect([null, ...stated, ...outages]).toContain(service);
      }
    });
  },
);
