import type { Text } from '../base/text.ts';
import type { CHANNEL_KINDS } from './shape/notices.ts';
import type { GUARANTEES } from './shape/service.ts';

/** The test that shows a claim: its file, and words of its title. `test/style/claims.test.ts` sees that each exists and runs. */
export interface ServedProof {
  readonly test: string;
  readonly title: string;
}

/** What is guaranteed, in the product's own sentence: no policy can widen it. Each half of the sentence has its test. */
export interface Assurance {
  readonly says: Text;
  readonly shownBy: readonly ServedProof[];
}

type Guarantee = (typeof GUARANTEES)[number];
type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What a policy is made of, as far as it can promise something. */
export type PolicyPart =
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
  | 'answering-hours'
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
  | 'service-level'
  | 'signal';

const incident = (file: string, title: string): ServedProof => ({
  test: `test/domain/incident/${file}.test.ts`,
  title,
});

/** What this release does with each part of a policy. Null: the part is read and checked, and left to people. */
export const CARRIED_OUT: Readonly<Record<PolicyPart, ServedProof | null>> = {
  rule: incident('decide/assessing', '[FC-1] given an undecided incident, when a leak is possible'),
  duty: { test: 'test/domain/rules/deadline/reminders.test.ts', title: '[FC-6] given an hour for the first notice' },
  report: incident('decide/response-reports', '[SY-5] given a leak of personal data'),
  playbook: incident('decide/response-team', '[CX-4] given a category and a level'),
  appointment: incident('decide/response-team', '[GK-3] given no procedure fits'),
  headquarters: incident('decide/response-team', '[SY-3] given a grave incident'),
  calendar: { test: 'test/domain/base/time/calendar.test.ts', title: 'a run of open time over the turn of the year' },
  stage: incident('decide/drafting', '[FC-4] given a stage, when sections of it are missing'),
  limited: incident('decide/drafting', '[FC-5] given a limited notice, when sections are withheld'),
  address: { test: 'test/steps/delivery/mail-delivery.test.ts', title: '[FC-6] mails every recipient once' },
  closing: incident('decide/closing', '[SY-6] [SY-16] given a policy that names who approves closing'),
  contact: { test: 'test/domain/incident/notice/draft-text.test.ts', title: '[FC-11] names the company' },
  system: {
    test: 'test/domain/rules/recovery/recovery-order.test.ts',
    title: '[GK-6] given systems with tolerable downtimes',
  },
  'asset-class': { test: 'test/domain/rules/assessment/floors.test.ts', title: '[CX-4] given a leak is possible' },
  'answering-hours': {
    test: 'test/domain/incident/notice/draft-text.test.ts',
    title: '[FC-11] tells no hours that the policy only assumes',
  },
  'extended-hours': {
    test: 'test/domain/incident/notice/draft-text.test.ts',
    title: '[SY-22] tells the extended hours of one incident below those that hold always',
  },
  signal: incident('paging/fired-again', 'given the first was answered, when another comes hours later'),
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
export const CHANNELS_SERVED: Readonly<Record<ChannelKind, ServedProof | null>> = {
  mail: incident('decide/delivering', '[FC-6] given a delivery, when it finishes in time'),
  'in-product': null,
  site: null,
  feed: null,
  phone: null,
};

/**
 * Parts that carry out less than the clauses they stand for are likely to say, in the product's own sentence: a calendar answers no
 * inquiry. A clause that only they cover is carried out as far as that.
 */
export const CARRIED_OUT_AS_FAR_AS: Readonly<Partial<Record<PolicyPart, Text>>> = {
  calendar: {
    ja: '営業時間または営業日で定めた期限は、当社の営業時間に基づいて計算します。',
    en: 'Time limits set in business hours or business days are calculated on the basis of our business hours.',
  },
  'answering-hours': {
    ja: 'お客様への通知には、お問い合わせに回答する時間を記載します。',
    en: 'Notices to customers give the hours in which inquiries are answered.',
  },
  'extended-hours': {
    ja: 'あるインシデントについて、お問い合わせへの回答を通常の時間より延長する場合は、そのお知らせに延長後の時間を記載します。',
    en: 'Where inquiries about an incident are answered beyond the usual hours, its notices state the extended hours.',
  },
};

/** What the system does under every policy, each in one sentence and with the test that shows it. */
export const GUARANTEED: Readonly<Record<Guarantee, Assurance>> = {
  'every-incident-is-recorded': {
    says: {
      ja: '検知または報告されたインシデントは、軽微なものを含めてすべて記録し、判定します。',
      en: 'Every incident that is detected or reported is recorded and assessed, minor ones included.',
    },
    shownBy: [
      incident('decide/opening', '[FC-3] given an alarm about which nothing is known'),
      { test: 'test/console/screens/pages.test.ts', title: 'report an incident' },
    ],
  },
  'approver-is-another-person': {
    says: {
      ja: 'お客様への通知と再発防止計画は、作成した者とは別の者が承認します。',
      en: 'Notices to customers and plans against recurrence are approved by someone other than their author.',
    },
    shownBy: [
      incident('decide/contributions', 'given a function in a person’s own words, when that person approves'),
      incident('decide/response-reports', '[SY-6] [SY-16] given a plan with both parts'),
    ],
  },
  'personal-ids-only': {
    says: {
      ja: 'インシデントの対応は、登録された担当者が個人ごとのIDで行います。',
      en: 'Only registered members of staff act on incidents, each under an ID of their own.',
    },
    shownBy: [incident('decide/opening', 'given somebody outside the team')],
  },
  'times-in-the-zone': {
    says: {
      ja: 'お客様への通知では、日時がどの標準時によるものかを明記します。',
      en: 'Notices to customers state the time zone in which their times are given.',
    },
    shownBy: [
      { test: 'test/console/screens/pages.test.ts', title: '[FC-6] the incident says when its notice is due' },
      {
        test: 'test/domain/incident/notice/draft-text.test.ts',
        title: '[SY-20] gives its times in the zone of the policy',
      },
    ],
  },
  'contact-in-every-notice': {
    says: {
      ja: 'インシデントに関するお客様への通知には、お問い合わせの窓口を記載します。受付時間と回答時間は、公開文書に定めがある場合に、その時間または定めた文書を記載します。',
      en: 'Every notice of an incident to customers gives the point of contact. It gives the hours in which inquiries are received and answered where a published text sets them: the hours themselves, or the text that sets them.',
    },
    shownBy: [
      {
        test: 'test/domain/incident/notice/draft-text.test.ts',
        title: '[FC-11] tells no hours that the policy only assumes',
      },
      { test: 'test/domain/incident/notice/draft-text.test.ts', title: '[FC-11] gives the contact at every stage' },
      { test: 'test/domain/incident/notice/draft-text.test.ts', title: '[FC-11] names the company' },
    ],
  },
  'one-recipient-a-mail': {
    says: {
      ja: 'インシデントを知らせるメールは1通に1つの宛先とし、ほかの宛先は見えません。',
      en: 'Each mail about an incident is addressed to one recipient, who sees no other.',
    },
    shownBy: [{ test: 'test/domain/channels/mail/compose-mail.test.ts', title: 'addresses its one recipient' }],
  },
  'paged-until-answered': {
    says: {
      ja: 'インシデントを登録すると、応答があるまで、定めた順に担当者を呼び出します。',
      en: 'When an incident is opened, staff are called in a fixed order until someone answers.',
    },
    shownBy: [
      incident('decide/opening', 'given an opening, when people are called'),
      incident('paging/paging', 'given a page, when the person it called acknowledges'),
    ],
  },
  'recovery-in-order': {
    says: {
      ja: '復旧の順は、停止が許容される時間の短いものから示します。',
      en: 'Systems are listed for recovery by how long they may be down, the shortest first.',
    },
    shownBy: [
      {
        test: 'test/domain/rules/recovery/recovery-order.test.ts',
        title: '[GK-6] given systems with tolerable downtimes',
      },
    ],
  },
  'deviations-are-recorded': {
    says: {
      ja: '本文書に定める取り扱い（お知らせの内容、時期、手段など）と異なる取り扱いを承認した場合は、その内容と理由、申請者および承認者を記録します。',
      en: 'An approved exception to what this document sets out, such as the content, timing or channel of a notice, is recorded with its subject, its reason, who asked for it and who approved it.',
    },
    shownBy: [incident('decide/response-reports', '[FC-8] [GK-11] given an exception about timing')],
  },
  'data-stays-in-the-region': {
    says: {
      ja: 'インシデント対応に用いるシステムのデータは、日本国内に保管します。',
      en: 'The data of the system that we use for incident response is stored in Japan.',
    },
    shownBy: [{ test: 'test/infra/app/synth-settings.test.ts', title: '[FL-8] are in Japan' }],
  },
  'least-privilege': {
    says: {
      ja: 'インシデント対応に用いるシステムでは、アクセス権限を必要最小限にとどめます。',
      en: 'In the system that we use for incident response, access rights are kept to the minimum necessary.',
    },
    shownBy: [
      { test: 'test/infra/app/stack-permissions.test.ts', title: 'allows on each table exactly what the code sends' },
      { test: 'test/infra/app/stack-permissions.test.ts', title: 'allows elsewhere exactly what the code sends' },
    ],
  },
  'restricted-text-is-not-public': {
    says: {
      ja: '取扱注意とする文書には、公開しない旨を明記します。',
      en: 'A restricted text is marked as not for publication.',
    },
    shownBy: [{ test: 'test/domain/publish/publish.test.ts', title: '[GK-14]' }],
  },
};
