import { BusinessCalendar } from '../base/time/calendar.ts';

const calendars = new WeakMap<Policy, Map<string, BusinessCalendar>>();

import type { Policy } from './shape/schema.ts';
/** A calendar of the policy, laid out once. Throws RangeError when the policy has none of that name. */
export function calendarOf(policy: Policy, name: string): BusinessCalendar {
  const found = calendars.get(policy)?.get(name);
  if (found !== undefined) return found;
  const rule = policy.calendars[name];
  if (rule === undefined) throw new RangeError(`policy ${policy.policy} has no calendar ${name}`);
  const known = calendars.get(policy) ?? new Map<string, BusinessCalendar>();
  calendars.set(policy, known);
  const calendar = new BusinessCalendar(rule, policy.zone);
  known.set(name, calendar);
  return calendar;
}
