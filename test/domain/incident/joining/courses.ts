import { type Instant, instant, later } from '../../../../functions/domain/base/time/instant.ts';
import type { Thing } from '../../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';
import { joined } from './joins.ts';

export const FELT: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
export const DATA: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
/** A wrong setting laid the data open. */
export const OPEN: Facts = { ...DATA, 'cause.kind': 'misconfiguration' };

/** That Friday, before 18:00, when each incident was noticed. */
export function at(time: string): Instant {
  return instant(`2026-04-24T${time}:00+09:00`);
}

/** An incident of which people stated this, if anything. */
export function incident(facts: Facts = {}, times: StatedTimes = {}): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  const letters = new Letters(scene);
  if (Object.keys({ ...facts, ...times }).length > 0) state(letters, facts, times);
  return letters;
}

/** The same, and its customers were told. */
export function told(facts: Facts, times: StatedTimes = {}): Letters {
  const letters = incident(facts, times);
  letters.send('first');
  return letters;
}

export function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}, of?: Thing): void {
  const named = of === undefined ? {} : { of };
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, ...named, overrule: null, reason: ref('why') });
}

export function fireAgain({ scene }: Letters, facts: Facts = {}): void {
  const seen = { at: scene.after('PT1H').now, state: 'firing', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1, seen, again: true } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal, facts, times: { restoredAt: null } });
}

/** The source says that all is well. */
export function endBySource({ scene }: Letters): void {
  const seen = { at: scene.after('PT1H').now, state: 'ended', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1, seen, again: false } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal, facts: {}, times: { restoredAt: scene.now } });
}

export function outage({ scene }: Letters, name: string, from: string, to: string | null = null): void {
  const end = to === null ? null : at(to);
  scene.give('officer', { do: 'record-outage', function: name, from: at(from), to: end });
}

export function withdraw({ scene }: Letters, name: string, from: string): void {
  scene.give('officer', { do: 'withdraw-outage', function: name, from: at(from), reason: ref('mistake') });
}

/** A measure that is carried out. */
export function measure({ scene }: Letters, kind: string): void {
  scene.after('PT1M').give('officer', { do: 'measure', kind, owner: 'officer' });
  const duty = scene.opened.duties.findLast((one) => one.kind === `measure.${kind}`)?.id ?? '';
  scene.after('PT1M').give('officer', { do: 'complete', duty, evidence: ref('done') });
}

/** The first goes on in the second, at the same moment of both. */
export function joinedInto(from: Letters, into: Letters): Letters {
  const now = later(from.scene.now, into.scene.now);
  for (const { scene } of [from, into]) {
    scene.now = now;
    scene.after('PT10M');
  }
  joined(from.scene, into.scene);
  return into;
}
