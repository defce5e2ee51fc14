import { vi } from 'vitest';
import { type Instant, instant, plusMs } from '../../functions/domain/base/time/instant.ts';
import type { CommandEnvelope, IncidentCommand } from '../../functions/domain/incident/command/command.ts';
import type { IncidentState, OpenIncident } from '../../functions/domain/incident/record/state.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import { startAws } from '../adapters/aws.ts';
import { createTables, ENVIRONMENT } from '../adapters/tables.ts';
import { POLICY_TEXT } from './policy.ts';

export const T0: Instant = instant('2026-04-24T08:50:00.000Z');
const MINUTE_MS = 60_000;

/** So many minutes after the start. */
export function minutes(count: number): Instant {
  return plusMs(T0, count * MINUTE_MS);
}

/** The tables, the outside, and the adapters that work with them. The policy is the small one. `settings` stand in the environment. */
export async function setStage(settings: Readonly<Record<string, string>> = {}) {
  Object.assign(process.env, ENVIRONMENT, settings);
  const aws = await startAws();
  await createTables(aws);
  vi.doMock('../../functions/adapters/store/bundled.ts', () => ({ bundledText: () => POLICY_TEXT }));
  const incidents = await import('../../functions/application/command/incidents.ts');
  const contents = await import('../../functions/adapters/store/contents.ts');
  const policies = await import('../../functions/adapters/store/policies.ts');
  const waits = await import('../../functions/adapters/store/waits.ts');
  const views = await import('../../functions/adapters/store/views.ts');
  return { aws, incidents, contents, policies, waits, views };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

let commands = 0;

export function asked(command: IncidentCommand, at: Instant, person: string | null = null): CommandEnvelope {
  commands += 1;
  const actor =
    person === null ? ({ kind: 'system', name: 'test' } as const) : ({ kind: 'person', id: person } as const);
  return { id: `test-${commands}`, actor, at, command };
}

/** A reported incident, by default with a possible leak: major, its first notice due in an hour. Answers its stream. */
export async function reported(
  stage: Stage,
  id: string,
  facts: Facts = { 'data.leak': 'possible' },
  at: Instant = T0,
): Promise<string> {
  const stream = `incident/${id}`;
  const title = await stage.contents.putContent(stream, 'title', 'Somebody saw strange mails');
  const command = {
    do: 'open',
    incident: id,
    policy: stage.policies.bundledDigest(),
    title,
    origin: { kind: 'report', reporter: null },
    detectedAt: at,
    occurredAt: null,
    facts,
    drill: false,
  } as const;
  const { refusal } = await stage.incidents.carryOut(stream, asked(command, at, 'officer'));
  if (refusal !== null) throw new Error(refusal.reason.en);
  return stream;
}

export async function stateOf(stage: Stage, stream: string): Promise<OpenIncident> {
  const { state } = await stage.incidents.loadIncident(stream);
  return opened(state);
}

export function opened(state: IncidentState): OpenIncident {
  if (state.status === 'none') throw new Error('the incident was not opened');
  return state;
}

/** What a Task passes to its function. */
export function task(stream: string, generation: number, at: Instant, more: object = {}): object {
  return { stream, generation, at, definition: '2', startedAt: T0, rounds: 0, machine: 'incident', ...more };
}
