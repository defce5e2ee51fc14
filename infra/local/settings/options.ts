import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import type { Clock } from '../clock/clock.ts';
import type { MailLimits } from './mail-limits.ts';

/** The port of each of the three public listeners; 0 takes a free one, null opens none. */
export interface PortNumbers {
  readonly console: number | null;
  readonly endpoint: number;
  readonly mailbox: number | null;
}

/** Extra waiting put on every call of a function, drawn evenly from a seeded source. */
export interface Latency {
  readonly minMilliseconds: number;
  readonly maxMilliseconds: number;
}

export interface SystemOptions {
  /** The synthesized cloud assembly (a cdk.out folder). */
  readonly assembly: string;
  /** Which stack of it; not needed when it holds one. */
  readonly stack?: string;
  readonly clock: Clock;
  /** In memory, or in a folder that survives the process. */
  readonly state: 'memory' | { readonly folder: string };
  /** Limits of the local mail service; what is left out has the defaults of a production account. */
  readonly mail?: Partial<MailLimits>;
  /** Null: ids are random. Otherwise every id follows from it. */
  readonly seed: string | null;
  /** Default: the endpoint on a free port, nothing else. */
  readonly ports?: PortNumbers;
  readonly latency?: Latency;
  /** Who is who, and in which zone times are shown, on the pages of this machine. Default: addresses alone, and UTC. */
  readonly policy?: Pick<Policy, 'team' | 'zone'>;
  /** Start every function's worker at once instead of at its first invocation: saves time where nearly all are needed. */
  readonly startsAhead?: boolean;
  /** Where the system says what a person must know: refusals, dead letters, failures. Default: nowhere. */
  readonly say?: (line: string) => void;
}

/** An EventBridge event as it comes out of a bus; what is left out is filled in on arrival. */
export interface RawEvent {
  readonly id?: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly time?: string;
  readonly resources?: readonly string[];
  readonly account?: string;
  readonly region?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One message that the mail service, or the paging topic, accepted. */
export interface MailRow {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly kind: string;
  readonly stage: string | null;
  readonly incident: string | null;
  readonly text: string;
  readonly html: string;
}

export interface ExecutionRow {
  readonly machine: string;
  readonly name: string;
  readonly arn: string;
  readonly status: string;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  /** Number of history events. */
  readonly events: number;
}
