import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { OwedDuty } from '../../rules/deadline/owed.ts';
import { ONCE_OWED, reckon } from '../../rules/deadline/reckon.ts';
import type { Given } from '../command/given.ts';
import type { Notice } from '../record/state.ts';
import { CALL } from '../standing/duties.ts';

/** For each notice that did not reach everybody, a call to those it did not reach. FL-3. */
export function owedCalls({ policy, state }: Pick<Given, 'policy' | 'state'>): OwedDuty[] {
  const { address, stages } = policy.notices;
  const owner = callOwner(policy);
  const deadline = reckon(policy, ONCE_OWED, state);
  return state.notices.filter(hasUnreached).map((notice) => ({
    ...{ kind: CALL, owner, deadline, subject: notice.id },
    clause: address?.clause ?? stages[notice.stage]?.clause ?? stages.first.clause,
    because: becauseOfUnreached(notice),
  }));
}

/** The role that calls customers. */
export function callOwner({ duties, notices }: Policy): string {
  return duties.find(({ kind }) => kind === 'notice.first')?.owner ?? notices.approval.role;
}

function hasUnreached({ finishedAt, unreached: { failed, unknown } }: Notice): boolean {
  return finishedAt !== null && failed.count + unknown.count > 0;
}

/** Contracts beyond these are counted: the list of the notice names them all. */
const NAMED_MAX = 20;

function becauseOfUnreached({ number, unreached: { failed, unknown } }: Notice): Text {
  const contracts = [...failed.contracts, ...unknown.contracts];
  const count = failed.count + unknown.count;
  const named = contracts.slice(0, NAMED_MAX);
  const rest = count - named.length;
  return {
    ja: `第${number}報が届いていない、または届いたか分からないお客様が${count}件あるため${listJa(named, rest)}`,
    en: `notice ${number} did not reach, or may not have reached, ${count} of the customers${listEn(named, rest)}`,
  };
}

function listJa(named: readonly string[], rest: number): string {
  if (named.length === 0) return '';
  return `（${named.join('、')}${rest > 0 ? ` ほか${rest}件` : ''}）`;
}

function listEn(named: readonly string[], rest: number): string {
  if (named.length === 0) return '';
  return ` (${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}
