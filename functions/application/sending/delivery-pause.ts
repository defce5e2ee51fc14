import { accountIfAnswered } from '../../adapters/channel/mail-account.ts';
import { setting } from '../../adapters/environment.ts';
import { tellBreaker } from '../../adapters/store/mail-breaker.ts';
import { earlier, type Instant, plusMs, toMs } from '../../domain/base/time/instant.ts';
import { HOUR_MS, SECOND_MS } from '../../domain/base/time/units.ts';
import {
  type AccountPause,
  type BreakerEvent,
  lookAgainAt,
  pauseReason,
  quotaSuffices,
} from '../../domain/channels/delivery/circuit-breaker.ts';
import type { DeliveryProgress } from '../../domain/channels/delivery/counts.ts';
import { type MailAccount, quotaLeft } from '../../domain/channels/mail/account.ts';
import type { IncidentCommand } from '../../domain/incident/command/command.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { askedBySystem } from '../command/asked.ts';
import { carryOut, type LoadedIncident } from '../command/incidents.ts';

/** However long a pause is said to last: none does longer without being tried. */
const PAUSED_SECONDS_MAX = HOUR_MS / SECOND_MS;

/** One delivery as a step sees it. */
export interface DeliveryAt {
  readonly loaded: LoadedIncident;
  readonly notice: Notice;
  readonly generation: number;
  readonly at: Instant;
}

/** Nothing is sent: the ledger says so, once, people are called, and it is looked at again when the pause ends. */
export async function stayPaused(delivery: DeliveryAt, pause: AccountPause) {
  const why = pauseReason(pause.kind, pause.detail);
  const isKnown = delivery.notice.status === 'paused' && delivery.notice.pause?.why === why;
  const command = { do: 'pause-delivery', notice: delivery.notice.id, why, until: pause.until } as const;
  const { state } = isKnown ? delivery.loaded : await give(delivery, `pause-${pause.since}`, command);
  const until = earlier(lookAgainAt(pause, delivery.at), plusMs(delivery.at, PAUSED_SECONDS_MAX * SECOND_MS));
  const seconds = Math.ceil((toMs(until) - toMs(delivery.at)) / SECOND_MS);
  return {
    do: 'WaitForChange',
    head: state.seq,
    until,
    waitSeconds: Math.max(seconds, 1),
  };
}

/** A pause has run out. For the quota it is asked whether there is enough of it; otherwise it is tried by mail. */
export async function mayTry(delivery: DeliveryAt, pause: AccountPause, standing: DeliveryProgress | null) {
  if (pause.kind !== 'quota') return { do: 'SendSlice', trial: true };
  const account = await accountIfAnswered();
  if (account === null) return stayAsLong(delivery);
  const pending = standing?.counts.pending ?? delivery.notice.audience?.count ?? 0;
  const perSecond = account.ratePerSecond * setting('MAIL_SHARE');
  const pausedMs = toMs(delivery.at) - toMs(pause.since);
  if (!quotaSuffices(quotaLeft(account), pending, account.perDay, perSecond, pausedMs)) {
    return stayAsLong(delivery);
  }
  await tellBreaker({ type: 'accepted' }, delivery.at);
  return goOn(delivery, null);
}

/** The cause of the pause lasts; somebody else may have found meanwhile that it does not. */
async function stayAsLong(delivery: DeliveryAt) {
  const { breaker } = await tellBreaker({ type: 'lasting' }, delivery.at);
  return breaker.state === 'closed' ? goOn(delivery, null) : stayPaused(delivery, breaker.pause);
}

/** Sending goes on, unless the account says before the first mail that it cannot. */
export async function goOn(delivery: DeliveryAt, standing: DeliveryProgress | null) {
  const account = standing === null ? null : await accountIfAnswered();
  const refused = account === null ? null : refusalOf(account);
  const breaker = refused === null ? null : (await tellBreaker(refused, delivery.at)).breaker;
  if (breaker !== null && breaker.state !== 'closed') return stayPaused(delivery, breaker.pause);
  if (delivery.notice.status === 'paused') {
    await give(delivery, 'resume', { do: 'resume-delivery', notice: delivery.notice.id });
  }
  return { do: 'SendSlice', trial: false };
}

function refusalOf(account: MailAccount): BreakerEvent | null {
  if (!account.sendingEnabled) return { type: 'refused', kind: 'account', detail: 'sending is switched off' };
  return quotaLeft(account) > 0 ? null : { type: 'refused', kind: 'quota', detail: '' };
}

function give({ loaded, at, generation, notice }: DeliveryAt, what: string, command: IncidentCommand) {
  return carryOut(
    loaded.stream,
    askedBySystem('delivery', `${what}-${notice.id}-${generation}-${at}`, at, command),
    loaded,
  );
}
