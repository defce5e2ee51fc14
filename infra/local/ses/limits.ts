/** What the account may send. Every recipient counts, pages by mail too. */
export interface MailLimits {
  /** Messages in any second (a sliding one). */
  readonly ratePerSecond: number;
  /** Messages in any 24 hours (rolling). */
  readonly perDay: number;
  /** Only verified recipients may be written to. */
  readonly sandbox: boolean;
}
