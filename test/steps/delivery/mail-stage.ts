import { expect } from 'vitest';
import { fromMs, type Instant } from '../../../functions/domain/base/time/instant.ts';
import type { Notice } from '../../../functions/domain/incident/record/state.ts';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { asked, reported, type Stage, setStage, stateOf, T0, task } from '../stage.ts';
import { MailService } from './mail-service.ts';

/** The tables and the mail service, and the steps that work with them. */
export async function setMailStage() {
  const mail = await MailService.start();
  Object.assign(process.env, {
    SENDER_ADDRESS: 'notice@example.jp',
    REPLY_TO_ADDRESS: 'support@example.jp',
    CONFIGURATION_SET: 'hikeshi',
    MAIL_SHARE: '0.8',
    ACCOUNT_ID: '000000000000',
  });
  const stage = await setStage();
  const stop = async () => {
    await mail.stop();
    await stage.aws.stop();
  };
  return { ...stage, mail, stop, ...(await steps()) };
}

export type MailStage = Awaited<ReturnType<typeof setMailStage>>;

async function steps() {
  const [
    draft,
    seal,
    start,
    plan,
    send,
    finish,
    events,
    imports,
    register,
    deliveries,
    shown,
    forecasts,
    lease,
    leftOut,
  ] = await Promise.all([
    import('../../../functions/steps/incident/draft-notice.ts'),
    import('../../../functions/steps/incident/seal-audience.ts'),
    import('../../../functions/steps/incident/start-delivery.ts'),
    import('../../../functions/steps/delivery/plan-slice.ts'),
    import('../../../functions/steps/delivery/send-slice.ts'),
    import('../../../functions/steps/delivery/finish-delivery.ts'),
    import('../../../functions/steps/delivery/record-mail-events.ts'),
    import('../../../functions/application/command/register-import.ts'),
    import('../../../functions/application/command/register.ts'),
    import('../../../functions/adapters/store/deliveries.ts'),
    import('../../../functions/application/sending/deliveries-shown.ts'),
    import('../../../functions/application/sending/mail-forecast.ts'),
    import('../../../functions/adapters/store/mail-lease.ts'),
    import('../../../functions/application/audience/left-out.ts'),
  ]);
  return {
    draft,
    seal,
    start,
    plan,
    send,
    finish,
    events,
    imports,
    register,
    deliveries,
    shown,
    forecasts,
    lease,
    leftOut,
  };
}

/** Hands events of the mail service over as their queue does, in one batch. */
export async function told(stage: MailStage, ...events: readonly unknown[]): Promise<void> {
  const Records = events.map((event, index) => ({ messageId: `message-${index}`, body: JSON.stringify(event) }));
  const answer = await stage.events.handler({ Records });
  expect(answer).toEqual({ batchItemFailures: [] });
}

const OFFICER = { kind: 'person', id: 'officer' } as const;
let runs = 0;

/** Imports so many customers as the whole register. */
export async function importing(stage: MailStage, count: number, csv = customersCsv(count)): Promise<void> {
  runs += 1;
  await stage.imports.importCustomers({ id: `import-${runs}`, actor: OFFICER, at: T0, csv, confirm: true });
}

/** An incident whose first notice is drafted, and sealed for `count` customers. */
export async function sealed(stage: MailStage, id: string, count: number): Promise<string> {
  await importing(stage, count);
  const stream = await reported(stage, id);
  await requestIncident(stage, stream);
  await stage.draft.handler(task(stream, 1, T0, { next: { stage: 'first' } }));
  const { id: drafted } = await noticeOf(stage, stream);
  await stage.seal.handler(task(stream, 1, T0, { next: { notice: drafted } }));
  return stream;
}

/** The same, and approved. */
export async function readyToSend(stage: MailStage, id: string, count: number) {
  const stream = await sealed(stage, id, count);
  return { stream, notice: await approved(stage, stream) };
}

/** The same, and its delivery started. */
export async function delivering(stage: MailStage, id: string, count: number) {
  const { stream, notice } = await readyToSend(stage, id, count);
  await stage.start.handler(task(stream, 1, T0, { next: { notice: notice.id } }));
  return { stream, notice, generation: await deliveryGeneration(stage, stream) };
}

/** Whatever asked for it, the incident's first execution has a generation. */
async function requestIncident(stage: Stage, stream: string): Promise<void> {
  const state = await stateOf(stage, stream);
  if (state.executions.some(({ machine }) => machine === 'incident')) return;
  await stage.incidents.carryOut(
    stream,
    asked({ do: 'request-execution', machine: 'incident', subject: null, after: 0 }, T0),
  );
}

export async function noticeOf(stage: Stage, stream: string): Promise<Notice> {
  const notice = (await stateOf(stage, stream)).notices.at(-1);
  if (notice === undefined) throw new Error('nothing was drafted');
  return notice;
}

export async function approved(stage: Stage, stream: string): Promise<Notice> {
  const notice = await noticeOf(stage, stream);
  const command = {
    do: 'approve',
    notice: notice.id,
    text: notice.text.digest,
    audience: notice.audience?.digest ?? '',
  } as const;
  const { refusal } = await stage.incidents.carryOut(stream, asked(command, T0, 'approver'));
  if (refusal !== null) throw new Error(refusal.reason.en);
  return noticeOf(stage, stream);
}

export async function deliveryGeneration(stage: Stage, stream: string): Promise<number> {
  return (await stateOf(stage, stream)).executions.findLast(({ machine }) => machine === 'delivery')?.generation ?? 0;
}

/** Asks for another execution of the same delivery, as the sweep does for one that is gone. */
export async function nextGeneration(stage: Stage, stream: string, notice: string): Promise<number> {
  const after = await deliveryGeneration(stage, stream);
  const command = { do: 'request-execution', machine: 'delivery', subject: notice, after } as const;
  await stage.incidents.carryOut(stream, asked(command, T0));
  return deliveryGeneration(stage, stream);
}

interface Decided {
  readonly do: string;
  readonly cursor: number;
  readonly rounds: number;
  readonly until?: Instant;
}

const ROUNDS_MAX = 60;
/** Nobody waits so long in a test: the times in the store are changed instead. */
const LONG_WAIT_MS = 30_000;

/** Runs delivery.asl.json's loop by hand until it ends, waits for people, or comes to `stopBefore`. Answers each state it went through. */
export async function play(
  stage: MailStage,
  stream: string,
  generation: number,
  fromMs0 = Date.now(),
  stopBefore: string | null = null,
): Promise<string[]> {
  const went: string[] = [];
  let ms = fromMs0;
  let next: Decided = { do: 'PlanSlice', cursor: -1, rounds: 0 };
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    went.push(next.do);
    const input = { ...task(stream, generation, fromMs(ms)), startedAt: fromMs(ms), next };
    if (next.do === 'PlanSlice') next = (await stage.plan.handler(input)) as Decided;
    else if (next.do === 'SendSlice') next = await stage.send.handler(input);
    else if (next.do === 'FinishDelivery') next = (await stage.finish.handler(input)) as Decided;
    else if (next.do === 'WaitUntil') {
      ms = Math.max(ms, Date.parse(next.until ?? ''));
      if (ms - Date.now() > LONG_WAIT_MS) return [...went, 'WaitUntil'];
      await new Promise((done) => setTimeout(done, Math.min(1_500, Math.max(0, ms - Date.now()))));
      next = { ...next, do: 'PlanSlice' };
    } else return went;
    if (next.do === stopBefore) return went;
    ms = Math.max(ms, Date.now());
  }
  throw new Error(`the delivery turns in circles: ${went.slice(-6).join(', ')}`);
}
