import type { Scheduled } from '../../clock/clock.ts';
import { isObject } from '../../protocol/json.ts';
import type { CrashableClock } from '../../settings/crashable-clock.ts';
import type { InvokeResult } from '../../settings/function-spec.ts';
import type { CountedIds } from '../../settings/ids.ts';
import type { Switches } from '../../settings/switches.ts';
import type { Template } from '../../template/template.ts';
import { mayInvoke } from '../iam/roles.ts';
import type { Asynchronous } from './asynchronous.ts';
import { completeEvent } from './event.ts';
import type { EventRule, RuleTarget } from './rules.ts';
import type { Schedule } from './schedule.ts';

export interface TickerParts {
  readonly clock: CrashableClock;
  readonly ids: CountedIds;
  readonly template: Template;
  readonly rules: readonly EventRule[];
  readonly switches: Switches;
  readonly asynchronous: Asynchronous;
  say(line: string): void;
}

interface ScheduledTarget {
  readonly rule: EventRule;
  readonly target: RuleTarget;
  readonly schedule: Schedule;
  next: { readonly atMs: number; readonly scheduled: Scheduled } | null;
  /** Something changed since the last tick began. */
  disturbed: boolean;
}

/**
 * The schedule rules, on the system's clock.
 *
 * On virtual time a function may answer a tick with `quietUntil` (an instant, or null for never): it promises that
 * nothing is due before then unless something changes. Ticks before that time are then left out, and come back with the
 * first mutating call of anybody else. Without this, a year of a five-minute rule would be a hundred thousand
 * invocations that all find nothing. On real time every tick runs, as in the account.
 */
export class Ticker {
  readonly #parts: TickerParts;
  readonly #lines: ScheduledTarget[];
  #running = false;

  constructor(parts: TickerParts) {
    this.#parts = parts;
    this.#lines = parts.rules.flatMap((rule) =>
      rule.schedule !== null
        ? rule.targets.map(
            (target): ScheduledTarget => ({
              rule,
              target,
              schedule: rule.schedule as Schedule,
              next: null,
              disturbed: false,
            }),
          )
        : [],
    );
  }

  start(): void {
    this.#running = true;
    for (const line of this.#lines) this.#plan(line, this.#parts.clock.now());
  }

  stop(): void {
    this.#running = false;
    for (const line of this.#lines) line.next?.scheduled.cancel();
  }

  /** `who` (a function's name) changed something: no other function's promise of quiet counts any longer. */
  disturb(who: string): void {
    for (const line of this.#lines) {
      if (line.target.arn.endsWith(`:function:${who}`)) continue;
      line.disturbed = true;
      const first = line.schedule(this.#parts.clock.now());
      if (first !== null && (line.next === null || first < line.next.atMs)) this.#plan(line, this.#parts.clock.now());
    }
  }

  /** Invokes every scheduled function at once, in a turn: what a start after a power cut does. */
  async tickAll(): Promise<void> {
    for (const line of this.#lines) await this.#tick(line, this.#parts.clock.now());
  }

  #plan(line: ScheduledTarget, afterMs: number): void {
    line.next?.scheduled.cancel();
    line.next = null;
    const atMs = line.schedule(afterMs);
    if (atMs === null || !this.#running) return;
    const turn = { machine: 'schedule', execution: line.rule.name };
    const scheduled = this.#parts.clock.schedule(atMs, turn, async () => {
      this.#plan(line, atMs);
      await this.#tick(line, atMs);
    });
    line.next = { atMs, scheduled };
  }

  async #tick(line: ScheduledTarget, atMs: number): Promise<void> {
    const { rule, target } = line;
    const { template, ids, asynchronous, switches } = this.#parts;
    if (!switches.isOn(rule.arn, rule.enabled)) return;
    line.disturbed = false;
    if (!mayInvoke(template, target.arn, 'events.amazonaws.com', rule.arn)) {
      this.#parts.say(`refused: rule ${rule.name} may not invoke ${target.arn}: no Lambda permission allows it`);
      return;
    }
    const raw = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {}, resources: [rule.arn] };
    const place = { id: ids.uuid('tick'), account: template.account, region: template.region, atMs };
    const turn = { machine: 'schedule', execution: rule.name };
    await asynchronous.invoke(target.arn, target.input ?? completeEvent(raw, place), turn, (result) =>
      this.#heed(line, result),
    );
  }

  #heed(line: ScheduledTarget, result: InvokeResult): void {
    if (!this.#parts.clock.virtual || line.disturbed || !result.ok || !isObject(result.payload)) return;
    const { quietUntil } = result.payload;
    if (quietUntil === null) {
      line.next?.scheduled.cancel();
      line.next = null;
    }
    const untilMs = typeof quietUntil === 'string' ? Date.parse(quietUntil) : Number.NaN;
    // The first tick at or after the promised time.
    if (untilMs > this.#parts.clock.now()) this.#plan(line, untilMs - 1);
  }
}
