import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import type { DutyRule, Policy } from '../../policy/shape/schema.ts';
import { verdictOn } from '../../rules/assessment/rule-book.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { ONCE_OWED, reckon } from '../../rules/deadline/reckon.ts';
import { dutyTitle } from '../../rules/deadline/title.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Given } from '../command/given.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { hasStarted, isReached } from '../standing/notices.ts';

const DETAILED = 'notice.detailed';

/**
 * Customers were told, and wait for what comes of the investigation, whatever the level is by now: until the detailed notice, or a
 * correction that takes all of it back and says that the investigation is done. FC-4.
 */
export function awaitsDetailed(policy: Policy, state: OpenIncident): boolean {
  const isPromised = policy.notices.stages.detailed !== undefined || owesDetailed(policy);
  return isPromised && owesResult(state);
}

/** The same, whatever the policy promises: of customers who were told here, or in an incident that was joined. */
export function owesResult(state: OpenIncident): boolean {
  const { notices, duties, merged } = state;
  if (notices.some(tellsResult(state))) return false;
  const isOwn = notices.some(hasStarted) && !duties.some(isOver);
  const isOverSince = (at: Instant) => duties.some((duty) => isOver(duty) && (duty.settled?.at ?? '') > at);
  return isOwn || merged.some((one) => one.awaitsResult && !isOverSince(one.at));
}

function owesDetailed({ duties }: Policy): boolean {
  return duties.some(({ kind }) => kind === DETAILED);
}

function tellsResult({ assessment, facts }: OpenIncident) {
  const isNothingLeft = assessment.notify === false && facts.investigation === 'done';
  return (notice: Notice): boolean => {
    const isAll = isNothingLeft && notice.stage === 'correction' && notice.tells.investigated === true;
    return (notice.stage === 'detailed' || isAll) && isReached(notice);
  };
}

function isOver({ kind, status }: OpenIncident['duties'][number]): boolean {
  return kind === DETAILED && ['met', 'late', 'waived'].includes(status);
}

/** Who waived the detailed notice; null if nobody did, or it was sent after all. */
export function detailedWaivedBy({ duties }: OpenIncident): string | null {
  const settled = duties.findLast(isOver);
  return settled?.status === 'waived' ? (settled.settled?.by ?? null) : null;
}

/** What closing requires and is not owed yet, though it still may be, a phrase each. */
export function requiredNotYetOwed(policy: Policy, state: OpenIncident): Text[] {
  const isOpen = state.facts.investigation !== 'done' && awaitsDetailed(policy, state);
  const awaited: Text[] = isOpen ? [owesDetailed(policy) ? INVESTIGATING : INVESTIGATION_OPEN] : [];
  const others = policy.closing.requires.filter((kind) => mayComeUp(policy, state, kind));
  const left = others.filter((kind) => kind !== DETAILED || awaited.length === 0);
  return [...awaited, ...left.map((kind) => pending(policy, kind))];
}

const INVESTIGATING: Text = {
  ja: '調査を完了して詳報をお客様に送る（詳報を送らない場合は、別の方が理由を付けて「実施しない」とする）',
  en: 'finish the investigation and send the detailed notice, or have somebody else waive it with a reason',
};

/** A policy that promises no detailed notice asks for none once it is done. */
const INVESTIGATION_OPEN: Text = {
  ja: '調査を完了する（完了しないまま終了する場合は、別の方が理由を付けて詳報を「実施しない」とする）',
  en: 'finish the investigation, or have somebody else waive the detailed notice with a reason',
};

function pending(policy: Policy, kind: string): Text {
  const title = dutyTitle(policy, kind);
  return {
    ja: `「${title.ja}」が必要になるかどうかを確定する（まだ発生していません）`,
    en: `settle whether “${title.en}” is owed: it has not come up yet`,
  };
}

function mayComeUp(policy: Policy, state: OpenIncident, kind: string): boolean {
  const rule = policy.duties.find((each) => each.kind === kind);
  // A void one was called for by facts that were taken back: it says nothing of those that are unknown now.
  const isThere = state.duties.some((duty) => duty.kind === kind && duty.status !== 'void');
  return rule !== undefined && !isThere && isOpen(policy, rule, state);
}

/** Whether what is not known yet, or not done, can still bring it up. */
function isOpen(policy: Policy, { when }: DutyRule, { assessment, facts }: OpenIncident): boolean {
  switch (when) {
    case 'always':
    case 'undecided':
    case 'outdated':
      return false;
    case 'notify':
      return assessment.notify === null;
    case 'investigated':
      return assessment.notify !== false && facts.investigation !== 'done';
    default:
      if ('levels' in when) return assessment.level === null;
      // That a customer reported it is known from the opening on.
      return verdictOn(policy, when.facts, { 'reporter.customer': 'no', ...knownFacts(policy, facts) }).holds === null;
  }
}

/** A duty that has not come up and may: somebody can decide about it beforehand. Undefined for any other. */
export function foreseen({ policy, state }: Pick<Given, 'policy' | 'state'>, kind: string): OwedDuty | undefined {
  if (state.duties.some((duty) => duty.kind === kind && isOwed(duty))) return undefined;
  const deadline = reckon(policy, ONCE_OWED, state);
  const rule = policy.duties.find((each) => each.kind === kind);
  if (rule !== undefined && (mayComeUp(policy, state, kind) || (kind === DETAILED && awaitsDetailed(policy, state)))) {
    return { kind, clause: rule.clause, owner: rule.owner, deadline };
  }
  const stage = policy.notices.stages.detailed;
  if (kind !== DETAILED || stage === undefined || rule !== undefined || !awaitsDetailed(policy, state))
    return undefined;
  return { kind, clause: stage.clause, owner: policy.notices.approval.role, deadline };
}
