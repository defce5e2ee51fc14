import { AwsError } from './aws-error.ts';
import type { ServedOperation, ServedService } from './call.ts';
import { isObject, type JsonRecord } from './json.ts';
import { decodeQuery } from './query.ts';

/** A request as it arrived. */
export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Decoded {
  readonly service: ServedService;
  readonly operation: ServedOperation;
  readonly input: JsonRecord;
}

/** The access key and the service named in the Authorization header; null without one. */
export function credentialOf(headers: Readonly<Record<string, string>>): { key: string; service: string } | null {
  const found = /Credential=([^/,\s]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '');
  return found ? { key: found[1] ?? '', service: found[2] ?? '' } : null;
}

/** Which service the request is for, told by its form alone; null when none of ours. */
export function serviceOf(services: readonly ServedService[], request: Incoming): ServedService | null {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return services.find((each) => target.startsWith(`${each.marker}.`)) ?? null;
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const scope = credentialOf(request.headers)?.service;
    return services.find((each) => each.protocol === 'query' && each.name === scope) ?? null;
  }
  const path = request.url.split('?')[0] ?? '';
  return services.find((each) => each.protocol === 'rest' && path.startsWith(each.marker)) ?? null;
}

/**
 * The operation a request asks for and its input.
 * Throws AwsError: UnknownOperationException (naming what is served), SerializationException.
 */
export function decode(services: readonly ServedService[], request: Incoming): Decoded {
  const service = serviceOf(services, request);
  if (service === null) throw unknownService(services, request);
  if (service.protocol === 'rest') return decodeRest(service, request);
  const input = service.protocol === 'query' ? decodeQuery(request.body.toString()) : parse(request.body);
  const asked =
    service.protocol === 'query' ? String(input.Action ?? '') : (request.headers['x-amz-target'] ?? '').split('.')[1];
  const operation = service.operations.find((each) => each.name === asked);
  if (!operation) throw unknownOperation(service, asked ?? '');
  return { service, operation, input };
}

function decodeRest(service: ServedService, request: Incoming): Decoded {
  const [path = '', search = ''] = request.url.split('?');
  for (const operation of service.operations) {
    const found = matchRoute(operation.route ?? '', request.method, path);
    if (found === null) continue;
    // A function's payload is its own affair; every other body is the operation's input.
    const body = operation.name === 'Invoke' || request.body.length === 0 ? {} : parse(request.body);
    return { service, operation, input: { ...Object.fromEntries(new URLSearchParams(search)), ...body, ...found } };
  }
  throw unknownOperation(service, `${request.method} ${path}`);
}

function matchRoute(route: string, method: string, path: string): Record<string, string> | null {
  const [wanted, pattern = ''] = route.split(' ');
  if (wanted !== method) return null;
  const source = pattern.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${source}/?$`).exec(path);
  if (!found) return null;
  return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, text]) => [name, unescaped(text)]));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError(
      'ValidationException',
      `${text} is not written rightly: a percent sign stands for itself as %25`,
    );
  }
}

function parse(body: Buffer): JsonRecord {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isObject(value)) return value;
  } catch {
    // Said below, for both kinds of wrong body.
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object.');
}

function unknownOperation(service: ServedService, asked: string): AwsError {
  const served = service.operations.map((each) => each.name).join(', ');
  return new AwsError(
    'UnknownOperationException',
    `${service.title} ${asked} is not served on this machine. Served: ${served}.`,
  );
}

function unknownService(services: readonly ServedService[], request: Incoming): AwsError {
  const asked = request.headers['x-amz-target'] ?? credentialOf(request.headers)?.service ?? request.url;
  const served = services.map((each) => each.title).join(', ');
  return new AwsError('UnknownOperationException', `${asked}: no such service on this machine. Served: ${served}.`);
}
