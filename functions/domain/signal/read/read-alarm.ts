import * as z from 'zod';
import type { Text } from '../../base/text.ts';
import { type Instant, plusMs } from '../../base/time/instant.ts';
import { DAY_MS } from '../../base/time/units.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { moment } from '../moment.ts';
import { optionalList, optionalMoment, optionalObject, optionalText, ownWords } from '../optional.ts';
import { plainLine } from '../plain-line.ts';
import type { Signal, SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';

/** Why a composite alarm keeps quiet. While it waits for its suppressor (`WaitPeriod`) another event follows soon. */
const SUPPRESSED_BY: ReadonlySet<string> = new Set(['Alarm', 'ExtensionPeriod']);

/** CloudWatch mutes for no longer at a time. */
const LONGEST_WINDOW_MS = 15 * DAY_MS;

/** Only one that says until when, or by which rule: a field that is odd must not keep an alarm from being heard. */
const muteDetail = z.union([
  z.looseObject({ muteWindowEnd: moment, mutedByArn: optionalText }),
  z.looseObject({ muteWindowEnd: z.null().default(null), mutedByArn: z.string().min(1) }),
]);

const alarmEvent = z.looseObject({
  resources: optionalList(z.string()),
  detail: z.looseObject({
    alarmName: z.string().min(1),
    state: z.looseObject({
      value: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']),
      timestamp: optionalMoment,
      reason: optionalText,
      actionsSuppressedBy: optionalText,
    }),
    configuration: optionalObject({ description: optionalText, actionsSuppressor: optionalText }),
    muteDetail: muteDetail.nullable().default(null).catch(null),
    alarmContributor: optionalObject({
      attributes: z.record(z.string(), z.unknown()).default({}).catch({}),
    }),
  }),
});
type AlarmEvent = z.output<typeof alarmEvent>;

/** A CloudWatch alarm changed its state. It was detected when it changed, not when the event was sent. */
export function readAlarm(event: Envelope, policy: Policy): readonly SignalReading[] {
  const read = alarmEvent.parse(event);
  const { value } = read.detail.state;
  // Neither well nor not: nothing that was known changes.
  if (value === 'INSUFFICIENT_DATA') return [ignored(event, read, 'The alarm has not enough data.')];
  return [signalOf(event, read, value, read.detail.alarmName, policy)];
}

/**
 * One of the time series of an alarm changed its state. It fires as its alarm; whether all is well the alarm tells itself,
 * when the last one is.
 */
export function readContributor(event: Envelope, policy: Policy): readonly SignalReading[] {
  const read = alarmEvent.parse(event);
  const { alarmName, alarmContributor, state } = read.detail;
  if (state.value !== 'ALARM') return [ignored(event, read, 'One contributor is well; the alarm tells when all are.')];
  const attributes = Object.entries(alarmContributor.attributes).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  );
  const name = attributes.length === 0 ? alarmName : `${alarmName} (${attributes.join(', ')})`;
  return [signalOf(event, read, 'ALARM', name, policy)];
}

const changeEvent = z.looseObject({
  resources: optionalList(z.string()),
  detail: z.looseObject({
    alarmName: z.string().min(1),
    operation: optionalText,
    configuration: optionalObject({ description: optionalText }),
  }),
});

const DELETED: Text = { ja: 'アラームが削除されました。', en: 'The alarm was deleted.' };

/** An alarm was made, changed or deleted. A deleted one fires no more, and tells nothing of how things stand. */
export function readAlarmChange(event: Envelope, policy: Policy): readonly SignalReading[] {
  const read = changeEvent.parse(event);
  const { alarmName, operation, configuration } = read.detail;
  if (operation !== 'delete') return [ignored(event, read, 'The alarm was made or changed, not deleted.')];
  const words = ownWords(alarmName, alarmName, configuration.description);
  return [
    {
      ...{ kind: 'signal', source: sourceOf(event, read), signal: event.id, state: 'ended', ...words, remark: DELETED },
      ...takenBy(policy, policy.signals.alarms, [alarmName], words),
      ...{ occurredAt: null, detectedAt: event.time, changedAt: event.time, restoredAt: null },
      ...{ drill: false, isUnreadable: false, muted: null },
    },
  ];
}

function signalOf(
  event: Envelope,
  read: AlarmEvent,
  value: 'ALARM' | 'OK',
  name: string,
  policy: Policy,
): SignalReading {
  const { alarmName, state, configuration } = read.detail;
  const at = state.timestamp ?? event.time;
  const isWell = value === 'OK';
  const words = ownWords(name, alarmName, configuration.description, state.reason);
  return {
    ...{ kind: 'signal', source: sourceOf(event, read), signal: event.id, ...words },
    ...takenBy(policy, policy.signals.alarms, [alarmName], { name: alarmName }),
    state: isWell ? 'restored' : 'firing',
    ...{ occurredAt: null, detectedAt: at, changedAt: at, restoredAt: isWell ? at : null },
    ...{ drill: false, isUnreadable: false, muted: isWell ? null : mutedBy(read, at) },
  };
}

/** By a mute rule, whose window ends at a known time, or by a suppressor alarm. */
function mutedBy({ detail: { muteDetail, state, configuration } }: AlarmEvent, at: Instant): Signal['muted'] {
  const end = muteDetail?.muteWindowEnd ?? null;
  const isOutside = end !== null && (end <= at || end > plusMs(at, LONGEST_WINDOW_MS));
  if (muteDetail !== null && !isOutside) {
    return { until: end, by: { kind: 'rule', name: nameIn(muteDetail.mutedByArn) } };
  }
  if (!SUPPRESSED_BY.has(state.actionsSuppressedBy)) return null;
  return { until: null, by: { kind: 'suppressor', name: nameIn(configuration.actionsSuppressor) } };
}

/** The last part of an ARN; a name as it is. */
function nameIn(arn: string): string | null {
  return plainLine(arn.split(':').at(-1) ?? '') || null;
}

type NamedAlarm = { readonly resources: readonly string[]; readonly detail: { readonly alarmName: string } };

function ignored(event: Envelope, read: NamedAlarm, reason: string): SignalReading {
  return { kind: 'ignored', source: sourceOf(event, read), signal: event.id, reason };
}

/** By the alarm's ARN; names are unique in one account and region only. */
function sourceOf({ account, region }: Envelope, { resources, detail }: NamedAlarm): string {
  const arn = `arn:aws:cloudwatch:${String(region ?? '')}:${String(account ?? '')}:alarm:${detail.alarmName}`;
  return sourceId('alarm', resources.find(isAlarm) ?? arn);
}

function isAlarm(arn: string): boolean {
  return /^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/.test(arn);
}
