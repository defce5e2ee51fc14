import { type ContentRef, contentRefs } from '../../base/ledger/content.ts';
import { isOwed, newestOfKind, nextDutyId } from '../../components/obligations/duties.ts';
import { approverOf, LEADING_ROLES } from '../../policy/people.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import { ONCE_OWED, reckon } from '../../rules/deadline/reckon.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn, play } from '../evolve/play.ts';
import { met, reconcileDuties } from '../owed/reconcile-duties.ts';
import { askToDecide } from '../paging/ask-to-decide.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { HandedOver, HandedResponse, SettledDuty, TextInto } from '../record/joined.ts';
import type { DeviationAsked, PreventionPlan } from '../record/response-state.ts';
import type { OpenIncident } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';

type Texts = (ref: ContentRef | null) => ContentRef | null;

/** The texts that are handed over: each is put away beside the other incident first. */
export function textsToHandOver(state: OpenIncident): readonly ContentRef[] {
  return contentRefs([response(state, (ref) => ref), state.response.measures, state.functionTitles]);
}

/** What is handed over, with the texts as they stand beside the other incident. What is nothing without an erased text is left out. */
export function handedResponse(state: OpenIncident, texts: readonly TextInto[]): HandedResponse {
  const into = new Map(texts.map((text) => [text.content, text.into]));
  return response(state, (ref) => (ref === null ? null : (into.get(ref.content) ?? null)));
}

function response(state: OpenIncident, text: Texts): HandedResponse {
  const { plan, exceptions, reports, appointed } = state.response;
  return {
    plan: plan === null ? null : handedPlan(plan, text),
    exceptions: exceptions.flatMap((one) => handedException(state, one, text)),
    reports: reports.map((made) => ({ ...made, text: text(made.text), reference: text(made.reference) })),
    appointed: appointed.map(({ title, ...one }) => withWords(one, text(title ?? null))),
    settled: state.duties.flatMap((duty) => handedDuty(duty, text)),
  };
}

function withWords<T extends object>(one: T, title: ContentRef | null): T & { readonly title?: ContentRef } {
  return title === null ? one : { ...one, title };
}

function handedPlan(plan: PreventionPlan, text: Texts): PreventionPlan | null {
  const [technical, organisational] = [text(plan.technical), text(plan.organisational)];
  const isGone = technical === null || organisational === null || plan.decision === 'rejected';
  return isGone ? null : { ...plan, technical, organisational };
}

function handedException(state: OpenIncident, one: DeviationAsked, text: Texts): HandedResponse['exceptions'] {
  const reason = text(one.reason);
  if (reason === null || one.decision === 'rejected') return [];
  const kind = state.duties.find(({ id }) => id === one.duty)?.kind ?? null;
  return [{ ...one, reason, kind }];
}

/** What customers were told is handed over as told; a call and a triage are about this incident alone. */
const OWN: readonly string[] = [CALL, 'triage', 'prevention.plan', 'prevention.approval'];

function handedDuty(duty: IncidentDuty, text: Texts): SettledDuty[] {
  const { id, owner, clause, kind, status, settled, metAt, reason, restricts, lifts } = duty;
  if (settled === null || OWN.includes(kind) || kind.startsWith('notice.')) return [];
  const { by, facts, scopes } = settled;
  const measured = { ...(restricts && { restricts }), ...(lifts && { lifts }) };
  const done = { duty: { id, owner, clause }, kind, by, facts, scopes, ...measured };
  if (status !== 'waived') return metAt === null ? [] : [{ ...done, at: metAt, reason: null }];
  const why = reason !== null && 'content' in reason ? text(reason) : null;
  return why === null ? [] : [{ ...done, at: settled.at, reason: why }];
}

/** Both have a plan that stands: which one counts is for people to say, before the two are one. */
export function bothHavePlans({ response: { plan } }: OpenIncident, { response: theirs }: HandedOver): boolean {
  return plan !== null && plan.decision !== 'rejected' && (theirs?.plan ?? null) !== null;
}

/** Takes over what was decided, filed and asked there. `before`: as it stood before the join. */
export function takeOverResponse(before: OpenIncident, from: HandedOver): readonly DecisionStep[] {
  const { response: theirs } = from;
  if (theirs === undefined) return [];
  const owed = new Set(before.duties.filter(isOwed).map(({ kind }) => kind));
  return [
    filings(from, theirs),
    appointments(theirs),
    plan(theirs),
    restrictions(theirs, owed),
    settleAll(theirs, owed),
    ...theirs.exceptions.map((one) => exception(one, owed)),
    asking(theirs),
  ];
}

function filings({ incident }: HandedOver, { reports }: HandedResponse): DecisionStep {
  return ({ state }) => {
    const counts = new Map<string, number>();
    return reports.map(({ at, joined, duty: _, ...made }) => {
      const own = state.response.reports.filter(({ report }) => report === made.report).length;
      const nth = (counts.get(made.report) ?? 0) + 1;
      counts.set(made.report, nth);
      return { type: 'report.made', ...made, number: own + nth, joined: joined ?? { incident, at } };
    });
  };
}

function appointments({ appointed }: HandedResponse): DecisionStep {
  return ({ state }) => {
    const isKnown = (one: HandedResponse['appointed'][number]) =>
      state.response.appointed.some(({ role, person }) => role === one.role && person === one.person);
    return appointed.filter((one) => !isKnown(one)).map(({ at: _, ...one }) => ({ type: 'lead.appointed', ...one }));
  };
}

/** The plan as it stood there, with the decision about it. Its author stays its author. */
function plan({ plan: theirs }: HandedResponse): DecisionStep {
  return (given) => {
    if (theirs === null) return [];
    const { technical, organisational, owner, due, by, approveBy, decision, decidedBy } = theirs;
    const when = { due, ...(approveBy && { approveBy }) };
    const planned: IncidentEvent = { type: 'prevention.planned', technical, organisational, owner, ...when, by };
    const id = play(given, [planned]).state.response.plan?.id ?? '';
    const approved: IncidentEvent[] =
      decision === 'approved' ? [{ type: 'prevention.approved', plan: id, by: decidedBy ?? by }] : [];
    const written = newestOfKind(given.state, 'prevention.plan');
    const done = written !== undefined && isOwed(written) ? met(written, given.at, technical) : [];
    const events = [planned, ...approved, ...done];
    return [...events, ...reconcileDuties(play(given, events))];
  };
}

/** Of each restriction of use, what it is of, and of each lift, which of them it ended: those of this incident are others. */
function restrictions({ settled }: HandedResponse, owed: ReadonlySet<string>): DecisionStep {
  return (given) => {
    const here = new Map<string, string>();
    return inTurn(
      given,
      ...settled.filter(isOfRestriction).map((one) => (now: Given) => {
        const newest = newestOfKind(now.state, one.kind);
        const isAssigned = newest !== undefined && isOwed(newest) && !owed.has(one.kind);
        const opened = isAssigned ? [] : openedAs(now, one);
        const duty = newestOfKind(play(now, opened).state, one.kind);
        if (one.duty === undefined || duty === undefined) return [];
        here.set(one.duty.id, duty.id);
        const lifts = one.lifts?.flatMap((id) => here.get(id) ?? []);
        return [...opened, ...settle(duty, { ...one, ...(lifts && { lifts }) })];
      }),
    );
  };
}

function isOfRestriction({ restricts, lifts }: SettledDuty): boolean {
  return restricts !== undefined || lifts !== undefined;
}

function openedAs({ policy, state }: Given, { kind, duty }: SettledDuty): IncidentEvent[] {
  if (duty === undefined) return [];
  const { owner, clause } = duty;
  const deadline = reckon(policy, ONCE_OWED, state);
  return [{ type: 'duty.opened', duty: nextDutyId(state, kind), kind, clause, owner, deadline }];
}

/** Each is done once here as well; what one of them brings up may be done by another. */
function settleAll({ settled, reports }: HandedResponse, owed: ReadonlySet<string>): DecisionStep {
  // A decision to make no report is about the facts of one incident.
  const filed = new Set([...TELLINGS, ...reports.map(({ report }) => report)]);
  return (given) => {
    const events: IncidentEvent[] = [];
    let left = settled.filter((one) => !isOfRestriction(one));
    for (let round = 0; round <= settled.length; round += 1) {
      const now = play(given, events);
      const next = left.find((one) => isSettledBy(now, one, { owed, filed }));
      if (next === undefined) break;
      left = left.filter((one) => one !== next);
      const duty = newestOfKind(now.state, next.kind);
      const more = duty === undefined ? [] : settle(duty, next);
      events.push(...more, ...reconcileDuties(play(now, more)));
    }
    return events;
  };
}

/** A filing that was made counts for both. What was owed here as well is not done by what was done or waived there. */
function isSettledBy(
  { policy, state }: Given,
  { kind, reason }: SettledDuty,
  { owed, filed }: { readonly owed: ReadonlySet<string>; readonly filed: ReadonlySet<string> },
): boolean {
  const duty = newestOfKind(state, kind);
  const isFiling = reason === null && filed.has(kind) && policy.reports.some((report) => report.kind === kind);
  return duty !== undefined && isOwed(duty) && (isFiling || !owed.has(kind));
}

function settle(duty: IncidentDuty, { at, reason, by, facts, scopes, restricts, lifts }: SettledDuty): IncidentEvent[] {
  const settled = { by, facts, scopes, ...(restricts && { restricts }), ...(lifts && { lifts }) };
  if (reason !== null) return [{ type: 'duty.waived', duty: duty.id, reason, settled }];
  return met(duty, at, null).map((event) => (event.type === 'duty.met' ? { ...event, settled } : event));
}

/** Asked for, or agreed to, there: it holds for the duty here, unless that was owed before the join already. */
function exception(one: HandedResponse['exceptions'][number], owed: ReadonlySet<string>): DecisionStep {
  return (given) => {
    const { kind, about, reason, until, by, decision, decidedBy } = one;
    const duty = kind === null || owed.has(kind) ? null : (newestOfKind(given.state, kind)?.id ?? null);
    const id = `x${given.state.response.exceptions.length + 1}`;
    const asked: IncidentEvent = { type: 'exception.requested', exception: id, duty, about, reason, until, by };
    if (decision !== 'approved') return [asked];
    const approved: IncidentEvent = { type: 'exception.approved', exception: id, by: decidedBy ?? by };
    return [asked, approved, ...reconcileDuties(play(given, [asked, approved]))];
  };
}

/** The people who decide are called here for what waits for a decision. */
function asking({ plan: theirs, exceptions }: HandedResponse): DecisionStep {
  const isWaiting = theirs?.decision === 'waiting' || exceptions.some(({ decision }) => decision === 'waiting');
  return (given) => (isWaiting ? inTurn(given, askToDecide([approverOf(given.policy), ...LEADING_ROLES])) : []);
}
