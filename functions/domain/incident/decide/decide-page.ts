import { plusMs } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { personOf } from '../../policy/people.ts';
import type { Person, Policy } from '../../policy/shape/schema.ts';
import { personName } from '../../policy/titles.ts';
import type { Refusal } from '../command/command.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { mustBePerson, refuse } from '../command/refusal.ts';
import { calls } from '../paging/pages.ts';
import type { Page } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import { isActive, isDue, isPending } from '../standing/rungs.ts';

/** So long a call is put off at first, twice as long each further time. */
const POSTPONED_MS = MINUTE_MS;
const POSTPONED_AT_MOST_MS = 10 * MINUTE_MS;

/** Somebody who was called answers: nobody further is called for it. */
export function decideAcknowledge(given: Given, command: CommandOf<'acknowledge'>): DecideResult {
  const person = personOf(given.policy, given.actor);
  if (person === undefined) return mustBePerson();
  const page =
    command.page === null ? newestTo(given, person.id) : given.state.pages.find(({ id }) => id === command.page);
  if (page === undefined) return nothingToAcknowledge(given.policy, command.page, person.id);
  if (!mayAnswer(given.state, page, person)) {
    return refuse('not-allowed', {
      ja: 'この呼出は、ほかの方に宛てたものです。応答できるのは、呼び出された方だけです。',
      en: 'This page calls other people. Only somebody it calls may acknowledge it.',
    });
  }
  if (page.acknowledged !== null) return answeredAlready(given.policy, page.acknowledged);
  return [{ type: 'page.acknowledged', page: page.id, by: person.id }];
}

/**
 * The intent to call somebody, before the call. Given again after a call whose outcome is not known: a person called
 * twice is disturbed once too often, a person not called at all leaves the promise unkept.
 */
export function decideCall(given: Given, command: CommandOf<'call-person'>): DecideResult {
  const page = given.state.pages.find(({ id }) => id === command.page);
  const rung = page?.rungs.find(({ person }) => person === command.person);
  if (page === undefined || rung === undefined) {
    return noSuchPage(given.policy, command.page, command.person);
  }
  return notToBeCalled(given, page, rung) ?? [{ type: 'page.calling', page: page.id, person: rung.person }];
}

/** What became of the call. */
export function decideCalled(given: Given, command: CommandOf<'record-call'>): DecideResult {
  const { page, person, outcome } = command;
  const rung = given.state.pages.find(({ id }) => id === page)?.rungs.find((one) => one.person === person);
  if (rung === undefined) return noSuchPage(given.policy, page, person);
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

/** Who may answer a page: those it calls or is going to call, and whose duty it is about. */
export function mayAnswer(state: OpenIncident, page: Page, { id, roles }: Pick<Person, 'id' | 'roles'>): boolean {
  return calls(page, id) || ownsItsDuty(state, page, roles);
}

function ownsItsDuty(state: OpenIncident, page: Page, roles: readonly string[]): boolean {
  const duty = state.duties.find(({ id }) => id === page.duty);
  return duty !== undefined && roles.includes(duty.owner);
}

function nothingToAcknowledge(policy: Policy, page: string | null, person: string): Refusal {
  const name = personName(policy, person);
  if (page !== null) return noSuchPage(policy, page, person);
  return refuse('not-found', {
    ja: `${name.ja}宛ての呼出で、応答を待っているものはありません。`,
    en: `No page to ${name.en} waits for an answer.`,
  });
}

function noSuchPage(policy: Policy, page: string, person: string): Refusal {
  const name = personName(policy, person);
  return refuse('not-found', {
    ja: `${name.ja}宛ての、指定された呼出（${page}）はありません。`,
    en: `There is no such page (${page}) to ${name.en}.`,
  });
}

function answeredAlready(policy: Policy, { by, at }: NonNullable<Page['acknowledged']>): Refusal {
  const [name, when] = [personName(policy, by), spokenText(at, policy.zone)];
  return refuse('not-ready', {
    ja: `この呼出には、${name.ja}が${when.ja}に応答済みです。`,
    en: `${name.en} acknowledged this page on ${when.en}.`,
  });
}

function notToBeCalled({ policy, at }: Given, page: Page, rung: Page['rungs'][number]): Refusal | null {
  const name = personName(policy, rung.person);
  if (!isActive(page)) {
    return refuse('not-ready', { ja: 'この呼出は不要になりました。', en: 'This page is not needed any more.' });
  }
  if (!isPending(rung)) {
    return refuse('not-ready', { ja: `${name.ja}は呼出済みです。`, en: `${name.en} was called already.` });
  }
  if (isDue(page, rung, at)) return null;
  const when = spokenText(rung.at, policy.zone);
  return refuse('not-ready', {
    ja: `${name.ja}の呼出予定は${when.ja}です。`,
    en: `${name.en} is to be called at ${when.en}.`,
  });
}
