import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { moment } from './moment.ts';
import type { SignalReading } from './signal.ts';
import { takenBy } from './stated-facts.ts';

/** Labels that call for nothing by themselves. */
const HARMLESS: ReadonlySet<string> = new Set(['INFORMATIONAL', 'LOW']);
const FINDINGS_AT_MOST = 100;

const finding = z.looseObject({
  Id: z.string().min(1),
  Title: z.string().default(''),
  Types: z.array(z.string()).default([]),
  GeneratorId: z.string().default(''),
  Severity: z.looseObject({ Label: z.string().default('MEDIUM') }).default({ Label: 'MEDIUM' }),
  Workflow: z.looseObject({ Status: z.string().default('NEW') }).default({ Status: 'NEW' }),
  RecordState: z.string().default('ACTIVE'),
  FirstObservedAt: moment.optional(),
  UpdatedAt: moment.optional(),
});
type Finding = z.output<typeof finding>;

const batch = z.looseObject({
  detail: z.looseObject({ findings: z.array(finding).min(1).max(FINDINGS_AT_MOST) }),
});

/** Security Hub findings: one event may carry several, each a source of its own. */
export function readSecurityHub(event: Envelope, policy: Policy): readonly SignalReading[] {
  return batch.parse(event).detail.findings.map((one) => readFinding(event, one, policy));
}

function readFinding(event: Envelope, one: Finding, policy: Policy): SignalReading {
  const key = { source: sourceId('finding', one.Id), signal: event.id };
  const label = one.Severity.Label.toUpperCase();
  if (HARMLESS.has(label)) return { kind: 'ignored', ...key, reason: `Its severity is ${label}.` };
  const name = one.Types[0] ?? one.GeneratorId;
  const taken = takenBy(policy, policy.signals.findings, name, one.Title);
  // Findings may be old when they are first imported: we know of them from then on.
  const at = one.UpdatedAt ?? event.time;
  const told = { kind: 'signal', ...key, ...taken, detectedAt: at, changedAt: at } as const;
  if (isOver(one)) return { ...told, state: 'ended', occurredAt: null };
  return { ...told, state: 'firing', occurredAt: one.FirstObservedAt ?? null };
}

function isOver({ RecordState, Workflow }: Finding): boolean {
  return RecordState === 'ARCHIVED' || Workflow.Status === 'RESOLVED' || Workflow.Status === 'SUPPRESSED';
}
