import type { OpenIncident } from '../domain/incident/state.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { overlaps } from '../domain/register/overlap.ts';
import type { Text } from '../domain/text.ts';
import type { Instant } from '../domain/time/instant.ts';
import { inZone } from '../domain/time/zoned.ts';
import { loadIncident } from './incidents.ts';
import { currentCustomers } from './register.ts';
import { allViews } from './views.ts';

const DATE_CHARACTERS = 10;

/** What warns an approver of other open incidents that mail the same customers. Throws StorageUnavailable. */
export async function overlapping(policy: Policy, own: OpenIncident, at: Instant): Promise<Text[]> {
  const rows = (await allViews('incident')).filter(({ open, stream }) => open && stream !== own.stream);
  if (rows.length === 0) return [];
  const loaded = await Promise.all(rows.map(({ stream }) => loadIncident(stream)));
  const others = loaded.flatMap(({ state }) => (state.status === 'none' ? [] : [state]));
  const { customers } = await currentCustomers();
  return overlaps(own, others, customers, inZone(at, policy.zone).slice(0, DATE_CHARACTERS));
}
