import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../../functions/domain/base/scope.ts';
import { durationMs } from '../../../../../functions/domain/base/time/duration.ts';
import { type Instant, plusMs } from '../../../../../functions/domain/base/time/instant.ts';
import { isOwed } from '../../../../../functions/domain/components/obligations/duties.ts';
import { hasStarted } from '../../../../../functions/domain/incident/standing/notices.ts';
import { shortfall, tellingNotices } from '../../../../../functions/domain/incident/told/told.ts';
import { covers } from '../../../../../functions/domain/incident/told/what-was-told.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { type Random, randomOf } from '../../../../notices/random.ts';
import { ref, type Scene } from '../../scene.ts';
import { ENTRUSTED, joinedAt, leak, newest, OWN_DATA, owing, tellAll } from './owing.ts';

/** Others: `SEED=7 COURSES=500 npx vitest run --project pure test/domain/incident/joining/owed/random-owed.test.ts`. */
const SEED = Number(process.env.SEED ?? 20_260_424);
const COURSES = Number(process.env.COURSES ?? 40);

const STATED: readonly Facts[] = [
  { 'data.persons': 500 },
  { 'data.persons': 5000 },
  { 'data.role': 'processor' },
  { 'data.role': 'controller' },
  { 'data.sensitive': 'confirmed' },
  { 'data.sensitive': 'none' },
  { 'data.leak': 'possible' },
  { 'cause.wrongful': 'none' },
  { 'cause.wrongful': 'confirmed' },
  { 'service.impact': 'major', 'service.felt': 'confirmed' },
  { investigation: 'done' },
];
const SCOPES: readonly Scope[] = [{ contracts: ['C-1'] }, { contracts: ['C-2'] }, { contracts: ['C-1', 'C-2'] }, 'all'];
const SPANS = ['PT1H', 'P1D', 'P2D'];

function oneOf<T>(random: Random, values: readonly T[]): T | undefined {
  return values[random.upTo(values.length)];
}

/** One of the incidents before they are joined, and what was done in it. */
interface Course {
  readonly scene: Scene;
  readonly steps: readonly string[];
}

function course(random: Random): Course {
  const scene = leak(random.upTo(2) === 0 ? ENTRUSTED : OWN_DATA);
  const steps = Array.from({ length: random.upTo(6) }, () => {
    scene.after(oneOf(random, SPANS) ?? 'PT1H');
    return `${scene.now} ${step(random, scene)}`;
  });
  return { scene, steps };
}

function step(random: Random, scene: Scene): string {
  const owed = scene.opened.duties.filter(isOwed);
  const duty = oneOf(random, owed)?.id ?? '';
  const reason = ref('why');
  switch (random.upTo(8)) {
    case 0:
    case 1: {
      const facts = oneOf(random, STATED) ?? {};
      scene.ask('officer', { do: 'assess', facts, times: {}, overrule: null, reason });
      return `states ${JSON.stringify(facts)}`;
    }
    case 2:
      tellAll(scene, scene.opened.notices.some(hasStarted) ? 'follow-up' : 'first');
      return 'tells';
    case 3:
    case 4:
      scene.ask('head', { do: 'waive', duty, reason });
      return `waives ${duty}`;
    case 5: {
      const audience = oneOf(random, SCOPES) ?? 'all';
      scene.ask('officer', { do: 'scope', audience, calls: null });
      return `scopes ${JSON.stringify(audience)}`;
    }
    case 6: {
      const content = { reference: ref('number'), items: {}, text: null, form: 'prompt' } as const;
      scene.ask('officer', { do: 'complete', duty, evidence: ref('done') });
      return `completes ${duty} ${content.form}`;
    }
    default: {
      if (random.upTo(3) === 0) {
        const until = plusMs(scene.now, durationMs('P10D'));
        scene.ask('officer', { do: 'exception', duty, about: 'timing', reason, until });
        const exception = scene.opened.response.exceptions.at(-1)?.id ?? '';
        scene.ask('head', { do: 'approve-exception', exception });
        return `puts off ${duty}`;
      }
      const overrule = { level: oneOf(random, scene.policy.levels)?.name ?? '', reason };
      if (random.upTo(2) === 0) {
        scene.ask('officer', { do: 'measure', kind: 'contain', owner: 'officer' });
        return 'measures';
      }
      scene.ask('officer', { do: 'assess', facts: {}, times: {}, overrule, reason });
      return `overrules ${overrule.level}`;
    }
  }
}

type Owing = ReadonlyMap<string, Instant | null>;

/** What is lost of what one of the two owed. */
function lost(owed: Owing, isPlanned: boolean, both: Scene): string[] {
  const after = owing(both);
  return [...owed.keys()].filter(
    (kind) => !after.has(kind) && !['triage', 'call'].includes(kind) && !isDone(kind, isPlanned, both),
  );
}

function isDone(kind: string, isPlanned: boolean, both: Scene): boolean {
  const { policy, opened } = both;
  const settled = opened.duties.findLast((duty) => duty.kind === kind && duty.metAt !== null);
  const isReport = policy.reports.some((report) => report.kind === kind);
  // What was filed counts for both, and the telling of all customers by what they were told.
  if (isReport && (settled !== undefined || opened.response.reports.some(({ report }) => report === kind))) return true;
  if (isReport) return opened.reports.find(({ report }) => report === kind)?.standing === 'not-owed';
  if (kind.startsWith('notice.')) return isTold(kind, both);
  return kind.startsWith('prevention.') && isPlanned;
}

/** Customers were told of the one what is known of both, or it is asked for by another notice. */
function isTold(kind: string, both: Scene): boolean {
  const { policy, opened } = both;
  const after = owing(both);
  if (kind === 'notice.detailed') return opened.facts.investigation !== 'done';
  if (!opened.notices.some(hasStarted)) return after.has('notice.first');
  return after.has('notice.follow-up') || shortfall(policy, opened, tellingNotices(opened)) === null;
}

/** What is due later than by the earlier of the two. */
function moved(owed: readonly Owing[], both: Scene): string[] {
  return [...owing(both)].flatMap(([kind, at]) => {
    // The first notice here tells what a follow-up there would have.
    const kinds = kind === 'notice.first' ? [kind, 'notice.follow-up'] : [kind];
    const known = owed.flatMap((one) => kinds.flatMap((name) => one.get(name) ?? [])).toSorted();
    const [first] = known;
    return first !== undefined && (at === null || at > first) ? [`${kind}: ${first} -> ${at}`] : [];
  });
}

/** What was missed and is said to be in time. */
function forgiven(missed: readonly string[], both: Scene): string[] {
  return missed.filter((kind) => {
    const duty = newest(both, kind);
    return duty?.status === 'open' && (duty.deadline.at === null || duty.deadline.at > both.now);
  });
}

/** What is owed again although somebody waived it after the join, and nothing was learnt since. */
function insisted(both: Scene): string[] {
  const ids = both.opened.duties.filter(isOwed).map(({ id }) => id);
  const waived = ids.filter((duty) => {
    both.after('PT1M');
    return Array.isArray(both.ask('head', { do: 'waive', duty, reason: ref('waived') }));
  });
  const kinds = new Set(waived.map((id) => id.replace(/#.*/, '')));
  return [...owing(both).keys()].filter((kind) => kinds.has(kind));
}

function missedIn({ opened }: Scene): string[] {
  return opened.duties.filter(({ status }) => status === 'missed').map(({ kind }) => kind);
}

/** What one join of two incidents does that it must not. */
function faultsOf(from: Scene, into: Scene) {
  const sides = [from, into];
  const owed = sides.map(owing);
  const scopes = sides.map(({ opened }) => opened.audience);
  const missed = sides.flatMap(missedIn);
  const isPlanned = sides.some(({ opened }) => opened.response.plan !== null);
  joinedAt(from, into);
  return {
    lost: owed.flatMap((one) => lost(one, isPlanned, into)),
    moved: moved(owed, into),
    forgiven: forgiven(missed, into),
    leftOut: scopes.filter((audience) => !covers([into.opened.audience], audience)),
  };
}

/** Two incidents, or three, of which each takes the one before it over; `isTurned`: the other way round. */
function played(seed: number, isTurned: boolean) {
  const random = randomOf(seed);
  const drawn = Array.from({ length: 2 + (random.upTo(3) === 0 ? 1 : 0) }, () => course(random));
  const courses = isTurned ? drawn.toReversed() : drawn;
  const [first, ...others] = courses.map(({ scene }) => scene);
  const befores = [first, ...others];
  const joins = others.map((into, index) => faultsOf(befores[index] ?? into, into));
  return { steps: courses.map(({ steps }) => steps), joins, insisted: insisted(others.at(-1) ?? leak(ENTRUSTED)) };
}

const random = randomOf(SEED);
const ALL = Array.from({ length: COURSES }, (_, index) => [index, random.upTo(2 ** 31)] as const);

describe(`joins by chance (seed ${SEED})`, () => {
  it.each(ALL)(
    'given courses no. %i (%i), whichever goes on in the other, then what either owed is owed, no later, to all whom either meant',
    (_, seed) => {
      for (const isTurned of [false, true]) {
        const { steps, joins, insisted: again } = played(seed, isTurned);
        const nothing = joins.map(() => ({ lost: [], moved: [], forgiven: [], leftOut: [] }));
        expect({ joins, again }, JSON.stringify(steps, null, 1)).toEqual({ joins: nothing, again: [] });
      }
    },
  );
});
