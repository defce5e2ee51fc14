import { subscribe } from 'node:diagnostics_channel';
import http from 'node:http';
import { TOOK_HEADER } from '../../../settings/took-header.ts';

/** Work of libuv that is under way; idle sockets and ports are not among it. */
const BUSY_RESOURCE = /Req|^(GetAddrInfo|GetNameInfo|TCPConnect|PipeConnect|WriteWrap|ShutdownWrap)/;
const SUBTLE_METHODS = [
  'digest',
  'sign',
  'verify',
  'encrypt',
  'decrypt',
  'deriveBits',
  'deriveKey',
  'generateKey',
  'importKey',
];

/** Tells the endpoint the function's own time, in milliseconds since 1970. */
const AT_HEADER = 'x-hikeshi-at';

/** Counts what a function has set in motion outside its own thread of JavaScript. */
export interface Traffic {
  /** How many requests (and jobs of web crypto) are open. */
  open(): number;
  /** True while libuv still works on something else: a file, a name, a connection. */
  working(): boolean;
  /** Called each time the last open request has ended. */
  onQuiet(listener: () => void): void;
  /** For requests that are none of the network's. */
  readonly count: Count;
}

type Addable = { addRequest?: (this: unknown, request: http.ClientRequest, ...rest: unknown[]) => unknown };

/**
 * Starts counting. A request counts from the moment it asks its agent for a socket until it is closed, which is after
 * its response was read: the diagnostics channels alone would miss connecting and reading.
 */
export function watchTraffic(): Traffic {
  const open = new Set<object>();
  let listener = (): void => undefined;
  const end = (what: object): void => {
    if (open.delete(what) && open.size === 0) listener();
  };
  const count: Count = { begin: (what) => void open.add(what), end };
  countRequests(count);
  countFetches(count);
  countCrypto(count);
  return {
    open: () => open.size,
    working: () => process.getActiveResourcesInfo().some((name) => BUSY_RESOURCE.test(name)),
    onQuiet: (next) => {
      listener = next;
    },
    count,
  };
}

/** What is open, each under an object of its own. */
export interface Count {
  begin(what: object): void;
  end(what: object): void;
}

function countRequests(count: Count): void {
  const prototype = http.Agent.prototype as Addable;
  const addRequest = prototype.addRequest;
  if (addRequest === undefined) throw new Error('this Node has no Agent.addRequest: virtual time cannot see requests');
  prototype.addRequest = function (request, ...rest) {
    count.begin(request);
    request.once('close', () => count.end(request));
    if (!request.headersSent) request.setHeader(AT_HEADER, String(Date.now()));
    holdResponse(request, count);
    return addRequest.call(this, request, ...rest);
  };
}

/**
 * Gives a response the function's own date, because the SDK corrects its clock by it, and holds one back that says how
 * long it took, until that long has passed on the function's clock.
 */
function holdResponse(request: http.ClientRequest, count: Count): void {
  const emit = request.emit.bind(request);
  request.emit = (name: string, ...parts: unknown[]): boolean => {
    if (name !== 'response') return emit(name, ...parts);
    const { headers } = parts[0] as http.IncomingMessage;
    const tookMs = Number(headers[TOOK_HEADER] ?? 0);
    const arrive = (): boolean => {
      if (headers.date !== undefined) headers.date = new Date().toUTCString();
      return emit(name, ...parts);
    };
    if (!(tookMs > 0)) return arrive();
    count.end(request);
    setTimeout(() => {
      if (!request.closed) count.begin(request);
      arrive();
    }, tookMs);
    return true;
  };
}

function countFetches(count: Count): void {
  const requestOf = (message: unknown): object => (message as { request: object }).request;
  subscribe('undici:request:create', (message) => count.begin(requestOf(message)));
  subscribe('undici:request:trailers', (message) => count.end(requestOf(message)));
  subscribe('undici:request:error', (message) => count.end(requestOf(message)));
}

function countCrypto(count: Count): void {
  const prototype = Object.getPrototypeOf(globalThis.crypto.subtle);
  for (const name of SUBTLE_METHODS) {
    const original = prototype[name];
    if (typeof original !== 'function') continue;
    prototype[name] = function (...parts: unknown[]) {
      const job = {};
      count.begin(job);
      return Promise.resolve(original.apply(this, parts)).finally(() => count.end(job));
    };
  }
}
