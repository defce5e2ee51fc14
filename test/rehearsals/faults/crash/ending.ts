import type { Stage } from '../../stage.ts';

/** The duty to phone those who may not have got a notice: owed only where a crash left that open. */
export const CALL = 'call';

/** What must be the same at the end, whatever died on the way. */
export interface Ending {
  readonly incidents: number;
  readonly status: string | undefined;
  readonly level: string | null | undefined;
  readonly duties: readonly string[];
  /** How many calls are still to be made. */
  readonly toCall: number;
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
  const duties = incident?.duties ?? [];
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
    duties: duties.filter(({ kind }) => kind !== CALL).map(({ kind, status }) => `${kind} ${status}`),
    toCall: duties.filter(({ kind, status }) => kind === CALL && status !== 'met').length,
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
