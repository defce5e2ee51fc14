import type { Condition } from '../policy/condition.ts';
import type { CalendarRule, Policy } from '../policy/schema.ts';
import { type LAWS, REPORT_ITEMS } from '../policy/shape/reports.ts';

/** A statute of a policy's reports, as this release knows it. */
export type Statute = NonNullable<Policy['reports'][number]['statute']>;
export type Law = (typeof LAWS)[number];

/** The name that statutes give to the government's days; a policy may lay down a calendar of that name itself. */
export const GOVERNMENT = 'government';

const ALL_DAY = ['00:00-24:00'];

/** Act on holidays of administrative organs, art. 1: closed at weekends, on holidays, 29 Dec – 3 Jan. */
export const GOVERNMENT_DAYS: CalendarRule = {
  hours: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY },
  holidays: 'japan',
  closures: [{ from: '12-29', to: '01-03', name: { ja: '行政機関の休日', en: 'government holidays' } }],
};

/** Leak unless wholly recovered unseen, tampering, loss unless the same content is kept elsewhere; none of it if strongly encrypted. */
const breach: Condition = {
  all: [
    { 'data.personal': 'possible' },
    { not: { 'data.encrypted': 'yes' } },
    {
      any: [
        { all: [{ 'data.leak': 'possible' }, { not: { 'data.recovered': 'yes' } }] },
        { 'data.tampering': 'possible' },
        { all: [{ 'data.loss': 'possible' }, { not: { 'data.copy': 'yes' } }] },
      ],
    },
  ],
};

/** The kinds that rule 7 lists; the first three from one person on. */
const grave: Condition = {
  any: [
    { 'data.sensitive': 'possible' },
    { 'data.financial': 'possible' },
    { 'cause.wrongful': 'possible' },
    { 'data.persons': { moreThan: 1000 } },
  ],
};

/** Whoever handles the data reports. A processor need not once it has told its controller (art. 26(1) proviso, (2)). */
const asHandler: Condition = { all: [breach, grave, { 'data.role': { in: ['controller', 'processor'] } }] };
const byTellingController: Statute['exempt'] = { when: { 'data.role': 'processor' }, told: 'controller' };
const wrongful: Condition = { 'cause.wrongful': 'possible' };
const personalAccident: Condition = {
  all: [
    { 'data.personal': 'possible' },
    { any: [{ 'data.leak': 'possible' }, { 'data.tampering': 'possible' }, { 'data.loss': 'possible' }] },
  ],
};
const attack: Condition = {
  any: [{ 'cause.kind': { in: ['malware', 'intrusion', 'denial-of-service'] } }, { 'cause.wrongful': 'possible' }],
};

const NINE: Statute['content'] = [...REPORT_ITEMS];

/** The prompt report is owed in about three to five days; the day of knowing is day 1, and nothing rolls over. */
const prompt: Statute['clock'] = { kind: 'calendar-days', from: 'knowledge', days: 5, firstDay: 'counted' };

function fullWithin(days: number): Statute['clock'] {
  const rollOver = { to: 'next-open-day', calendar: GOVERNMENT } as const;
  return { kind: 'calendar-days', from: 'knowledge', days, firstDay: 'counted', rollOver };
}

function discovered(days: number): Statute['clock'] {
  return { kind: 'calendar-days', from: 'detection', days, firstDay: 'counted' };
}

const promptly: Statute['clock'] = { kind: 'without-delay', from: 'knowledge' };

/**
 * The statutes and bodies that policies may name, as of November 2026. A bill of April 2026 would relax the duties of
 * processors; whether it became law was not found. Voluntary desks have no date of their own and stand from the date of
 * the duty to report.
 */
export const JAPAN: Readonly<Record<Law, Statute>> = {
  'ppc-prompt': {
    source: {
      ja: '個人情報の保護に関する法律第26条第1項、同施行規則第7条・第8条第1項（速報）',
      en: 'Act on the Protection of Personal Information, art. 26(1); rules, arts. 7 and 8(1): prompt report',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: asHandler,
    exempt: byTellingController,
    clock: prompt,
    content: NINE,
  },
  'ppc-full': {
    source: {
      ja: '個人情報の保護に関する法律第26条第1項、同施行規則第7条・第8条第2項（確報）',
      en: 'Act on the Protection of Personal Information, art. 26(1); rules, arts. 7 and 8(2): full report',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: asHandler,
    exempt: byTellingController,
    clock: fullWithin(30),
    instead: { when: wrongful, clock: fullWithin(60) },
    content: NINE,
    allItems: true,
  },
  persons: {
    source: {
      ja: '個人情報の保護に関する法律第26条第2項、同施行規則第10条（本人への通知）',
      en: 'Act on the Protection of Personal Information, art. 26(2); rules, art. 10: telling the persons concerned',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: asHandler,
    exempt: byTellingController,
    clock: promptly,
    content: ['outline', 'data-items', 'cause', 'secondary-damage', 'other'],
  },
  controller: {
    source: {
      ja: '個人情報の保護に関する法律第26条第1項ただし書、同施行規則第9条（委託元への通知）',
      en: 'Act on the Protection of Personal Information, art. 26(1) proviso; rules, art. 9: a processor tells its controller',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: { all: [breach, grave, { 'data.role': 'processor' }] },
    clock: prompt,
    content: NINE,
  },
  'p-mark-prompt': {
    source: {
      ja: 'プライバシーマーク制度の事故報告（重大なものの速報）',
      en: 'Privacy mark scheme, accident reports: prompt report of grave kinds',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: { all: [personalAccident, grave] },
    clock: { kind: 'calendar-days', from: 'detection', days: 5, firstDay: 'counted' },
    content: NINE,
  },
  'p-mark-full': {
    source: {
      ja: 'プライバシーマーク制度の事故報告（確報）',
      en: 'Privacy mark scheme, accident reports: full report',
    },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: personalAccident,
    clock: discovered(30),
    instead: { when: wrongful, clock: discovered(60) },
    content: NINE,
    allItems: true,
  },
  isms: {
    source: { ja: 'ISMS認証機関との取り決め', en: 'Agreement with the ISMS certification body' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: { any: [personalAccident, attack] },
    clock: promptly,
    content: ['outline', 'cause', 'prevention'],
  },
  'mic-first': {
    source: { ja: '電気通信事業法第28条（第一報）', en: 'Telecommunications Business Act, art. 28: first report' },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: { any: [{ 'data.secrecy': 'possible' }, { telecom: 'possible' }] },
    clock: promptly,
    content: ['outline', 'persons', 'cause'],
  },
  'mic-details': {
    source: { ja: '電気通信事業法第28条（詳細報告）', en: 'Telecommunications Business Act, art. 28: detailed report' },
    effectiveFrom: '2022-04-01',
    strength: 'must',
    when: { any: [{ 'data.secrecy': 'possible' }, { telecom: 'possible' }] },
    clock: { kind: 'calendar-days', from: 'knowledge', days: 30, firstDay: 'counted' },
    instead: {
      when: { telecom: 'possible' },
      clock: { kind: 'calendar-days', from: 'occurrence', days: 30, firstDay: 'counted' },
    },
    content: NINE,
    allItems: true,
  },
  ipa: {
    source: { ja: '情報処理推進機構（IPA）への届出（任意）', en: 'Notification to IPA (voluntary)' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    clock: promptly,
    content: ['outline', 'cause', 'secondary-damage'],
  },
  jpcert: {
    source: { ja: 'JPCERT/CCへの報告（任意）', en: 'Report to JPCERT/CC (voluntary)' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    clock: promptly,
    content: ['outline', 'cause'],
  },
  police: {
    source: {
      ja: '都道府県警察のサイバー犯罪窓口への相談・届出（任意）',
      en: 'Prefectural police, cybercrime desk (voluntary)',
    },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    clock: promptly,
    content: ['outline', 'cause', 'secondary-damage'],
  },
};
