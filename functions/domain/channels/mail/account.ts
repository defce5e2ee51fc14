/** What the mail account allows at this moment. */
export interface MailAccount {
  /** Messages a second. */
  readonly ratePerSecond: number;
  /** Messages in any 24 hours; null: without limit. */
  readonly perDay: number | null;
  /** Messages of the last 24 hours. */
  readonly sentLastDay: number;
  /** Only verified recipients can be written to. */
  readonly sandbox: boolean;
  readonly sendingEnabled: boolean;
}

/** How many messages the day's quota still takes. */
export function quotaLeft(account: MailAccount): number {
  return account.perDay === null ? Number.POSITIVE_INFINITY : Math.max(0, account.perDay - account.sentLastDay);
}
