import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { RawReply } from '../../protocol/call.ts';
import type { JsonRecord } from '../../protocol/json.ts';

type Make = (options: { path?: string; createTableMs: number; updateTableMs: number; deleteTableMs: number }) => Server;

const make = createRequire(import.meta.url)('dynalite') as Make;

/** What dynalite asks of a request before it looks at the body: the headers of a signed call. */
const SIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

/** The reply as dynalite's handler writes it, caught instead of sent. */
class CaughtResponse {
  statusCode = 200;
  readonly #headers: Record<string, string> = {};
  readonly #done: (reply: RawReply) => void;

  constructor(done: (reply: RawReply) => void) {
    this.#done = done;
  }

  setHeader(name: string, value: unknown): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  end(body?: string): void {
    const { 'content-length': _, ...headers } = this.#headers;
    this.#done(new RawReply(this.statusCode, headers, body ?? ''));
  }
}

/** DynamoDB in this process: dynalite's own request handler, without its network and without artificial delays. */
export class Dynalite {
  readonly #server: Server;

  /** `folder` null: in memory. */
  constructor(folder: string | null, region: string, account: string) {
    // dynalite reads these two names from the environment, when it is made and at no other time.
    const before = { AWS_REGION: process.env.AWS_REGION, AWS_ACCOUNT_ID: process.env.AWS_ACCOUNT_ID };
    Object.assign(process.env, { AWS_REGION: region, AWS_ACCOUNT_ID: account });
    const noDelays = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
    this.#server = make(folder === null ? noDelays : { ...noDelays, path: folder });
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }

  /** One operation, its body as it came over the wire; errors of DynamoDB come back as replies. */
  send(operation: string, body: Buffer | string): Promise<RawReply> {
    return new Promise((resolve) => {
      const request = Object.assign(new EventEmitter(), {
        method: 'POST',
        url: '/',
        headers: { ...SIGNED, 'x-amz-target': `DynamoDB_20120810.${operation}` },
      });
      this.#server.emit('request', request, new CaughtResponse(resolve));
      request.emit('data', Buffer.from(body));
      request.emit('end');
    });
  }

  /** One operation for this system itself. Throws Error with DynamoDB's own words when it is refused. */
  async call(operation: string, input: JsonRecord): Promise<JsonRecord> {
    const reply = await this.send(operation, JSON.stringify(input));
    if (reply.status !== 200) throw new Error(`${operation}: ${String(reply.body)}`);
    return JSON.parse(String(reply.body)) as JsonRecord;
  }

  /**
   * Waits for calls under way and closes the files. dynalite closes its files only with a server that listens, so it
   * listens for that one moment.
   */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => this.#server.close(() => resolve()));
    });
  }
}
