import type { GivenSections } from '../../../../../functions/domain/incident/notice/given/given-sections.ts';
import type { OpenIncident } from '../../../../../functions/domain/incident/record/state.ts';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { drafted, OCCURRED } from '../drafted.ts';
import { DRAFTED } from '../incident-of.ts';

export type More = Partial<OpenIncident>;

/** What the cautions of a notice are about in which a person wrote these sections. */
export function about(stage: 'follow-up' | 'detailed', facts: Facts, given: GivenSections, more: More = {}): string[] {
  return drafted(stage, { facts, occurredAt: OCCURRED, ...more }, { given }).cautions.map((one) => one.about);
}

/** A duty that was met. */
export function done(kind: string, more: object = {}): never {
  return { id: kind, kind, metAt: DRAFTED, status: 'met', ...more } as never;
}
