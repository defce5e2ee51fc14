import { PERMISSIONS, type Permission, type PermissionName } from './permissions.ts';

const SHORT_SECONDS = 30;
const SWEEP_SECONDS = 240;
const SLICE_SECONDS = 900;
const AUDIENCE_SECONDS = 120;
/** The longest an HTTP API waits for its function. */
const CONSOLE_SECONDS = 29;
const SMALL_MB = 512;
const LARGE_MB = 1024;

/** How a function is started: by a state machine, by EventBridge (asynchronously), or by the HTTP API. */
export type Trigger = 'workflow' | 'event' | 'api';

export interface FunctionPlan {
  readonly name: string;
  /** Source file, from the root of the repository. */
  readonly entry: string;
  readonly trigger: Trigger;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly does: readonly PermissionName[];
}

/** What carrying out one command takes: append, then its follow-ups. */
const command = ['appendLedger', 'writeViews', 'wake', 'start', 'readPolicies'] as const;

function step(name: string, does: readonly PermissionName[], more: Partial<FunctionPlan> = {}): FunctionPlan {
  return {
    name,
    entry: `functions/steps/${name}.ts`,
    trigger: 'workflow',
    timeoutSeconds: SHORT_SECONDS,
    memoryMb: SMALL_MB,
    does,
    ...more,
  };
}

/** Every function of the system, with what it may do. One row a function; its role follows from this table alone. */
export const FUNCTIONS: readonly FunctionPlan[] = [
  step('take-signal', [...command, 'storePolicies', 'keepSignals', 'writeContents', 'page'], { trigger: 'event' }),
  step('record-mail-event', [...command, 'writeDeliveries', 'lease'], { trigger: 'event' }),
  step('sweep', [...command, 'listOpen', 'lookAtExecutions', 'keepSignals', 'page'], {
    trigger: 'event',
    timeoutSeconds: SWEEP_SECONDS,
  }),
  step('decide-next', [...command]),
  step('arm-deadline', [...command]),
  step('page-person', [...command, 'readContents', 'page']),
  step('draft-notice', [...command, 'writeContents']),
  step('seal-audience', [...command, 'writeContents', 'readContacts', 'writeDeliveries', 'lease', 'quota'], {
    timeoutSeconds: AUDIENCE_SECONDS,
    memoryMb: LARGE_MB,
  }),
  step('start-delivery', [...command]),
  step('wait-for-change', ['readLedger', 'storeWaits', 'wake', 'readPolicies']),
  step('renew-execution', [...command]),
  step('record-failure', [...command, 'page']),
  step('look-at-duty', [...command]),
  step('plan-slice', [...command, 'readDeliveries', 'lease', 'quota']),
  step('send-slice', [...command, 'readContents', 'writeDeliveries', 'lease', 'mail'], {
    timeoutSeconds: SLICE_SECONDS,
    memoryMb: LARGE_MB,
  }),
  step('finish-delivery', [...command, 'readDeliveries']),
  step(
    'console',
    [
      ...command,
      'storePolicies',
      'listViews',
      'writeContents',
      'writeContacts',
      'readDeliveries',
      'readLease',
      'quota',
    ],
    { entry: 'functions/console/handler.ts', trigger: 'api', timeoutSeconds: CONSOLE_SECONDS, memoryMb: LARGE_MB },
  ),
];

/** The permissions of a function, each named once. */
export function permissionsOf(plan: FunctionPlan): readonly Permission[] {
  return [...new Set<PermissionName>(plan.does)].map((name) => PERMISSIONS[name]);
}

/** The plan of one function. Throws when no function has that name. */
export function functionPlan(name: string): FunctionPlan {
  const plan = FUNCTIONS.find((candidate) => candidate.name === name);
  if (plan === undefined) throw new Error(`No function is called "${name}": see infra/functions-table.ts.`);
  return plan;
}
