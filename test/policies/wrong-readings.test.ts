import { describe, expect, it } from 'vitest';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { playGolden } from './golden-rows.ts';
import { SHIPPED, shipped } from './shipped.ts';

type Company = (typeof SHIPPED)[number];
type Duty = Policy['duties'][number];
type Report = Policy['reports'][number];

/** One way to misread a clause: the golden rows of the clause that must not hold under it any more. */
interface WrongReading {
  readonly clause: string;
  readonly read: string;
  readonly of: Company;
  /** The golden tables that must differ. */
  readonly seenIn: readonly string[];
  as(policy: Policy): Policy;
}

const ofDuties = (policy: Policy, kind: string, change: (duty: Duty) => Duty): Policy => ({
  ...policy,
  duties: policy.duties.map((duty) => (duty.kind === kind ? change(duty) : duty)),
});
const withoutDuty = (policy: Policy, kind: string): Policy => ({
  ...policy,
  duties: policy.duties.filter((duty) => duty.kind !== kind),
});
const hard = (clock: Duty['clock']) => ({ ...clock, aim: false });
const ofPromises = (policy: Policy, kinds: RegExp, when: NonNullable<Report['promise']>['when']): Policy => ({
  ...policy,
  reports: policy.reports.map(({ promise, ...report }) =>
    promise === undefined || !kinds.test(report.kind)
      ? { ...report, promise }
      : { ...report, promise: { ...promise, when } },
  ),
});
const notAssumed = ({ contact: { assumed: _, ...contact }, ...policy }: Policy): Policy => ({ ...policy, contact });
const withHeadquarters = (policy: Policy, change: Partial<NonNullable<Policy['team']['headquarters']>>): Policy => {
  const { headquarters } = policy.team;
  return headquarters === undefined
    ? policy
    : { ...policy, team: { ...policy.team, headquarters: { ...headquarters, ...change } } };
};

/** Without the branch of an `any` that a fact alone decides. */
const withoutBranch = (when: Policy['rules'][number]['when'], fact: string): typeof when => {
  const branches = 'any' in when && Array.isArray(when.any) ? when.any : null;
  return branches === null ? when : { any: branches.filter((branch) => !(fact in branch)) };
};

const FOLLOW_UPS = { flexcrm: 'FC-4', synergy: 'SY-7', flam: 'FL-3', 'limited-company': 'GK-8', coxproject: 'CX-14' };
const ASSUMED_HOURS = {
  flexcrm: 'FC-11',
  synergy: 'SY-7',
  flam: 'FL-3',
  'limited-company': 'GK-8',
  coxproject: 'CX-14',
};
const AIMS = { flexcrm: 'FC-6', synergy: 'SY-7', flam: 'FL-3' } as const;
const ANNOUNCED = ['prevention.plan', 'prevention.announcement', 'prevention.staff'];

const WRONG: readonly WrongReading[] = [
  {
    ...{ of: 'synergy', clause: 'SY-5', read: 'incidents of the telecom business go to the ministry alone' },
    seenIn: ['Reports'],
    as: (policy) =>
      ofPromises(policy, /^authority\.(ppc|pmark|isms)\./, {
        all: [{ 'data.personal': 'possible' }, { 'data.leak': 'possible' }],
      }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-3', read: 'headquarters are for what is grave and wide' },
    seenIn: ['Headquarters'],
    as: (policy) =>
      withHeadquarters(policy, {
        when: { facts: { all: [{ 'service.impact': 'major' }, { 'service.customers': 'many' }] } },
      }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-3', read: 'headquarters are always set up' },
    seenIn: ['Headquarters'],
    as: (policy) => withHeadquarters(policy, { asNeeded: false }),
  },
  ...SHIPPED.map(
    (of): WrongReading => ({
      ...{ of, clause: FOLLOW_UPS[of], read: 'nothing is owed when what was told was too little' },
      seenIn: ['Deadlines'],
      as: (policy) => withoutDuty(policy, 'notice.follow-up'),
    }),
  ),
  ...ANNOUNCED.flatMap((kind): WrongReading[] => [
    {
      ...{ of: 'limited-company', clause: 'GK-8', read: `${kind} is owed of serious incidents alone` },
      seenIn: ['Deadlines'],
      as: (policy) => ofDuties(policy, kind, (duty) => ({ ...duty, when: { levels: ['serious'] } })),
    },
    {
      ...{ of: 'limited-company', clause: 'GK-8', read: `nobody is reminded of ${kind}` },
      seenIn: ['Reminders'],
      as: (policy) => ofDuties(policy, kind, (duty) => ({ ...duty, reminders: [] })),
    },
    {
      ...{ of: 'limited-company', clause: 'GK-8', read: `there is no ${kind}` },
      seenIn: ['Deadlines', 'Reminders', 'Stated'],
      as: (policy) => withoutDuty(policy, kind),
    },
  ]),
  {
    ...{ of: 'synergy', clause: 'SY-2', read: 'closing an incident spares the report to the committee' },
    seenIn: ['Closing'],
    as: ({ closing, ...policy }) => ({ ...policy, closing: { ...closing, outlive: [] } }),
  },
  {
    ...{ of: 'flexcrm', clause: 'FC-6', read: 'business hours have a break at midday' },
    seenIn: ['When the first notice is due'],
    as: ({ calendars, ...policy }) => {
      const { support } = calendars;
      if (support === undefined) return { ...policy, calendars };
      const spans = ['10:00-12:00', '13:00-18:00'];
      const hours = Object.fromEntries(Object.keys(support.hours).map((day) => [day, spans]));
      return { ...policy, calendars: { ...calendars, support: { ...support, hours } } };
    },
  },
  {
    ...{ of: 'coxproject', clause: 'CX-8', read: 'payroll is not backed up' },
    seenIn: ['Stated'],
    as: ({ backups, ...policy }) => ({ ...policy, backups: backups.filter(({ id }) => id !== 'payroll') }),
  },
  {
    ...{ of: 'coxproject', clause: 'CX-8', read: 'no method is named for any system' },
    seenIn: ['Stated'],
    as: ({ backups, ...policy }) => ({ ...policy, backups: backups.map(({ method: _, ...backup }) => backup) }),
  },
  {
    ...{ of: 'coxproject', clause: 'CX-7', read: 'the plan to resumption is the incident lead’s' },
    seenIn: ['Stated'],
    as: (policy) => ofDuties(policy, 'continuity.plan', (duty) => ({ ...duty, owner: 'incident-lead' })),
  },
  {
    ...{ of: 'coxproject', clause: 'CX-6', read: 'IPA is considered as soon as an attack is known' },
    seenIn: ['Reports'],
    as: (policy) =>
      ofPromises(policy, /^authority\.ipa\./, {
        'cause.kind': { in: ['malware', 'intrusion', 'denial-of-service', 'insider'] },
      }),
  },
  {
    ...{ of: 'coxproject', clause: 'CX-6', read: 'IPA is considered of viruses and intrusions alone' },
    seenIn: ['Reports'],
    as: (policy) =>
      ofPromises(policy, /^authority\.ipa\./, {
        all: [{ 'cause.kind': { in: ['malware', 'intrusion'] } }, { investigation: 'done' }],
      }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-10', read: 'backups of what the customer deleted wait for the rest' },
    seenIn: ['Data at the end of a contract'],
    as: ({ erasure, ...policy }) => ({
      ...policy,
      ...(erasure === undefined
        ? {}
        : {
            erasure: {
              ...erasure,
              terms: erasure.terms.map((term) => ({
                ...term,
                backups: term.backups.filter(({ of }) => of?.includes('deleted-by-customer') !== true),
              })),
            },
          }),
    }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-10', read: 'what the customer deletes goes some day soon' },
    seenIn: ['Data at the end of a contract'],
    as: ({ erasure, ...policy }) => ({
      ...policy,
      ...(erasure === undefined
        ? {}
        : {
            erasure: {
              ...erasure,
              terms: erasure.terms.map((term) => ({
                ...term,
                stores: term.stores.map((entry) =>
                  entry.store === 'deleted-by-customer'
                    ? { ...entry, clock: { kind: 'without-delay' as const, from: 'contract-end' as const } }
                    : entry,
                ),
              })),
            },
          }),
    }),
  },
  ...['access-log', 'maintenance-log'].map(
    (store): WrongReading => ({
      ...{ of: 'synergy', clause: 'SY-11', read: `${store} may be altered` },
      seenIn: ['Stated'],
      as: ({ retention, ...policy }) => ({
        ...policy,
        retention: retention.map((rule) => (rule.store === store ? { ...rule, unalterable: false } : rule)),
      }),
    }),
  ),
  {
    ...{ of: 'synergy', clause: 'SY-12', read: 'functions come and go without an announcement' },
    seenIn: ['Announced and again and again', 'Stated'],
    as: ({ changeNotices, ...policy }) => ({
      ...policy,
      changeNotices: changeNotices.filter(({ kind }) => !kind.startsWith('functions.')),
    }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-12', read: 'no technical description is announced' },
    seenIn: ['Stated'],
    as: ({ changeNotices, ...policy }) => ({
      ...policy,
      changeNotices: changeNotices.map((notice) => ({ ...notice, mustSay: [] })),
    }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-12', read: 'the stop times are promised, not aimed at' },
    seenIn: ['Stated'],
    as: ({ changeNotices, ...policy }) => ({
      ...policy,
      changeNotices: changeNotices.map(({ stopAim: _, ...notice }) => notice),
    }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-21', read: 'updates are applied once a month' },
    seenIn: ['Announced and again and again', 'Stated'],
    as: ({ recurring, ...policy }) => ({
      ...policy,
      recurring: recurring.map(({ each, clock, ...rule }) =>
        rule.kind === 'updates' ? { ...rule, every: { months: 1 } } : { ...rule, each, clock },
      ),
    }),
  },
  {
    ...{ of: 'flam', clause: 'FL-4', read: 'outages are told by mail alone' },
    seenIn: ['Stated'],
    as: ({ notices, ...policy }) => ({
      ...policy,
      notices: { ...notices, stages: { ...notices.stages, first: { ...notices.stages.first, channels: ['mail'] } } },
    }),
  },
  ...SHIPPED.map(
    (of): WrongReading => ({
      ...{ of, clause: ASSUMED_HOURS[of], read: 'the text names the hours of the contact' },
      seenIn: ['Stated'],
      as: notAssumed,
    }),
  ),
  ...(['data.tampering', 'data.loss'] as const).map(
    (fact): WrongReading => ({
      ...{ of: 'limited-company', clause: 'GK-8', read: `${fact} alone stays inside` },
      seenIn: ['Situations'],
      as: ({ rules, ...policy }) => ({
        ...policy,
        rules: rules.map((rule) => ({
          ...rule,
          when: withoutBranch(rule.when, fact),
        })),
      }),
    }),
  ),
  {
    ...{ of: 'limited-company', clause: 'GK-3', read: 'threats have no procedure' },
    seenIn: ['Playbooks'],
    as: ({ playbooks, ...policy }) => ({ ...policy, playbooks: playbooks.filter(({ id }) => id !== 'threat') }),
  },
  ...(['flexcrm', 'synergy', 'flam'] as const).map(
    (of): WrongReading => ({
      ...{ of, clause: AIMS[of], read: 'the time of the first notice is promised, not aimed at' },
      seenIn: ['Stated'],
      as: (policy) => ofDuties(policy, 'notice.first', (duty) => ({ ...duty, clock: hard(duty.clock) })),
    }),
  ),
  {
    ...{ of: 'synergy', clause: 'SY-7', read: 'the answer by the next business day is promised, not aimed at' },
    seenIn: ['Stated'],
    as: (policy) => ofDuties(policy, 'reporter.progress', (duty) => ({ ...duty, clock: hard(duty.clock) })),
  },
  {
    ...{ of: 'synergy', clause: 'SY-7', read: 'the answer counts from the detection' },
    seenIn: ['Deadlines'],
    as: (policy) =>
      ofDuties(policy, 'reporter.progress', (duty) =>
        duty.clock.kind === 'business-days' ? { ...duty, clock: { ...duty.clock, from: 'detection' } } : duty,
      ),
  },
  {
    ...{ of: 'synergy', clause: 'SY-14', read: 'planned stops count as downtime' },
    seenIn: ['Stated'],
    as: ({ serviceLevels, ...policy }) => ({
      ...policy,
      serviceLevels: serviceLevels.map((level) => ({ ...level, excludes: [] })),
    }),
  },
  {
    ...{ of: 'synergy', clause: 'SY-14', read: 'the availability is promised, not aimed at' },
    seenIn: ['Stated'],
    as: ({ serviceLevels, ...policy }) => ({
      ...policy,
      serviceLevels: serviceLevels.map((level) => ({ ...level, aim: false })),
    }),
  },
];

/** A golden table is worth what it would catch: each wrong reading must turn rows of its clause red. */
describe.each(WRONG)('[$clause] where $of is read as: $read', ({ clause, of, seenIn, as }) => {
  const broken = playGolden(as(shipped(of)), of).filter(
    ({ expected, actual }) => JSON.stringify(expected) !== JSON.stringify(actual),
  );

  it.each(seenIn)(`a row of ${clause} under "%s" does not hold`, (table) => {
    expect(broken.filter((row) => row.table === table).map((row) => row.clause)).toContain(clause);
  });
});
