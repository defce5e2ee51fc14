import * as z from 'zod';
import { fromMs, type Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IntakeSettings, Label } from '../intake.ts';
import { EARLIEST_MS } from '../moment.ts';
import { optionalList, optionalMoment, optionalObject, optionalText, ownWords } from '../optional.ts';
import { isSampleTitle } from '../sample.ts';
import type { SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { readBatch } from './read-batch.ts';

/** OCSF's severity_id from 1 on; 6, fatal, is beyond critical. */
const LABEL_BY_ID: readonly (Label | undefined)[] = [
  ...[undefined, 'INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'CRITICAL'],
] as (Label | undefined)[];
const CLOSED = 3;
/** OCSF's status_id: suppressed, resolved, archived. */
const OVER: ReadonlySet<number> = new Set([3, 4, 5]);

const optionalNumber = z.number().nullable().default(null).catch(null);

/** A finding of the Open Cybersecurity Schema Framework, as far as it is looked at. */
const finding = z.looseObject({
  finding_info: z.looseObject({
    uid: z.string().min(1),
    title: optionalText,
    desc: optionalText,
    types: optionalList(z.string()),
    first_seen_time_dt: optionalMoment,
    first_seen_time: optionalNumber,
    modified_time_dt: optionalMoment,
    modified_time: optionalNumber,
  }),
  metadata: optionalObject({ event_code: optionalText }),
  class_name: optionalText,
  activity_id: optionalNumber,
  severity_id: optionalNumber,
  status_id: optionalNumber,
});
type OcsfFinding = z.output<typeof finding>;

/** Findings of Security Hub (`Findings Imported V2`). */
export function readOcsf(event: Envelope, policy: Policy, settings: IntakeSettings): readonly SignalReading[] {
  return readBatch(event, (raw) => {
    const one = finding.parse(raw);
    const label = LABEL_BY_ID[one.severity_id ?? 0];
    if (label === undefined || settings.securityHubLabels.includes(label)) return signalOf(event, one, policy);
    const reason = `Its severity ${label} is none of signals.securityHubLabels.`;
    return { kind: 'ignored', source: sourceId('finding', one.finding_info.uid), signal: event.id, reason };
  });
}

function signalOf(event: Envelope, one: OcsfFinding, policy: Policy): SignalReading {
  const { uid, title, desc, types, ...times } = one.finding_info;
  const names = [...types, one.metadata.event_code].filter((name) => name !== '');
  const words = ownWords(title, names[0] ?? one.class_name, desc, names.join(', '));
  const at = times.modified_time_dt ?? fromEpoch(times.modified_time) ?? event.time;
  const isOver = one.activity_id === CLOSED || OVER.has(one.status_id ?? 0);
  return {
    ...{ kind: 'signal', source: sourceId('finding', uid), signal: event.id, state: isOver ? 'ended' : 'firing' },
    ...words,
    ...takenBy(policy, policy.signals.findings, names, words),
    occurredAt: isOver ? null : (times.first_seen_time_dt ?? fromEpoch(times.first_seen_time)),
    ...{ detectedAt: at, changedAt: at, restoredAt: isOver ? at : null },
    ...{ drill: isSampleTitle(title), isUnreadable: false, muted: null },
  };
}

/** OCSF writes times in milliseconds since 1970. */
function fromEpoch(ms: number | null): Instant | null {
  return ms === null || !Number.isSafeInteger(ms) || ms < EARLIEST_MS ? null : fromMs(ms);
}
