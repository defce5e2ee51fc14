import { createApp } from '../../functions/console/app.ts';
import type { RequestContext } from '../../functions/console/http/caller.ts';
import { PROBLEM_CODES } from '../../functions/console/words/problem-codes.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { customersCsv } from '../../functions/domain/register/generate.ts';
import { parseCustomers } from '../../functions/domain/register/parse-customers.ts';
import { Memory } from './memory.ts';
import { work } from './work.ts';

/** Friday 2026-04-24 17:50 in Tokyo. */
export const NOW = instant('2026-04-24T08:50:00.000Z');

export interface Sent {
  readonly as?: string;
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body as it is, instead of JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any;
}

/** A person at the console, with everything behind it in memory. */
export class Client {
  readonly memory: Memory;
  readonly app: ReturnType<typeof createApp>;

  constructor(policy?: Policy) {
    this.memory = new Memory(policy);
    this.app = createApp(this.memory);
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Received> {
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    const type = sent.body === undefined ? {} : { 'content-type': 'application/json' };
    const init = { method, headers: { host: 'console.example.jp', ...type, ...sent.headers } };
    const request = body === undefined ? init : { ...init, body };
    const response = await this.app.request(path, request, context(sent.as ?? 'officer@example.jp', sent.at ?? NOW));
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const json = isJson ? JSON.parse(text) : undefined;
    if (response.status >= 400 && isJson) mustBeListed(json.error.code, response.status);
    return { status: response.status, headers: response.headers, text, json };
  }

  get(path: string, sent: Sent = {}): Promise<Received> {
    return this.send('GET', path, sent);
  }

  post(path: string, body: unknown, sent: Sent = {}): Promise<Received> {
    return this.send('POST', path, { ...sent, body });
  }

  /** Posts a form as the console's own page would. */
  form(
    path: string,
    fields: Readonly<Record<string, string>> | [string, string][],
    sent: Sent = {},
  ): Promise<Received> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'http://console.example.jp',
      ...sent.headers,
    };
    return this.send('POST', path, { ...sent, headers, raw: new URLSearchParams(fields).toString() });
  }

  /** Takes in so many sample customers. */
  haveCustomers(count: number): void {
    this.memory.customers = parseCustomers(customersCsv(count));
  }

  /** A reported incident; answers its id. */
  async reported(facts: Readonly<Record<string, unknown>> = {}, title = '顧客データの漏えいの疑い'): Promise<string> {
    const answer = await this.post('/api/incidents', { title, facts }, { as: 'responder@example.jp' });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json.id;
  }

  /** A major incident whose first notice waits for approval, for so many customers. */
  async waiting(customers = 20): Promise<string> {
    this.haveCustomers(customers);
    const id = await this.reported({ 'data.leak': 'possible' });
    await work(this.memory, id, NOW);
    return id;
  }
}

/** Every error that any test meets carries a code of the published list, with its status. */
function mustBeListed(code: string, status: number): void {
  const listed: Readonly<Record<string, number>> = PROBLEM_CODES;
  if (listed[code] !== status) throw new Error(`the API lists no code ${code} with status ${status}`);
}

/** What the gateway would say of a request. */
function context(person: string, at: string): RequestContext {
  const userArn = `arn:aws:iam::000000000000:user/${person}`;
  return { requestContext: { timeEpoch: Date.parse(at), authorizer: { iam: { userArn } } } };
}
