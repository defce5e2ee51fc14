import type { ContentRef } from '../../../base/ledger/content.ts';
import { mustBePerson, type Refusal, refuse } from '../../../base/refusal.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { findDuty, isOwed, nextDutyId } from '../../../components/obligations/duties.ts';
import { callPeople } from '../../../components/paging/escalation.ts';
import { leadsOrHasRole, nameOf, peopleWith } from '../../../policy/people.ts';
import { headquartersTitle, roleTitle } from '../../../policy/titles.ts';
import { ONCE_OWED, reckon } from '../../../rules/deadline/reckon.ts';
import { dutyTitle } from '../../../rules/deadline/title.ts';
import type { DecideResult, Given } from '../../command/given.ts';
import { noSuchPerson } from '../../command/refusal.ts';
import type { ResponseCommandOf } from '../../command/response-commands.ts';
import { inTurn, play } from '../../evolve/play.ts';
import { met, reconcileDuties } from '../../owed/reconcile-duties.ts';
import { openPage } from '../../paging/pages.ts';
import type { IncidentEvent } from '../../record/events.ts';
import { measureClause } from '../../standing/measures.ts';
import { ownKey } from '../../standing/own-words.ts';

type TeamContext = Pick<Given, 'policy' | 'actor'>;

/** Why this person may neither open nor close the headquarters; null if they may. */
export function mayNotSetUp(given: TeamContext): Refusal | null {
  return mayNot(given, given.policy.team.headquarters?.lead ?? '');
}

/** Why this person may not appoint anybody; null if they may. */
export function mayNotAppoint(given: TeamContext): Refusal | null {
  return mayNot(given, given.policy.appointment?.owner ?? '');
}

/** The headquarters starts: its lead and members are called, its duty is met. Without names, everybody whom the policy names. SY-3, GK-4. */
export function decideOpenHeadquarters(given: Given, command: ResponseCommandOf<'open-headquarters'>): DecideResult {
  const { policy, state, actor } = given;
  const rule = policy.team.headquarters;
  if (rule === undefined) return refuse('invalid', NO_HEADQUARTERS);
  const refusal = mayNotSetUp(given);
  if (refusal !== null) return refusal;
  const standing = state.response.headquarters;
  if (standing !== null && standing.closedAt === null) {
    const [title, since] = [headquartersTitle(policy), spokenText(standing.openedAt, policy.zone)];
    return refuse('already-open', {
      ja: `${title.ja}は${since.ja}に設置されています。設置し直す場合は、先に解散してください。`,
      en: `The ${title.en} has been open since ${since.en}. Close it first.`,
    });
  }
  const named = [rule.lead, ...rule.members].flatMap((role) => peopleWith(policy, role).map(({ id }) => id));
  const leads = peopleWith(policy, rule.lead).map(({ id }) => id);
  const members = [...new Set(command.members.length > 0 ? [...leads, ...command.members] : named)];
  const unknown = members.find((id) => !isInTeam(given, id));
  if (unknown !== undefined) return noSuchPerson(policy, unknown);
  const opened: IncidentEvent = { type: 'headquarters.opened', by: nameOf(actor), members };
  return withDuty(given, [opened], 'headquarters', (now) => [
    openPage(now, 'assigned', null, callPeople(members, now.at)),
  ]);
}

/** The headquarters ends. */
export function decideCloseHeadquarters(given: Given): DecideResult {
  const standing = given.state.response.headquarters;
  const refusal = mayNotSetUp(given);
  if (refusal !== null) return refusal;
  if (standing === null || standing.closedAt !== null) return noHeadquartersOpen(given);
  return [{ type: 'headquarters.closed', by: nameOf(given.actor) }];
}

/** Somebody is given the lead where no procedure says who has it. GK-3. */
export function decideAppoint(given: Given, { role: named, person }: ResponseCommandOf<'appoint'>): DecideResult {
  const refusal = mayNotAppoint(given);
  if (refusal !== null) return refusal;
  if (!isInTeam(given, person)) return noSuchPerson(given.policy, person);
  const { key: role, ...words } = keyed(named);
  const appointed: IncidentEvent = { type: 'lead.appointed', role, ...words, person, by: nameOf(given.actor) };
  return withDuty(given, [appointed], 'appointment', (now) => [
    openPage(now, 'assigned', null, callPeople([person], now.at)),
  ]);
}

/** A measure is taken from the menu, or put in a person's own words, and given to somebody: it is owed from then on. FC-12. */
export function decideMeasure(given: Given, { kind: named, owner }: ResponseCommandOf<'measure'>): DecideResult {
  const { policy, state, actor } = given;
  if (actor.kind !== 'person') return mustBePerson();
  const people = peopleWith(policy, owner).map(({ id }) => id);
  if (people.length === 0) return noSuchPerson(policy, owner);
  const { key: kind, ...words } = keyed(named);
  const same = findDuty(state, `measure.${kind}`);
  if (same !== undefined && isOwed(same)) {
    const [title, by] = [dutyTitle(policy, same.id), roleTitle(policy, same.owner)];
    return refuse('already-open', {
      ja: `「${title.ja}」は、すでに${by.ja}が担当しています。先にそちらを完了するか、実施しない理由を記録してください。`,
      en: `“${title.en}” is given to ${by.en} already. Settle that one first.`,
    });
  }
  const clause = measureClause(policy, kind);
  const assigned: IncidentEvent = {
    type: 'measure.assigned',
    measure: kind,
    ...words,
    owner,
    clause,
    by: nameOf(actor),
  };
  // A measure that was settled before is owed once more.
  const again: IncidentEvent[] =
    same === undefined || same.status === 'void'
      ? []
      : [
          {
            type: 'duty.opened',
            duty: nextDutyId(state, same.kind),
            kind: same.kind,
            clause,
            owner,
            deadline: reckon(policy, ONCE_OWED, state),
          },
        ];
  const after = [assigned, ...again];
  return [
    ...after,
    ...inTurn(play(given, after), reconcileDuties, (now) => {
      const duty = findDuty(now.state, `measure.${kind}`);
      return [openPage(now, 'assigned', duty?.id ?? null, callPeople(people, now.at))];
    }),
  ];
}

/** What is named in a person's own words goes by a key. */
function keyed(named: string | ContentRef): { readonly key: string; readonly title?: ContentRef } {
  return typeof named === 'string' ? { key: named } : { key: ownKey(named), title: named };
}

/** What follows from an act that meets a duty of this kind, if one is owed. */
function withDuty(
  given: Given,
  events: IncidentEvent[],
  kind: string,
  then: (now: Given) => IncidentEvent[],
): IncidentEvent[] {
  const duty = findDuty(given.state, kind);
  const done = duty !== undefined && isOwed(duty) ? [...events, ...met(duty, given.at, null)] : events;
  return [...done, ...inTurn(play(given, done), reconcileDuties, then)];
}

function mayNot({ policy, actor }: TeamContext, role: string): Refusal | null {
  if (leadsOrHasRole(policy, actor, role)) return null;
  const title = roleTitle(policy, role);
  return refuse('not-allowed', {
    ja: `この決定ができるのは、${role === '' ? '' : `${title.ja}または`}責任者だけです。`,
    en: `Only ${role === '' ? '' : `the ${title.en} or `}those who lead may decide this.`,
  });
}

function isInTeam({ policy }: Given, id: string): boolean {
  return policy.team.people.some((person) => person.id === id);
}

const NO_HEADQUARTERS = {
  ja: 'この対応方針には対策本部の定めがありません。対応責任者を任命してください。',
  en: 'This policy has no headquarters: appoint somebody to lead instead.',
};

function noHeadquartersOpen({ policy }: Given): Refusal {
  const title = headquartersTitle(policy);
  return refuse('not-open', {
    ja: `${title.ja}は設置されていません。`,
    en: `The ${title.en} is not open.`,
  });
}
