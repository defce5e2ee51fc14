import type http from 'node:http';
import { Readable, Writable } from 'node:stream';
import { TOOK_HEADER } from '../../../settings/took-header.ts';
import type { AnswerMessage, Reply, WorkerRequest } from '../messages.ts';
import type { Count } from './traffic.ts';

/** What clients ask of a socket; there is none, so nothing here ever waits or breaks. */
const NO_SOCKET = { connecting: false, setKeepAlive: nothing, setTimeout: nothing, removeListener: nothing };

function nothing(): void {
  // A connection inside one process is never idle.
}

/**
 * An HTTP request that goes over the thread's port instead of a socket: for its client a ClientRequest, as far as the
 * SDK uses one. It counts as open until its response was read, like a real one.
 */
export class WiredRequest extends Writable {
  /** Null until the agent has room for it. */
  socket: typeof NO_SOCKET | null = null;
  readonly #options: http.RequestOptions;
  readonly #count: Count;
  readonly #ready: (asked: WorkerRequest) => void;
  #chunks: (string | Uint8Array)[] = [];

  /** `ready` is told what is asked, once its body is complete. */
  constructor(options: http.RequestOptions, count: Count, ready: (asked: WorkerRequest) => void) {
    super({ decodeStrings: false, autoDestroy: false });
    this.#options = options;
    this.#count = count;
    this.#ready = ready;
    count.begin(this);
    this.once('close', () => count.end(this));
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const { host, port, method, path, headers } = this.#options;
    const [only = ''] = this.#chunks;
    this.#ready({
      listener: `${host}:${port}`,
      method: method ?? 'GET',
      url: path ?? '/',
      headers: lowerCased(headers as Readonly<Record<string, unknown>> | undefined),
      body: this.#chunks.length > 1 ? Buffer.concat(this.#chunks.map((chunk) => Buffer.from(chunk as string))) : only,
    });
    done();
  }

  /** The agent has no room: until then nothing is under way, so that time may pass and others may end. */
  wait(): void {
    this.#count.end(this);
  }

  /** The agent has room for it. */
  connect(): void {
    this.#count.begin(this);
    this.socket = NO_SOCKET;
    this.emit('socket', NO_SOCKET);
  }

  /** The listener answered, at once or after as long as it says that it took on the function's own clock. */
  answer({ reply }: AnswerMessage): void {
    if ('broken' in reply) {
      this.destroy(Object.assign(new Error(reply.message), { code: reply.broken }));
      return;
    }
    const tookMs = Number(reply.headers[TOOK_HEADER] ?? 0);
    if (tookMs > 0) this.#hold(reply, tookMs);
    else this.#arrive(reply);
  }

  #hold(reply: Reply, tookMs: number): void {
    this.#count.end(this);
    setTimeout(() => {
      if (this.destroyed) return;
      this.#count.begin(this);
      this.#arrive(reply);
    }, tookMs);
  }

  #arrive({ status, headers, body }: Reply): void {
    if (this.destroyed) return;
    const response = Object.assign(new Readable({ read: nothing }), {
      statusCode: status,
      statusMessage: '',
      // The function's own date, because the SDK corrects its clock by it.
      headers: { ...headers, date: new Date().toUTCString() },
      complete: true,
    });
    response.once('close', () => this.destroy());
    response.push(body);
    response.push(null);
    this.emit('response', response);
  }
}

function lowerCased(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
