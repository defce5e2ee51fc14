import { MINUTE_MS } from '../../../functions/domain/base/time/units.ts';
import type { Clock } from '../clock/clock.ts';
import { type Desk, dispatch } from '../endpoint/dispatch.ts';
import type { InjectedFault } from '../endpoint/faults.ts';
import { Latencies } from '../endpoint/latencies.ts';
import { Door } from '../endpoint/server.ts';
import { mailboxDoor } from '../mailbox/front.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Principal, ServedService } from '../protocol/call.ts';
import { consoleDoor, tooLargeToRead } from '../services/gateway/front.ts';
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

/** What kills functions, or everything, when a fault says so. */
interface Mortal {
  die(scope: 'function' | 'system', caller: Principal): Promise<void>;
}

/** A system in its parts, made but not yet running. */
export interface Made {
  readonly clock: Clock;
  readonly parts: Components;
  readonly host: FunctionHost;
  readonly workflows: StateMachineRuntime;
  readonly doors: Doors;
  readonly services: readonly ServedService[];
  /** Tells the endpoint whom crashes befall. */
  bind(system: Mortal): void;
}

/** The HTTP doors of a system. */
export class Doors {
  readonly endpoint: Door;
  /** The same endpoint at a port of its own, for functions that send mail. */
  readonly mail: Door;
  readonly #parts: () => Components;
  /** Until then the mail service is down, in ms since the epoch. */
  mailUpMs = 0;
  console: Door | null = null;
  mailbox: Door | null = null;

  constructor(handler: ConstructorParameters<typeof Door>[0], parts: () => Components) {
    this.endpoint = new Door(handler);
    this.mail = new Door(handler);
    this.#parts = parts;
  }

  /** Opens the doors for people. Throws PortBusy, with every door closed again. */
  async openFront(options: SystemOptions): Promise<void> {
    const { console, mailbox } = options.ports ?? HEADLESS;
    const { gateway, mailbox: mails, topics } = this.#parts();
    if (console !== null) {
      this.console = new Door(
        consoleDoor({ clock: options.clock, gateway, people: peopleOf(topics), team: options.policy?.team ?? null }),
        tooLargeToRead,
      );
      await this.console.open(console);
    }
    if (mailbox === null) return;
    this.mailbox = new Door(mailboxDoor(mails, options.policy?.zone ?? 'UTC'));
    await this.mailbox.open(mailbox);
  }

  async close(): Promise<void> {
    const doors = [this.endpoint, this.mail, this.console, this.mailbox];
    await Promise.all(doors.map((door) => door?.close()));
  }
}

/** Makes everything and opens the endpoint, which the functions need to know. */
export async function make(options: SystemOptions): Promise<Made> {
  let mortal: Mortal | null = null;
  const { clock, seed } = options;
  const invoke: Invoke = (functionArn, payload, turn) => host.invoke(functionArn, payload, turn);
  const parts = await buildParts(options, invoke, (fault) => whenDown(fault, clock, doors));
  const doors = new Doors(
    (request) => dispatch(desk, request),
    () => parts,
  );
  await doors.endpoint.open((options.ports ?? HEADLESS).endpoint);
  await doors.mail.open(0);
  const place = {
    clock,
    seed,
    endpointUrl: doors.endpoint.url,
    mailUrl: doors.mail.url,
    wire: wireTo([doors.endpoint, doors.mail]),
  };
  const host = makeHost(parts, { ...place, onLog: (line) => parts.say(`${line.functionName}: ${line.text}`) });
  const workflows = makeWorkflows(parts, clock, seed, () => host);
  const runtime = { states: () => workflows.states, invoke, endpointUrl: () => doors.endpoint.url };
  const services = servicesOf(parts, runtime);
  const desk: Desk = {
    ...parts,
    services,
    latencies: new Latencies(options.latency ?? null, parts.ids, clock),
    callerOf: (key) => callerOf(parts, key),
    crash: async (scope, caller) => await mortal?.die(scope, caller),
  };
  return {
    clock,
    parts,
    host,
    workflows,
    doors,
    services,
    bind: (system) => {
      mortal = system;
    },
  };
}

/** Throws AwsError for a key that is made like a function's and is none. */
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
function whenDown(fault: InjectedFault, clock: Clock, doors: Doors): void {
  if (fault.kind !== 'mail.down') return;
  doors.mailUpMs = Math.max(doors.mailUpMs, clock.now() + (fault.forMilliseconds ?? DOWN_MS));
  void doors.mail.close();
  clock.schedule(doors.mailUpMs, { machine: 'ses', execution: 'up again' }, async () => {
    if (clock.now() >= doors.mailUpMs) await doors.mail.reopen();
  });
}
