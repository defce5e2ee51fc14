import { Effects } from '../endpoint/effects.ts';
import { Faults } from '../endpoint/faults.ts';
import { folderStore, memoryStore, type Store } from '../journal/store.ts';
import { Mailbox } from '../mailbox/mailbox.ts';
import { Dynalite } from '../services/dynamodb/dynalite.ts';
import { prepareTables } from '../services/dynamodb/tables.ts';
import { Asynchronous } from '../services/events/asynchronous.ts';
import { Bus } from '../services/events/bus.ts';
import { readRules } from '../services/events/rules.ts';
import { Ticker } from '../services/events/ticker.ts';
import { Gateway } from '../services/gateway/gateway.ts';
import { QueuePolicies } from '../services/iam/queue-policies.ts';
import { Roles } from '../services/iam/roles.ts';
import { Identities } from '../services/ses/identities.ts';
import { Ses } from '../services/ses/ses.ts';
import { SuppressionList } from '../services/ses/suppression.ts';
import { Topics } from '../services/sns/topics.ts';
import { Pollers } from '../services/sqs/pollers.ts';
import { Queues } from '../services/sqs/queues.ts';
import { CrashableClock } from '../settings/crashable-clock.ts';
import type { InvokeResult } from '../settings/function-spec.ts';
import { CountedIds } from '../settings/ids.ts';
import { limitsFrom } from '../settings/mail-limits.ts';
import type { SystemOptions } from '../settings/options.ts';
import { Switches } from '../settings/switches.ts';
import { loadAssembly } from '../template/assembly.ts';
import { functionsOf, type TemplateFunction } from '../template/functions.ts';
import { loadTemplate, type Template } from '../template/template.ts';

/** What a function's role must allow for what Lambda does with queues in its name. */
const SENDS = ['sqs:SendMessage'];
const FETCHES = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** What a system is made of besides its listeners, its functions and its workflows. */
export type Components = Awaited<ReturnType<typeof buildParts>>;

/** Invokes a function for somebody who was already found to be allowed to. */
export type Invoke = (
  functionArn: string,
  payload: unknown,
  turn: { machine: string; execution: string },
) => Promise<InvokeResult>;

/**
 * Reads the template and the state on disk and makes the services.
 * Throws AssemblyError, IntrinsicError, PolicyNotServed, PatternError, ScheduleError, JournalError, TableChanged.
 */
export async function buildParts(options: SystemOptions, invoke: Invoke, onFault: Parameters<typeof faultsOf>[1]) {
  const say = options.say ?? (() => undefined);
  const template = loadTemplate(loadAssembly(options.assembly, options.stack), apiUrlOf(options));
  const roles = Roles.of(template);
  const functions = functionsOf(template);
  const store = options.state === 'memory' ? memoryStore() : folderStore(options.state.folder);
  const dynalite = new Dynalite(store.tables, template.region, template.account);
  await prepareTables(dynalite, template);
  const clock = new CrashableClock(options.clock);
  const ids = new CountedIds(options.seed === null ? null : `${options.seed}|endpoint`);
  const queues = new Queues({ clock, ids, template, store });
  const checkQueue = queueCheck({ roles, functions }, SENDS);
  const checkFetch = queueCheck({ roles, functions }, FETCHES);
  const asynchronous = new Asynchronous({ clock, template, queues, checkQueue, invoke, say });
  const rules = readRules(template);
  const queuePolicies = QueuePolicies.of(template);
  const switches = new Switches(store);
  const bus = new Bus({ clock, ids, template, rules, switches, store, queues, queuePolicies, asynchronous, say });
  const pollers = new Pollers({ clock, template, switches, queues, checkFetch, invoke, say });
  const ticker = new Ticker({ clock, ids, template, rules, switches, asynchronous, say });
  const effects = new Effects();
  effects.listen((effect) => ticker.disturb(effect.function));
  const faults = faultsOf(clock, onFault);
  const gateway = new Gateway({ clock, ids, template, invoke, say });
  const shared = { clock, ids, template, switches, store, bus, faults };
  const mail = mailParts(shared, options);
  return {
    ...shared,
    ...mail,
    say,
    roles,
    functions,
    dynalite,
    queues,
    pollers,
    asynchronous,
    ticker,
    effects,
    gateway,
  };
}

/** A port that is chosen freely is not known yet when the functions' environment is made. */
function apiUrlOf({ ports }: SystemOptions): string | undefined {
  return ports?.console ? `http://127.0.0.1:${ports.console}` : undefined;
}

function faultsOf(clock: CrashableClock, onFault: ConstructorParameters<typeof Faults>[1]): Faults {
  return new Faults(() => clock.now(), onFault);
}

interface Shared {
  readonly clock: CrashableClock;
  readonly ids: CountedIds;
  readonly template: Template;
  readonly switches: Switches;
  readonly store: Store;
  readonly bus: Bus;
  readonly faults: Faults;
}

function mailParts(shared: Shared, options: SystemOptions) {
  const { store, switches, template } = shared;
  const mailbox = new Mailbox(store);
  const identities = new Identities(template, switches);
  const suppression = new SuppressionList(store);
  const limits = limitsFrom(options.mail);
  const ses = new Ses({ ...shared, mailbox, identities, suppression, limits });
  const topics = new Topics({ ...shared, mailbox });
  return { mailbox, identities, suppression, limits, ses, topics };
}

/** Checks that the role of a function, by name or ARN, allows these actions on a queue; what it gives throws AccessDenied. */
function queueCheck(parts: { roles: Roles; functions: readonly TemplateFunction[] }, actions: readonly string[]) {
  return (reference: string, queueArn: string): void => {
    const found = parts.functions.find(({ spec }) => spec.name === reference || spec.arn === reference);
    const needs = actions.map((action) => ({ action, resource: queueArn }));
    parts.roles.check(found?.spec.name ?? reference, found?.roleArn ?? '', needs);
  };
}
