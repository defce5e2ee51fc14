import { MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import type { Clock } from '../clock/clock.ts';
import { dispatch, type EndpointContext } from '../endpoint/dispatch.ts';
import type { InjectedFault } from '../endpoint/faults.ts';
import { Latencies } from '../endpoint/latencies.ts';
import { HttpListener } from '../endpoint/server.ts';
import { mailboxHandler } from '../mailbox/front.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Principal, ServedService } from '../protocol/call.ts';
import { consoleHandler, tooLargeToRead } from '../services/gateway/front.ts';
import { peopleOf } from '../services/gateway/people.ts';
import type { FunctionHost } from '../services/lambda/function-host.ts';
import { wireTo } from '../services/lambda/wire-to.ts';
import type { PortNumbers, SystemOptions } from '../settings/options.ts';
import { buildParts, type Components, type Invoke } from './parts.ts';
import { FUNCTION_KEY, makeHost, makeWorkflows, type StateMachineRuntime } from './runtime.ts';
import { servicesOf } from './services.ts';

/** A mail service that is down without a time is so for this long. */
const DOWN_MS = MINUTE_MS;
const HEADLESS: PortNumbers = { console: null, endpoint: 0, mailbox: null };

/** What carries out crash faults. */
interface CrashTarget {
  crashBy(scope: 'function' | 'system', caller: Principal): Promise<void>;
}

/** A system in its parts, assembled but not yet running. */
export interface Assembled {
  readonly clock: Clock;
  readonly parts: Components;
  readonly host: FunctionHost;
  readonly workflows: StateMachineRuntime;
  readonly listeners: Listeners;
  readonly services: readonly ServedService[];
  /** Sets what the endpoint's crash faults are carried out on. */
  bind(system: CrashTarget): void;
}

/** The HTTP listeners of a system. */
export class Listeners {
  readonly endpoint: HttpListener;
  /** The same endpoint at a port of its own, for functions that send mail. */
  readonly mail: HttpListener;
  readonly #parts: () => Components;
  /** Until then the mail service is down, in ms since the epoch. */
  mailUpMs = 0;
  console: HttpListener | null = null;
  mailbox: HttpListener | null = null;

  constructor(handler: ConstructorParameters<typeof HttpListener>[0], parts: () => Components) {
    this.endpoint = new HttpListener(handler);
    this.mail = new HttpListener(handler);
    this.#parts = parts;
  }

  /** Opens the listeners for people. Throws PortBusy, with every listener closed again. */
  async openFront(options: SystemOptions): Promise<void> {
    const { console, mailbox } = options.ports ?? HEADLESS;
    const { gateway, mailbox: mails, topics } = this.#parts();
    if (console !== null) {
      const who = { people: peopleOf(topics), team: options.policy?.team ?? null };
      this.console = new HttpListener(consoleHandler({ clock: options.clock, gateway, ...who }), tooLargeToRead(who));
      await this.console.open(console);
    }
    if (mailbox === null) return;
    this.mailbox = new HttpListener(mailboxHandler(mails, options.policy?.zone ?? 'UTC'));
    await this.mailbox.open(mailbox);
  }

  async close(): Promise<void> {
    const listeners = [this.endpoint, this.mail, this.console, this.mailbox];
    await Promise.all(listeners.map((listener) => listener?.close()));
  }
}

/** Assembles the system and opens the endpoint, whose URL the functions need. */
export async function assemble(options: SystemOptions): Promise<Assembled> {
  let target: CrashTarget | null = null;
  const { clock, seed } = options;
  const invoke: Invoke = (functionArn, payload, turn) => host.invoke(functionArn, payload, turn);
  const parts = await buildParts(options, invoke, (fault) => whenDown(fault, clock, listeners));
  const listeners = new Listeners(
    (request) => dispatch(context, request),
    () => parts,
  );
  await listeners.endpoint.open((options.ports ?? HEADLESS).endpoint);
  await listeners.mail.open(0);
  const place = {
    clock,
    seed,
    endpointUrl: listeners.endpoint.url,
    mailUrl: listeners.mail.url,
    wire: wireTo([listeners.endpoint, listeners.mail]),
  };
  const host = makeHost(parts, { ...place, onLog: (line) => parts.say(`${line.functionName}: ${line.text}`) });
  const workflows = makeWorkflows(parts, clock, seed, () => host);
  const runtime = { states: () => workflows.states, invoke, endpointUrl: () => listeners.endpoint.url };
  const services = servicesOf(parts, runtime);
  const context: EndpointContext = {
    ...parts,
    services,
    latencies: new Latencies(options.latency ?? null, parts.ids, clock),
    callerOf: (key) => callerOf(parts, key),
    crash: async (scope, caller) => await target?.crashBy(scope, caller),
  };
  return {
    clock,
    parts,
    host,
    workflows,
    listeners,
    services,
    bind: (system) => {
      target = system;
    },
  };
}

/** Throws AwsError for a key that is assembled like a function's and is none. */
function callerOf(parts: Components, key: string): Principal {
  if (!key.startsWith(FUNCTION_KEY)) return { kind: 'admin' };
  const name = key.slice(FUNCTION_KEY.length);
  const found = parts.functions.find(({ spec }) => spec.name === name);
  if (found) return { kind: 'function', name, role: found.roleArn };
  throw new AwsError('UnrecognizedClientException', `There is no function with the access key ${key}.`, 403);
}

/**
 * A mail service that is down refuses connections: its port is closed until the time is over. A power cut in between
 * is none of its business, so this goes by the clock itself.
 */
function whenDown(fault: InjectedFault, clock: Clock, listeners: Listeners): void {
  if (fault.kind !== 'mail.down') return;
  listeners.mailUpMs = Math.max(listeners.mailUpMs, clock.now() + (fault.forMilliseconds ?? DOWN_MS));
  void listeners.mail.close();
  clock.schedule(listeners.mailUpMs, { machine: 'ses', execution: 'up again' }, async () => {
    if (clock.now() >= listeners.mailUpMs) await listeners.mail.reopen();
  });
}
