import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TRIAL_MAIL } from '../../../functions/domain/channels/mail/trial-mail.ts';

/** What becomes of one request: `lost`: the mail is accepted, its reply never arrives. */
export type Fate = 'accept' | 'lost' | { readonly status: number; readonly type: string; readonly message: string };

/** One accepted mail. */
export interface Accepted {
  readonly atMs: number;
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AccountAnswer {
  rate: number;
  perDay: number;
  sent: number;
  sandbox: boolean;
  enabled: boolean;
}

/** A small SES v2 over real HTTP: SendEmail and GetAccount, with faults on demand. */
export class MailService {
  readonly accepted: Accepted[] = [];
  readonly account: AccountAnswer = { rate: 400, perDay: 50_000, sent: 0, sandbox: false, enabled: true };
  /** Decides what becomes of the n-th request (from 1) to an address. */
  fate: (to: string, n: number) => Fate = () => 'accept';
  delayMs = 0;
  requests = 0;
  /** Less than a second after an answer the next question is turned away, as the real service does. */
  asksOnceASecond = false;
  #answeredAtMs = Number.NEGATIVE_INFINITY;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<MailService> {
    const server = createServer();
    // On a busy machine it would close a connection just as the next mail is sent: nobody could know of that one.
    Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
    const service = new MailService(server);
    server.on('request', (asked, reply) => void service.#serve(asked, reply));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    process.env.AWS_ENDPOINT_URL_SESV2 = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return service;
  }

  /** As it was at the start. */
  renew(): void {
    this.accepted.length = 0;
    this.requests = 0;
    this.delayMs = 0;
    this.fate = () => 'accept';
    Object.assign(this.account, { rate: 400, perDay: 50_000, sent: 0, sandbox: false, enabled: true });
  }

  mailsTo(address: string): number {
    return this.accepted.filter(({ to }) => to === address).length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    if (asked.url === '/v2/email/account') return this.#serveAccount(reply);
    this.requests += 1;
    const mail = readMail(body, this.requests);
    const fate = this.fate(mail.to, this.requests);
    // Its own mailbox takes everything, and nobody looks into it.
    const isTrial = mail.to === TRIAL_MAIL.to;
    if (!isTrial && (fate === 'accept' || fate === 'lost')) this.accepted.push(mail);
    if (this.delayMs > 0) await new Promise((done) => setTimeout(done, this.delayMs));
    if (fate === 'lost') return void asked.socket.destroy();
    if (fate === 'accept') return answer(reply, 200, { MessageId: mail.id });
    reply.setHeader('x-amzn-errortype', fate.type);
    answer(reply, fate.status, { message: fate.message });
  }

  #serveAccount(reply: ServerResponse): void {
    const now = performance.now();
    if (this.asksOnceASecond && now - this.#answeredAtMs < 1_000) {
      reply.setHeader('x-amzn-errortype', 'TooManyRequestsException');
      answer(reply, 429, { message: 'Rate exceeded' });
      return;
    }
    this.#answeredAtMs = now;
    answer(reply, 200, this.#accountBody());
  }

  #accountBody() {
    const { rate, perDay, sent, sandbox, enabled } = this.account;
    const SendQuota = { Max24HourSend: perDay, MaxSendRate: rate, SentLast24Hours: sent };
    return { SendQuota, ProductionAccessEnabled: !sandbox, SendingEnabled: enabled };
  }
}

interface Pair {
  readonly Name: string;
  readonly Value: string;
}

function readMail(body: string, n: number): Accepted {
  const asked = JSON.parse(body);
  const { Subject, Body, Headers } = asked.Content.Simple;
  const to: string[] = asked.Destination.ToAddresses;
  if (to.length !== 1) throw new Error('a mail must have one recipient');
  return {
    atMs: performance.now(),
    to: to[0] ?? '',
    id: `mail-${n}`,
    subject: Subject.Data,
    text: Body.Text.Data,
    html: Body.Html.Data,
    tags: pairs(asked.EmailTags),
    headers: { ...pairs(Headers), 'Reply-To': asked.ReplyToAddresses.join() },
  };
}

function pairs(list: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

function answer(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
