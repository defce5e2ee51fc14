import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ToldError } from '../../terminal/told-error.ts';
import { ReplyLost } from '../protocol/aws-error.ts';
import { RawReply } from '../protocol/call.ts';
import type { Incoming } from '../protocol/decode.ts';

/** The largest request of any service here (DynamoDB's). */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** Nothing on another machine may reach this one. */
const HOST = '127.0.0.1';

const tooLarge = () => new RawReply(413, { 'content-type': 'text/plain' }, 'too large');
const ELSEWHERE = new RawReply(403, {}, 'this address is for 127.0.0.1 only');

/** A port that another program holds. */
export class PortBusy extends ToldError {
  override readonly name = 'PortBusy';
  readonly port: number;

  constructor(port: number) {
    super({
      ja: `ポート${port}は、ほかのプログラムが使用しています。--port N で別のポートを指定してください`,
      en: `port ${port} is taken by another program; choose others with --port N`,
    });
    this.port = port;
  }
}

/** A closed listener, as callers without a socket see it. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';

  constructor(port: number) {
    super(`connect ECONNREFUSED ${HOST}:${port}`);
  }
}

export type Handler = (request: Incoming) => Promise<RawReply>;

/** One HTTP listener on 127.0.0.1. */
export class HttpListener {
  readonly #handler: Handler;
  readonly #tooLarge: (request: Incoming) => RawReply;
  #server: Server;
  #port = 0;

  /** `whenTooLarge`: the answer to a request that is too large to be read, which comes without its body. */
  constructor(handler: Handler, whenTooLarge: (request: Incoming) => RawReply = tooLarge) {
    this.#handler = handler;
    this.#tooLarge = whenTooLarge;
    this.#server = this.#make();
  }

  get url(): string {
    return `http://${HOST}:${this.#port}`;
  }

  /** Opens the port; 0 takes a free one, which it keeps. Throws PortBusy. */
  async open(port: number): Promise<void> {
    this.#server = this.#make();
    const server = this.#server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortBusy(port) : error),
      );
      server.listen(port, HOST, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /**
   * Asks without a socket, for callers inside this process. Throws ConnectionRefused while the listener is closed, and what
   * the handler throws: ReplyLost.
   */
  async ask(request: Incoming): Promise<RawReply> {
    if (!this.#server.listening) throw new ConnectionRefused(this.#port);
    return request.body.length > MAX_BODY_BYTES ? this.#tooLarge(request) : await this.#handler(request);
  }

  /** Closes the port and every connection: from now on connecting is refused. */
  async close(): Promise<void> {
    const server = this.#server;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  /** Opens the same port again; without effect while it is open. */
  async reopen(): Promise<void> {
    if (!this.#server.listening) await this.open(this.#port);
  }

  #make(): Server {
    const server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    // Functions keep their connections for the life of a run, whatever it takes on the wall clock.
    server.keepAliveTimeout = 0;
    return server;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      if (!isLocal(request.headers.host)) return reply(response, ELSEWHERE);
      const asked = { method: request.method ?? 'GET', url: request.url ?? '/', headers: flatten(request) };
      if (body === null) return reply(response, this.#tooLarge({ ...asked, body: Buffer.alloc(0) }));
      reply(response, await this.#handler({ ...asked, body }));
    } catch (error) {
      if (!(error instanceof ReplyLost) && !response.headersSent)
        return reply(response, new RawReply(500, {}, String(error)));
      response.socket?.destroy();
    }
  }
}

/** Throws PortBusy for the first port that cannot be had. */
export async function probePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const listener = new HttpListener(() => Promise.reject(new ReplyLost()));
    await listener.open(port);
    await listener.close();
  }
}

function flatten(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The body; null for one that is too large. It is read to its end: browsers show no answer that comes while they send. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) chunks.length = 0;
    else chunks.push(chunk as Buffer);
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
}

/** A page of another site could name this address through a domain of its own: such requests are turned away. */
function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}

function reply(response: ServerResponse, { status, headers, body }: RawReply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
