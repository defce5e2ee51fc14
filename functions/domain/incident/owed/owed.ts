import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import { deciderOf } from '../../policy/people.ts';
import type { Playbook, Policy } from '../../policy/shape/schema.ts';
import { LAW } from '../../policy/titles.ts';
import { owedReports } from '../../rules/authority/owed-reports.ts';
import type { Deadline } from '../../rules/deadline/duty.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { ONCE_OWED, reckon } from '../../rules/deadline/reckon.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import { appointmentNeeded, fittingPlaybooks } from '../../rules/playbook/fitting.ts';
import { headquartersNeeded } from '../../rules/playbook/headquarters.ts';
import type { Given } from '../command/given.ts';
import type { PreventionPlan } from '../record/response-state.ts';
import { isOwedByJoined } from './owed-in-either.ts';
import { legalSituation } from './tellings.ts';

/** What is owed beside the policy's own list: reports, steps, who leads, measures, and the prevention plan's course. */
export function owedResponse(given: Given): OwedDuty[] {
  return [...reports(given), ...steps(given), ...leading(given), ...measures(given), ...prevention(given)];
}

/**
 * A report that is owed; one that may be, and must be made if it is, once the level is decided: an unknown fact suppresses
 * nothing, but while the level is open the triage asks for it.
 */
function reports(given: Given): OwedDuty[] {
  const { policy, state } = given;
  return owedReports(policy, legalSituation(given)).flatMap(
    ({ kind, owner, standing, strength, deadline, grounds }) => {
      const stands = standing === 'open' && strength === 'must' && state.assessment.level !== null;
      if (deadline === null || (standing !== 'owed' && !stands)) return [];
      const promise = grounds.find(({ holds, clause }) => holds !== false && clause !== null);
      return [{ kind, clause: promise?.clause ?? LAW, owner, deadline }];
    },
  );
}

/** Of each playbook the next step, or every open one where they are taken side by side. CX-4, CX-5. */
function steps(given: Given): OwedDuty[] {
  const { policy, state } = given;
  const books = fittingPlaybooks(policy, state.assessment, knownFacts(policy, state.facts)).filter(
    ({ offered }) => !offered,
  );
  const owed = books.flatMap((book) => openSteps(given, book));
  return owed.filter(({ kind }, index) => owed.findIndex((other) => other.kind === kind) === index);
}

function openSteps(given: Given, { steps: all, parallel, clause }: Playbook): OwedDuty[] {
  const { policy, state } = given;
  const left = all.filter(({ id, report }) => {
    // A step that makes a report is done once the report is settled, or is not owed.
    const newest = newestOfKind(state, report ?? `step.${id}`);
    return report === undefined
      ? newest === undefined || isOwed(newest) || newest.status === 'void' || isOwedByJoined(policy, state, newest)
      : newest !== undefined && isOwed(newest);
  });
  const isOfJoined = ({ id }: Playbook['steps'][number]) =>
    state.merged.some(({ owed }) => owed?.there.includes(`step.${id}`) === true);
  // A report is made beside the steps: one that becomes owed late, as by a join, does not take back the step that was begun after it.
  const next = left.filter((step, index) => {
    const before = left.slice(0, index);
    return (
      parallel === true ||
      index === 0 ||
      isOfJoined(step) ||
      (isBegun(given, step.id) && before.every((one) => one.report !== undefined || isOfJoined(one)))
    );
  });
  return next
    .filter(({ report }) => report === undefined)
    .map(({ id, by }) => ({ kind: `step.${id}`, clause, owner: by, deadline: reckon(policy, ONCE_OWED, state) }));
}

function isBegun({ state }: Given, step: string): boolean {
  const duty = newestOfKind(state, `step.${step}`);
  return duty !== undefined && isOwed(duty);
}

/** Somebody to lead where no playbook fits (GK-3); the headquarters where the policy wants one (SY-3, GK-4). */
function leading({ policy, state }: Given): OwedDuty[] {
  const { appointment, team } = policy;
  const owed: OwedDuty[] = [];
  if (
    appointment !== undefined &&
    appointmentNeeded(policy, state.assessment, state.facts) &&
    state.response.appointed.length === 0
  ) {
    const { clause, owner, clock } = appointment;
    owed.push({ kind: 'appointment', clause, owner, deadline: reckon(policy, clock, state) });
  }
  const isNeeded = headquartersNeeded(policy, state.assessment, knownFacts(policy, state.facts)) === true;
  if (team.headquarters !== undefined && isNeeded && state.response.headquarters === null) {
    const { clause, lead } = team.headquarters;
    owed.push({ kind: 'headquarters', clause, owner: lead, deadline: reckon(policy, ONCE_OWED, state) });
  }
  return owed;
}

/** Measures given to somebody and not settled. FC-12. */
function measures({ policy, state }: Given): OwedDuty[] {
  const deadline = reckon(policy, ONCE_OWED, state);
  const newest = state.response.measures.filter(
    (one, index, all) => all.findLastIndex(({ kind }) => kind === one.kind) === index,
  );
  return newest.map(({ kind, owner, clause }) => ({ kind: `measure.${kind}`, clause, owner, deadline }));
}

/** The clause that speaks of prevention: that of the plan, of what closing wants, or of the notice that tells customers of it. */
function preventionClause({ closing, duties, notices, otherwise }: Policy): string {
  const named = duties.find(({ kind }) => kind === 'prevention.plan')?.clause;
  return named ?? closing.clause ?? notices.stages.detailed?.clause ?? otherwise.clause;
}

/** After the plan its approval, after the approval that it is carried out by its day. SY-6, GK-8. */
function prevention({ policy, state }: Given): OwedDuty[] {
  const { plan } = state.response;
  if (plan === null || plan.decision === 'rejected') return [];
  const clause = preventionClause(policy);
  if (plan.decision === 'waiting') {
    const owner = deciderOf(policy, plan.by);
    return [{ kind: 'prevention.approval', clause, owner, deadline: approvalDeadline(plan) }];
  }
  return [{ kind: 'prevention.done', clause, owner: plan.owner, deadline: { at: plan.due, derivation: OWN_DAY } }];
}

const OWN_DAY = { ja: ['再発防止計画で定めた期日'], en: ['the day set in the prevention plan'] };

/** Nothing is carried out before somebody agreed to it. Ledgers of earlier releases know of the plan's own day alone. */
function approvalDeadline({ due, approveBy }: PreventionPlan): Deadline {
  if (approveBy === null) return { at: due, derivation: OWN_DAY };
  const derivation = {
    ja: ['再発防止計画の作成から7日以内、かつ期日までの期間の半分以内（実施前に承認するため）'],
    en: ['7 days from writing the prevention plan, or half of the time to its day if that is sooner'],
  };
  return { at: approveBy, derivation };
}
