import { describe, expect, it } from 'vitest';
import { evolve, initialState } from '../../../../functions/domain/incident/evolve/evolve.ts';
import { linesOf } from '../../../../functions/domain/incident/notice/lines/sections.ts';
import { situationOf } from '../../../../functions/domain/incident/situation/situation-of.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import { knownFacts } from '../../../../functions/domain/rules/facts/derived.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Scene, STREAM } from '../scene.ts';
import { joined } from './joins.ts';

const full = shipped('flexcrm');
const PERSONAL: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'controller' };
const NO_OTHER_KINDS: Facts = { 'data.sensitive': 'none', 'data.financial': 'none', 'data.mynumber': 'none' };

function scene(facts: Facts, policy = full): Scene {
  const one = new Scene(policy);
  one.open();
  if (Object.keys(facts).length > 0) one.assess(facts);
  return one;
}

function owed({ opened }: Scene): string[] {
  return opened.duties.filter(({ status }) => status === 'open' || status === 'missed').map(({ kind }) => kind);
}

function standings({ opened }: Scene): string[] {
  return opened.reports.filter(({ report }) => report.includes('ppc')).map((one) => `${one.report} ${one.standing}`);
}

function says({ policy, opened: state, now: at }: Scene, section: Section): string {
  const situation = situationOf({ policy, state, stage: 'first', number: 1, at });
  return linesOf(section, situation)
    .map(({ text }) => text.ja)
    .join('\n');
}

/** The facts that people are called to decide about. */
function asked({ opened }: Scene): readonly string[] {
  return opened.pages.filter(({ why }) => why === 'differs').flatMap(({ about }) => about.facts ?? []);
}

const LEFT_AND_RIGHT = [
  ['the one that knows it takes the other over', false],
  ['the other way round', true],
] as const;

/** The scene after the join of the two, either of which takes the other over. */
function both(knowing: Scene, other: Scene, isTurned: boolean): Scene {
  const [from, into] = isTurned ? [knowing, other] : [other, knowing];
  joined(from, into);
  return into;
}

describe('duties that stand since grave facts were taken back to unknown', () => {
  const LEAK: Facts = { ...PERSONAL, 'data.persons': 1500, 'data.sensitive': 'confirmed' };
  const UNKNOWN = Object.fromEntries(Object.keys(LEAK).map((name) => [name, 'unknown']));
  function takenBack(): Scene {
    const one = scene(LEAK);
    one.after('PT5M').assess(UNKNOWN);
    return one;
  }

  it('given nothing is known here, then they are owed here, until something known excludes them', () => {
    const [from, into] = [takenBack(), scene({})];
    const before = owed(from);
    expect(before).toContain('authority.ppc.prompt');
    joined(from, into);
    expect(owed(into)).toEqual(expect.arrayContaining(before));
    into.assess({ 'data.affected': 'none', 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' });
    expect(owed(into)).not.toContain('authority.ppc.prompt');
  });

  it('given a leak was ruled out here only, then it is unknown of both, and they are owed', () => {
    const [from, into] = [takenBack(), scene({ 'data.leak': 'none' })];
    const before = owed(from);
    joined(from, into);
    expect(into.opened.facts['data.leak']).toBe('unknown');
    expect(owed(into)).toEqual(expect.arrayContaining(before));
    expect(asked(into)).toContain('data.leak');
  });

  it('given it is joined on once more, then they are owed there, too', () => {
    const [from, middle, last] = [takenBack(), scene({}), scene({})];
    const before = owed(from);
    joined(from, middle);
    joined(middle, last);
    expect(owed(last)).toEqual(expect.arrayContaining(before));
  });
});

describe('what is known of one of two incidents only', () => {
  it.each(LEFT_AND_RIGHT)(
    'given a number of persons that excuses, %s, then it is open, and reports stand',
    (_, turned) => {
      const kinds = { ...PERSONAL, ...NO_OTHER_KINDS, 'cause.wrongful': 'none' };
      const [few, uncounted] = [scene({ ...kinds, 'data.persons': 12 }), scene(kinds)];
      const before = standings(uncounted);
      expect(standings(few)).not.toEqual(before);
      const all = both(few, uncounted, turned);
      expect(standings(all)).toEqual(before);
      expect(says(all, 'persons')).not.toContain('12名');
      expect(asked(all)).toEqual(['data.persons']);
    },
  );

  it.each(LEFT_AND_RIGHT)(
    'given a number that owes a report, %s, then the report is owed, and the number is open',
    (_, turned) => {
      const [many, uncounted] = [scene({ ...PERSONAL, 'data.persons': 5000 }), scene(PERSONAL)];
      const before = owed(many);
      const all = both(many, uncounted, turned);
      expect(owed(all)).toEqual(expect.arrayContaining(before));
      expect(all.opened.facts['data.persons'] ?? 'unknown').toBe('unknown');
    },
  );

  it.each(LEFT_AND_RIGHT)(
    'given data sets without personal data, %s, then nobody says that no personal data is concerned',
    (_, turned) => {
      const synergy = shipped('synergy');
      const statistics = scene({ 'data.leak': 'possible', 'data.sets': ['statistics'] }, synergy);
      const leak = scene({ 'data.leak': 'confirmed', 'cause.wrongful': 'confirmed' }, synergy);
      const before = owed(leak);
      const all = both(statistics, leak, turned);
      expect(knownFacts(synergy, all.opened.facts)['data.personal'] ?? 'unknown').toBe('unknown');
      expect(says(all, 'data')).not.toContain('含まれておりません');
      expect(owed(all)).toEqual(expect.arrayContaining(before));
      expect(asked(all)).toContain('data.sets');
    },
  );

  it.each(LEFT_AND_RIGHT)('given kinds of data ruled out, %s, then no notice rules them out', (_, turned) => {
    const known = scene({ ...PERSONAL, ...NO_OTHER_KINDS, 'data.secrecy': 'none', 'cause.wrongful': 'confirmed' });
    expect(says(known, 'data')).toContain('含まれておりません');
    const all = both(known, scene({ ...PERSONAL, 'cause.wrongful': 'confirmed' }), turned);
    expect(says(all, 'data')).not.toContain('含まれておりません');
  });

  it.each(LEFT_AND_RIGHT)(
    'given encryption and recovery, %s, then they excuse nothing and are not told',
    (_, turned) => {
      const safe = scene({ ...PERSONAL, 'data.encrypted': 'yes', 'data.recovered': 'yes', 'data.persons': 1500 });
      const leak = scene({ ...PERSONAL, 'cause.wrongful': 'confirmed' });
      const before = standings(leak);
      const all = both(safe, leak, turned);
      expect(says(all, 'data')).not.toMatch(/暗号化を施して|すべて回収/);
      expect(standings(all)).toEqual(before);
    },
  );

  it.each(LEFT_AND_RIGHT)('given a leak ruled out beside tampering, %s, then no notice rules it out', (_, turned) => {
    const known = scene({ 'data.tampering': 'confirmed', 'data.leak': 'none', 'data.loss': 'none', spread: 'none' });
    const all = both(known, scene({ 'data.tampering': 'confirmed' }), turned);
    expect(says(all, 'impact')).not.toContain('確認されておりません');
  });

  it.each(LEFT_AND_RIGHT)(
    'given the other has no part in the matter, %s, then it stands, and nobody is asked',
    (_, turned) => {
      const safe = { ...PERSONAL, 'data.encrypted': 'yes', 'data.persons': 12, 'data.sensitive': 'none' };
      const all = both(scene(safe), scene({ 'service.impact': 'major', 'service.felt': 'confirmed' }), turned);
      expect(all.opened.facts).toMatchObject({ ...safe, 'service.impact': 'major' });
      expect(asked(all)).toEqual([]);
    },
  );
});

describe('what the two incidents know differently', () => {
  it.each(LEFT_AND_RIGHT)(
    'given encryption and recovery of one, and neither of the other, %s, then neither excuses',
    (_, turned) => {
      const leak = { ...PERSONAL, 'data.persons': 1500 };
      const safe = scene({ ...leak, 'data.encrypted': 'yes', 'data.recovered': 'yes' });
      const open = scene({ ...leak, 'data.encrypted': 'no', 'data.recovered': 'no' });
      const before = standings(open);
      expect(standings(safe)).not.toEqual(before);
      const all = both(safe, open, turned);
      expect(standings(all)).toEqual(before);
      expect(asked(all)).toEqual(['data.encrypted', 'data.recovered']);
    },
  );

  it.each(LEFT_AND_RIGHT)(
    'given a harmless test and an intrusion, %s, then what the intrusion asks for is owed',
    (_, turned) => {
      const test = scene({ 'test.harmless': 'yes', 'cause.kind': 'test', 'data.leak': 'none' });
      const attack = scene({
        ...{ 'test.harmless': 'no', 'cause.kind': 'intrusion' },
        ...{ 'service.felt': 'confirmed', 'service.impact': 'major' },
      });
      const before = owed(attack);
      const all = both(test, attack, turned);
      expect(owed(all)).toEqual(expect.arrayContaining(before));
      expect(all.opened.facts).toMatchObject({ 'test.harmless': 'no', 'cause.kind': 'intrusion' });
    },
  );
});

it('given a join that an earlier release recorded, then what was taken back here still stands', () => {
  const one = scene(PERSONAL);
  one.assess({ 'data.leak': 'unknown' });
  const from = scene({});
  joined(from, one);
  const earlier = one.items.map((item) => ({
    ...item,
    events: item.events.map((event) => {
      if (event.type !== 'incident.merged') return event;
      const { withdrawn: _, ...rest } = event;
      return rest;
    }),
  }));
  const state = earlier.reduce(evolve, initialState(STREAM));
  expect(state).toMatchObject({ withdrawn: { 'data.leak': 'confirmed' } });
});
