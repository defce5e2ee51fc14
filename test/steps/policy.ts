import { canonicalJson } from '../../functions/domain/base/ledger/canonical.ts';
import { type Policy, type PolicyFile, policySchema } from '../../functions/domain/policy/shape/schema.ts';

const text = (en: string) => ({ ja: en, en });

const file: PolicyFile = {
  policy: 'small',
  version: 1,
  date: '2026-04-01',
  reason: text('for tests'),
  title: text('Small policy'),
  zone: 'Asia/Tokyo',
  languages: ['ja', 'en'],
  clauses: { 'T-1': text('Leaks are major.'), 'T-2': text('The rest is minor.') },
  calendars: { always: { hours: {}, holidays: 'none' } },
  levels: [
    { name: 'major', title: text('Major'), notify: true },
    { name: 'minor', title: text('Minor'), notify: false },
  ],
  rules: [{ clause: 'T-1', level: 'major', when: { 'data.leak': 'possible' }, reason: text('a leak') }],
  otherwise: { level: 'minor', clause: 'T-2' },
  signals: { alarms: [{ match: ['leak-*'], facts: { 'data.leak': 'possible' } }] },
  duties: [
    {
      kind: 'notice.first',
      clause: 'T-1',
      owner: 'officer',
      title: text('First notice'),
      when: 'notify',
      clock: { kind: 'elapsed', from: 'detection', within: 'PT1H' },
      reminders: [{ before: 'PT30M', do: 'warn', to: 'officer' }],
    },
    {
      kind: 'triage',
      clause: 'T-1',
      owner: 'officer',
      title: text('Decide the level'),
      when: 'undecided',
      clock: { kind: 'elapsed', from: 'detection', within: 'PT2H' },
    },
  ],
  notices: {
    approval: { role: 'approver', budget: 'PT15M' },
    channels: { mail: { kind: 'mail', title: text('Mail') } },
    stages: {
      first: { clause: 'T-1', sections: ['address', 'outline', 'when', 'contact'] },
      'follow-up': { clause: 'T-1', sections: ['address', 'outline', 'contact'] },
    },
  },
  team: {
    people: [
      { id: 'officer', name: 'Officer', email: 'officer@example.jp', roles: ['officer'] },
      { id: 'approver', name: 'Approver', email: 'approver@example.jp', roles: ['approver'] },
    ],
    permissions: {},
    paging: [
      { role: 'officer', after: 'PT0S' },
      { role: 'approver', after: 'PT10M' },
    ],
  },
  contact: { name: text('Support'), email: 'support@example.jp', hours: text('10-18') },
  company: { name: text('Example'), product: text('Product') },
};

/** A policy just large enough for a workflow: two levels, two duties, two people. */
export const POLICY: Policy = policySchema.parse(file);

/** The same as a function carries it. */
export const POLICY_TEXT = canonicalJson(POLICY);
