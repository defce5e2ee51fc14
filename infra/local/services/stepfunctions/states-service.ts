import { AwsError } from '../../protocol/aws-error.ts';
import type { Need, ServedOperation, ServedService } from '../../protocol/call.ts';
import { type JsonRecord, textIn } from '../../protocol/json.ts';
import { ApiError } from './api/api-error.ts';
import type { StepFunctions } from './step-functions.ts';

type RunOperation = (states: StepFunctions, input: JsonRecord) => unknown;
type OperationRow = readonly [
  name: string,
  mutates: boolean,
  about: 'machine' | 'execution' | 'token' | 'account',
  run: RunOperation,
];

/** Each operation and what a role must allow it on. */
const ROWS: readonly OperationRow[] = [
  ['StartExecution', true, 'machine', (states, input) => states.startExecution(input)],
  ['StopExecution', true, 'execution', (states, input) => states.stopExecution(input)],
  ['SendTaskSuccess', true, 'token', (states, input) => states.sendTaskSuccess(input)],
  ['SendTaskFailure', true, 'token', (states, input) => states.sendTaskFailure(input)],
  ['SendTaskHeartbeat', true, 'token', (states, input) => states.sendTaskHeartbeat(input)],
  ['ListStateMachines', false, 'account', (states, input) => states.listStateMachines(input)],
  ['DescribeStateMachine', false, 'machine', (states, input) => states.describeStateMachine(input)],
  [
    'DescribeStateMachineForExecution',
    false,
    'execution',
    (states, input) => states.describeStateMachineForExecution(input),
  ],
  ['ListExecutions', false, 'machine', (states, input) => states.listExecutions(input)],
  ['DescribeExecution', false, 'execution', (states, input) => states.describeExecution(input)],
  ['GetExecutionHistory', false, 'execution', (states, input) => states.getExecutionHistory(input)],
];

/** Step Functions. `waiting`: the machines with tasks that wait for a token. */
export function statesService(states: () => StepFunctions, waiting: readonly string[]): ServedService {
  const operations = ROWS.map(([name, mutates, about, run]): ServedOperation => {
    return {
      name,
      mutates,
      needs: (input) =>
        resourcesOf(about, input, waiting).map((resource): Need => ({ action: `states:${name}`, resource })),
      run: async ({ input }) => translated(() => run(states(), input)),
    };
  });
  return { name: 'states', title: 'Step Functions', protocol: 'json', marker: 'AWSStepFunctions', operations };
}

function resourcesOf(about: OperationRow[2], input: JsonRecord, waiting: readonly string[]): readonly string[] {
  if (about === 'machine') return [textIn(input, 'stateMachineArn') ?? ''];
  if (about === 'execution') return [textIn(input, 'executionArn') ?? ''];
  // A token does not say whose it is: its holder must be allowed to answer every machine that hands out tokens.
  return about === 'token' ? waiting : ['*'];
}

function translated(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof ApiError) throw new AwsError(error.code, error.message);
    throw error;
  }
}
