import { readContracts } from '../../adapters/store/deliveries.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import { newlyTold } from '../../domain/views/newly-told.ts';
import { contractsTold, noticesSent } from './left-out.ts';

/** What warns an approver of customers who hear of the incident by this notice first. Throws StorageUnavailable, PolicyChanged. */
export async function newlyToldBy(state: OpenIncident, notice: Notice): Promise<Text[]> {
  const { id, audience } = notice;
  if (state.drill || audience === null || hasStarted(notice)) return [];
  const before = await noticesSent(state);
  if (before.length === 0) return [];
  const warning = newlyTold(await readContracts(id, audience.count), await contractsTold(before));
  return warning === null ? [] : [warning];
}
