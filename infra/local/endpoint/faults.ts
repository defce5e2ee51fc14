import type { Effect } from './effects.ts';

/**
 * A fault to come. `count`: how many calls it hits (1 if neither is given); `forMilliseconds`: how long it lasts.
 * `target` narrows it: a recipient for `mail.*`; a table's name for `store.*`; a function's name, `service.Operation`
 * or `service.Operation:table` for `crash`.
 */
export type InjectedFault = MailFault | StoreFault | CrashFault;

interface Extent {
  readonly target?: string;
  readonly count?: number;
  readonly forMilliseconds?: number;
}

/** `reply-lost`: accepted, then the connection breaks. `down`: connections are refused. */
interface MailFault extends Extent {
  readonly kind: 'mail.reply-lost' | 'mail.throttle' | 'mail.down' | 'mail.denied';
}

/**
 * `fail`: a write is refused with an internal error and not done. `race`: a conditional write finds its condition
 * broken, as if another writer had been first. `reply-lost`: a write is done and its reply is lost.
 */
interface StoreFault extends Extent {
  readonly kind: 'store.fail' | 'store.race' | 'store.reply-lost';
}

export interface CrashFault extends Extent {
  readonly kind: 'crash';
  /** Before the side effect happens, or after it and before its reply. Default: after. */
  readonly when?: 'before' | 'after';
  /** Let this many matching side effects pass first. */
  readonly skip?: number;
  /** The calling function only, or the whole system (a power cut, started again at once). Default: function. */
  readonly scope?: 'function' | 'system';
}

/** The kinds of fault that this machine can make. */
export const FAULT_KINDS: ReadonlyMap<InjectedFault['kind'], string> = new Map<InjectedFault['kind'], string>([
  ['mail.reply-lost', 'the mail is accepted, then the connection breaks'],
  ['mail.throttle', 'SES answers 429 TooManyRequestsException'],
  ['mail.down', 'connections to SES are refused'],
  ['mail.denied', 'SES answers 403 AccessDeniedException'],
  ['store.fail', 'a write to DynamoDB is answered with 500 InternalServerError and not done'],
  ['store.race', 'a conditional write to DynamoDB finds its condition broken'],
  ['store.reply-lost', 'a write to DynamoDB is done, then the connection breaks'],
  ['crash', 'the calling function, or the whole system, is killed before or after a side effect'],
]);

/** A fault that this machine cannot make. */
class UnknownFault extends Error {
  override readonly name = 'UnknownFault';

  constructor(kind: string) {
    super(`the fault ${kind} is not served here; one of ${[...FAULT_KINDS.keys()].join(', ')}`);
  }
}

interface Armed {
  readonly fault: InjectedFault;
  skip: number;
  left: number;
  readonly untilMs: number;
}

/** The faults that are still to come. */
export class Faults {
  readonly #now: () => number;
  readonly #onChange: (fault: InjectedFault) => void;
  #armed: Armed[] = [];

  /** `onChange` is told of every fault that is added. */
  constructor(now: () => number, onChange: (fault: InjectedFault) => void = () => undefined) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** Throws UnknownFault for a kind that is not served here. */
  add(fault: InjectedFault): void {
    if (!FAULT_KINDS.has(fault.kind)) throw new UnknownFault(fault.kind);
    const lasting = fault.forMilliseconds !== undefined;
    this.#armed.push({
      fault,
      skip: 'skip' in fault ? (fault.skip ?? 0) : 0,
      left: fault.count ?? (lasting ? Number.POSITIVE_INFINITY : 1),
      untilMs: lasting ? this.#now() + (fault.forMilliseconds ?? 0) : Number.POSITIVE_INFINITY,
    });
    this.#onChange(fault);
  }

  clear(): void {
    this.#armed = [];
  }

  /** Takes one hit of the first fault of this kind that fits, or null. */
  take<Kind extends InjectedFault['kind']>(
    kind: Kind,
    fits: (fault: InjectedFault) => boolean,
  ): (InjectedFault & { kind: Kind }) | null {
    const found = this.#live().find((each) => each.fault.kind === kind && fits(each.fault) && this.#passes(each));
    if (!found) return null;
    found.left -= 1;
    return found.fault as InjectedFault & { kind: Kind };
  }

  #live(): Armed[] {
    this.#armed = this.#armed.filter((each) => each.left > 0 && each.untilMs > this.#now());
    return this.#armed;
  }

  #passes(armed: Armed): boolean {
    armed.skip -= 1;
    return armed.skip < 0;
  }
}

/** Whether a crash fault's target names this effect. */
export function namesEffect(target: string | undefined, effect: Effect): boolean {
  if (target === undefined) return true;
  const call = `${effect.service}.${effect.operation}`;
  return [effect.function, effect.service, call, `${call}:${effect.table ?? ''}`].includes(target);
}
