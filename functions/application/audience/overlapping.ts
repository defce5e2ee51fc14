import { allViews } from '../../adapters/store/views.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { overlaps } from '../../domain/views/overlap.ts';
import { loadIncident } from '../command/incidents.ts';
import { currentCustomers } from '../command/register.ts';

/** What warns an approver of other open incidents that mail the same customers. Throws StorageUnavailable. */
export async function overlapping(policy: Policy, own: OpenIncident, at: Instant): Promise<Text[]> {
  const rows = (await allViews('incident')).filter(({ open, stream }) => open && stream !== own.stream);
  if (rows.length === 0) return [];
  const loaded = await Promise.all(rows.map(({ stream }) => loadIncident(stream)));
  const others = loaded.flatMap(({ state }) => (state.status === 'none' ? [] : [state]));
  const { customers } = await currentCustomers();
  return overlaps(own, others, customers, zonedParts(at, policy.zone).date);
}
