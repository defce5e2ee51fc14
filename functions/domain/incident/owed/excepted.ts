import { newestOfKind } from '../../components/obligations/duties.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import type { OpenIncident } from '../record/state.ts';
import { approvedExceptions } from './owed-in-either.ts';

/** The duties with those put off for which an exception about timing was approved: the newest of a duty counts. FC-8, GK-11. */
export function withExceptions(state: OpenIncident, owed: readonly OwedDuty[]): readonly OwedDuty[] {
  const approved = approvedExceptions(state);
  if (approved.length === 0) return owed;
  return owed.map((duty) => {
    const id = newestOfKind(state, duty.kind)?.id;
    const exception = approved.findLast((each) => each.duty === id);
    if (exception === undefined || exception.until === null) return duty;
    const { derivation } = duty.deadline;
    return {
      ...duty,
      deadline: {
        at: exception.until,
        derivation: {
          ja: [...derivation.ja, '承認された例外により延期'],
          en: [...derivation.en, 'put off by an approved exception'],
        },
      },
    };
  });
}
