import type { ContentRef } from '../../base/ledger/content.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Deadline, Duty } from '../../rules/deadline/duty.ts';

/** What a stream's state holds of its duties, in the order in which they came up. */
export interface WithDuties<Each extends Duty = Duty> {
  readonly duties: readonly Each[];
  /** Reminder steps done, as `duty#revision#step`. */
  readonly reminded: ReadonlySet<string>;
}

/** What happens to duties. A stream may record more with an event; what is here means the same in all of them. */
export type DutyEvent =
  | {
      type: 'duty.opened';
      duty: string;
      kind: string;
      clause: string;
      owner: string;
      deadline: Deadline;
      /** Why it is owed, where that is not plain. */
      because?: Text;
      /** When what it takes over came up; absent where it takes over nothing. */
      arisenAt?: Instant;
    }
  /**
   * `because`: why it is owed by now; absent where that did not change. The revision counts the due times alone. `settles`: the
   * pages about it.
   */
  | { type: 'duty.moved'; duty: string; revision: number; deadline: Deadline; because?: Text; settles?: true }
  | { type: 'duty.reminded'; duty: string; revision: number; step: number }
  | { type: 'duty.missed'; duty: string; missedAt: Instant }
  | { type: 'duty.met'; duty: string; metAt: Instant; evidence: ContentRef | null }
  | { type: 'duty.waived'; duty: string; reason: ContentRef }
  /** `by` and `why`: who stated what ended it, and the reason they gave. Absent where nobody did. */
  | { type: 'duty.voided'; duty: string; reason: Text; by?: string; why?: ContentRef };

export type DutyEventOf<Type extends DutyEvent['type']> = Extract<DutyEvent, { type: Type }>;

type Holding<Each extends Duty> = Pick<WithDuties<Each>, 'duties'>;

/** How the state remembers that a reminder step was done. */
export function reminderKey(duty: string, revision: number, step: number): string {
  return `${duty}#${revision}#${step}`;
}

/** Still owed: open, or missed and not met since. */
export function isOwed({ status }: { readonly status: string }): boolean {
  return status === 'open' || status === 'missed';
}

/** The newest duty of a kind, whatever became of it. */
export function newestOfKind<Each extends Duty>({ duties }: Holding<Each>, kind: string): Each | undefined {
  return duties.findLast((duty) => duty.kind === kind);
}

/** A duty by its id, or by its kind: the newest still owed, else the newest. */
export function findDuty<Each extends Duty>(state: Holding<Each>, name: string): Each | undefined {
  const byId = state.duties.find((duty) => duty.id === name);
  const owed = state.duties.findLast((duty) => duty.kind === name && isOwed(duty));
  // The first of a kind bears the kind as its id: a name means the one still owed rather than that one.
  if (byId !== undefined && (byId.kind !== name || isOwed(byId))) return byId;
  return owed ?? newestOfKind(state, name);
}

/** The id of the next duty of a kind: the kind, then `kind#2` and so on. */
export function nextDutyId({ duties }: Holding<Duty>, kind: string): string {
  const count = duties.filter((duty) => duty.kind === kind).length;
  return count === 0 ? kind : `${kind}#${count + 1}`;
}
