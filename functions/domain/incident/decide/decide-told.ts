import { type Refusal, refuse } from '../../base/refusal.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { noSuchNotice } from '../command/refusal.ts';
import { play } from '../evolve/play.ts';
import { callOwner } from '../owed/calls.ts';
import { met } from '../owed/reconcile-duties.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { CALL, newestLike } from '../standing/duties.ts';
import { findNotice } from '../standing/notices.ts';
import { mayNotDecide, withNext } from './decide-duty.ts';

/**
 * Some of the customers whom a notice did not reach were told in another way. With the last of them the call is done. Who was told before
 * stays as recorded. FL-3.
 */
export function decideTold(given: Given, command: CommandOf<'record-told'>): DecideResult {
  const { notice: id, contracts, evidence } = command;
  const [notice, call] = [findNotice(given.state, id), callOf(given.state, id)];
  // Who may not record any learns nothing of how it stands.
  const refusal = mayNotDecide(given, call ?? { id: CALL, owner: callOwner(given.policy) });
  if (refusal !== null) return refusal;
  if (notice === undefined) return noSuchNotice(id);
  if (call === undefined) return nobodyWaits();
  const news = [...new Set(contracts)].filter((contract) => !isTold(notice, contract));
  const others = news.filter((contract) => !mayWait(notice, contract));
  if (others.length > 0) return notWaiting(others);
  if (news.length === 0) return [];
  const told: IncidentEvent = { type: 'recipients.told', notice: id, contracts: news, evidence };
  const left = findNotice(play(given, [told]).state, id)?.unreached;
  const isLast = left !== undefined && left.failed.count + left.unknown.count === 0;
  return withNext(given, isLast ? [told, ...met(call, given.at, evidence)] : [told]);
}

/** The call that is owed to those whom this notice did not reach. */
export function callOf(state: OpenIncident, notice: string): IncidentDuty | undefined {
  const call = newestLike(state, { kind: CALL, subject: notice });
  return call !== undefined && isOwed(call) ? call : undefined;
}

function isTold({ told = [] }: Notice, contract: string): boolean {
  return told.some((one) => one.contract === contract);
}

/** Of very many the list is cut: then those beyond it are known by their number alone. */
function mayWait({ unreached: { failed, unknown }, listed }: Notice, contract: string): boolean {
  const named = [...failed.contracts, ...unknown.contracts];
  const isCut = failed.count + unknown.count > named.length;
  return named.includes(contract) || (isCut && !listed.includes(contract));
}

function nobodyWaits(): Refusal {
  return refuse('not-ready', {
    ja: 'この通知について、電話等での連絡を待っているお客様はありません。',
    en: 'No customer waits for a call about this notice.',
  });
}

/** Nobody waits for a call under these contracts. */
export function notWaiting(contracts: readonly string[]): Refusal {
  const shown = contracts.slice(0, 10);
  return refuse('invalid', {
    ja: `次の契約は、この通知について連絡を待っているお客様の中にありません：${shown.join('、')}。`,
    en: `These contracts are not among those who wait for a call about this notice: ${shown.join(', ')}.`,
  });
}
