import type { CHANNEL_KINDS } from './shape/notices.ts';
import type { GUARANTEES } from './shape/service.ts';

/** The test that shows a claim: its file, and words of its title. `test/style/claims.test.ts` sees that each exists and runs. */
export interface Proof {
  readonly test: string;
  readonly title: string;
}

type Guarantee = (typeof GUARANTEES)[number];
type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a policy is made of, as far as it can promise something. */
export type Part =
  | 'rule'
  | 'duty'
  | 'report'
  | 'playbook'
  | 'appointment'
  | 'headquarters'
  | 'calendar'
  | 'stage'
  | 'limited'
  | 'address'
  | 'closing'
  | 'contact'
  | 'extended-hours'
  | 'system'
  | 'asset-class'
  | 'holding'
  | 'retention'
  | 'backup'
  | 'not-backed-up'
  | 'erasure'
  | 'recurring'
  | 'change-notice'
  | 'service-level';

const incident = (file: string, title: string): Proof => ({ test: `test/domain/incident/${file}.test.ts`, title });

/** What this release does with each part of a policy. Null: the part is read and checked, and left to people. */
export const CARRIED_OUT: Readonly<Record<Part, Proof | null>> = {
  rule: incident('assessing', '[FC-1] given an undecided incident, when a leak is possible'),
  duty: { test: 'test/domain/duty/reminders.test.ts', title: '[FC-6] given an hour for the first notice' },
  report: incident('response-reports', '[SY-5] given a leak of personal data'),
  playbook: incident('response-team', '[CX-4] given a category and a level'),
  appointment: incident('response-team', '[GK-3] given no procedure fits'),
  headquarters: incident('response-team', '[SY-3] given a grave incident'),
  calendar: { test: 'test/domain/time/calendar.test.ts', title: 'a run of open time over the turn of the year' },
  stage: incident('drafting', '[FC-4] given a stage, when sections of it are missing'),
  limited: incident('drafting', '[FC-5] given a limited notice, when sections are withheld'),
  address: { test: 'test/steps/mail-delivery.test.ts', title: '[FC-6] mails every recipient once' },
  closing: incident('closing', '[SY-6] [SY-16] given a policy that names who approves closing'),
  contact: { test: 'test/domain/notice/draft-text.test.ts', title: '[FC-11] names the company' },
  system: { test: 'test/domain/system/recovery-order.test.ts', title: '[GK-6] given systems with tolerable downtimes' },
  'asset-class': { test: 'test/domain/assessment/floors.test.ts', title: '[CX-4] given a leak is possible' },
  'extended-hours': {
    test: 'test/domain/notice/draft-text.test.ts',
    title: '[SY-22] tells the extended hours of one incident below those that hold always',
  },
  holding: null,
  retention: null,
  backup: null,
  'not-backed-up': null,
  erasure: null,
  recurring: null,
  'change-notice': null,
  'service-level': null,
};

/** How notices reach people in this release. Null: nothing publishes to it, so a person does, or nobody. */
export const CHANNELS_SERVED: Readonly<Record<ChannelKind, Proof | null>> = {
  mail: incident('delivering', '[FC-6] given a delivery, when it finishes in time'),
  'in-product': null,
  site: null,
  feed: null,
  phone: null,
};

/** What the system does under every policy, each with the test that shows it. */
export const GUARANTEED: Readonly<Record<Guarantee, Proof>> = {
  'every-incident-is-recorded': incident('opening', '[FC-3] given an alarm about which nothing is known'),
  'approver-is-another-person': incident('response-reports', '[SY-6] [SY-16] given a plan with both parts'),
  'personal-ids-only': incident('opening', 'given somebody outside the team'),
  'times-in-the-zone': { test: 'test/console/pages.test.ts', title: '[FC-6] the incident says when its notice is due' },
  'contact-in-every-notice': { test: 'test/domain/notice/draft-text.test.ts', title: '[FC-11] names the company' },
  'one-recipient-a-mail': { test: 'test/domain/notice/compose-mail.test.ts', title: 'addresses its one recipient' },
  'paged-until-answered': incident('paging', 'given a page, when the person it called acknowledges'),
  'recovery-in-order': {
    test: 'test/domain/system/recovery-order.test.ts',
    title: '[GK-6] given systems with tolerable downtimes',
  },
  'deviations-are-recorded': incident('response-reports', '[FC-8] [GK-11] given an exception about timing'),
  'data-stays-in-the-region': { test: 'test/infra/synth-settings.test.ts', title: '[FL-8] are in Japan' },
  'least-privilege': {
    test: 'test/infra/stack-permissions.test.ts',
    title: 'allows on each table exactly what the code sends',
  },
  'restricted-text-is-not-public': { test: 'test/domain/promise/publish.test.ts', title: '[GK-14]' },
};
