import type { Clock } from '../clock/clock.ts';
import { AwsError, ReplyLost } from '../protocol/aws-error.ts';
import {
  type Principal,
  RawReply,
  type ServedOperation,
  type ServedService,
  type ServiceCall,
} from '../protocol/call.ts';
import { credentialOf, type Decoded, decode, type Incoming, serviceOf } from '../protocol/decode.ts';
import { encodeError, encodeResult } from '../protocol/encode.ts';
import type { Roles } from '../services/iam/roles.ts';
import type { CountedIds } from '../settings/ids.ts';
import type { Effects } from './effects.ts';
import { type Faults, namesEffect } from './faults.ts';
import type { Latencies } from './latencies.ts';
import { storeFaultAfter, storeFaultBefore } from './store-faults.ts';

/** What the endpoint needs to answer a request. */
export interface EndpointContext {
  readonly services: readonly ServedService[];
  readonly clock: Clock;
  readonly ids: CountedIds;
  readonly roles: Roles;
  readonly effects: Effects;
  readonly faults: Faults;
  readonly latencies: Latencies;
  callerOf(accessKey: string): Principal;
  /** Kills the function that called, or everything. */
  crash(scope: 'function' | 'system', caller: Principal): Promise<void>;
  say(line: string): void;
}

/** Answers one request. Throws ReplyLost when the caller is to get no answer. */
export async function dispatch(context: EndpointContext, request: Incoming): Promise<RawReply> {
  const requestId = context.ids.uuid('request');
  try {
    const decoded = decode(context.services, request);
    const result = await carryOut(context, decoded, request);
    const reply = encodeResult(decoded.service, decoded.operation.name, result, requestId);
    return await delayed(context, reply, request);
  } catch (error) {
    if (error instanceof ReplyLost) throw error;
    return encodeError(serviceOf(context.services, request), asAwsError(error, context), requestId);
  }
}

async function delayed(context: EndpointContext, reply: RawReply, request: Incoming): Promise<RawReply> {
  const key = credentialOf(request.headers)?.key ?? '';
  const headers = await context.latencies.pass(context.callerOf(key));
  return new RawReply(reply.status, { ...reply.headers, ...headers }, reply.body);
}

async function carryOut(context: EndpointContext, decoded: Decoded, request: Incoming): Promise<unknown> {
  const { service, operation, input } = decoded;
  const credential = credentialOf(request.headers);
  if (!credential) throw new AwsError('MissingAuthenticationTokenException', 'The request is not signed.', 403);
  const call: ServiceCall = {
    service: service.name,
    operation: operation.name,
    input,
    caller: context.callerOf(credential.key),
    at: context.clock.now(),
    request: { headers: request.headers, url: request.url, body: request.body },
  };
  checkRole(context, call, operation);
  return operation.mutates ? await mutate(context, call, operation) : await operation.run(call);
}

function checkRole(context: EndpointContext, call: ServiceCall, operation: ServedOperation): void {
  if (call.caller.kind === 'admin') return;
  try {
    context.roles.check(call.caller.name, call.caller.role, operation.needs(call.input));
  } catch (error) {
    if (error instanceof Error) context.say(`refused: ${error.message}`);
    throw error;
  }
}

async function mutate(context: EndpointContext, call: ServiceCall, operation: ServedOperation): Promise<unknown> {
  const effect = context.effects.describe(call);
  context.effects.record(effect);
  const fits = (when: 'before' | 'after') => (fault: { target?: string; when?: string }) =>
    (fault.when ?? 'after') === when && namesEffect(fault.target, effect);
  await crashIf(context, call, fits('before'));
  storeFaultBefore(context.faults, call, effect);
  const result = await operation.run(call);
  await crashIf(context, call, fits('after'));
  storeFaultAfter(context.faults, call, effect);
  return result;
}

async function crashIf(
  context: EndpointContext,
  call: ServiceCall,
  fits: (fault: { target?: string }) => boolean,
): Promise<void> {
  // Only functions crash; an administrator's call is none of the system's own side effects.
  if (call.caller.kind === 'admin') return;
  const fault = context.faults.take('crash', fits);
  if (!fault) return;
  await context.crash(fault.scope ?? 'function', call.caller);
  throw new ReplyLost();
}

function asAwsError(error: unknown, context: EndpointContext): AwsError {
  if (error instanceof AwsError) return error;
  const message = error instanceof Error ? error.message : String(error);
  context.say(`endpoint: ${error instanceof Error ? (error.stack ?? message) : message}`);
  return new AwsError('InternalServerError', message, 500);
}
