import type { Text } from '../../base/text.ts';
import { type Instant, plusMs, toMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { AccountPause } from './circuit-breaker.ts';

/** A slice lasts 15 minutes and takes no slot after its end; the sweep itself may come 5 minutes late. */
const TAKEN_MAX_MS = 20 * MINUTE_MS;
/** A pause is tried again within the hour. */
const PAUSED_MAX_MS = 65 * MINUTE_MS;
/** By then whoever holds slots has sent in them: a run of them lasts ten seconds. */
const FREE_AFTER_MS = MINUTE_MS;

/** From when the account's rate is free, ms, and why nothing is sent; as they stand in storage, where others may write. */
export interface HeldRate {
  readonly freeFromMs: number;
  readonly pause: AccountPause | null;
}

/**
 * What to put in place of a hold that no sender can have made, so that mail goes on; null for one that can be.
 * Nobody is mailed twice by it: the claims of recipients stand elsewhere.
 */
export function straightened({ freeFromMs, pause }: HeldRate, at: Instant): Partial<HeldRate> | null {
  const isFree = freeFromMs <= toMs(plusMs(at, TAKEN_MAX_MS));
  const isTried = pause === null || pause.until <= plusMs(at, PAUSED_MAX_MS);
  if (isFree && isTried) return null;
  return {
    ...(!isFree && { freeFromMs: toMs(plusMs(at, FREE_AFTER_MS)) }),
    ...(pause !== null && !isTried && { pause: { ...pause, until: at } }),
  };
}

const SUBJECT: Text = { ja: 'メールの送信が止められていました', en: 'Mail was being held back' };

/** Under which subject people are told, in the first language of the policy. */
export function heldBackSubject({ languages }: Pick<Policy, 'languages'>): string {
  return `[Hikeshi] ${SUBJECT[languages[0] ?? 'en']}`;
}

/** The mail that tells of it, in both languages. */
export const HELD_BACK_MAIL = [
  'お客様へのメールの送信が、システムの設定し得る時間を超えて止められていました。記録の書き換えのおそれがあります。',
  '送信は数分以内に再開し、同じお客様に二度送ることはありません。お客様への通知の期限と、表 leases を変更できる権限をご確認ください。',
  '手順：docs/operations.md 第12章',
  '',
  'Mail to customers was held back for longer than the system ever does: its record may have been tampered with.',
  'Sending goes on within minutes, and nobody is mailed twice. Check the times of your notices, and who may write to the table leases.',
  'How: docs/operations.md, section 12',
].join('\n');
