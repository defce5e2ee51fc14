import type { Actor } from '../../base/ledger/item.ts';
import { mustBePerson, type Refusal, refuse } from '../../base/refusal.ts';
import { type Instant, plusMs } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { personOf } from '../../policy/people.ts';
import type { Person, Policy } from '../../policy/shape/schema.ts';
import { personName } from '../../policy/titles.ts';
import { calls, type DueCall, isActive, isDue, isPending } from './escalation.ts';
import type { CallOutcome, EscalationStep, Page, PageCallEvent, WithPages } from './page.ts';

interface GivenPages {
  readonly policy: Policy;
  readonly state: WithPages;
  readonly actor: Actor;
  readonly at: Instant;
}

/** A call with what became of it. */
interface CallMade extends DueCall {
  readonly outcome: CallOutcome;
}

/** Whether somebody may answer a page that does not call them, such as the owner of its duty. */
type MayAnswer = (page: Page, person: Pick<Person, 'id' | 'roles'>) => boolean;

type PageResult = PageCallEvent[] | Refusal;

/** So long a call is put off at first, twice as long each further time. */
const POSTPONED_MS = MINUTE_MS;
const POSTPONED_AT_MOST_MS = 10 * MINUTE_MS;

/** Somebody who was called answers: nobody further is called for it. */
export function acknowledge(given: GivenPages, page: string | null, mayAnswer: MayAnswer): PageResult {
  const person = personOf(given.policy, given.actor);
  if (person === undefined) return mustBePerson();
  const found = page === null ? newestTo(given, person.id) : given.state.pages.find(({ id }) => id === page);
  if (found === undefined) return nothingToAcknowledge(given.policy, page, person.id);
  if (!calls(found, person.id) && !mayAnswer(found, person)) {
    return refuse('not-allowed', {
      ja: 'この呼出は、ほかの方に宛てたものです。応答できるのは、呼び出された方だけです。',
      en: 'This page calls other people. Only somebody it calls may acknowledge it.',
    });
  }
  if (found.acknowledged !== null) return answeredAlready(given.policy, found.acknowledged);
  return [{ type: 'page.acknowledged', page: found.id, by: person.id }];
}

/**
 * The intent to call somebody, before the call. Given again after a call whose outcome is not known: a person called
 * twice is disturbed once too often, a person not called at all leaves the promise unkept.
 */
export function call(given: GivenPages, due: DueCall): PageResult {
  const page = given.state.pages.find(({ id }) => id === due.page);
  const step = page?.steps.find(({ person }) => person === due.person);
  if (page === undefined || step === undefined) {
    return noSuchPage(given.policy, due.page, due.person);
  }
  return notToBeCalled(given, page, step) ?? [{ type: 'page.calling', page: page.id, person: step.person }];
}

/** What became of the call. */
export function called(given: GivenPages, { page, person, outcome }: CallMade): PageResult {
  const step = given.state.pages.find(({ id }) => id === page)?.steps.find((one) => one.person === person);
  if (step === undefined) return noSuchPage(given.policy, page, person);
  // Two callers after a crash: the first outcome stands.
  if (step.status !== 'calling') return [];
  if (outcome !== 'unavailable') return [{ type: 'page.called', page, person, outcome }];
  const until = plusMs(given.at, Math.min(POSTPONED_MS * 2 ** step.postponed, POSTPONED_AT_MOST_MS));
  return [{ type: 'page.postponed', page, person, until }];
}

function newestTo({ state }: GivenPages, person: string): Page | undefined {
  const open = state.pages.filter((page) => page.acknowledged === null && calls(page, person));
  // An answer to a call that turned out to be needless is an answer all the same.
  return open.findLast(isActive) ?? open.at(-1);
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

function notToBeCalled({ policy, at }: GivenPages, page: Page, step: EscalationStep): Refusal | null {
  const name = personName(policy, step.person);
  if (!isActive(page)) {
    return refuse('not-ready', { ja: 'この呼出は不要になりました。', en: 'This page is not needed any more.' });
  }
  if (!isPending(step)) {
    return refuse('not-ready', { ja: `${name.ja}は呼出済みです。`, en: `${name.en} was called already.` });
  }
  if (isDue(page, step, at)) return null;
  const when = spokenText(step.at, policy.zone);
  return refuse('not-ready', {
    ja: `${name.ja}の呼出予定は${when.ja}です。`,
    en: `${name.en} is to be called at ${when.en}.`,
  });
}
