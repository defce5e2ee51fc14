import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { answerSns, answerStepFunctions, type Outside } from './outside.ts';

type MakeDynalite = (options: { createTableMs: number }) => Server;
const dynalite = createRequire(import.meta.url)('dynalite') as MakeDynalite;

/** What happens to the next requests of an operation, `about` this text if there is one. `lost`: it is carried out, its reply never arrives; `passed`: nothing, it is only counted. */
type Fault = { operation: string; how: 'lost' | 'refused' | 'passed'; times: number; about?: string };

/** Enough of AWS for the adapters, over real HTTP: a real DynamoDB double, and the two services that only note calls. */
export interface Aws {
  readonly outside: Outside;
  readonly faults: Fault[];
  /** Every request seen, `DynamoDB PutItem`. */
  readonly seen: string[];
  call(operation: string, body: unknown): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export async function startAws(): Promise<Aws> {
  const store = await listening(dynalite({ createTableMs: 0 }));
  const storePort = (store.address() as AddressInfo).port;
  const outside: Outside = {
    started: new Map(),
    statuses: new Map(),
    woken: [],
    staleTokens: new Set(),
    published: [],
    alarms: [],
    subscribed: null,
  };
  const faults: Fault[] = [];
  const seen: string[] = [];
  const server = await listening(createServer((asked, reply) => void serve(asked, reply)));
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    const target = String(asked.headers['x-amz-target'] ?? `SNS.${new URLSearchParams(body).get('Action')}`);
    const operation = target.slice(target.indexOf('.') + 1);
    seen.push(operation);
    const fault = faults.find(
      (each) => each.operation === operation && each.times > 0 && body.includes(each.about ?? ''),
    );
    if (fault !== undefined) fault.times -= 1;
    if (fault?.how === 'refused') return void reply.writeHead(503, JSON_TYPE).end('{"__type":"ServiceUnavailable"}');
    const answer = await route(target, operation, body, asked);
    if (fault?.how === 'lost') return void reply.socket?.destroy();
    reply.writeHead(answer.status, answer.headers).end(answer.body);
  }

  async function route(target: string, operation: string, body: string, asked: IncomingMessage): Promise<Answer> {
    if (target.startsWith('SNS.')) return answerSns(outside, body);
    if (target.startsWith('AWSStepFunctions.')) return answerStepFunctions(outside, operation, JSON.parse(body));
    return forward(storePort, body, asked);
  }

  return {
    outside,
    faults,
    seen,
    call: async (operation, body) => {
      const headers = { ...SIGNED, 'x-amz-target': `DynamoDB_20120810.${operation}` };
      const answer = await post(storePort, JSON.stringify(body), headers);
      return JSON.parse(answer.body) as Record<string, unknown>;
    },
    stop: async () => {
      await Promise.all(
        [server, store].map((each) => new Promise((done) => each.close(done) && each.closeAllConnections())),
      );
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' };
const SIGNED = {
  ...JSON_TYPE,
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260101T000000Z',
};

function forward(port: number, body: string, asked: IncomingMessage): Promise<Answer> {
  const { host: _, ...headers } = asked.headers;
  return post(port, body, headers as Record<string, string>);
}

function post(port: number, body: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, async (reply) => {
      const { 'content-length': _, ...kept } = reply.headers as Record<string, string>;
      resolve({ status: reply.statusCode ?? 500, headers: kept, body: await bodyOf(reply) });
    });
    sent.on('error', reject).end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
