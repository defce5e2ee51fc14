import * as z from 'zod';
import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { optionalList, optionalObject, optionalText, ownWords } from '../optional.ts';
import type { SignalReading } from '../signal.ts';
import { type Envelope, sourceId } from './envelope.ts';

const STOPPED: Text = { ja: 'メール送信（Amazon SES）の停止', en: 'Amazon SES stopped sending mail' };
const ADVICE: Text = { ja: 'メール送信（Amazon SES）に関する警告', en: 'Amazon SES warns about the mail that is sent' };

interface SesAlert {
  readonly title: Text;
  readonly state: 'firing' | 'restored';
}

/** By detail type: SES tells that it stopped sending for an account or a tenant, and what may lead to that. */
const KINDS: Readonly<Record<string, SesAlert>> = {
  'Sending Status Disabled': { title: STOPPED, state: 'firing' },
  'Sending Status Enabled': { title: STOPPED, state: 'restored' },
  'Advisor Recommendation Status Open': { title: ADVICE, state: 'firing' },
  'Advisor Recommendation Status Resolved': { title: ADVICE, state: 'restored' },
};
export const SES_ACCOUNT_EVENTS: readonly string[] = Object.keys(KINDS);

const sesEvent = z.looseObject({
  resources: optionalList(z.string()),
  detail: z.looseObject({
    data: z.unknown().optional(),
    metadata: optionalObject({ impact: optionalText, type: optionalText }),
  }),
});
const cause = optionalObject({ record: optionalObject({ cause: optionalText }) });

/** What SES says about the account: without it customers cannot be told. Advice of little weight is left out. */
export function readSesAccount(event: Envelope, policy: Policy): readonly SignalReading[] {
  const kind = KINDS[event['detail-type']];
  if (kind === undefined) return [];
  const { resources, detail } = sesEvent.parse(event);
  const { impact, type } = detail.metadata;
  const topic = kind.title === STOPPED ? 'sending' : type;
  const key = { source: sourceId('mail', `${topic}:${resources[0] ?? ''}`), signal: event.id };
  if (impact === 'LOW') return [{ kind: 'ignored', ...key, reason: `Its impact is ${impact}.` }];
  const why = typeof detail.data === 'string' ? detail.data : cause.parse(detail.data).record.cause;
  const { time: at } = event;
  return [
    {
      ...{ kind: 'signal', ...key, state: kind.state, title: kind.title[policy.languages[0] ?? 'en'] },
      ...ownWords(`${event['detail-type']}${type === '' ? '' : `: ${type}`}`, 'SES', '', why),
      ...{ occurredAt: null, detectedAt: at, changedAt: at, restoredAt: kind.state === 'restored' ? at : null },
      ...{ facts: {}, call: [], drill: false, isUnreadable: false, muted: null },
    },
  ];
}
