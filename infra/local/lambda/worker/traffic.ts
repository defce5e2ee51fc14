import { subscribe } from 'node:diagnostics_channel';
import http from 'node:http';

/** Work of libuv that is under way; idle sockets and ports are not among it. */
const BUSY_RESOURCE = /^(FSReq|GetAddrInfo|GetNameInfo|QueryReq|TCPConnect|PipeConnect|WriteWrap|ShutdownWrap)/;
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

/** Counts what a function has set in motion outside its own thread of JavaScript. */
export interface Traffic {
  /** How many requests (and jobs of web crypto) are open. */
  open(): number;
  /** True while libuv still works on something else: a file, a name, a connection. */
  working(): boolean;
  /** Called each time the last open request has ended. */
  onQuiet(listener: () => void): void;
}

type Addable = { addRequest?: (this: unknown, request: http.ClientRequest, ...rest: unknown[]) => unknown };

/**
 * Starts counting. A request counts from the moment it asks its agent for a socket until it is closed, which is after
 * its response was read: the diagnostics channels alone would miss connecting and reading.
 */
export function watchTraffic(): Traffic {
  let open = 0;
  let listener = (): void => undefined;
  const begin = (): void => {
    open += 1;
  };
  const end = (): void => {
    open -= 1;
    if (open === 0) listener();
  };
  countRequests(begin, end);
  countFetches(begin, end);
  countCrypto(begin, end);
  return {
    open: () => open,
    working: () => process.getActiveResourcesInfo().some((name) => BUSY_RESOURCE.test(name)),
    onQuiet: (next) => {
      listener = next;
    },
  };
}

function countRequests(begin: () => void, end: () => void): void {
  const prototype = http.Agent.prototype as Addable;
  const addRequest = prototype.addRequest;
  if (addRequest === undefined) throw new Error('this Node has no Agent.addRequest: virtual time cannot see requests');
  prototype.addRequest = function (request, ...rest) {
    begin();
    request.once('close', end);
    return addRequest.call(this, request, ...rest);
  };
}

function countFetches(begin: () => void, end: () => void): void {
  const open = new WeakSet<object>();
  const close = (message: unknown): void => {
    const { request } = message as { request: object };
    if (open.delete(request)) end();
  };
  subscribe('undici:request:create', (message) => {
    open.add((message as { request: object }).request);
    begin();
  });
  subscribe('undici:request:trailers', close);
  subscribe('undici:request:error', close);
}

function countCrypto(begin: () => void, end: () => void): void {
  const prototype = Object.getPrototypeOf(globalThis.crypto.subtle);
  for (const name of SUBTLE_METHODS) {
    const original = prototype[name];
    if (typeof original !== 'function') continue;
    prototype[name] = function (...parts: unknown[]) {
      begin();
      return Promise.resolve(original.apply(this, parts)).finally(end);
    };
  }
}
