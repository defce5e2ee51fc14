import type { StartMessage, WorkerSetup } from '../messages.ts';

/** The second argument of a handler, as Lambda's Node runtime gives it. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  /** Milliseconds until the invocation is ended, never below 0. */
  getRemainingTimeInMillis(): number;
}

/** The context of one invocation; its remaining time follows the function's own clock. */
export function lambdaContext(setup: WorkerSetup, start: StartMessage): LambdaContext {
  return {
    awsRequestId: start.requestId,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: `/aws/lambda/${setup.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, start.deadlineMs - Date.now()),
  };
}
