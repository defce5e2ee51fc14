import * as z from 'zod';
import type { Policy } from '../../policy/shape/schema.ts';
import { type IntakeSettings, LABELS, type Label } from '../intake.ts';
import { optionalList, optionalMoment, optionalObject, optionalText, ownWords } from '../optional.ts';
import { isSampleTitle } from '../sample.ts';
import { saysYes } from '../says-yes.ts';
import type { SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { readBatch } from './read-batch.ts';

/** From which number on ASFF takes a finding for each of LABELS. */
const LEAST_NORMALIZED: readonly number[] = [0, 1, 40, 70, 90];

/** A finding in the AWS Security Finding Format, as Security Hub CSPM sends it. */
const finding = z.looseObject({
  Id: z.string().min(1),
  Title: optionalText,
  Description: optionalText,
  Types: optionalList(z.string()),
  GeneratorId: optionalText,
  Severity: optionalObject({ Label: optionalText, Normalized: z.number().nullable().default(null).catch(null) }),
  Workflow: optionalObject({ Status: optionalText }),
  RecordState: optionalText,
  Sample: z.unknown().optional(),
  ProductFields: z.record(z.string(), z.unknown()).default({}).catch({}),
  FirstObservedAt: optionalMoment,
  UpdatedAt: optionalMoment,
});
type SecurityHubFinding = z.output<typeof finding>;

/** Security Hub CSPM findings: one event may carry several, each a source of its own. */
export function readSecurityHub(event: Envelope, policy: Policy, settings: IntakeSettings): readonly SignalReading[] {
  return readBatch(event, (raw) => {
    const one = finding.parse(raw);
    const label = labelOf(one);
    if (label !== undefined && !settings.securityHubLabels.includes(label)) {
      const reason = `Its severity ${label} is none of signals.securityHubLabels.`;
      return { kind: 'ignored', source: sourceId('finding', one.Id), signal: event.id, reason };
    }
    return signalOf(event, one, isOver(one) ? 'ended' : 'firing', policy);
  });
}

/** Findings that a person chose and sent on by a custom action: they are taken whatever their severity and state. */
export function readCustomAction(event: Envelope, policy: Policy): readonly SignalReading[] {
  return readBatch(event, (raw) => signalOf(event, finding.parse(raw), 'firing', policy));
}

function signalOf(event: Envelope, one: SecurityHubFinding, state: 'firing' | 'ended', policy: Policy): SignalReading {
  const names = one.Types.length === 0 ? [one.GeneratorId] : one.Types;
  const words = ownWords(one.Title, names[0] ?? '', one.Description, names.join(', '));
  // Findings may be old when they are first imported: we know of them from then on.
  const at = one.UpdatedAt ?? event.time;
  return {
    ...{ kind: 'signal', source: sourceId('finding', one.Id), signal: event.id, state },
    ...words,
    ...takenBy(policy, policy.signals.findings, names, words),
    occurredAt: state === 'firing' ? one.FirstObservedAt : null,
    ...{ detectedAt: at, changedAt: at, restoredAt: state === 'firing' ? null : at },
    ...{ drill: isSample(one), isUnreadable: false, muted: null },
  };
}

/** Undefined where none is known. ASFF has a number from 0 to 100 beside its label, or in place of it. */
function labelOf({ Severity: { Label, Normalized } }: SecurityHubFinding): Label | undefined {
  const named = LABELS.find((known) => known === Label.toUpperCase());
  if (named !== undefined || Normalized === null) return named;
  return LABELS.findLast((_, index) => Normalized >= (LEAST_NORMALIZED[index] ?? 0));
}

function isOver({ RecordState, Workflow }: SecurityHubFinding): boolean {
  return RecordState === 'ARCHIVED' || Workflow.Status === 'RESOLVED' || Workflow.Status === 'SUPPRESSED';
}

/** Marked by the format itself, or by GuardDuty, whose fields are handed on under their path. */
function isSample({ Sample, ProductFields, Title }: SecurityHubFinding): boolean {
  const handedOn = Object.entries(ProductFields).some(
    ([key, value]) => key.endsWith('/additionalInfo/sample') && saysYes(value),
  );
  return saysYes(Sample) || handedOn || isSampleTitle(Title);
}
