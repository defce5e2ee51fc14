import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { textsToHandOver } from '../../../../functions/domain/incident/joining/handed-over.ts';
import { handedOver } from '../../../../functions/domain/incident/joining/join.ts';
import { person, ref, type Scene, SYSTEM } from '../scene.ts';

export const TARGET = 'I-000000000009';

export function join(into: Partial<Extract<IncidentCommand, { do: 'join' }>['into']> = {}) {
  const target = { incident: TARGET, status: 'open', drill: false, ...into } as const;
  return { do: 'join', into: target, reason: ref('same event'), reasonInto: ref('same event there') } as const;
}

/** What another scene takes over of this one. */
export function merge(from: Scene) {
  const handed = handedOver(from.opened);
  if (handed === null) throw new Error('nobody asked to join it');
  return { do: 'merge', from: handed } as const;
}

/** The join with the texts of what was decided there put away beside the other incident. */
export function joinWithTexts(from: Scene) {
  const textsInto = textsToHandOver(from.opened).map(({ content }) => ({ content, into: ref(`there:${content}`) }));
  return { ...join(), textsInto };
}

/** A second incident, joined into the first as far as both go. */
export function joined(from: Scene, into: Scene): void {
  from.give('officer', joinWithTexts(from));
  const incident = `I-${String(2 + into.opened.merged.length).padStart(12, '0')}`;
  into.give(SYSTEM, { ...merge(from), from: { ...merge(from).from, incident } });
  from.give(person('officer'), { do: 'finish-join' });
}
