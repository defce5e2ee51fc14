import { MINUTE_MS } from '../time/duration.ts';
import { plusMs } from '../time/instant.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { calls } from './pages.ts';
import { personOf } from './people.ts';
import { refuse } from './refusal.ts';
import { isActive, isDue } from './rungs.ts';
import type { OpenIncident, Page } from './state.ts';

/** So long a call is put off at first, twice as long each further time. */
const POSTPONED_MS = MINUTE_MS;
const POSTPONED_AT_MOST_MS = 10 * MINUTE_MS;

/** Somebody who was called answers: nobody further is called for it. */
export function decideAcknowledge(given: Given, command: CommandOf<'acknowledge'>): Outcome {
  const person = personOf(given.policy, given.actor);
  if (person === undefined) return refuse('not-allowed', 'A person must acknowledge a page.');
  const page =
    command.page === null ? newestTo(given, person.id) : given.state.pages.find(({ id }) => id === command.page);
  if (page === undefined) return refuse('not-found', nothingToAcknowledge(command.page, person.id));
  if (!calls(page, person.id) && !ownsItsDuty(given.state, page, person.roles)) {
    return refuse('not-allowed', `Page ${page.id} calls other people. Only somebody it calls may acknowledge it.`);
  }
  if (page.acknowledged !== null) {
    return refuse(
      'not-ready',
      `Page ${page.id} was acknowledged by ${page.acknowledged.by} at ${page.acknowledged.at}.`,
    );
  }
  return [{ type: 'page.acknowledged', page: page.id, by: person.id }];
}

/**
 * The intent to call somebody, before the call. Given again after a call whose outcome is not known: a person called
 * twice is disturbed once too often, a person not called at all leaves the promise unkept.
 */
export function decideCall(given: Given, command: CommandOf<'call-person'>): Outcome {
  const page = given.state.pages.find(({ id }) => id === command.page);
  const rung = page?.rungs.find(({ person }) => person === command.person);
  if (page === undefined || rung === undefined) {
    return refuse('not-found', `There is no page ${command.page} to ${command.person}.`);
  }
  if (!isActive(page)) return refuse('not-ready', `Page ${page.id} is not needed any more.`);
  if (rung.status === 'called' || rung.status === 'failed') return refuse('not-ready', `${rung.person} was called.`);
  if (!isDue(page, rung, given.at)) return refuse('not-ready', `${rung.person} is to be called at ${rung.at}.`);
  return [{ type: 'page.calling', page: page.id, person: rung.person }];
}

/** What became of the call. */
export function decideCalled(given: Given, command: CommandOf<'record-call'>): Outcome {
  const { page, person, outcome } = command;
  const rung = given.state.pages.find(({ id }) => id === page)?.rungs.find((one) => one.person === person);
  if (rung === undefined) return refuse('not-found', `There is no page ${page} to ${person}.`);
  // Two callers after a crash: the first outcome stands.
  if (rung.status !== 'calling') return [];
  if (outcome !== 'unavailable') return [{ type: 'page.called', page, person, outcome }];
  const until = plusMs(given.at, Math.min(POSTPONED_MS * 2 ** rung.postponed, POSTPONED_AT_MOST_MS));
  return [{ type: 'page.postponed', page, person, until }];
}

function newestTo({ state }: Given, person: string): Page | undefined {
  const open = state.pages.filter((page) => page.acknowledged === null && calls(page, person));
  // An answer to a call that turned out to be needless is an answer all the same.
  return open.findLast(isActive) ?? open.at(-1);
}

function ownsItsDuty(state: OpenIncident, page: Page, roles: readonly string[]): boolean {
  const duty = state.duties.find(({ id }) => id === page.duty);
  return duty !== undefined && roles.includes(duty.owner);
}

function nothingToAcknowledge(page: string | null, person: string): string {
  return page === null ? `No page to ${person} waits for an answer.` : `There is no page ${page}.`;
}
