import { createHash, randomUUID } from 'node:crypto';
import { MINUTE_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Clock, Turn } from '../../clock/clock.ts';
import type { FunctionCredentials, FunctionLogLine, FunctionSpec, InvokeResult } from '../../settings/function-spec.ts';
import { FunctionPool } from './function-pool.ts';
import type { Wire, WorkerParts } from './function-worker.ts';
import { Invocation } from './invocation.ts';
import { refuseLargeRequest } from './limits.ts';
import { workerEnvironment } from './worker-environment.ts';

/** How many invocations of one function run beside one another, unless told otherwise. */
const WORKERS_PER_FUNCTION = 4;
/** Longer than a pause between two steps of a workflow usually is, and shorter than the sweep's five minutes. */
const IDLE_MS = 3 * MINUTE_MS;
const NO_WIRE: Wire = { listeners: [], ask: () => Promise.reject(new Error('no listener is wired')) };
/** What a random id is cut from when it is made from the seed. */
const UUID_PARTS = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;

export interface FunctionHostOptions {
  readonly clock: Clock;
  readonly functions: readonly FunctionSpec[];
  /** Where the functions' SDK finds every service. */
  readonly endpointUrl: string;
  readonly region: string;
  readonly credentialsFor: (name: string) => FunctionCredentials;
  /** Seeds all randomness of the functions; null leaves it to the machine. A virtual clock needs one. */
  readonly seed: string | null;
  readonly onLog?: (line: FunctionLogLine) => void;
  readonly workersPerFunction?: number;
  /** How long a worker may be idle on the wall clock before it ends; on virtual time none ends. */
  readonly idleMs?: number;
  /** The ARN of the function of which one worker never ends: people wait for its answers. */
  readonly keptArn?: string;
  /** Without it, functions on virtual time ask everybody over the network. */
  readonly wire?: Wire;
}

/** Runs the functions of the template, each in worker threads of its own under its own environment. */
export class FunctionHost {
  readonly #options: FunctionHostOptions;
  readonly #pools = new Map<string, FunctionPool>();
  #stopped = false;

  constructor(options: FunctionHostOptions) {
    if (options.clock.virtual && options.seed === null) throw new Error('functions on virtual time need a seed');
    this.#options = options;
    for (const spec of options.functions)
      this.#pools.set(spec.name, new FunctionPool(this.#parts(spec), limitsOf(options, spec)));
  }

  /**
   * Invokes a function by name or ARN with a JSON value and waits for its outcome; it never throws for what a function
   * did. To be called in a turn of the clock; the turn is parked meanwhile.
   */
  async invoke(nameOrArn: string, payload: unknown, turn: Turn): Promise<InvokeResult> {
    const pool = this.#pools.get(functionName(nameOrArn));
    if (pool === undefined) {
      const errorMessage = `Function not found: ${nameOrArn}`;
      return { ok: false, errorType: 'Lambda.ResourceNotFoundException', errorMessage };
    }
    // A worker that is started after the end would keep the process alive.
    if (this.#stopped) return { ok: false, errorType: 'Runtime.ExitError', errorMessage: 'signal: killed' };
    const text = JSON.stringify(payload) ?? 'null';
    const refused = refuseLargeRequest(text);
    if (refused !== null) return refused;
    const number = pool.nextNumber();
    const request = {
      spec: pool.spec,
      payload: text,
      turn,
      number,
      requestId: this.#requestId(pool.spec.name, number),
    };
    const invocation = new Invocation(this.#options.clock, request, (ended) => pool.ended(ended));
    pool.submit(invocation);
    return await invocation.result;
  }

  /**
   * Starts the functions' workers ahead, one after another in the order of the template, beside whatever goes on. What
   * they do is the same as when they are started at their first invocation.
   */
  async warm(): Promise<void> {
    for (const pool of this.#pools.values()) {
      if (this.#stopped) return;
      await pool.warm();
    }
  }

  /** Kills the workers of one function; what they were doing ends as Runtime.ExitError. */
  async crash(nameOrArn: string): Promise<void> {
    await this.#pools.get(functionName(nameOrArn))?.crash('signal: killed');
  }

  /** Kills every worker, as a power cut. Functions may be invoked again afterwards. */
  async crashAll(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.crash('signal: killed')));
  }

  /** New code for functions that exist: what runs ends with the old one, what starts has the new one. */
  async redeploy(functions: readonly FunctionSpec[]): Promise<void> {
    await Promise.all(functions.map((spec) => this.#pools.get(spec.name)?.redeploy(this.#parts(spec))));
  }

  /** Ends every worker for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.crashAll();
  }

  #parts(spec: FunctionSpec): WorkerParts {
    const { credentialsFor, clock, seed, onLog, wire } = this.#options;
    const environment = workerEnvironment(spec, credentialsFor(spec.name), this.#options);
    return {
      spec,
      environment,
      seed: clock.virtual ? seed : null,
      now: () => clock.now(),
      onLog: onLog ?? (() => undefined),
      wire: wire ?? NO_WIRE,
    };
  }

  #requestId(name: string, number: number): string {
    if (this.#options.seed === null) return randomUUID();
    const hex = createHash('sha256').update(`${this.#options.seed}|request|${name}|${number}`).digest('hex');
    return hex.replace(UUID_PARTS, '$1-$2-4$3-8$4-$5');
  }
}

function limitsOf({ clock, idleMs, keptArn, workersPerFunction }: FunctionHostOptions, { arn }: FunctionSpec) {
  return {
    size: workersPerFunction ?? WORKERS_PER_FUNCTION,
    idleMs: clock.virtual ? null : (idleMs ?? IDLE_MS),
    keepsOne: arn === keptArn,
  };
}

/** `arn:aws:lambda:region:account:function:name[:qualifier]`, or already a name. */
function functionName(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? nameOrArn) : nameOrArn;
}
