import { posix } from 'node:path';
import { PERMISSIONS, type Permission, type PermissionName } from './permissions.ts';

const SHORT_SECONDS = 30;
const SWEEP_SECONDS = 240;
const SLICE_SECONDS = 900;
const AUDIENCE_SECONDS = 120;
/** The longest an HTTP API waits for its function. */
const CONSOLE_SECONDS = 29;
const SMALL_MB = 512;
const LARGE_MB = 1024;

/**
 * How a function is started: by a state machine, by EventBridge (each event by itself), with batches of events that waited
 * in a queue, or by the HTTP API.
 */
type Trigger = 'workflow' | 'event' | 'queue' | 'api';

/** How a queue hands its events over. */
export interface BatchPlan {
  /** The most messages in one batch. */
  readonly events: number;
  /** How long one may wait for the others. */
  readonly windowSeconds: number;
  /** How long one that was handed over, and not taken, stays away: more than the function's timeout. */
  readonly hiddenSeconds: number;
  /** Batches under way together, 2 at least; the account's other invocations are left to others. */
  readonly concurrency: number;
}

/**
 * A signal waits for nothing, and comes again after the six timeouts that AWS advises; a storm of them leaves room for the work on
 * its incident.
 */
const SIGNALS: BatchPlan = { events: 10, windowSeconds: 0, hiddenSeconds: 180, concurrency: 3 };
/** Hundreds of events a second, which nobody waits for; they stay away for six timeouts and the window. */
const MAIL_EVENTS: BatchPlan = { events: 100, windowSeconds: 5, hiddenSeconds: 185, concurrency: 2 };

export interface FunctionPlan {
  readonly name: string;
  /** Source file, from the root of the repository. */
  readonly entry: string;
  readonly trigger: Trigger;
  /** For a function that is started by a queue; null for any other. */
  readonly batches: BatchPlan | null;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly does: readonly PermissionName[];
}

/** What carrying out one command takes: append, then its follow-ups. */
const command = ['appendLedger', 'keepPolicy', 'showView', 'start', 'wake'] as const;

/** `path`: of its handler below functions/steps; the function has the name of that file. */
function step(path: string, does: readonly PermissionName[], more: Partial<FunctionPlan> = {}): FunctionPlan {
  return {
    name: posix.basename(path),
    entry: `functions/steps/${path}.ts`,
    trigger: 'workflow',
    batches: null,
    timeoutSeconds: SHORT_SECONDS,
    memoryMb: SMALL_MB,
    does,
    ...more,
  };
}

/**
 * Every function of the system, with what it may do. One row a function; its role follows from this table alone. In the
 * order in which an incident comes to need them.
 */
export const FUNCTIONS: readonly FunctionPlan[] = [
  step(
    'console',
    [
      ...command,
      ...([
        'listViews',
        'listKept',
        'keepContents',
        'listContents',
        'readDeliveries',
        'readSeal',
        'readLease',
      ] as const),
      ...(['quota', 'knowCallers'] as const),
    ],
    {
      entry: 'functions/console/handler.ts',
      trigger: 'api',
      timeoutSeconds: CONSOLE_SECONDS,
      memoryMb: LARGE_MB,
    },
  ),
  step('intake/take-signal', [...command, 'keepSignals', 'settleSignals', 'readSignals', 'keepContents'], {
    trigger: 'queue',
    batches: SIGNALS,
  }),
  step('incident/decide-next', ['readLedger', 'readPolicy']),
  step('incident/arm-deadline', command),
  step('deadline/look-at-duty', command),
  step('incident/page-person', [...command, 'readContents', 'page', 'askWhoIsPaged']),
  step('incident/wait-for-change', ['readLedger', 'wait']),
  step(
    'sweep/sweep',
    [
      ...command,
      'listViews',
      'listOpen',
      'listKept',
      'markSweep',
      'lookAtExecutions',
      'settleSignals',
      'readSignals',
      'keepContents',
      'askWhoIsPaged',
      'alarm',
      'freeLease',
    ],
    {
      trigger: 'event',
      timeoutSeconds: SWEEP_SECONDS,
    },
  ),
  step('incident/draft-notice', [...command, 'keepContents', 'listContents']),
  step('incident/seal-audience', [...command, 'readContents', 'sealDeliveries'], {
    timeoutSeconds: AUDIENCE_SECONDS,
    memoryMb: LARGE_MB,
  }),
  step('incident/start-delivery', [...command, 'readSeal']),
  step('delivery/plan-slice', [...command, 'readContents', 'sendDeliveries', 'lease', 'quota']),
  step('delivery/send-slice', [...command, 'readContents', 'sendDeliveries', 'lease', 'mail', 'quota'], {
    timeoutSeconds: SLICE_SECONDS,
    memoryMb: LARGE_MB,
  }),
  step('delivery/record-mail-events', [...command, 'keepSignals', 'recordEvidence'], {
    trigger: 'queue',
    batches: MAIL_EVENTS,
  }),
  step('delivery/finish-delivery', [...command, 'readDeliveries', 'readSeal']),
  step('incident/renew-execution', command),
  step('incident/record-failure', [...command, 'readContents', 'page', 'askWhoIsPaged']),
];

/** The permissions of a function, each named once. */
export function permissionsOf(plan: FunctionPlan): readonly Permission[] {
  return [...new Set<PermissionName>(plan.does)].map((name) => PERMISSIONS[name]);
}

/** The plan of one function. Throws when no function has that name. */
export function functionPlan(name: string): FunctionPlan {
  const plan = FUNCTIONS.find((candidate) => candidate.name === name);
  if (plan === undefined) throw new Error(`No function is called "${name}": see infra/app/functions-table.ts.`);
  return plan;
}
