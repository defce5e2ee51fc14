import { readContracts } from '../../adapters/store/deliveries.ts';
import type { ListedContracts } from '../../domain/base/scope.ts';
import type { Text } from '../../domain/base/text.ts';
import { earliestOf } from '../../domain/base/time/instant.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import { UNREACHED_MAX } from '../../domain/channels/delivery/unreached.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { meantFrom } from '../../domain/incident/situation/of-data.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { endedOf, laterAudience, selectAudience } from '../../domain/register/audience.ts';
import type { Customer } from '../../domain/register/customer.ts';
import { fallenOut, goneSince } from '../../domain/register/left-out.ts';
import { currentCustomers, customersToCompare, registersSince } from '../command/register.ts';
import { contractsTold, joinedOf, noticesSent } from './left-out.ts';

/**
 * The warning to an approver that customers left the scope since the incident was opened, or since their data came to harm: the register has
 * them no more, or their contract ended. The notice itself warns of those who were told before. Throws StorageUnavailable, PolicyChanged.
 */
export async function fallenOutOf(policy: Policy, state: OpenIncident, notice: Notice): Promise<Text[]> {
  const { id, audience } = notice;
  if (state.drill || audience === null || hasStarted(notice)) return [];
  const meant = await meantSince(policy, { ...state, audience: audience.scope }, await customersToCompare());
  const [has, told] = [await readContracts(id, audience.count), await contractsTold(await noticesSent(state))];
  const warning = fallenOut(meant, new Set([...has, ...told, ...(audience.ended ?? [])]));
  return warning === null ? [] : [warning];
}

/**
 * Whom the scope meant at the beginning, or since, and this audience has not: told by an earlier notice or not. `there`: the contracts
 * that the audience has, or that it names as ended. Throws StorageUnavailable, PolicyChanged.
 */
export async function fallenOutSince(
  policy: Policy,
  state: OpenIncident,
  customers: readonly Customer[],
  there: readonly string[],
): Promise<ListedContracts> {
  const gone = goneSince(await meantSince(policy, state, customers), new Set(there));
  return { contracts: gone.slice(0, UNREACHED_MAX), count: gone.length };
}

/**
 * Those of whom neither this nor another notice told, and who left before it, as their data came to harm earlier than was known.
 * Throws StorageUnavailable, PolicyChanged, NotStored, ContentChanged.
 */
export async function leftUntold(policy: Policy, state: OpenIncident, { draftedAt }: Notice): Promise<ListedContracts> {
  if (state.drill) return { contracts: [], count: 0 };
  const { customers } = await currentCustomers();
  const on = zonedParts(draftedAt, policy.zone).date;
  const told = await contractsTold(await noticesSent(state));
  const later = laterAudience(customers, state.audience, told, on).map(({ contract }) => contract);
  return fallenOutSince(policy, state, customers, [...told, ...later, ...endedOf(customers, state.audience, on)]);
}

/**
 * The contracts that the scope meant by each register since the opening, or since something happened to their data before that, the
 * current one among them; those that had ended before it are not.
 */
async function meantSince(policy: Policy, state: OpenIncident, customers: readonly Customer[]): Promise<string[]> {
  const joined = (await joinedOf(state)).map(({ openedAt }) => openedAt);
  const from = earliestOf([meantFrom(state), ...joined]) ?? state.openedAt;
  const on = zonedParts(from, policy.zone).date;
  const registers = [...(await registersSince(from)), customers];
  return registers.flatMap((one) => selectAudience(one, state.audience, on)).map(({ contract }) => contract);
}
