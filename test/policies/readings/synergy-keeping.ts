import type { Policy, PolicyClock } from '../../../functions/domain/policy/shape/schema.ts';
import { ofErasure, ofRecurring, ofRetention, type WrongReading } from './reading.ts';

const reading =
  (clause: string, ...seenIn: string[]) =>
  (read: string, as: WrongReading['as']): WrongReading => ({ of: 'synergy', clause, read, seenIn, as });

const ofErased = reading('SY-10', 'Data at the end of a contract');
const DELETED = 'deleted-by-customer';

const storesBy = (isMeant: (store: string) => boolean, clock: Extract<PolicyClock, { kind: string }>) =>
  ofErasure((term) => ({
    ...term,
    stores: term.stores.map((entry) => (isMeant(entry.store) ? { ...entry, clock } : entry)),
  }));
const backupsBy = (clock: Extract<PolicyClock, { kind: string }>) =>
  ofErasure((term) => ({ ...term, backups: term.backups.map((entry) => ({ ...entry, clock })) }));
const entrusted = (store: string) => store !== DELETED;

const ERASED: readonly WrongReading[] = [
  ofErased(
    'backups of what the customer deleted wait for the rest',
    ofErasure((term) => ({ ...term, backups: term.backups.filter(({ of }) => of?.includes(DELETED) !== true) })),
  ),
  ofErased(
    'what the customer deletes goes some day soon',
    storesBy((store) => store === DELETED, { kind: 'without-delay', from: 'contract-end' }),
  ),
  ofErased(
    'what the customer deletes goes with the rest',
    storesBy((store) => store === DELETED, { kind: 'day-of-month', from: 'contract-end', months: 1, day: 7 }),
  ),
  ofErased(
    'data goes on the 7th of the month of the cancellation',
    storesBy(entrusted, { kind: 'day-of-month', from: 'contract-end', months: 0, day: 7 }),
  ),
  ofErased(
    'data goes a month after the cancellation',
    storesBy(entrusted, { kind: 'calendar-months', from: 'contract-end', months: 1 }),
  ),
  ofErased(
    'data goes seven days after the cancellation',
    storesBy(entrusted, { kind: 'calendar-days', from: 'contract-end', days: 7, firstDay: 'not-counted' }),
  ),
  ofErased(
    'the day of the erasure is the first of the seven of its backups',
    backupsBy({ kind: 'calendar-days', from: 'previous-stage', days: 7, firstDay: 'counted' }),
  ),
  ofErased(
    'the seven days of backups are business days',
    backupsBy({
      ...{ kind: 'business-days', from: 'previous-stage', days: 7, firstDay: 'not-counted' },
      ...{ calendar: 'support', until: 'end-of-day' },
    }),
  ),
  ofErased(
    'operation logs stay when the contract ends',
    ofErasure((term) => ({ ...term, stores: term.stores.filter(({ store }) => store !== 'operation-log') })),
  ),
];

const ofLogs = reading('SY-11', 'Stated');

const LOGS: readonly WrongReading[] = [
  ...['access-log', 'maintenance-log'].map((store) =>
    ofLogs(`${store} may be altered`, ofRetention(store, { unalterable: false })),
  ),
  ofLogs('operation logs are kept a year', ofRetention('operation-log', { keep: { years: 1 } })),
  ofLogs('access logs go with the contract', ofRetention('access-log', { keep: 'until-contract-end' })),
  ofLogs('maintenance logs go with the contract', ofRetention('maintenance-log', { keep: 'until-contract-end' })),
  ofLogs('a year of logs is twelve times four weeks', ofRetention('access-log', { keep: { days: 336 } })),
];

const ofChanges = (...seenIn: string[]) => reading('SY-12', ...seenIn);
const ANNOUNCED = 'Announced and again and again';

const CHANGES: readonly WrongReading[] = [
  ofChanges(ANNOUNCED, 'Stated')('functions come and go without an announcement', ({ changeNotices, ...policy }) => ({
    ...policy,
    changeNotices: changeNotices.filter(({ kind }) => !kind.startsWith('functions.')),
  })),
  ofChanges('Stated')('no technical description is announced', ({ changeNotices, ...policy }) => ({
    ...policy,
    changeNotices: changeNotices.map((notice) => ({ ...notice, mustSay: [] })),
  })),
  ofChanges('Stated')('the stop times are promised, not aimed at', ({ changeNotices, ...policy }) => ({
    ...policy,
    changeNotices: changeNotices.map(({ stopAim: _, ...notice }) => notice),
  })),
  ofChanges(ANNOUNCED, 'Stated')('a week ahead is enough for what has a large effect', (policy) => ({
    ...policy,
    changeNotices: policy.changeNotices.map((notice) =>
      notice.kind === 'functions.large'
        ? { ...notice, clock: { kind: 'before', by: { weeks: 1 }, of: 'planned-start' } }
        : notice,
    ),
  })),
];

const ofUpdates = (...seenIn: string[]) => reading('SY-21', ...seenIn);
const updatesBy = (clock: Extract<PolicyClock, { kind: string }>) =>
  ofRecurring('updates', (rule) => ({ ...rule, clock }));

const UPDATES: readonly WrongReading[] = [
  ofUpdates(ANNOUNCED, 'Stated')(
    'updates are applied once a month',
    ofRecurring('updates', ({ each: _, clock: __, ...rule }) => ({ ...rule, every: { months: 1 } })),
  ),
  ofUpdates(ANNOUNCED)(
    'the month of an update has thirty days',
    updatesBy({ kind: 'calendar-days', from: 'arising', days: 30, firstDay: 'not-counted', aim: true }),
  ),
  ofUpdates(ANNOUNCED)(
    'an update has until the end of the month after',
    updatesBy({ kind: 'day-of-month', from: 'arising', months: 1, day: 31, aim: true }),
  ),
  ofUpdates('Stated')(
    'the month of an update is promised, not aimed at',
    updatesBy({ kind: 'calendar-months', from: 'arising', months: 1 }),
  ),
  ofUpdates('Stated')(
    'updates are the application’s developers’ own affair',
    ofRecurring('updates', (rule) => ({ ...rule, owner: 'responder' })),
  ),
];

const ofAvailability = reading('SY-14', 'Stated');
const ofLevels =
  (change: (level: Policy['serviceLevels'][number]) => Policy['serviceLevels'][number]) =>
  ({ serviceLevels, ...policy }: Policy): Policy => ({ ...policy, serviceLevels: serviceLevels.map(change) });

const AVAILABILITY: readonly WrongReading[] = [
  ofAvailability(
    'planned stops count as downtime',
    ofLevels((level) => ({ ...level, excludes: [] })),
  ),
  ofAvailability(
    'the availability is promised, not aimed at',
    ofLevels((level) => ({ ...level, aim: false })),
  ),
  ofAvailability(
    'the availability is reckoned over a year',
    ofLevels((level) => ({ ...level, period: 'year' })),
  ),
  ofAvailability(
    'three nines are aimed at',
    ofLevels((level) => ({ ...level, availabilityPercent: 99.9 })),
  ),
  ofAvailability('one number stands for both functions', ({ serviceLevels, ...policy }) => ({
    ...policy,
    serviceLevels: serviceLevels.slice(0, 1),
  })),
];

export const OF_SYNERGY_KEEPING: readonly WrongReading[] = [
  ...ERASED,
  ...LOGS,
  ...CHANGES,
  ...UPDATES,
  ...AVAILABILITY,
];
