import { isOwed } from '../../components/obligations/duties.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { STAGES, type Stage } from '../../policy/shape/stages.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from './notices.ts';

/** The stage of the notice that a duty asks for; null for a duty that no notice meets. */
export function stageOfDuty({ kind, stage }: Pick<IncidentDuty, 'kind' | 'stage'>): Stage | null {
  switch (kind) {
    case 'notice.first':
      return 'first';
    case 'notice.follow-up':
      return stage ?? 'follow-up';
    case 'notice.detailed':
      return 'detailed';
    default:
      return null;
  }
}

/** The stage to draft now: the first, in order of stages, that a duty asks for; if none does, the one that comes next. */
export function stageOwed(policy: Policy, state: OpenIncident): Stage {
  const owed = state.duties.filter(isOwed).map(stageOfDuty);
  const candidates = [...STAGES.filter((stage) => owed.includes(stage) && mayFollow(state, stage)), comesNext(state)];
  return candidates.find((stage) => policy.notices.stages[stage] !== undefined) ?? 'first';
}

/** Whether a notice of the stage may go out after those that did. */
export function mayFollow({ notices }: OpenIncident, stage: Stage): boolean {
  const sent = notices.filter(hasStarted).map((notice) => notice.stage);
  if (stage === 'first' || !sent.includes('first')) return stage === 'first' && !sent.includes('first');
  return stage === 'correction' || !sent.includes('detailed');
}

function comesNext(state: OpenIncident): Stage {
  if (mayFollow(state, 'first')) return 'first';
  return mayFollow(state, 'follow-up') ? 'follow-up' : 'correction';
}
