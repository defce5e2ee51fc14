import type { Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { DutyEvent, DutyEventOf } from '../../components/obligations/duties.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import type { IncidentTimes } from '../../rules/deadline/moments.ts';
import type { Restricting } from '../../rules/deadline/restriction.ts';
import type { Tellable } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Settled } from './event-parts.ts';

/** A duty of an incident. */
export interface IncidentDuty extends Duty, Restricting {
  /** The stage of the notice it asks for, where its kind leaves that open. */
  readonly stage: Stage | null;
  /** The notice that it is about. */
  readonly subject: string | null;
  /** Since when it is owed to those alone whom notices did not reach: the others were told. */
  readonly toldReadersAt?: Instant;
  /** Beside when and by whom it was met or waived: by which notice, and what was told or known by then. */
  readonly settled:
    | (NonNullable<Duty['settled']> & {
        readonly notice: string | null;
        readonly facts: Facts;
        /** Whom it covers: who was told, or whom it concerned when a person settled it. */
        readonly scopes: readonly Scope[];
        /** The moments, functions and disturbances that were told or known by then; absent where it was settled in a joined incident. */
        readonly told?: Omit<Tellable, 'facts'>;
        /** The moments of the incident as they were known then, by which its time counted; absent in the same case. */
        readonly moments?: Pick<IncidentTimes, 'occurredAt' | 'detectedAt' | 'knownAt'>;
      })
    | null;
}

/** What happens to the duties of an incident. */
export type IncidentDutyEvent =
  /** `stage`: of the notice that it asks for, where its kind leaves that open. `subject`: the notice that it is about. */
  | (DutyEventOf<'duty.opened'> & { stage?: Stage; subject?: string })
  /** `toldReaders`: those who read notices were told all of it, and others whom these did not reach were not. */
  | (DutyEventOf<'duty.moved'> & { toldReaders?: true })
  /** `by`: the delivered notice that met it. `settled`: who met or waived it in an incident that was joined, on what, for whom. */
  | (DutyEventOf<'duty.met'> & { by?: string; settled?: Settled })
  | (DutyEventOf<'duty.waived'> & { settled?: Settled })
  | Exclude<DutyEvent, { type: 'duty.opened' | 'duty.moved' | 'duty.met' | 'duty.waived' }>;
