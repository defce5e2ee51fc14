import type { Effect } from './endpoint/effects.ts';
import type { Faults } from './endpoint/faults.ts';
import type { ExecutionRow, HttpAnswer, MailRow, RawEvent, SystemOptions } from './options.ts';
import type { Outcome } from './ses/outcomes.ts';

/** The synthesized template, served on this machine. */
export interface System {
  readonly endpointUrl: string;
  readonly consoleUrl: string | null;
  readonly mailboxUrl: string | null;
  /** Puts raw events on the default bus and gives their ids; on virtual time it plays the present instant. */
  putEvents(entries: readonly RawEvent[]): Promise<string[]>;
  /** Asks the console function as `person`; an object body is sent as JSON. */
  request(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer>;
  mails(): readonly MailRow[];
  /** The mails of kind `page`. */
  pages(): readonly MailRow[];
  executions(): Promise<readonly ExecutionRow[]>;
  readonly faults: Faults;
  /** What happens to mails accepted for `to` from now on. */
  mailOutcome(to: string, outcome: Outcome): void;
  /** Every mutating call seen, in order. */
  effects(): readonly Effect[];
  /** A power cut: executions end as ABORTED, functions die, what was not stored is gone. */
  crash(): Promise<void>;
  /** The start after a crash: the sweep is invoked at once. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export declare const startSystem: (options: SystemOptions) => Promise<System>;
