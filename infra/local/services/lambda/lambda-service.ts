import type { Clock } from '../../clock/clock.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import {
  type Need,
  RawReply,
  type ServedOperation,
  type ServedService,
  type ServiceCall,
} from '../../protocol/call.ts';
import { type JsonRecord, textIn } from '../../protocol/json.ts';
import type { FunctionSpec, InvokeResult } from '../../settings/function-spec.ts';
import type { CountedIds } from '../../settings/ids.ts';
import type { EventSource } from '../sqs/event-source.ts';

const VERSION = '/2015-03-31';
const ROOT = `${VERSION}/functions`;
const MAPPINGS = `${VERSION}/event-source-mappings`;

export interface LambdaServiceParts {
  readonly clock: Clock;
  readonly ids: CountedIds;
  readonly functions: readonly FunctionSpec[];
  readonly mappings: {
    readonly sources: readonly EventSource[];
    isEnabled(source: EventSource): boolean;
    enable(source: EventSource, isOn: boolean): void;
  };
  invoke(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<InvokeResult>;
  /** An asynchronous invocation, with its retries. */
  start(functionArn: string, payload: unknown, turn: { machine: string; execution: string }): Promise<void>;
}

/** Lambda: invoking the template's functions by hand. */
export function lambdaService(parts: LambdaServiceParts): ServedService {
  const find = (input: JsonRecord): FunctionSpec => findFunction(parts.functions, textIn(input, 'FunctionName') ?? '');
  const onFunction =
    (action: string) =>
    (input: JsonRecord): readonly Need[] => [{ action: `lambda:${action}`, resource: find(input).arn }];
  return {
    name: 'lambda',
    title: 'Lambda',
    protocol: 'rest',
    marker: VERSION,
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
      ...mappingOperations(parts),
    ],
  };
}

function mappingOperations(parts: LambdaServiceParts): ServedOperation[] {
  const { sources } = parts.mappings;
  const needs = (action: string) => (): readonly Need[] => [{ action: `lambda:${action}`, resource: '*' }];
  return [
    {
      name: 'ListEventSourceMappings',
      route: `GET ${MAPPINGS}`,
      mutates: false,
      needs: needs('ListEventSourceMappings'),
      run: async () => ({ EventSourceMappings: sources.map((source) => mappingView(parts, source)) }),
    },
    {
      name: 'GetEventSourceMapping',
      route: `GET ${MAPPINGS}/{UUID}`,
      mutates: false,
      needs: needs('GetEventSourceMapping'),
      run: async ({ input }) => mappingView(parts, findMapping(sources, input)),
    },
    {
      name: 'UpdateEventSourceMapping',
      route: `PUT ${MAPPINGS}/{UUID}`,
      mutates: true,
      needs: needs('UpdateEventSourceMapping'),
      run: async ({ input }) => updateMapping(parts, input),
    },
  ];
}

function updateMapping(parts: LambdaServiceParts, input: JsonRecord): JsonRecord {
  const { UUID: _, Enabled, ...others } = input;
  const [other] = Object.keys(others);
  if (other !== undefined || typeof Enabled !== 'boolean') {
    const what = other ?? 'an update without Enabled';
    throw new AwsError('InvalidParameterValueException', `${what} is not served on this machine; Enabled is.`);
  }
  const source = findMapping(parts.mappings.sources, input);
  parts.mappings.enable(source, Enabled);
  return { ...mappingView(parts, source), State: Enabled ? 'Enabling' : 'Disabling' };
}

function findMapping(sources: readonly EventSource[], input: JsonRecord): EventSource {
  const found = sources.find(({ uuid }) => uuid === input.UUID);
  if (!found) throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
  return found;
}

function mappingView({ mappings, functions }: LambdaServiceParts, source: EventSource): JsonRecord {
  const found = functions.find(({ name, arn }) => name === source.function || arn === source.function);
  return {
    UUID: source.uuid,
    EventSourceArn: source.queueArn,
    FunctionArn: found?.arn ?? source.function,
    BatchSize: source.messagesMax,
    State: mappings.isEnabled(source) ? 'Enabled' : 'Disabled',
  };
}

async function invoke(parts: LambdaServiceParts, spec: FunctionSpec, call: ServiceCall): Promise<RawReply> {
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

function view(spec: FunctionSpec): JsonRecord {
  return {
    FunctionName: spec.name,
    FunctionArn: spec.arn,
    Handler: spec.handler,
    Timeout: spec.timeoutSeconds,
    MemorySize: spec.memoryMb,
  };
}
