import type { Duty } from '../duty/duty.ts';
import type { Instant } from '../time/instant.ts';
import { reminderKey } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { Moment } from './evolve.ts';
import type { OpenIncident } from './state.ts';

type DutyEvent = Extract<IncidentEvent, { type: `duty.${string}` }>;

/** What is owed, and how each of it ended. */
export function evolveDuty(state: OpenIncident, event: DutyEvent, moment: Moment): OpenIncident {
  if (event.type === 'duty.opened') return { ...state, duties: [...state.duties, opened(event, moment)] };
  if (event.type === 'duty.reminded') {
    const key = reminderKey(event.duty, event.revision, event.step);
    return { ...state, reminded: new Set(state.reminded).add(key) };
  }
  return { ...state, duties: state.duties.map((duty) => (duty.id === event.duty ? changed(duty, event) : duty)) };
}

function opened(event: Extract<DutyEvent, { type: 'duty.opened' }>, { at }: Moment): Duty {
  const { duty, kind, clause, owner, deadline } = event;
  const unfinished = { metAt: null, missedAt: null, reason: null } as const;
  return { id: duty, kind, clause, owner, deadline, revision: 1, openedAt: at, status: 'open', ...unfinished };
}

function changed(duty: Duty, event: Exclude<DutyEvent, { type: 'duty.opened' | 'duty.reminded' }>): Duty {
  switch (event.type) {
    case 'duty.moved':
      return { ...duty, revision: event.revision, deadline: event.deadline };
    case 'duty.missed':
      return { ...duty, status: 'missed', missedAt: event.missedAt };
    case 'duty.met':
      return { ...duty, status: metStatus(duty, event.metAt), metAt: event.metAt };
    case 'duty.waived':
      return { ...duty, status: 'waived', reason: event.reason };
    case 'duty.voided':
      return { ...duty, status: 'void', reason: event.reason };
  }
}

/** Late only if it was met after its time; an outcome that was merely recorded after it is not. */
function metStatus(duty: Duty, metAt: Instant): 'met' | 'late' {
  return duty.deadline.at !== null && metAt > duty.deadline.at ? 'late' : 'met';
}
