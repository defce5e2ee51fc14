import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import {
  clockedBy,
  ofCalendar,
  ofDuties,
  ofPromised,
  owedWhen,
  promisedWhen,
  type When,
  type WrongReading,
} from './reading.ts';

const reading =
  (clause: string, ...seenIn: string[]) =>
  (read: string, as: WrongReading['as']): WrongReading => ({ of: 'synergy', clause, read, seenIn, as });

const ALL_BODIES = /^authority\./;
const HARMED: When = {
  any: [{ 'data.leak': 'possible' }, { 'data.loss': 'possible' }, { 'data.tampering': 'possible' }],
};
const PERSONAL: When = { any: [{ 'data.personal': 'possible' }, { 'data.secrecy': 'possible' }] };
const HARMED_PERSONAL: When = { all: [PERSONAL, HARMED] };
const TELECOM: When = { telecom: 'possible' };

const ofReport = reading('SY-5', 'Reports');

const REPORTED: readonly WrongReading[] = [
  ofReport(
    'incidents of the telecom business go to the ministry alone',
    promisedWhen(/^authority\.(ppc|pmark|isms)\./, HARMED_PERSONAL),
  ),
  ofReport('the ministry hears of the telecom business alone', promisedWhen(/^authority\.mic\./, TELECOM)),
  ofReport(
    'a leak counts, loss and damage do not',
    promisedWhen(ALL_BODIES, { any: [TELECOM, { all: [PERSONAL, { 'data.leak': 'possible' }] }] }),
  ),
  ofReport(
    'scale counts: as the law, from 1,001 persons on',
    promisedWhen(ALL_BODIES, { any: [TELECOM, { all: [HARMED_PERSONAL, { 'data.persons': { moreThan: 1000 } }] }] }),
  ),
  ofReport(
    'every outage is an incident of the telecom business',
    promisedWhen(ALL_BODIES, { any: [TELECOM, { 'service.impact': 'major' }, HARMED_PERSONAL] }),
  ),
  ofReport(
    'secrecy of communications is no personal data, and is not reported',
    promisedWhen(ALL_BODIES, { any: [TELECOM, { all: [{ 'data.personal': 'possible' }, HARMED] }] }),
  ),
  ofReport(
    'the certification bodies are told as seems fit',
    ofPromised(/^authority\.(pmark|isms)\./, (promise) => ({ ...promise, strength: 'consider' })),
  ),
];

const withHeadquarters =
  (change: Partial<NonNullable<Policy['team']['headquarters']>>) =>
  (policy: Policy): Policy => {
    const { headquarters } = policy.team;
    return headquarters === undefined
      ? policy
      : { ...policy, team: { ...policy.team, headquarters: { ...headquarters, ...change } } };
  };
const ofHeadquarters = (read: string, facts: When): WrongReading =>
  reading('SY-3', 'Headquarters')(read, withHeadquarters({ when: { facts } }));
const GRAVE: readonly When[] = [HARMED, { 'service.impact': 'major' }, { 'service.long': 'possible' }];

const HEADQUARTERS: readonly WrongReading[] = [
  ofHeadquarters('headquarters are for what is grave and wide', {
    all: [{ 'service.impact': 'major' }, { 'service.customers': 'many' }],
  }),
  reading('SY-3', 'Headquarters')('headquarters are always set up', withHeadquarters({ asNeeded: false })),
  ofHeadquarters('grave is what harms data, an outage is not', { any: [HARMED, { 'service.customers': 'many' }] }),
  ofHeadquarters('wide is whatever touches somebody', { any: [...GRAVE, { 'service.customers': 'few' }] }),
  ofHeadquarters('grave is enough, wide counts for nothing', { any: [...GRAVE] }),
  ofHeadquarters('an outage is grave by how far it goes, not by how long it lasts', {
    any: [HARMED, { 'service.impact': 'major' }, { 'service.customers': 'many' }],
  }),
];

const ofCommittee = (seenIn: string) => reading('SY-2', seenIn);

const COMMITTEE: readonly WrongReading[] = [
  ofCommittee('Closing')('closing an incident spares the report to the committee', ({ closing, ...policy }) => ({
    ...policy,
    closing: { ...closing, outlive: [] },
  })),
  ofCommittee('Closing')('an incident stays open until the committee has met', ({ closing, ...policy }) => ({
    ...policy,
    closing: { ...closing, requires: [...closing.requires, 'committee.report'] },
  })),
  ofCommittee('Closing')('an incident may close before its permanent fix', ({ closing, ...policy }) => ({
    ...policy,
    closing: { ...closing, requires: closing.requires.filter((kind) => kind !== 'permanent-fix') },
  })),
  ofCommittee('Deadlines')(
    'the committee hears of the upper ranks alone',
    owedWhen('committee.report', { levels: ['S', 'A'] }),
  ),
  ofCommittee('Deadlines')(
    'the committee hears of what customers are not told',
    owedWhen('committee.report', { levels: ['B', 'C'] }),
  ),
  ofCommittee('Deadlines')(
    'the month of the committee counts from the detection',
    clockedBy('committee.report', { kind: 'calendar-months', from: 'detection', months: 1 }),
  ),
  ofCommittee('Deadlines')(
    'the month of the committee has thirty days',
    clockedBy('committee.report', { kind: 'calendar-days', from: 'opening', days: 30, firstDay: 'not-counted' }),
  ),
];

const ofAnswer = (
  read: string,
  change: Partial<Extract<Policy['duties'][number]['clock'], { kind: 'business-days' }>>,
) =>
  reading('SY-7', 'Deadlines')(read, (policy) =>
    ofDuties(policy, 'reporter.progress', (duty) =>
      duty.clock.kind === 'business-days' ? { ...duty, clock: { ...duty.clock, ...change } } : duty,
    ),
  );

/** The answer to the customer who reported it. */
const ANSWERS: readonly WrongReading[] = [
  reading('SY-7', 'Stated')('the answer by the next business day is promised, not aimed at', (policy) =>
    ofDuties(policy, 'reporter.progress', (duty) => ({ ...duty, clock: { ...duty.clock, aim: false } })),
  ),
  ofAnswer('the answer counts from the detection', { from: 'detection' }),
  ofAnswer('the day of the inquiry counts', { firstDay: 'counted' }),
  ofAnswer('the answer has time until midnight', { until: 'end-of-day' }),
  ofAnswer('two business days are next', { days: 2 }),
  reading('SY-7', 'Deadlines')(
    'the next day is a business day',
    clockedBy('reporter.progress', {
      ...{ kind: 'calendar-days', from: 'arising', days: 1, firstDay: 'not-counted', aim: true },
    }),
  ),
  reading('SY-7', 'Deadlines')(
    'the answer is due within a day by the clock',
    clockedBy('reporter.progress', { kind: 'elapsed', from: 'arising', within: 'PT24H', aim: true }),
  ),
  reading('SY-15', 'Deadlines')('holidays are business days', ofCalendar('support', { holidays: 'none' })),
  reading('SY-15', 'Deadlines')('the turn of the year has business days', ofCalendar('support', { closures: [] })),
];

const ofMeans = reading('SY-4', 'Stated');
const ofFirst =
  (change: Partial<Policy['notices']['stages']['first']>) =>
  ({ notices, ...policy }: Policy): Policy => ({
    ...policy,
    notices: { ...notices, stages: { ...notices.stages, first: { ...notices.stages.first, ...change } } },
  });

/** By which means customers are told of security incidents. */
const MEANS: readonly WrongReading[] = [
  ofMeans('all three are used', ofFirst({ metBy: 'all' })),
  ofMeans(
    'a call to each customer is enough',
    ofFirst({ channels: ['console', 'support-page', 'mail', 'individual'] }),
  ),
  ofMeans('mail is the one that counts', ofFirst({ channels: ['mail'] })),
  ofMeans(
    'a notice on the screen counts with the support page alone',
    ofFirst({ channels: ['console', 'support-page'] }),
  ),
];

const ofClosing =
  (change: Partial<Policy['closing']>) =>
  ({ closing, ...policy }: Policy): Policy => ({
    ...policy,
    closing: { ...closing, ...change },
  });

/** Who lets an incident close, and what has to be done by then. */
const CLOSED: readonly WrongReading[] = [
  reading('SY-6', 'Stated')('whoever leads the response closes the incident', ({ closing, ...policy }) => {
    const { approval: _, ...others } = closing;
    return { ...policy, closing: others };
  }),
  reading('SY-6', 'Stated')('the office for security lets an incident close', ofClosing({ approval: 'officer' })),
  reading('SY-6', 'Closing')('the report is made beyond the closing', ({ closing, ...policy }) =>
    ofClosing({
      requires: closing.requires.filter((kind) => kind !== 'notice.detailed'),
      outlive: [...(closing.outlive ?? []), 'notice.detailed'],
    })({ closing, ...policy }),
  ),
  reading('SY-6', 'Closing')('the measures are followed beyond the closing', ({ closing, ...policy }) =>
    ofClosing({ outlive: [...(closing.outlive ?? []), 'prevention.done'] })({ closing, ...policy }),
  ),
];

export const OF_SYNERGY: readonly WrongReading[] = [
  ...MEANS,
  ...CLOSED,
  ...REPORTED,
  ...HEADQUARTERS,
  ...COMMITTEE,
  ...ANSWERS,
];
