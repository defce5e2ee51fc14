import { DAY_MS, SECOND_MS } from '../../../functions/domain/base/time/units.ts';

/** What the account may send by SES. Every recipient counts; SNS's mails do not, as in the account. */
export interface MailLimits {
  /** Messages in any second (a sliding one). */
  readonly ratePerSecond: number;
  /** Messages in any 24 hours (rolling). */
  readonly perDay: number;
  /** Only verified recipients may be written to. */
  readonly sandbox: boolean;
}

/** A production account as new ones get it. */
const PRODUCTION_LIMITS: MailLimits = { ratePerSecond: 14, perDay: 50_000, sandbox: false };
/** A sandbox as AWS gives it. */
const SANDBOX_LIMITS: MailLimits = { ratePerSecond: 1, perDay: 200, sandbox: true };

/** The limits asked for, over those of the kind of account. */
export function limitsFrom(asked: Partial<MailLimits> | undefined): MailLimits {
  return { ...(asked?.sandbox ? SANDBOX_LIMITS : PRODUCTION_LIMITS), ...asked };
}

/** Counts what was sent in the last second and the last day. Times come in order, up to the clock's precision. */
export class SendWindow {
  readonly #limits: MailLimits;
  #times: number[] = [];
  #first = 0;

  constructor(limits: MailLimits) {
    this.#limits = limits;
  }

  /** Which limit stands against one more recipient now; null when it fits. */
  against(atMs: number): 'rate' | 'day' | null {
    if (this.sentInDay(atMs) >= this.#limits.perDay) return 'day';
    let inSecond = 0;
    for (let index = this.#times.length - 1; index >= this.#first; index -= 1) {
      if ((this.#times[index] ?? 0) <= atMs - SECOND_MS) break;
      inSecond += 1;
    }
    return inSecond >= this.#limits.ratePerSecond ? 'rate' : null;
  }

  record(atMs: number, recipients: number): void {
    for (let count = 0; count < recipients; count += 1) this.#times.push(atMs);
  }

  sentInDay(atMs: number): number {
    while (this.#first < this.#times.length && (this.#times[this.#first] ?? 0) <= atMs - DAY_MS) this.#first += 1;
    if (this.#first > 10_000) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    return this.#times.length - this.#first;
  }
}
