import { acknowledge } from '../../components/paging/decide-page.ts';
import { calls } from '../../components/paging/escalation.ts';
import type { Page } from '../../components/paging/page.ts';
import type { Person } from '../../policy/shape/schema.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import type { OpenIncident } from '../record/state.ts';

/** Somebody who was called answers, or who owns the duty it is about: nobody further is called for it. */
export function decideAcknowledge(given: Given, { page }: CommandOf<'acknowledge'>): DecideResult {
  return acknowledge(given, page, (found, { roles }) => ownsItsDuty(given.state, found, roles));
}

/** Who may answer a page: those it calls or is going to call, and whose duty it is about. */
export function mayAnswer(state: OpenIncident, page: Page, { id, roles }: Pick<Person, 'id' | 'roles'>): boolean {
  return calls(page, id) || ownsItsDuty(state, page, roles);
}

function ownsItsDuty(state: OpenIncident, page: Page, roles: readonly string[]): boolean {
  const duty = state.duties.find(({ id }) => id === page.duty);
  return duty !== undefined && roles.includes(duty.owner);
}
