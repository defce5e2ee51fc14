import type { Text } from '../../base/text.ts';
import { type Instant, plusMs } from '../../base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../base/time/units.ts';
import { type MailAccount, quotaLeft } from './account.ts';
import { intervalMs } from './pacing.ts';

export interface ForecastQuestion {
  readonly account: MailAccount;
  /** Part of the account's rate that notices may use. */
  readonly share: number;
  readonly recipients: number;
  /** When sending could begin. */
  readonly startAt: Instant;
  /** By when every mail must have left; null: owed without a number. */
  readonly deadline: Instant | null;
}

export interface Forecast {
  /** When the last mail would leave; null when it cannot be told. */
  readonly lastMailAt: Instant | null;
  /** What a person must know before approving. Empty: nothing stands in the way. */
  readonly warnings: readonly Text[];
}

/** Whether an audience can be mailed in time, told before it is approved. */
export function forecast(question: ForecastQuestion): Forecast {
  const { account, recipients, deadline } = question;
  const lastMailAt = account.sendingEnabled && account.ratePerSecond > 0 ? finish(question) : null;
  const warnings: Text[] = [];
  if (recipients === 0) warnings.push(NOBODY);
  if (account.sandbox) warnings.push(SANDBOX);
  if (!account.sendingEnabled) warnings.push(DISABLED);
  if (quotaLeft(account) < recipients) warnings.push(quotaWarning(account, recipients));
  if (lastMailAt !== null && deadline !== null && lastMailAt > deadline)
    warnings.push(lateWarning(lastMailAt, deadline));
  return { lastMailAt, warnings };
}

/** Sending takes recipients ÷ rate, and a day more for every quota that the audience outlasts. */
function finish({ account, share, recipients, startAt }: ForecastQuestion): Instant {
  const sendingMs = Math.max(0, recipients - 1) * intervalMs(account.ratePerSecond, share);
  const over = Math.max(0, recipients - quotaLeft(account));
  const days = over === 0 || account.perDay === null ? 0 : Math.ceil(over / Math.max(1, account.perDay));
  return plusMs(startAt, Math.max(sendingMs, days * DAY_MS));
}

const NOBODY: Text = {
  ja: '宛先が0件です。対象範囲と顧客名簿をご確認ください。',
  en: 'The audience is empty. Check the scope and the list of customers.',
};

const SANDBOX: Text = {
  ja: 'メール送信アカウントが試用（サンドボックス）のままです。検証済みの宛先にしか届きません。本番利用の申請が必要です。',
  en: 'The mail account is still in the sandbox: only verified recipients can be reached. Ask for production access.',
};

const DISABLED: Text = {
  ja: 'メール送信アカウントの送信が停止されています。再開されるまで送信できません。',
  en: 'Sending is switched off for the mail account. Nothing leaves until it is switched on again.',
};

function quotaWarning(account: MailAccount, recipients: number): Text {
  const left = quotaLeft(account);
  return {
    ja: `24時間の送信上限の残りは${left}件で、宛先${recipients}件に足りません。上限が空くまで送信が中断します。`,
    en: `The 24-hour quota has ${left} messages left for ${recipients} recipients: sending will stop until it frees.`,
  };
}

function lateWarning(lastMailAt: Instant, deadline: Instant): Text {
  const minutes = Math.ceil((Date.parse(lastMailAt) - Date.parse(deadline)) / MINUTE_MS);
  return {
    ja: `現在の送信速度では、最後の送信が期限より約${minutes}分遅れる見込みです。`,
    en: `At the present rate the last mail leaves about ${minutes} minutes after the deadline.`,
  };
}
