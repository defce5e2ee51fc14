import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Text } from '../../base/text.ts';
import { findDuty, nextDutyId } from '../../components/obligations/duties.ts';
import { type Observed, observe, pageOf } from '../../components/obligations/observe.ts';
import { missedBefore, mustBeOwed, mustOwn } from '../../components/obligations/settle.ts';
import { callPeople } from '../../components/paging/escalation.ts';
import { nameOf, peopleWith } from '../../policy/people.ts';
import type { Policy, PolicyReport } from '../../policy/shape/schema.ts';
import { headquartersTitle } from '../../policy/titles.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { noSuchDuty } from '../command/refusal.ts';
import { inTurn, play } from '../evolve/play.ts';
import { foreseen } from '../owed/not-yet-owed.ts';
import { TRIAGE } from '../owed/owed-now.ts';
import { met, reconcileDuties } from '../owed/reconcile-duties.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { IncidentEvent } from '../record/events.ts';
import { CALL } from '../standing/duties.ts';
import { watching } from '../told/duty-moments.ts';
import { bareRefusal, reportMade, reportOf, reportRefusal } from './response/decide-report.ts';
import { waived } from './response/waived.ts';

/** Somebody says that a duty was done. What the system itself sees done cannot be said to be. */
export function decideComplete(given: Given, command: CommandOf<'complete'>): DecideResult {
  const duty = findDuty(given.state, command.duty);
  const report = duty === undefined ? undefined : reportOf(given, duty.kind);
  if (duty !== undefined && report !== undefined) return decideReport(given, command, duty, report);
  const refusal = mayNotSettle(given, command.duty, duty) ?? seenBySystem(given, duty) ?? lacking(given, command, duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  return withNext(given, met(duty, given.at, command.evidence));
}

/** What is wanted with it, and is not there: what was done in words, an approved plan. FC-13, GK-8. */
function lacking(
  { policy, state }: Given,
  { evidence }: CommandOf<'complete'>,
  duty: IncidentDuty | undefined,
): Refusal | null {
  const needs = policy.duties.find(({ kind }) => kind === duty?.kind)?.needs ?? [];
  const title = dutyTitle(policy, duty?.kind ?? '');
  if (needs.includes('plan') && state.response.plan?.decision !== 'approved') {
    return refuse('not-ready', {
      ja: `「${title.ja}」には、承認された再発防止計画が必要です。先に計画を作成し、承認を得てください。`,
      en: `“${title.en}” takes an approved prevention plan: write one and have it approved first.`,
    });
  }
  if (duty === undefined || evidence !== null) return null;
  if (duty.kind === CALL) return refuse('invalid', WHO_WAS_CALLED);
  return refuse('invalid', {
    ja: `「${title.ja}」の内容を、証跡として記録してください。`,
    en: `Put in words, as evidence, what was decided or done for “${title.en}”.`,
  });
}

const WHO_WAS_CALLED: Text = {
  ja: '通知が届いていないお客様への連絡は、どなたに、いつ、どのような方法でお伝えしたかを、証跡として記録してください。',
  en: 'Put on record as evidence which customers were told, when, and how.',
};

/** A report is made, with its content; one that was made already is corrected, and its duty stays as it was met. */
function decideReport(
  given: Given,
  command: CommandOf<'complete'>,
  duty: IncidentDuty,
  report: PolicyReport,
): DecideResult {
  const content = command.report ?? null;
  const again = duty.metAt !== null;
  const refusal =
    (again ? mayNotDecide(given, duty) : mayNotSettle(given, duty.id, duty)) ?? reportRefusal(given, report, content);
  if (refusal !== null) return refusal;
  const isConsidered = strengthOf(given, duty) === 'consider';
  if (isConsidered && command.evidence === null && content?.text == null) return sayWhatWasDecided(given, duty);
  const bare = again || isConsidered ? null : bareRefusal(given, report, command.evidence, content);
  if (bare !== null) return bare;
  // Words alone are the decision not to report; a report states its contents or its reference number.
  const isMade = !isConsidered || saysWhatWasReported(content);
  if (again && !isMade) return decidedAlready(given, duty);
  const made = isMade ? [reportMade(given, duty, report, content)] : [];
  return again ? made : withNext(given, [...made, ...met(duty, given.at, command.evidence)]);
}

/** A number, or items: the command line and the forms send words alone as the text of a report too. */
function saysWhatWasReported(content: CommandOf<'complete'>['report'] | null): boolean {
  return content != null && (content.reference !== null || Object.keys(content.items).length > 0);
}

function sayWhatWasDecided({ policy }: Given, duty: IncidentDuty): Refusal {
  const title = dutyTitle(policy, duty.id);
  return refuse('invalid', {
    ja: `「${title.ja}」は要否を検討する事項です。検討の結果を記入してください。`,
    en: `“${title.en}” is to be considered: write down what was decided.`,
  });
}

function decidedAlready({ policy }: Given, duty: IncidentDuty): Refusal {
  const title = dutyTitle(policy, duty.id);
  return refuse('invalid', {
    ja: `「${title.ja}」は検討済みです。訂正する場合は、報告の内容を記入してください。`,
    en: `“${title.en}” was decided already. To correct it, write the content of the report.`,
  });
}

function strengthOf({ state }: Given, duty: IncidentDuty): 'must' | 'consider' {
  return state.reports.find(({ report }) => report === duty.kind)?.strength ?? 'must';
}

/** What was done brings up what comes next. */
export function withNext(given: Given, events: IncidentEvent[]): IncidentEvent[] {
  // After the closing nothing new comes up: what goes on is settled, one by one.
  if (given.state.status !== 'open') return events;
  return [...events, ...reconcileDuties(play(given, events))];
}

/** Somebody decides, with a reason, that a duty is not going to be done. */
export function decideWaive(given: Given, command: CommandOf<'waive'>): DecideResult {
  const ahead = foreseen(given, command.duty);
  if (ahead !== undefined) return waivedAhead(given, ahead, command);
  const duty = findDuty(given.state, command.duty);
  const refusal = mayNotSettle(given, command.duty, duty);
  if (refusal !== null || duty === undefined) return refusal ?? [];
  return withNext(given, [...missedBefore(duty, given.at), ...waived(given, duty.id, command.reason)]);
}

/** Decided before it comes up: it is put on record as owed and waived. FC-4. */
function waivedAhead(given: Given, owed: OwedDuty, { reason }: CommandOf<'waive'>): DecideResult {
  const opened: IncidentEvent = { type: 'duty.opened', duty: nextDutyId(given.state, owed.kind), ...owed };
  const duty = findDuty(play(given, [opened]).state, opened.duty);
  const refusal = mayNotSettle(given, owed.kind, duty);
  return refusal ?? withNext(given, [opened, ...waived(play(given, [opened]), opened.duty, reason)]);
}

/** The deadline workflow looks at its duty: reminders whose moment has come, and the time that passed. */
export function decideObserve(given: Given, command: CommandOf<'observe-duty'>): DecideResult {
  const observed = observe(watching(given.policy, given.state), command, given.at);
  if (observed === null) return [];
  const led = observed.isMissed ? [leadByDefault(observed.duty)] : [];
  return inTurn(
    given,
    () => [...observed.events],
    ...led,
    (now) => pageAbout(now, observed),
  );
}

/** Nobody was appointed to lead in time: the holder of the role that the policy names leads by default. GK-3. */
function leadByDefault(duty: IncidentDuty) {
  return (given: Given): IncidentEvent[] => {
    const role = given.policy.appointment?.default;
    const [lead] = role === undefined ? [] : peopleWith(given.policy, role);
    if (duty.kind !== 'appointment' || role === undefined || lead === undefined) return [];
    const appointed: IncidentEvent = { type: 'lead.appointed', role, person: lead.id, by: nameOf(given.actor) };
    const events: IncidentEvent[] = [appointed];
    const now = play(given, events);
    const current = now.state.duties.find(({ id }) => id === duty.id);
    if (current !== undefined) events.push(...met(current, given.at, null));
    const led = play(given, events);
    return [...events, openPage(led, 'assigned', null, callPeople([lead.id], given.at))];
  };
}

function pageAbout(given: Given, observed: Observed<IncidentDuty>): IncidentEvent[] {
  const { policy, state, at } = given;
  const page = pageOf(watching(policy, state), observed, { at, order: escalation(given) });
  return page === null ? [] : [openPage(given, page.why, observed.duty.id, page.to)];
}

function mayNotSettle(given: Given, name: string, duty: IncidentDuty | undefined): Refusal | null {
  if (duty === undefined) return noSuchDuty(name);
  return mayNotDecide(given, duty) ?? mustBeOwed(given.policy, duty);
}

/** Why this person may not say that a duty was done, or is not going to be; null if they may. */
export function mayNotDecide(
  { policy, state, actor }: Pick<Given, 'policy' | 'state' | 'actor'>,
  duty: Pick<IncidentDuty, 'id' | 'owner'>,
): Refusal | null {
  const isLead = state.response.appointed.some(({ person }) => person === nameOf(actor));
  return isLead ? null : mustOwn({ policy, actor }, duty);
}

/** Kinds that a delivered notice meets; others about notices are a person's, such as the decision whether to tell. SY-7. */
const BY_NOTICE: readonly string[] = ['notice.first', 'notice.follow-up', 'notice.detailed'];

/** What meets a duty that is done by a command of its own. */
const DONE_BY: Readonly<Record<string, Text>> = {
  appointment: { ja: '対応責任者の任命', en: 'somebody is appointed to lead' },
  'prevention.plan': { ja: '再発防止計画の作成', en: 'the prevention plan is written' },
  'prevention.approval': {
    ja: '作成者以外による再発防止計画の承認',
    en: 'somebody other than its author approves the plan',
  },
};

/** What meets a duty that nobody can say is done; null for a duty that people complete. */
export function metByItself(policy: Policy, { kind }: Pick<IncidentDuty, 'kind'>): Text | null {
  if (kind === 'prevention.plan' && policy.closing.prevention === undefined) return null;
  if (kind === TRIAGE) return { ja: 'レベルの決定', en: 'the level is decided' };
  if (BY_NOTICE.includes(kind)) return { ja: '該当する通知の送信完了', en: 'its notice has been delivered' };
  if (kind !== 'headquarters') return DONE_BY[kind] ?? null;
  const title = headquartersTitle(policy);
  return { ja: `${title.ja}の設置`, en: `the ${title.en} is opened` };
}

function seenBySystem({ policy }: Given, duty: IncidentDuty | undefined): Refusal | null {
  const act = duty === undefined ? null : metByItself(policy, duty);
  if (duty === undefined || act === null) return null;
  const title = dutyTitle(policy, duty.id);
  return refuse('not-allowed', {
    ja: `「${title.ja}」は、${act.ja}をもって自動的に完了します。実施しない場合は、理由を記録してください。`,
    en: `“${title.en}” is met when ${act.en}. If it is not going to be done, waive it with a reason.`,
  });
}
