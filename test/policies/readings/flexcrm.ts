import { clockedBy, ofCalendar, ofDuties, type WrongReading } from './reading.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const open = (days: readonly string[], ...spans: string[]) => Object.fromEntries(days.map((day) => [day, spans]));
const DUE = 'When the first notice is due';

const ofTheHour = (read: string, as: WrongReading['as'], seenIn = DUE): WrongReading => ({
  ...{ of: 'flexcrm', clause: 'FC-6', read, seenIn: [seenIn], as },
});

export const OF_FLEXCRM: readonly WrongReading[] = [
  ofTheHour(
    'business hours have a break at midday',
    ofCalendar('support', { hours: open(DAYS, '10:00-12:00', '13:00-18:00') }),
  ),
  ofTheHour(
    'the minute of closing still counts as business hours',
    ofCalendar('support', { hours: open(DAYS, '10:00-18:01') }),
  ),
  ofTheHour(
    'the minute of opening does not count as business hours yet',
    ofCalendar('support', { hours: open(DAYS, '10:01-18:00') }),
  ),
  ofTheHour('Saturday is a business day', ofCalendar('support', { hours: open([...DAYS, 'sat'], '10:00-18:00') })),
  ofTheHour('holidays are business days', ofCalendar('support', { holidays: 'none' })),
  ofTheHour('the turn of the year has business days', ofCalendar('support', { closures: [] })),
  ofTheHour(
    'an hour counts at night as well',
    clockedBy('notice.first', { kind: 'elapsed', from: 'detection', within: 'PT1H', aim: true }),
  ),
  ofTheHour('what is left of the hour at closing counts from the next opening', (policy) =>
    ofDuties(policy, 'notice.first', (duty) =>
      duty.clock.kind === 'business-hours' ? { ...duty, clock: { ...duty.clock, atClosing: 'carries-over' } } : duty,
    ),
  ),
  ofTheHour(
    'out of hours there is time until the next business day ends',
    clockedBy('notice.first', {
      ...{ kind: 'business-days', from: 'detection', days: 1, firstDay: 'not-counted' },
      ...{ calendar: 'support', until: 'closing', aim: true },
    }),
  ),
  ofTheHour(
    'the hour counts from the occurrence',
    (policy) =>
      ofDuties(policy, 'notice.first', (duty) =>
        duty.clock.kind === 'business-hours' ? { ...duty, clock: { ...duty.clock, from: 'occurrence' } } : duty,
      ),
    'Deadlines',
  ),
];
