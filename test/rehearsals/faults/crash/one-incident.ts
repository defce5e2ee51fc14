import { customersCsv } from '../../../../functions/domain/register/generate.ts';
import type { Effect } from '../../../../infra/local/endpoint/effects.ts';
import type { CrashFault } from '../../../../infra/local/endpoint/faults.ts';
import type { HttpAnswer } from '../../../../infra/local/settings/options.ts';
import { alarm, type Stage, stage } from '../../stage.ts';
import { CALL, type Ending, endingOf } from './ending.ts';

const START = '2026-04-24T13:30:00+09:00';
const CUSTOMERS = 6;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A person who gets no answer tries again; the system is back within moments. */
const TRIES = 4;
const TRY_AGAIN_MS = MINUTE_MS;

export interface Run {
  readonly ending: Ending;
  /** The side effects from the moment at which a crash can come. */
  readonly effects: readonly Effect[];
}

/** One whole incident: customers imported, alarm, assessment, first notice to every customer, restoration, close. With one crash, or none. */
export async function playIncident(crash: CrashFault | null): Promise<Run> {
  const played = await stage({ start: START, customers: 0 });
  const before = played.system.effects().length;
  try {
    if (crash !== null) played.system.faults.add(crash);
    await insist(played, () => importCustomers(played));
    const detected = new Date(played.clock.now()).toISOString();
    await played.system.putEvents([alarm('product-outage-api', 'ALARM', detected, 'alarm-1')]);
    await played.to(10 * MINUTE_MS);
    await tell(played, 'officer@example.jp', 'assess', {
      facts: { 'service.impact': 'major', 'service.felt': 'confirmed' },
    });
    await played.to(20 * MINUTE_MS);
    await tell(played, 'approver@example.jp', 'approve', { what: 'first' });
    await played.to(30 * MINUTE_MS);
    const restored = new Date(played.startMs + 30 * MINUTE_MS).toISOString();
    await played.system.putEvents([alarm('product-outage-api', 'OK', restored, 'alarm-2')]);
    await played.to(60 * MINUTE_MS);
    await tell(played, 'head@example.jp', 'waive', { duty: 'notice.detailed', reason: '初報で足りるため' });
    await callTheUnreached(played);
    await tell(played, 'officer@example.jp', 'complete', { duty: 'improvement', evidence: '監視の閾値を見直す' });
    await tell(played, 'officer@example.jp', 'close', { reason: '復旧を確認したため' });
    await played.to(DAY_MS);
    return { ending: await endingOf(played), effects: played.system.effects().slice(before) };
  } finally {
    await played.stop();
  }
}

/** Whoever may not have got the notice is phoned: without that the incident stays open. */
async function callTheUnreached(played: Stage): Promise<void> {
  const duties = (await played.incidents())[0]?.duties ?? [];
  if (duties.every(({ kind, status }) => kind !== CALL || status !== 'open')) return;
  await tell(played, 'officer@example.jp', 'complete', { duty: CALL, evidence: '電話で状況をお伝えした' }, CALL);
}

function importCustomers({ system }: Stage): Promise<HttpAnswer> {
  const headers = { 'content-type': 'text/csv', 'idempotency-key': 'customers' };
  return system.request('officer@example.jp', 'POST', '/api/customers', customersCsv(CUSTOMERS), headers);
}

async function tell(played: Stage, person: string, verb: string, body: unknown, about = verb): Promise<void> {
  const incident = (await played.incidents())[0]?.id;
  await insist(played, () => played.ask(person, `/api/incidents/${incident}/${verb}`, body, `person-${about}`));
}

/** Asks as a person does who gets no answer: again, as the same request, until there is one. */
async function insist(played: Stage, ask: () => Promise<HttpAnswer>): Promise<void> {
  let answer: Pick<HttpAnswer, 'status' | 'body'> = { status: 0, body: 'nothing was asked' };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    answer = await ask();
    if (answer.status < 300) return;
    await played.clock.advanceTo(played.clock.now() + TRY_AGAIN_MS);
  }
  throw new Error(`not done: status ${answer.status}: ${answer.body}`);
}
