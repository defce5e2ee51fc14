import { DAY_MS } from '../../../functions/domain/base/time/units.ts';
import type { Clock } from '../clock/clock.ts';
import type { Journal } from '../journal/journal.ts';
import { AccessDenied } from '../services/iam/evaluate.ts';
import { FunctionHost } from '../services/lambda/function-host.ts';
import type { Wire } from '../services/lambda/function-worker.ts';
import type { ExecutionRecord } from '../services/stepfunctions/execution-record.ts';
import { StepFunctions } from '../services/stepfunctions/step-functions.ts';
import type { FunctionLogLine, FunctionSpec, InvokeResult } from '../settings/function-spec.ts';
import type { TemplateFunction } from '../template/functions.ts';
import { machinesOf } from '../template/machines.ts';
import type { Components } from './parts.ts';

/** A function's access key is this and its name. Any other key is the administrator's. */
export const FUNCTION_KEY = 'LOCAL';
/** Names of executions stay taken for 90 days; older records are of no use to anybody. */
const KEPT_MS = 90 * DAY_MS;

/** The functions' host. Mail has a listener of its own, so that connecting to it can be refused. */
export function makeHost(
  parts: Components,
  place: {
    clock: Clock;
    seed: string | null;
    endpointUrl: string;
    mailUrl: string;
    wire: Wire;
    onLog?: (line: FunctionLogLine) => void;
  },
): FunctionHost {
  return new FunctionHost({
    clock: place.clock,
    functions: specsOf(parts.functions, place.mailUrl),
    endpointUrl: place.endpointUrl,
    region: parts.template.region,
    credentialsFor: (name) => ({ accessKeyId: `${FUNCTION_KEY}${name}`, secretAccessKey: 'local' }),
    seed: place.seed,
    wire: place.wire,
    keptArn: parts.gateway.functionArn,
    ...(place.onLog && { onLog: place.onLog }),
  });
}

/** What the host runs of the template's functions. */
export function specsOf(functions: readonly TemplateFunction[], mailUrl: string): FunctionSpec[] {
  return functions.map(({ spec }) => ({
    ...spec,
    environment: { ...spec.environment, AWS_ENDPOINT_URL_SESV2: mailUrl },
  }));
}

export interface StateMachineRuntime {
  readonly states: StepFunctions;
  readonly journal: Journal<ExecutionRecord>;
}

/**
 * The template's state machines. What an earlier life left running is recorded as ABORTED: the ledger knows where it
 * was, and the sweep starts the next generation.
 */
export function makeWorkflows(
  parts: Components,
  clock: Clock,
  seed: string | null,
  host: () => FunctionHost,
): StateMachineRuntime {
  const keep = (lines: ExecutionRecord[]): ExecutionRecord[] => newestOf(lines, clock.now());
  const { lines, journal } = parts.store.open<ExecutionRecord>('executions', keep);
  const states = new StepFunctions({
    clock,
    seed,
    region: parts.template.region,
    account: parts.template.account,
    previous: lines,
    record: (record) => {
      journal.append(record);
      if (record.status !== 'RUNNING') parts.ticker.disturb('');
    },
    invoke: (functionArn, payload, turn, roleArn) => invokeAs(parts, host(), { functionArn, payload, turn, roleArn }),
  });
  for (const { name, definition, roleArn } of machinesOf(parts.template)) {
    states.createStateMachine({ name, definition, roleArn });
  }
  return { states, journal };
}

interface TaskInvocation {
  readonly functionArn: string;
  readonly payload: unknown;
  readonly turn: { machine: string; execution: string };
  readonly roleArn: string;
}

/** A machine's call of a function, checked against the machine's role. */
async function invokeAs(parts: Components, host: FunctionHost, call: TaskInvocation): Promise<InvokeResult> {
  const need = { action: 'lambda:InvokeFunction', resource: call.functionArn };
  try {
    parts.roles.check(`state machine ${call.turn.machine}`, call.roleArn, [need]);
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    parts.say(`refused: ${error.message}`);
    return { ok: false, errorType: 'Lambda.AccessDeniedException', errorMessage: error.message };
  }
  const result = await host.invoke(call.functionArn, call.payload, call.turn);
  if (!result.ok)
    parts.say(`${call.functionArn.split(':').at(-1)} failed: ${result.errorType}: ${result.errorMessage}`);
  return result;
}

function newestOf(lines: ExecutionRecord[], nowMs: number): ExecutionRecord[] {
  const newest = new Map(lines.map((line) => [line.executionArn, line]));
  return [...newest.values()].filter((line) => line.stopMs === null || line.stopMs + KEPT_MS > nowMs);
}
