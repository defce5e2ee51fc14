import type { Stage } from '../stage.ts';

/** What must be the same at the end, whatever died on the way. */
export interface Ending {
  readonly incidents: number;
  readonly status: string | undefined;
  readonly level: string | null | undefined;
  readonly duties: readonly string[];
  readonly intact: boolean;
  readonly notice: string | undefined;
  /** Customers who got the notice, or are named as unknown. */
  readonly accounted: number;
  readonly pending: number | undefined;
  readonly mailedTwice: readonly string[];
  readonly running: readonly string[];
}

/** Reads the ending from outside, as a person would: the API, the mailbox, the list of executions. */
export async function endingOf({ incidents, system }: Stage): Promise<Ending> {
  const all = await incidents();
  const [incident] = all;
  const notice = incident?.notices.find(({ stage }) => stage === 'first');
  const mailed = system
    .mails()
    .filter(({ kind }) => kind === 'notice')
    .map(({ to }) => to);
  const running = (await system.executions()).filter(({ status }) => status === 'RUNNING');
  return {
    incidents: all.length,
    status: incident?.status,
    level: incident?.level,
    duties: (incident?.duties ?? []).map(({ kind, status }) => `${kind} ${status}`),
    intact: incident?.ledger.intact === true,
    notice: notice?.status,
    accounted: new Set(mailed).size + neverMailed(notice?.unknown ?? 0, mailed.length, notice?.sent ?? 0),
    pending: notice?.pending,
    mailedTwice: mailed.filter((to, index) => mailed.indexOf(to) !== index),
    running: running.map(({ name }) => name),
  };
}

/** Unknown recipients of whom the mailbox holds no mail: the send was cut off before it was accepted. */
function neverMailed(unknown: number, mailed: number, sent: number): number {
  return Math.max(0, unknown - (mailed - sent));
}
