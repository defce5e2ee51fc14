import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { MailAccount } from '../domain/delivery/account.ts';
import { codeOf, StorageRefused, StorageUnavailable } from './errors.ts';

const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 5_000;

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

/** As `readMailAccount`, but null while the service does not answer. Throws StorageRefused. */
export async function accountIfAnswered(): Promise<MailAccount | null> {
  try {
    return await readMailAccount();
  } catch (cause) {
    if (cause instanceof StorageUnavailable) return null;
    throw cause;
  }
}
