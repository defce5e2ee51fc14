import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { SHIPPED } from '../shipped.ts';
import { clockedBy, ofDuties, owedWhen, type WrongReading, withoutDuty } from './reading.ts';

const FOLLOW_UPS = { flexcrm: 'FC-4', synergy: 'SY-7', flam: 'FL-3', 'limited-company': 'GK-8', coxproject: 'CX-14' };
const CONTACT = { flexcrm: 'FC-11', synergy: 'SY-7', flam: 'FL-3', 'limited-company': 'GK-8', coxproject: 'CX-14' };
const AIMS = { flexcrm: 'FC-6', synergy: 'SY-7', flam: 'FL-3' } as const;
const FOLLOW_UP = 'notice.follow-up';

const ofFollowUps = (read: string, as: WrongReading['as']): readonly WrongReading[] =>
  SHIPPED.map((of) => ({ of, clause: FOLLOW_UPS[of], read, seenIn: ['Deadlines'], as }));

/** What customers hear after the first notice. */
const FOLLOWING: readonly WrongReading[] = [
  ...ofFollowUps('nothing is owed when what was told was too little', (policy) => withoutDuty(policy, FOLLOW_UP)),
  ...ofFollowUps('a follow-up is owed with every first notice', owedWhen(FOLLOW_UP, 'notify')),
  ...ofFollowUps('a follow-up waits for the end of the investigation', owedWhen(FOLLOW_UP, 'investigated')),
  ...ofFollowUps('a follow-up is promised within a day', (policy) =>
    clockedBy(FOLLOW_UP, { kind: 'elapsed', from: 'arising', within: 'P1D' })(policy),
  ),
  ...ofFollowUps('nothing is corrected once it turns out that nobody need have been told', (policy) =>
    owedWhen(FOLLOW_UP, { levels: policy.levels.filter(({ notify }) => notify).map(({ name }) => name) })(policy),
  ),
];

const notAssumed = ({ contact: { assumed: _, ...contact }, ...policy }: Policy): Policy => ({ ...policy, contact });
const calendarNotAssumed =
  (name: string) =>
  ({ calendars, ...policy }: Policy): Policy => {
    const { assumed: _, ...calendar } = calendars[name] ?? { hours: {}, holidays: 'none' as const, closures: [] };
    return { ...policy, calendars: { ...calendars, [name]: calendar } };
  };

/** Hours that no text names. */
const HOURS: readonly WrongReading[] = [
  ...SHIPPED.map(
    (of): WrongReading => ({
      ...{ of, clause: CONTACT[of], read: 'the text names the hours of the contact' },
      seenIn: ['Stated'],
      as: notAssumed,
    }),
  ),
  {
    ...{ of: 'flexcrm', clause: 'FC-6', read: 'the text names the business hours' },
    seenIn: ['Stated'],
    as: calendarNotAssumed('support'),
  },
  {
    ...{ of: 'limited-company', clause: 'GK-8', read: 'the regulation names the business hours' },
    seenIn: ['Stated'],
    as: calendarNotAssumed('office'),
  },
];

const AIMED: readonly WrongReading[] = (['flexcrm', 'synergy', 'flam'] as const).map((of) => ({
  ...{ of, clause: AIMS[of], read: 'the time of the first notice is promised, not aimed at' },
  seenIn: ['Stated'],
  as: (policy) => ofDuties(policy, 'notice.first', (duty) => ({ ...duty, clock: { ...duty.clock, aim: false } })),
}));

export const OF_EVERY_COMPANY: readonly WrongReading[] = [...FOLLOWING, ...HOURS, ...AIMED];
