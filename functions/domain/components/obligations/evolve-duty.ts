import type { Instant } from '../../base/time/instant.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { type DutyEvent, type DutyEventOf, reminderKey, type WithDuties } from './duties.ts';

/** What a stream adds to its duties beside what every duty holds. */
interface OwnParts<Each extends Duty> {
  /** A duty that has just come up. */
  readonly opened: (duty: Duty) => Each;
  /** A duty after an event about it. */
  readonly changed: (duty: Each) => Each;
}

interface DutyMoment {
  readonly at: Instant;
  /** The person who gave the command; null for the system. */
  readonly person: string | null;
}

/** For streams whose duties hold nothing of their own. */
export const NOTHING_OWN: OwnParts<Duty> = { opened: (duty) => duty, changed: (duty) => duty };

/** What is owed, and how each of it ended. */
export function evolveDuty<Each extends Duty, State extends WithDuties<Each>>(
  state: State,
  event: DutyEvent,
  moment: DutyMoment,
  own: OwnParts<Each>,
): State {
  if (event.type === 'duty.opened') {
    return { ...state, duties: [...state.duties, own.opened(opened(event, moment))] };
  }
  if (event.type === 'duty.reminded') {
    const key = reminderKey(event.duty, event.revision, event.step);
    return { ...state, reminded: new Set(state.reminded).add(key) };
  }
  const change = (duty: Each) => (duty.id === event.duty ? own.changed(changed(duty, event, moment)) : duty);
  return { ...state, duties: state.duties.map(change) };
}

function opened(event: DutyEventOf<'duty.opened'>, { at }: DutyMoment): Duty {
  const { duty, kind, clause, owner, deadline, because = null, arisenAt } = event;
  const unfinished = { metAt: null, missedAt: null, reason: null, settled: null, voided: null } as const;
  const since = arisenAt === undefined ? {} : { arisenAt };
  return {
    ...{ id: duty, kind, clause, owner, deadline, because, revision: 1, openedAt: at, status: 'open' },
    ...unfinished,
    ...since,
  };
}

type DutyChange = Exclude<DutyEvent, { type: 'duty.opened' | 'duty.reminded' }>;

function changed<Each extends Duty>(duty: Each, event: DutyChange, { at, person }: DutyMoment): Each {
  switch (event.type) {
    case 'duty.moved': {
      const { revision, deadline, because = duty.because } = event;
      return { ...duty, revision, deadline, because };
    }
    case 'duty.missed':
      return { ...duty, status: 'missed', missedAt: event.missedAt };
    case 'duty.met': {
      const { metAt } = event;
      return { ...duty, status: metStatus(duty, metAt), metAt, settled: { at: metAt, by: person } };
    }
    case 'duty.waived':
      return { ...duty, status: 'waived', reason: event.reason, settled: { at, by: person } };
    case 'duty.voided':
      return { ...duty, status: 'void', reason: event.reason, voided: voidedBy(event) };
  }
}

/** Late only if it was met after its time; an outcome that was merely recorded after it is not. */
function metStatus({ deadline }: Duty, metAt: Instant): 'met' | 'late' {
  return deadline.at !== null && metAt > deadline.at ? 'late' : 'met';
}

function voidedBy({ by, why }: DutyEventOf<'duty.voided'>): Duty['voided'] {
  return by === undefined ? null : { by, why: why ?? null };
}
