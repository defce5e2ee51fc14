import { type LAWS, REPORT_ITEMS } from '../../policy/shape/reports.ts';
import type { PolicyCalendar, Statute } from '../../policy/shape/schema.ts';
import {
  asHandler,
  attack,
  breach,
  exempt,
  grave,
  handled,
  myNumber,
  ofAttack,
  ofData,
  ofTelecom,
  telecom,
  wrongful,
} from './japan-conditions.ts';

/** A statute of a policy's reports, as this release knows it. */
export type Law = (typeof LAWS)[number];

/** The name that statutes give to the government's days; a policy may lay down a calendar of that name itself. */
export const GOVERNMENT = 'government';

const ALL_DAY = ['00:00-24:00'];

/** Act on holidays of administrative organs, art. 1: closed at weekends, on holidays, 29 Dec – 3 Jan. */
export const GOVERNMENT_DAYS: PolicyCalendar = {
  hours: { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY },
  holidays: 'japan',
  closures: [{ from: '12-29', to: '01-03', name: { ja: '行政機関の休日', en: 'government holidays' } }],
};

/** Every statute here is as of the amendment that came into force then. */
const MUST = { effectiveFrom: '2022-04-01', strength: 'must' } as const;
const ON_PERSONAL_DATA = { ...MUST, unless: exempt, sign: ofData } as const;
const OF_HANDLERS = {
  ...ON_PERSONAL_DATA,
  exempt: { when: { 'data.role': 'processor' }, told: 'controller' },
} as const;
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
    id: 'ppc-prompt',
    source: {
      ja: '個人情報の保護に関する法律第26条第1項、同施行規則第7条・第8条第1項（速報）',
      en: 'Act on the Protection of Personal Information, art. 26(1); rules, arts. 7 and 8(1): prompt report',
    },
    ...OF_HANDLERS,
    when: asHandler,
    clock: prompt,
    content: NINE,
  },
  'ppc-full': {
    id: 'ppc-full',
    source: {
      ja: '個人情報の保護に関する法律第26条第1項、同施行規則第7条・第8条第2項（確報）',
      en: 'Act on the Protection of Personal Information, art. 26(1); rules, arts. 7 and 8(2): full report',
    },
    ...OF_HANDLERS,
    when: asHandler,
    clock: fullWithin(30),
    instead: { when: wrongful, clock: fullWithin(60) },
    content: NINE,
    allItems: true,
  },
  persons: {
    id: 'persons',
    source: {
      ja: '個人情報の保護に関する法律第26条第2項、同施行規則第10条（本人への通知）',
      en: 'Act on the Protection of Personal Information, art. 26(2); rules, art. 10: telling the persons concerned',
    },
    ...OF_HANDLERS,
    when: asHandler,
    clock: promptly,
    content: ['outline', 'data-items', 'cause', 'secondary-damage', 'other'],
  },
  controller: {
    id: 'controller',
    source: {
      ja: '個人情報の保護に関する法律第26条第1項ただし書、同施行規則第9条（委託元への通知）',
      en: 'Act on the Protection of Personal Information, art. 26(1) proviso; rules, art. 9: a processor tells its controller',
    },
    ...ON_PERSONAL_DATA,
    when: { all: [breach, grave, { 'data.role': 'processor' }] },
    clock: prompt,
    content: NINE,
  },
  'my-number-prompt': {
    id: 'my-number-prompt',
    source: {
      ja: '番号法第29条の4第1項、同項の規則第2条・第3条第1項（速報）',
      en: 'My Number Act, art. 29-4(1) and its rules, arts. 2 and 3(1): prompt report',
    },
    ...OF_HANDLERS,
    when: { all: [myNumber, handled] },
    clock: prompt,
    content: NINE,
  },
  'my-number-full': {
    id: 'my-number-full',
    source: {
      ja: '番号法第29条の4第1項、同項の規則第2条・第3条第2項（確報）',
      en: 'My Number Act, art. 29-4(1) and its rules, arts. 2 and 3(2): full report',
    },
    ...OF_HANDLERS,
    when: { all: [myNumber, handled] },
    clock: fullWithin(30),
    instead: { when: wrongful, clock: fullWithin(60) },
    content: NINE,
    allItems: true,
  },
  'my-number-persons': {
    id: 'my-number-persons',
    source: {
      ja: '番号法第29条の4第2項、同項の規則第5条（本人への通知）',
      en: 'My Number Act, art. 29-4(2) and its rules, art. 5: telling the persons concerned',
    },
    ...OF_HANDLERS,
    when: { all: [myNumber, handled] },
    clock: promptly,
    content: ['outline', 'data-items', 'cause', 'secondary-damage', 'other'],
  },
  'my-number-controller': {
    id: 'my-number-controller',
    source: {
      ja: '番号法第29条の4第1項ただし書、同項の規則第4条（委託元への通知）',
      en: 'My Number Act, art. 29-4(1) proviso and its rules, art. 4: a processor tells its controller',
    },
    ...ON_PERSONAL_DATA,
    when: { all: [myNumber, { 'data.role': 'processor' }] },
    clock: prompt,
    content: NINE,
  },
  'p-mark-prompt': {
    id: 'p-mark-prompt',
    source: {
      ja: 'プライバシーマーク制度の事故報告（重大なものの速報）',
      en: 'Privacy mark scheme, accident reports: prompt report of grave kinds',
    },
    ...MUST,
    when: { all: [breach, grave] },
    sign: ofData,
    clock: { kind: 'calendar-days', from: 'detection', days: 5, firstDay: 'counted' },
    content: NINE,
  },
  'p-mark-full': {
    id: 'p-mark-full',
    source: {
      ja: 'プライバシーマーク制度の事故報告（確報）',
      en: 'Privacy mark scheme, accident reports: full report',
    },
    ...MUST,
    when: breach,
    sign: ofData,
    clock: discovered(30),
    instead: { when: wrongful, clock: discovered(60) },
    content: NINE,
    allItems: true,
  },
  isms: {
    id: 'isms',
    source: { ja: 'ISMS認証機関との取り決め', en: 'Agreement with the ISMS certification body' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: { any: [breach, attack] },
    sign: ofAttack,
    clock: promptly,
    content: ['outline', 'cause', 'prevention'],
  },
  'mic-first': {
    id: 'mic-first',
    source: { ja: '電気通信事業法第28条（第一報）', en: 'Telecommunications Business Act, art. 28: first report' },
    ...MUST,
    when: telecom,
    sign: ofTelecom,
    clock: promptly,
    content: ['outline', 'persons', 'cause'],
  },
  'mic-details': {
    id: 'mic-details',
    source: { ja: '電気通信事業法第28条（詳細報告）', en: 'Telecommunications Business Act, art. 28: detailed report' },
    ...MUST,
    when: telecom,
    sign: ofTelecom,
    clock: { kind: 'calendar-days', from: 'knowledge', days: 30, firstDay: 'counted' },
    instead: {
      when: { telecom: 'possible' },
      clock: { kind: 'calendar-days', from: 'occurrence', days: 30, firstDay: 'counted' },
    },
    content: NINE,
    allItems: true,
  },
  ipa: {
    id: 'ipa',
    source: { ja: '情報処理推進機構（IPA）への届出（任意）', en: 'Notification to IPA (voluntary)' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    sign: ofAttack,
    clock: promptly,
    content: ['outline', 'cause', 'secondary-damage'],
  },
  jpcert: {
    id: 'jpcert',
    source: { ja: 'JPCERT/CCへの報告（任意）', en: 'Report to JPCERT/CC (voluntary)' },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    sign: ofAttack,
    clock: promptly,
    content: ['outline', 'cause'],
  },
  police: {
    id: 'police',
    source: {
      ja: '都道府県警察のサイバー犯罪窓口への相談・届出（任意）',
      en: 'Prefectural police, cybercrime desk (voluntary)',
    },
    effectiveFrom: '2022-04-01',
    strength: 'consider',
    when: attack,
    sign: ofAttack,
    clock: promptly,
    content: ['outline', 'cause', 'secondary-damage'],
  },
};
