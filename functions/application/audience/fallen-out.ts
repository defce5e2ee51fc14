import { readContracts } from '../../adapters/store/deliveries.ts';
import type { Text } from '../../domain/base/text.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { selectAudience } from '../../domain/register/audience.ts';
import { fallenOut } from '../../domain/register/left-out.ts';
import { registersSince } from '../command/register.ts';
import { contractsTold, noticesSent } from './left-out.ts';

/**
 * What warns an approver that the register shrank since the incident was opened: customers of the scope whom an
 * earlier register had and this audience has not, be it that nobody was told yet. Those who were told are warned of by the notice
 * itself. Throws StorageUnavailable, PolicyChanged.
 */
export async function fallenOutOf(policy: Policy, state: OpenIncident, notice: Notice): Promise<Text[]> {
  const { id, audience } = notice;
  if (state.drill || audience === null || hasStarted(notice)) return [];
  const before = await registersSince(state.openedAt);
  if (before.length === 0) return [];
  const on = zonedParts(notice.draftedAt, policy.zone).date;
  const meant = before.flatMap((customers) => selectAudience(customers, audience.scope, on));
  const [has, told] = [await readContracts(id, audience.count), await contractsTold(await noticesSent(state))];
  const warning = fallenOut(
    meant.map(({ contract }) => contract),
    new Set([...has, ...told, ...(audience.ended ?? [])]),
  );
  return warning === null ? [] : [warning];
}
