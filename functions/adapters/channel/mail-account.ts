import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { toMs } from '../../domain/base/time/instant.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/base/time/units.ts';
import type { MailAccount } from '../../domain/channels/mail/account.ts';
import { codeOf, StorageRefused, StorageUnavailable } from '../aws/errors.ts';
import { now, pause } from '../clock.ts';
import { randomFraction } from '../random.ts';

const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 5_000;

/** It answers once a second over all callers; several deliveries and the console may ask at one time. */
const ASK_AGAIN_MS = SECOND_MS;
/** So that two who asked at once do not ask at once again. */
const ASK_AGAIN_SPREAD_MS = 500;
const THROTTLED_ATTEMPTS = 6;
const THROTTLED = new Set(['TooManyRequestsException', 'ThrottlingException', 'Throttling', 'LimitExceededException']);
/** A rate and a quota change by hand, or by what is sent: so old an answer is still a good one. */
const LATELY_MS = 5 * MINUTE_MS;

let lately: { readonly account: MailAccount; readonly atMs: number } | null = null;

const client = new SESv2Client({
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
});

/**
 * What the mail account allows now. SES answers this once a second only.
 * Throws StorageUnavailable (ask again) or StorageRefused (not allowed to ask).
 */
async function readMailAccount(): Promise<MailAccount> {
  try {
    const { SendQuota, ProductionAccessEnabled, SendingEnabled } = await client.send(new GetAccountCommand({}));
    const perDay = SendQuota?.Max24HourSend ?? 0;
    return {
      ratePerSecond: SendQuota?.MaxSendRate ?? 0,
      // The service writes -1 for an account without a limit.
      perDay: perDay < 0 ? null : perDay,
      sentLastDay: SendQuota?.SentLast24Hours ?? 0,
      sandbox: ProductionAccessEnabled !== true,
      sendingEnabled: SendingEnabled === true,
    };
  } catch (cause) {
    const isRefused = codeOf(cause) === 'AccessDeniedException';
    throw new (isRefused ? StorageRefused : StorageUnavailable)('ses', 'GetAccount', cause);
  }
}

/**
 * As `readMailAccount`, but null while the service does not answer. Being asked too often is no trouble of the service:
 * it is asked again, and then what it said lately is taken. Throws StorageRefused.
 */
export async function accountIfAnswered(): Promise<MailAccount | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const account = await readMailAccount();
      lately = { account, atMs: toMs(now()) };
      return account;
    } catch (cause) {
      if (!(cause instanceof StorageUnavailable)) throw cause;
      if (!isThrottled(cause.cause)) return null;
      if (attempt === THROTTLED_ATTEMPTS) return toldLately();
      await pause(ASK_AGAIN_MS + ASK_AGAIN_SPREAD_MS * randomFraction());
    }
  }
}

function isThrottled(cause: unknown): boolean {
  return THROTTLED.has(codeOf(cause));
}

function toldLately(): MailAccount | null {
  return lately !== null && toMs(now()) - lately.atMs <= LATELY_MS ? lately.account : null;
}
