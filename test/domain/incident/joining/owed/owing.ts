import type { Scope } from '../../../../../functions/domain/base/scope.ts';
import { type Instant, later } from '../../../../../functions/domain/base/time/instant.ts';
import { isOwed } from '../../../../../functions/domain/components/obligations/duties.ts';
import type { IncidentCommand } from '../../../../../functions/domain/incident/command/command.ts';
import type { Policy } from '../../../../../functions/domain/policy/shape/schema.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { ref, Scene } from '../../scene.ts';
import { sectionsOf, send } from '../../told/telling.ts';
import { joined } from '../joins.ts';

/** A leak for which others answer: their telling makes reports needless. */
export const ENTRUSTED: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1200 },
  ...{ 'data.role': 'processor', 'cause.wrongful': 'none' },
};
/** The same of the company's own. */
export const OWN_DATA: Facts = { ...ENTRUSTED, 'data.role': 'controller' };

export function leak(facts: Facts, audience: Scope | null = null, policy: Policy = shipped('flexcrm')): Scene {
  const scene = new Scene(policy, '2026-04-22T10:00:00+09:00');
  scene.open(facts);
  if (audience !== null) scope(scene, audience);
  return scene;
}

export function scope(scene: Scene, audience: Scope): void {
  scene.after('PT1M').give('officer', { do: 'scope', audience, calls: null });
}

export function waive(scene: Scene, ...duties: readonly string[]): void {
  for (const duty of duties) scene.after('PT1M').give('head', { do: 'waive', duty, reason: ref('waived') });
}

/** Tells customers all that the law asks for. */
export function tellAll(scene: Scene, stage: 'first' | 'follow-up' = 'first'): Scene {
  const sections = [...sectionsOf(scene.policy, stage), 'persons', 'secondary-damage'] as const;
  scene.draft('officer', { stage, sections });
  send(scene);
  return scene;
}

export function given(scene: Scene, command: IncidentCommand, by = 'officer'): void {
  scene.after('PT1M').give(by, command);
}

/** The first goes on in the second, at the same moment of both. */
export function joinedAt(from: Scene, into: Scene): Scene {
  const now = later(from.now, into.now);
  from.now = now;
  into.now = now;
  from.after('PT10M');
  into.after('PT10M');
  joined(from, into);
  return into;
}

/** Each kind that is owed, with when it is due. */
export function owing({ opened }: Scene): ReadonlyMap<string, Instant | null> {
  return new Map(opened.duties.filter(isOwed).map(({ kind, deadline }) => [kind, deadline.at]));
}

export function newest({ opened }: Scene, kind: string) {
  return opened.duties.findLast((duty) => duty.kind === kind);
}
