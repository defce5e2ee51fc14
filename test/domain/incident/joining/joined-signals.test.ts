import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { SignalSeen } from '../../../../functions/domain/signal/signal.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';
import { joined } from './joins.ts';

type Attach = Extract<IncidentCommand, { do: 'attach-signal' }>;

const MAJOR: Facts = { 'service.impact': 'major' };
const MINOR: Facts = { 'service.impact': 'minor' };
const FELT: Facts = { 'service.felt': 'confirmed', ...MAJOR };
const PERHAPS: Facts = { 'service.felt': 'possible', ...MINOR };
const LEAK: Facts = { 'data.leak': 'possible' };

function opened(source: string, facts: Facts): Scene {
  const scene = new Scene();
  const seen = { at: scene.now, state: 'firing', words: ref(source) } as const;
  scene.open(facts, { origin: { kind: 'signal', source, signal: `${source}-1` }, seen });
  return scene;
}

function tell(scene: Scene, source: string, state: SignalSeen['state'], more: Partial<Attach> = {}) {
  const seen = { at: scene.now, state, words: ref('words') };
  const times = state === 'restored' ? { restoredAt: scene.now } : {};
  return scene.give(SYSTEM, {
    ...{ do: 'attach-signal', source, signal: `e-${scene.items.length}`, count: 1, seen, facts: {}, times },
    ...more,
  });
}

/** The incident of `api`, into which those of other sources were joined ten minutes later. */
function joint(own: Facts, ...others: readonly Facts[]): Scene {
  const into = opened('api', own);
  into.after('PT10M');
  for (const [index, facts] of others.entries()) {
    const from = opened(index === 0 ? 'web' : 'batch', facts);
    joined(from.after('PT10M'), into);
  }
  return into;
}

const again = { again: true, times: { restoredAt: null } };

describe('when the service is restored, by the signals of several sources', () => {
  it.each([
    ['the joined one', 'web', 'api'],
    ['the one that opened it', 'api', 'web'],
  ])(
    'given %s is well while the other fires, then it is not; then both are, and it is since the later',
    (_, one, other) => {
      const scene = joint(MAJOR, MINOR);
      tell(scene.after('PT10M'), one, 'restored');
      expect(scene.opened.restoredAt).toBeNull();
      tell(scene.after('PT10M'), other, 'restored');
      expect(scene.opened.restoredAt).toBe(scene.now);
    },
  );

  it('given the one that was well longest told of it last, then the service is well since the later', () => {
    const scene = joint(MAJOR, MINOR);
    const earlier = scene.after('PT10M').now;
    tell(scene.after('PT10M'), 'web', 'restored');
    const later = scene.now;
    tell(scene.after('PT1M'), 'api', 'restored', { times: { restoredAt: earlier } });
    expect(scene.opened.restoredAt).toBe(later);
  });

  it('given two were joined into a third, then all three have to be well', () => {
    const scene = joint(MAJOR, MINOR, {});
    for (const source of ['api', 'batch']) tell(scene.after('PT1M'), source, 'restored');
    expect(scene.opened.restoredAt).toBeNull();
    tell(scene.after('PT1M'), 'web', 'restored');
    expect(scene.opened.restoredAt).toBe(scene.now);
  });

  it('given one that was well fires again and recovers while the other fires, then it is not restored', () => {
    const scene = joint(MAJOR, MINOR);
    tell(scene.after('PT10M'), 'web', 'restored');
    tell(scene.after('PT20M'), 'web', 'firing', { facts: MINOR, ...again });
    tell(scene.after('PT20M'), 'web', 'restored');
    expect(scene.opened.restoredAt).toBeNull();
  });

  it('given all were well and one fires again, when it is well, then the service is, although the other told nothing since', () => {
    const scene = joint(MAJOR, MINOR);
    for (const source of ['api', 'web']) tell(scene.after('PT10M'), source, 'restored');
    tell(scene.after('PT20M'), 'web', 'firing', { facts: MINOR, ...again });
    expect(scene.opened.restoredAt).toBeNull();
    tell(scene.after('PT20M'), 'web', 'restored');
    expect(scene.opened.restoredAt).toBe(scene.now);
  });

  it('given one watches no more, then the others alone tell; and where none told before, nobody knows', () => {
    const scene = joint(MAJOR, MINOR);
    tell(scene.after('PT10M'), 'web', 'ended');
    expect(scene.opened.restoredAt).toBeNull();
    tell(scene.after('PT10M'), 'api', 'restored');
    expect(scene.opened.restoredAt).toBe(scene.now);

    const ended = joint(MAJOR, MINOR);
    tell(ended.after('PT10M'), 'web', 'restored');
    const well = ended.now;
    tell(ended.after('PT10M'), 'api', 'ended');
    expect(ended.opened.restoredAt).toBe(well);
  });

  it('given a finding of data that nobody archives, then it does not keep the service from being restored, nor tells of it', () => {
    const scene = joint(LEAK, MAJOR);
    tell(scene.after('PT10M'), 'web', 'restored');
    const well = scene.now;
    expect(scene.opened.restoredAt).toBe(well);
    tell(scene.after('PT10M'), 'api', 'ended', { times: { restoredAt: scene.now } });
    expect(scene.opened.restoredAt).toBe(well);

    const other = joint(MAJOR, LEAK);
    tell(other.after('PT10M'), 'web', 'ended', { times: { restoredAt: other.now } });
    expect(other.opened.restoredAt).toBeNull();
  });

  it('given an alarm without facts that people found to be a leak before the join, then the same', () => {
    const into = opened('api', {});
    into.after('PT5M').assess({ 'data.leak': 'confirmed' });
    joined(opened('web', MAJOR).after('PT5M'), into);
    tell(into.after('PT10M'), 'web', 'restored');
    expect(into.opened.restoredAt).toBe(into.now);
  });

  it('given one was restored, as a person stated, before the join, then its alarm, which fires on, holds nothing back', () => {
    const into = opened('api', MAJOR);
    into.after('PT5M').give('officer', {
      ...{ do: 'assess', facts: {}, times: { restoredAt: into.now }, overrule: null, reason: ref('why') },
    });
    joined(opened('web', MINOR).after('PT5M'), into);
    expect(into.opened.restoredAt).toBeNull();
    tell(into.after('PT10M'), 'web', 'restored');
    expect(into.opened.restoredAt).toBe(into.now);
  });

  it('given a person states the restoration while one fires, then it stays theirs', () => {
    const scene = joint(MAJOR, MINOR);
    scene.after('PT10M').give('officer', {
      ...{ do: 'assess', facts: {}, times: { restoredAt: scene.now }, overrule: null, reason: ref('why') },
    });
    const stated = scene.now;
    tell(scene.after('PT10M'), 'web', 'restored');
    expect(scene.opened.restoredAt).toBe(stated);
    tell(scene.after('PT20M'), 'web', 'firing', { facts: MINOR, ...again });
    tell(scene.after('PT20M'), 'web', 'restored');
    expect(scene.opened.restoredAt).toBe(scene.now);
  });

  it('given a join of an earlier release, which kept nothing of the sources, then the one it took over counts as firing', () => {
    const scene = joint(MAJOR, MINOR);
    const items = scene.items.map((item) => ({
      ...item,
      events: item.events.map((event) => (event.type === 'incident.merged' ? { ...event, heard: undefined } : event)),
    }));
    const old = new Scene();
    for (const { actor, command, events } of items)
      old.append(actor, command, events as (typeof scene.items)[0]['events']);
    old.after('PT10M');
    tell(old.after('PT10M'), 'api', 'restored');
    expect(old.opened.restoredAt).toBeNull();
    tell(old.after('PT10M'), 'web', 'restored');
    expect(old.opened.restoredAt).toBe(old.now);
  });
});

describe('a fact that several sources state', () => {
  const impact = (scene: Scene) => scene.opened.facts['service.impact'];
  const owed = (scene: Scene) => scene.opened.duties.filter(({ status }) => status === 'open').map(({ kind }) => kind);

  it.each([
    ['joined', FELT, PERHAPS, 'web'],
    ['own', PERHAPS, FELT, 'api'],
  ] as const)(
    'given the milder %s one fires again, then the graver stands, and what is owed by it',
    (_, own, other, mild) => {
      const scene = joint(own, other);
      const before = owed(scene);
      tell(scene.after('PT10M'), mild, 'restored');
      tell(scene.after('PT20M'), mild, 'firing', { facts: PERHAPS, ...again });
      expect(scene.opened.facts['service.felt']).toBe('confirmed');
      expect(owed(scene)).toEqual(before);
      expect(owed(scene)).toContain('notice.first');
    },
  );

  it('given the milder one becomes graver, then that stands; and milder again, then what the other says', () => {
    const scene = joint(LEAK, { 'data.leak': 'possible', ...MINOR });
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'data.leak': 'confirmed' } });
    expect(scene.opened.facts['data.leak']).toBe('confirmed');
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'data.leak': 'none' } });
    expect(scene.opened.facts['data.leak']).toBe('possible');
  });

  it('given the graver one itself becomes milder, then the graver of both stands', () => {
    const scene = joint(MAJOR, MINOR);
    tell(scene.after('PT10M'), 'api', 'firing', { facts: { 'service.impact': 'none' } });
    expect(impact(scene)).toBe('minor');
  });

  it('given the graver one was well before the milder fires again, then what happened stays known', () => {
    const scene = joint(MAJOR, MINOR);
    for (const source of ['api', 'web']) tell(scene.after('PT10M'), source, 'restored');
    tell(scene.after('PT20M'), 'web', 'firing', { facts: MINOR, ...again });
    expect(impact(scene)).toBe('major');
  });

  it('given data sets and numbers, then all sets of both and the higher number stand', () => {
    const scene = joint(
      { 'data.sets': ['accounts'], 'data.persons': 900 },
      { 'data.sets': ['logs'], 'data.persons': 20 },
    );
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'data.sets': ['logs', 'mails'], 'data.persons': 30 } });
    expect(scene.opened.facts['data.sets']).toEqual(['accounts', 'logs', 'mails']);
    expect(scene.opened.facts['data.persons']).toBe(900);
  });

  it('given texts, or choices without an order, then what stands by the other one stays', () => {
    const scene = joint({ 'service.function': 'api', 'cause.kind': 'malware' }, { 'service.function': 'search' });
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'service.function': 'search', 'cause.kind': 'intrusion' } });
    expect(scene.opened.facts).toMatchObject({ 'service.function': 'api', 'cause.kind': 'malware' });
  });

  it('given the join left a mild answer of one open, when that one says it again, then it stays open; graver, then it is known', () => {
    const scene = joint(LEAK, { 'data.personal': 'none', ...LEAK });
    expect(scene.opened.facts['data.personal'] ?? 'unknown').toBe('unknown');
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'data.personal': 'none' } });
    expect(scene.opened.facts['data.personal'] ?? 'unknown').toBe('unknown');
    tell(scene.after('PT10M'), 'web', 'firing', { facts: { 'data.personal': 'possible' } });
    expect(scene.opened.facts['data.personal']).toBe('possible');
  });

  it('given a person states it milder, then that stands over the signals of both', () => {
    const scene = joint(MAJOR, MINOR);
    scene.after('PT10M').assess(MINOR);
    for (const source of ['api', 'web']) tell(scene.after('PT1M'), source, 'firing', { facts: MAJOR });
    expect(impact(scene)).toBe('minor');
  });

  it('given one source alone, then it may take back what it said', () => {
    const scene = opened('api', MAJOR);
    tell(scene.after('PT10M'), 'api', 'firing', { facts: MINOR });
    expect(impact(scene)).toBe('minor');
  });
});
