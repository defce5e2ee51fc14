import { join } from 'node:path';
import { customersCsv } from '../../functions/domain/register/generate.ts';
import type { IncidentReport } from '../../functions/domain/views/report.ts';
import { assemblyFor } from '../../infra/build/synth.ts';
import { VirtualClock } from '../../infra/local/clock/virtual-clock.ts';
import { LocalSystem, type System } from '../../infra/local/runtime/system.ts';
import type { HttpAnswer, SystemOptions } from '../../infra/local/settings/options.ts';
import { ROOT } from '../style/source-files.ts';

export interface StageOptions extends Pick<SystemOptions, 'mail' | 'latency' | 'say'> {
  readonly start: string;
  readonly customers: number;
  readonly policy?: string;
  /** Instead of the policy's. */
  readonly assembly?: string;
}

/** A system on virtual time that a test talks to as people and alarms do. */
export interface Stage {
  readonly system: System;
  readonly clock: VirtualClock;
  readonly startMs: number;
  /** Plays on until so many milliseconds after the start. */
  to(afterMs: number): Promise<void>;
  ask(person: string, path: string, body: unknown, key?: string): Promise<HttpAnswer>;
  incidents(): Promise<IncidentReport[]>;
  stop(): Promise<void>;
}

const FLEXCRM = join(ROOT, 'workflows/policies/flexcrm.yaml');

/** Starts an empty system in memory and imports generated customers. */
export async function stage(options: StageOptions): Promise<Stage> {
  const startMs = Date.parse(options.start);
  const clock = new VirtualClock(startMs);
  const system = await LocalSystem.start({
    assembly: options.assembly ?? (await assemblyFor(options.policy ?? FLEXCRM)),
    clock,
    state: 'memory',
    seed: 'stage',
    mail: { ratePerSecond: 14, perDay: 50_000, sandbox: false, ...options.mail },
    ...(options.latency === undefined ? {} : { latency: options.latency }),
    ...(options.say === undefined ? {} : { say: options.say }),
  });
  const csv = customersCsv(options.customers);
  await mustWork(
    await system.request('officer@example.jp', 'POST', '/api/customers', csv, { 'content-type': 'text/csv' }),
  );
  return {
    system,
    clock,
    startMs,
    to: (afterMs) => clock.advanceTo(startMs + afterMs),
    ask: (person, path, body, key) => system.request(person, 'POST', path, body, keyed(key)),
    incidents: async () => JSON.parse((await system.request('auditor@example.jp', 'GET', '/api/incidents')).body),
    stop: () => system.stop(),
  };
}

function keyed(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key };
}

/** The answer, if it was one of success; otherwise throws with what was said. */
export function mustWork(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 300) throw new Error(`status ${answer.status}: ${answer.body}`);
  return answer;
}

/** An alarm's state change as CloudWatch puts it on the bus. */
export function alarm(name: string, state: 'ALARM' | 'OK', at: string, id: string) {
  return {
    id,
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    time: at,
    account: '000000000000',
    region: 'ap-northeast-1',
    resources: [`arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:${name}`],
    detail: {
      alarmName: name,
      state: { value: state, reason: 'a threshold was crossed', timestamp: at },
      previousState: { value: state === 'ALARM' ? 'OK' : 'ALARM' },
    },
  };
}
