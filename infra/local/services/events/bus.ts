import type { Journal } from '../../journal/journal.ts';
import type { Store } from '../../journal/store.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { CountedIds } from '../../settings/ids.ts';
import type { RawEvent } from '../../settings/options.ts';
import type { Switches } from '../../settings/switches.ts';
import type { Template } from '../../template/template.ts';
import type { QueuePolicies } from '../iam/queue-policies.ts';
import { mayInvoke } from '../iam/roles.ts';
import type { Queues } from '../sqs/queues.ts';
import type { Asynchronous } from './asynchronous.ts';
import { asObject, type BusEvent, completeEvent } from './event.ts';
import { matchesPattern } from './pattern.ts';
import type { EventRule, RuleTarget } from './rules.ts';

export interface BusParts {
  readonly clock: CrashableClock;
  readonly ids: CountedIds;
  readonly template: Template;
  readonly rules: readonly EventRule[];
  readonly switches: Switches;
  readonly store: Store;
  readonly queues: Queues;
  readonly queuePolicies: QueuePolicies;
  readonly asynchronous: Asynchronous;
  say(line: string): void;
}

const SERVICE = 'events.amazonaws.com';

/** A line of the event journal: an event with the targets it is owed to, or one of them done. */
type BusEntry = { readonly event: BusEvent; readonly owed: readonly string[] } | { readonly done: string };

/** The default event bus: what it accepted is delivered at least once, whatever crashes in between. */
export class Bus {
  readonly #parts: BusParts;
  readonly #journal: Journal<BusEntry>;
  /** Deliveries owed, by event and target. */
  readonly #owed = new Map<string, { event: BusEvent; rule: EventRule; target: RuleTarget }>();

  constructor(parts: BusParts) {
    this.#parts = parts;
    const { lines, journal } = parts.store.open<BusEntry>('events', stillOwed);
    this.#journal = journal;
    for (const line of lines) if ('event' in line) this.#owe(line.event, line.owed);
  }

  get rules(): readonly EventRule[] {
    return this.#parts.rules;
  }

  isEnabled({ arn, enabled }: EventRule): boolean {
    return this.#parts.switches.isOn(arn, enabled);
  }

  /** A rule that is disabled gets no further events; what it was owed before is still delivered. */
  enable({ arn }: EventRule, isOn: boolean): void {
    this.#parts.switches.turn(arn, isOn);
  }

  /** Takes an event and gives its id. It is on record before this returns; delivery follows in turns of its own. */
  accept(raw: RawEvent): string {
    const { clock, ids, template } = this.#parts;
    const place = {
      id: raw.id ?? ids.uuid('event'),
      account: template.account,
      region: template.region,
      atMs: clock.now(),
    };
    const event = completeEvent(raw, place);
    const owed = this.#targetsOf(event);
    if (owed.length === 0) return event.id;
    this.#journal.append({ event, owed });
    for (const key of this.#owe(event, owed)) this.#schedule(key);
    return event.id;
  }

  /** Delivers again what had not been delivered when the system crashed. */
  resume(): void {
    for (const key of this.#owed.keys()) this.#schedule(key);
  }

  close(): void {
    this.#journal.close();
  }

  #targetsOf(event: BusEvent): string[] {
    const subject = asObject(event);
    return this.#parts.rules
      .filter((rule) => this.isEnabled(rule) && rule.pattern !== null && matchesPattern(rule.pattern, subject))
      .flatMap((rule) => rule.targets.map((target) => `${rule.name}/${target.id}`));
  }

  #owe(event: BusEvent, owed: readonly string[]): string[] {
    return owed.flatMap((name) => {
      const rule = this.#parts.rules.find((each) => name.startsWith(`${each.name}/`));
      const target = rule?.targets.find((each) => `${rule.name}/${each.id}` === name);
      // A rule that the template no longer has owes nothing.
      if (!rule || !target) return [];
      const key = `${event.id}/${name}`;
      this.#owed.set(key, { event, rule, target });
      return [key];
    });
  }

  #schedule(key: string): void {
    this.#parts.clock.schedule(this.#parts.clock.now(), { machine: 'events', execution: key }, () =>
      this.#deliver(key),
    );
  }

  async #deliver(key: string): Promise<void> {
    const delivery = this.#owed.get(key);
    if (!delivery) return;
    const { event, rule, target } = delivery;
    if (!this.#mayReach(rule, target)) {
      this.#deadLetter(event, rule, target);
      return this.#settle(key);
    }
    const payload = target.input ?? event;
    if (target.kind === 'queue') {
      this.#parts.queues.send(target.arn, JSON.stringify(payload));
      return this.#settle(key);
    }
    const turn = { machine: 'events', execution: key };
    await this.#parts.asynchronous.invoke(target.arn, payload, turn, () => this.#settle(key));
  }

  #mayReach(rule: EventRule, { kind, arn }: RuleTarget): boolean {
    const { template, queuePolicies } = this.#parts;
    return kind === 'queue'
      ? queuePolicies.maySend(arn, SERVICE, rule.arn)
      : mayInvoke(template, arn, SERVICE, rule.arn);
  }

  #deadLetter(event: BusEvent, rule: EventRule, target: RuleTarget): void {
    const why = target.kind === 'queue' ? 'may not send to' : 'may not invoke';
    const missing = target.kind === 'queue' ? 'no policy of the queue allows it' : 'no Lambda permission allows it';
    this.#parts.say(`refused: rule ${rule.name} ${why} ${target.arn}: ${missing}`);
    if (target.deadLetterArn === null) return;
    if (!this.#parts.queuePolicies.maySend(target.deadLetterArn, SERVICE, rule.arn)) {
      this.#parts.say(`refused: rule ${rule.name} may not send to ${target.deadLetterArn}; the event is dropped`);
      return;
    }
    this.#parts.queues.send(target.deadLetterArn, JSON.stringify(event), {
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: `${target.kind === 'queue' ? 'SQS' : 'Lambda'} could not be invoked`,
      RULE_ARN: rule.arn,
      TARGET_ARN: target.arn,
    });
  }

  #settle(key: string): void {
    if (!this.#owed.delete(key)) return;
    this.#journal.append({ done: key });
  }
}

/** What compaction keeps: events with the targets that are not done. */
function stillOwed(lines: BusEntry[]): BusEntry[] {
  const done = new Set(lines.flatMap((line) => ('done' in line ? [line.done] : [])));
  return lines.flatMap((line) => {
    if (!('event' in line)) return [];
    const owed = line.owed.filter((name) => !done.has(`${line.event.id}/${name}`));
    return owed.length > 0 ? [{ event: line.event, owed }] : [];
  });
}
