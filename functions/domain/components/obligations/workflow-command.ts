import type { ExecutionFailure, ExecutionWanted } from '../executions.ts';
import type { DueCall } from '../paging/escalation.ts';
import type { CallOutcome } from '../paging/page.ts';
import type { DutyRevision } from './observe.ts';

/** What workflows and the sweep ask of any stream that owes something. */
export type WorkflowCommand =
  | ({ do: 'observe-duty' } & DutyRevision)
  | ({ do: 'call-person' } & DueCall)
  | ({ do: 'record-call'; outcome: CallOutcome } & DueCall)
  | ({ do: 'request-execution' } & ExecutionWanted)
  | ({ do: 'record-failure' } & ExecutionFailure);
