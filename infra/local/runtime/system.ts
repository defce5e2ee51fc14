import type { Clock } from '../clock/clock.ts';
import type { Effect } from '../endpoint/effects.ts';
import type { Faults } from '../endpoint/faults.ts';
import { mailRow } from '../mailbox/mailbox.ts';
import type { Principal, RawReply, ServedService } from '../protocol/call.ts';
import type { JsonRecord } from '../protocol/json.ts';
import { peopleOf } from '../services/gateway/people.ts';
import type { FunctionHost } from '../services/lambda/function-host.ts';
import type { SimulatedOutcome } from '../services/ses/outcomes.ts';
import type { ConfirmationState } from '../services/sns/topics.ts';
import type { ExecutionRow, HttpAnswer, MailRow, RawEvent, SystemOptions } from '../settings/options.ts';
import { type Assembled, assemble, type Listeners } from './assemble.ts';
import { deploy } from './deploy.ts';
import type { Components } from './parts.ts';
import type { StateMachineRuntime } from './runtime.ts';

const TURN = { machine: 'system', execution: 'outside' };

/** The synthesized template, served on this machine. */
export class LocalSystem {
  readonly #clock: Clock;
  readonly #parts: Components;
  readonly #host: FunctionHost;
  readonly #workflows: StateMachineRuntime;
  readonly #listeners: Listeners;
  #stopped = false;
  /** What the endpoint answers to. */
  readonly services: readonly ServedService[];

  private constructor(assembled: Assembled) {
    this.#clock = assembled.clock;
    this.#parts = assembled.parts;
    this.#host = assembled.host;
    this.#workflows = assembled.workflows;
    this.#listeners = assembled.listeners;
    this.services = assembled.services;
  }

  /**
   * Starts the system. With state from an earlier run, its executions are ABORTED, undelivered events are delivered again, and
   * the sweep runs at once. Throws PortBusy, TableChanged, and what the template cannot be served for.
   */
  static async start(options: SystemOptions): Promise<LocalSystem> {
    const assembled = await assemble(options);
    const system = new LocalSystem(assembled);
    assembled.bind(system);
    try {
      await assembled.listeners.openFront(options);
    } catch (error) {
      await system.stop();
      throw error;
    }
    if (options.startsAhead === true) void assembled.host.warm();
    if (options.state === 'memory') assembled.parts.ticker.start();
    else await system.restart();
    return system;
  }

  get endpointUrl(): string {
    return this.#listeners.endpoint.url;
  }

  /** Where SES answers: a port of its own, so that connections to it can be refused. */
  get mailEndpointUrl(): string {
    return this.#listeners.mail.url;
  }

  get consoleUrl(): string | null {
    return this.#listeners.console?.url ?? null;
  }

  get mailboxUrl(): string | null {
    return this.#listeners.mailbox?.url ?? null;
  }

  get stack(): { name: string; region: string } {
    return { name: this.#parts.template.stack, region: this.#parts.template.region };
  }

  /** Those who may act, by their address. */
  get people(): readonly string[] {
    return peopleOf(this.#parts.topics);
  }

  /**
   * Deploys another assembly with the same resources, synthesized with another policy or from another release: from now on functions
   * start with its code, its people are called, executions start by its workflows; what runs goes on. Throws NotDeployed.
   */
  async deploy(assembly: string): Promise<void> {
    await this.#clock.perform(TURN, () =>
      deploy(
        { parts: this.#parts, host: this.#host, states: this.#workflows.states, mailUrl: this.mailEndpointUrl },
        assembly,
      ),
    );
  }

  /** Puts raw events on the default bus and gives their ids. Not to be called in a turn of the clock. */
  async putEvents(entries: readonly RawEvent[]): Promise<string[]> {
    return await this.#clock.perform(TURN, () => entries.map((entry) => this.#parts.bus.accept(entry)));
  }

  /** Asks the console as `person`; an object body is sent as JSON. Not to be called in a turn of the clock. */
  async request(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    const json = body !== undefined && typeof body !== 'string';
    const text = json ? JSON.stringify(body) : ((body as string | undefined) ?? '');
    const request = {
      method,
      url: path,
      headers: { ...(json && { 'content-type': 'application/json' }), ...lowerCased(headers) },
      body: Buffer.from(text),
    };
    const reply = await this.#clock.perform(TURN, () => this.#parts.gateway.ask(person, request));
    return { status: reply.status, headers: flattened(reply), body: reply.body.toString() };
  }

  mails(): MailRow[] {
    return this.#parts.mailbox.all.map(mailRow);
  }

  /** The mails of kind `page`. */
  pages(): MailRow[] {
    return this.mails().filter((mail) => mail.kind === 'page');
  }

  /** Told of each mail as it is accepted. */
  onMail(listener: (mail: MailRow) => void): void {
    this.#parts.mailbox.listen((mail) => listener(mailRow(mail)));
  }

  async executions(): Promise<ExecutionRow[]> {
    return this.#workflows.states.records().map((record) => ({
      machine: record.machine,
      name: record.name,
      arn: record.executionArn,
      status: record.status,
      startedAt: new Date(record.startMs).toISOString(),
      stoppedAt: record.stopMs === null ? null : new Date(record.stopMs).toISOString(),
      events: record.history.length,
    }));
  }

  get faults(): Pick<Faults, 'add' | 'clear'> {
    return this.#parts.faults;
  }

  /** What happens to mails accepted for `to` from now on. */
  mailOutcome(to: string, outcome: SimulatedOutcome): void {
    this.#parts.ses.setOutcome(to, outcome);
  }

  /** How it stands from now on with the subscriptions of an address: pages and alarms reach confirmed ones only. */
  subscription(address: string, standing: ConfirmationState): void {
    this.#parts.topics.setStanding(address, standing);
  }

  /** What each subscription of an address that has a filter lets through from now on, as somebody sets it by hand. */
  pageFilter(address: string, filter: JsonRecord): void {
    const { topics } = this.#parts;
    const own = topics.subscriptions.filter((each) => each.endpoint === address && each.filter !== null);
    for (const { arn } of own) topics.setFilter(arn, JSON.stringify(filter));
  }

  /** Every mutating call seen, in order. */
  effects(): readonly Effect[] {
    return this.#parts.effects.all;
  }

  /** A power cut: executions end as ABORTED, functions stop where they are, what was not stored is gone. */
  async crash(): Promise<void> {
    this.#parts.ticker.stop();
    this.#parts.clock.crash();
    this.#workflows.states.abortAll();
    await this.#host.crashAll();
  }

  /** The start after a power cut: what was owed is delivered again, and the sweep runs at once. */
  async restart(): Promise<void> {
    this.#parts.ticker.start();
    this.#parts.bus.resume();
    this.#parts.ses.resume();
    this.#parts.pollers.start();
    const { clock, ticker } = this.#parts;
    clock.schedule(clock.now(), { machine: 'system', execution: 'restart' }, () => ticker.tickAll());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listeners.close();
    this.#parts.ticker.stop();
    this.#parts.clock.crash();
    this.#workflows.states.abortAll();
    await this.#host.stop();
    const { bus, queues, mailbox, suppression, switches, dynalite } = this.#parts;
    for (const each of [bus, queues, mailbox, suppression, switches, this.#workflows.journal]) each.close();
    await dynalite.close();
  }

  /** Carries out a crash fault: of the calling function, or of the whole system, which restarts at once. */
  async crashBy(scope: 'function' | 'system', caller: Principal): Promise<void> {
    if (scope === 'function') {
      if (caller.kind === 'function') await this.#host.crash(caller.name);
      return;
    }
    // Scheduled before the crash: the caller's turn ends with it, and virtual time would run on without a restart.
    let down: () => void = () => undefined;
    const isDown = new Promise<void>((resolve) => {
      down = resolve;
    });
    this.#clock.schedule(this.#clock.now(), { machine: 'system', execution: 'power' }, async () => {
      await isDown;
      if (!this.#stopped) await this.restart();
    });
    await this.crash();
    down();
  }
}

/** A system as others see it. */
export type System = Pick<LocalSystem, keyof LocalSystem>;

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function flattened(reply: RawReply): Record<string, string> {
  const entries = Object.entries(reply.headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
