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
export interface Desk {
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
export async function dispatch(desk: Desk, request: Incoming): Promise<RawReply> {
  const requestId = desk.ids.uuid('request');
  try {
    const decoded = decode(desk.services, request);
    const result = await carryOut(desk, decoded, request);
    const reply = encodeResult(decoded.service, decoded.operation.name, result, requestId);
    return await delayed(desk, reply, request);
  } catch (error) {
    if (error instanceof ReplyLost) throw error;
    return encodeError(serviceOf(desk.services, request), asAwsError(error, desk), requestId);
  }
}

async function delayed(desk: Desk, reply: RawReply, request: Incoming): Promise<RawReply> {
  const key = credentialOf(request.headers)?.key ?? '';
  const headers = await desk.latencies.pass(desk.callerOf(key));
  return new RawReply(reply.status, { ...reply.headers, ...headers }, reply.body);
}

async function carryOut(desk: Desk, decoded: Decoded, request: Incoming): Promise<unknown> {
  const { service, operation, input } = decoded;
  const credential = credentialOf(request.headers);
  if (!credential) throw new AwsError('MissingAuthenticationTokenException', 'The request is not signed.', 403);
  const call: ServiceCall = {
    service: service.name,
    operation: operation.name,
    input,
    caller: desk.callerOf(credential.key),
    at: desk.clock.now(),
    request: { headers: request.headers, url: request.url, body: request.body },
  };
  checkRole(desk, call, operation);
  return operation.mutates ? await mutate(desk, call, operation) : await operation.run(call);
}

function checkRole(desk: Desk, call: ServiceCall, operation: ServedOperation): void {
  if (call.caller.kind === 'admin') return;
  try {
    desk.roles.check(call.caller.name, call.caller.role, operation.needs(call.input));
  } catch (error) {
    if (error instanceof Error) desk.say(`refused: ${error.message}`);
    throw error;
  }
}

async function mutate(desk: Desk, call: ServiceCall, operation: ServedOperation): Promise<unknown> {
  const effect = desk.effects.describe(call);
  desk.effects.record(effect);
  const fits = (when: 'before' | 'after') => (fault: { target?: string; when?: string }) =>
    (fault.when ?? 'after') === when && namesEffect(fault.target, effect);
  await crashIf(desk, call, fits('before'));
  storeFaultBefore(desk.faults, call, effect);
  const result = await operation.run(call);
  await crashIf(desk, call, fits('after'));
  storeFaultAfter(desk.faults, call, effect);
  return result;
}

async function crashIf(desk: Desk, call: ServiceCall, fits: (fault: { target?: string }) => boolean): Promise<void> {
  // Only functions die; an administrator's call is none of the system's own side effects.
  if (call.caller.kind === 'admin') return;
  const fault = desk.faults.take('crash', fits);
  if (!fault) return;
  await desk.crash(fault.scope ?? 'function', call.caller);
  throw new ReplyLost();
}

function asAwsError(error: unknown, desk: Desk): AwsError {
  if (error instanceof AwsError) return error;
  const message = error instanceof Error ? error.message : String(error);
  desk.say(`endpoint: ${error instanceof Error ? (error.stack ?? message) : message}`);
  return new AwsError('InternalServerError', message, 500);
}
