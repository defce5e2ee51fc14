import type { Clock } from '../clock/clock.ts';
import type { Ids } from '../ids.ts';
import type { FunctionSpec, InvokeResult } from '../lambda/function-spec.ts';
import { AwsError } from './aws-error.ts';
import { type Call, type Need, RawReply, type ServedService } from './call.ts';
import { type JsonObject, textIn } from './json.ts';

const ROOT = '/2015-03-31/functions';

export interface LambdaServiceParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly functions: readonly FunctionSpec[];
  invoke(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<InvokeResult>;
  /** An asynchronous invocation, with its retries. */
  start(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<void>;
}

/** Lambda: invoking the template's functions by hand. */
export function lambdaService(parts: LambdaServiceParts): ServedService {
  const find = (input: JsonObject): FunctionSpec => findFunction(parts.functions, textIn(input, 'FunctionName') ?? '');
  const onFunction =
    (action: string) =>
    (input: JsonObject): readonly Need[] => [{ action: `lambda:${action}`, resource: find(input).arn }];
  return {
    name: 'lambda',
    title: 'Lambda',
    protocol: 'rest',
    marker: ROOT,
    operations: [
      {
        name: 'Invoke',
        route: `POST ${ROOT}/{FunctionName}/invocations`,
        mutates: true,
        needs: onFunction('InvokeFunction'),
        run: (call) => invoke(parts, find(call.input), call),
      },
      {
        name: 'ListFunctions',
        route: `GET ${ROOT}`,
        mutates: false,
        needs: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
        run: async () => ({ Functions: parts.functions.map(view) }),
      },
      {
        name: 'GetFunctionConfiguration',
        route: `GET ${ROOT}/{FunctionName}/configuration`,
        mutates: false,
        needs: onFunction('GetFunctionConfiguration'),
        run: async ({ input }) => view(find(input)),
      },
    ],
  };
}

async function invoke(parts: LambdaServiceParts, spec: FunctionSpec, call: Call): Promise<RawReply> {
  const payload = parsePayload(call.request.body);
  const turn = { machine: 'invoke', execution: parts.ids.uuid('invoke') };
  if (call.request.headers['x-amz-invocation-type'] === 'Event') {
    parts.clock.schedule(parts.clock.now(), turn, () => parts.start(spec.arn, payload, turn));
    return new RawReply(202, {}, '');
  }
  const result = await parts.invoke(spec.arn, payload, turn);
  if (result.ok)
    return new RawReply(200, { 'content-type': 'application/json' }, JSON.stringify(result.payload ?? null));
  const { errorType, errorMessage } = result;
  const headers = { 'content-type': 'application/json', 'x-amz-function-error': 'Unhandled' };
  return new RawReply(200, headers, JSON.stringify({ errorType, errorMessage }));
}

function parsePayload(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.');
  }
}

function findFunction(functions: readonly FunctionSpec[], reference: string): FunctionSpec {
  const found = functions.find((each) => each.name === reference || each.arn === reference);
  if (!found) throw new AwsError('ResourceNotFoundException', `Function not found: ${reference}`, 404);
  return found;
}

function view(spec: FunctionSpec): JsonObject {
  return {
    FunctionName: spec.name,
    FunctionArn: spec.arn,
    Handler: spec.handler,
    Timeout: spec.timeoutSeconds,
    MemorySize: spec.memoryMb,
  };
}
