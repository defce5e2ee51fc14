import type { Instant } from '../../base/time/instant.ts';
import type { Stage } from '../../policy/shape/stages.ts';

/** What the incident workflow does next. The `do` names are the state names of incident.asl.json. */
export type IncidentAction =
  | { readonly do: 'ArmDeadline'; readonly duty: string; readonly revision: number }
  | { readonly do: 'PagePerson'; readonly page: string; readonly person: string }
  | { readonly do: 'DraftNotice'; readonly stage: Stage }
  | { readonly do: 'SealAudience'; readonly notice: string }
  | { readonly do: 'StartDelivery'; readonly notice: string }
  | { readonly do: 'WaitForChange'; readonly until: Instant }
  | { readonly do: 'RenewExecution' }
  | { readonly do: 'End' };
