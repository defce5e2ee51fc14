import type { Text } from '../../functions/domain/base/text.ts';
import type { GivenSections } from '../../functions/domain/incident/notice/given/given-sections.ts';
import type { Section } from '../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import { ATTACK, FLOODED, INSIDER, MALWARE, SPREAD } from './attack-texts.ts';
import {
  FAULT,
  FAULT_TWICE,
  FAULT_WITHOUT_HARM,
  type HumanTexts,
  LEAK,
  LOSS,
  NO_LEAK,
  OBLIGED,
  RESTORED_LOSS,
  RISK,
  TEMPLATES_LEAK,
  UNDER_WAY,
} from './human-texts.ts';

/** A course of an incident from its first notice to its last, to be told by any company. */
export interface Course {
  readonly name: string;
  readonly human: HumanTexts;
  /** What is known at the first notice; `signalled`: only by a signal. */
  readonly first: Facts;
  readonly signalled?: boolean;
  /** Minutes from occurrence to detection; absent: the occurrence is not known yet. */
  readonly occurredBefore?: number;
  /** What a person finds out before the follow-up. */
  readonly later: Facts;
  /** Restored before the first notice, before the follow-up, or never spoken of. */
  readonly restored?: 'first' | 'follow-up';
  /** Told as restored, it fails once more and is restored again. */
  readonly again?: boolean;
  readonly measures?: readonly string[];
  /** A measure in a person's own words, carried out after the others. */
  readonly ownMeasure?: string;
  /** When a restriction of use is lifted: once the service is back, or before the last report. */
  readonly lifted?: 'follow-up' | 'last';
  /** Sections of the follow-up that a person words, since the record has no words for what is known. */
  readonly worded?: readonly Section[];
  /** What is corrected in the end; absent: nothing was wrong. */
  readonly corrected?: Facts;
  /** Minutes by which the restoration turns out to have been later than was told, which is corrected. */
  readonly restoredLater?: number;
  /** The functions concerned, found out before the follow-up, as a person lists them where the policy has no names for them. */
  readonly functions?: Text;
  /** What else is recorded with the end of the investigation. */
  readonly found?: Facts;
  /** What a person writes in a follow-up where the record has nothing new. */
  readonly followUp?: GivenSections;
  readonly plan?: boolean;
  /** Steps of the policy that are done before the follow-up tells of them. */
  readonly steps?: readonly string[];
}

const SEARCH: Text = { ja: '検索機能および帳票の出力機能', en: 'search and report output' };

/** Data that the company handles for itself, unless its policy says that it is entrusted, and that nothing exempts from a report to the authority. */
const OURS_IN_THE_CLEAR: Facts = { 'data.role': 'controller', 'data.encrypted': 'no', 'data.recovered': 'no' };

/** Entrusted data whose loss alone asks for no report: a fault that hit nothing whose misuse costs its owners dear. */
const NOT_GRAVE: Facts = {
  'data.sensitive': 'none',
  'data.financial': 'none',
  'data.mynumber': 'none',
  'cause.wrongful': 'none',
};

/** What the investigation has found out of data by its end, where nothing happened to it. */
const UNTOUCHED: Facts = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' };

export const COURSES: readonly Course[] = [
  {
    name: 'leak-by-misconfiguration',
    human: LEAK,
    signalled: true,
    first: { 'data.leak': 'possible' },
    occurredBefore: 4_000,
    later: {
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      ...OURS_IN_THE_CLEAR,
      'data.sensitive': 'none',
      'data.financial': 'none',
      'data.persons': 12_450,
      'data.tampering': 'none',
      'data.loss': 'none',
      'cause.kind': 'misconfiguration',
      'cause.ours': 'yes',
    },
    restored: 'follow-up',
    measures: ['contain'],
    corrected: { 'data.persons': 12_540 },
    plan: true,
  },
  {
    name: 'leak-ruled-out',
    human: NO_LEAK,
    first: { 'data.leak': 'possible', 'data.personal': 'possible', 'data.role': 'controller' },
    occurredBefore: 60,
    measures: ['contain'],
    later: {
      ...UNTOUCHED,
      'cause.kind': 'misconfiguration',
      'cause.ours': 'yes',
    },
  },
  {
    name: 'leak-without-personal-data',
    human: TEMPLATES_LEAK,
    first: { 'data.leak': 'confirmed', 'data.personal': 'none', 'cause.kind': 'mistake', 'cause.ours': 'yes' },
    occurredBefore: 30,
    later: {
      'data.recovered': 'yes',
      'data.tampering': 'none',
      'data.loss': 'none',
      'service.felt': 'none',
    },
    worded: ['data'],
    restored: 'follow-up',
    plan: true,
  },
  {
    name: 'intrusion-with-leak',
    human: ATTACK,
    first: { 'data.leak': 'possible', 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed' },
    occurredBefore: 2_000,
    later: {
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      'data.financial': 'possible',
      'data.persons': 1_500,
      'data.role': 'controller',
      'data.encrypted': 'yes',
      'data.tampering': 'none',
      'data.loss': 'none',
      'cause.ours': 'no',
    },
    measures: ['suspend', 'contain'],
    lifted: 'last',
    corrected: { 'data.financial': 'none' },
    plan: true,
    functions: { ja: '帳票の共有機能', en: 'report sharing' },
  },
  {
    name: 'malware-that-may-spread',
    human: MALWARE,
    first: { spread: 'possible', 'cause.kind': 'malware' },
    steps: ['step.disconnect'],
    occurredBefore: 600,
    later: {
      spread: 'none',
      ...UNTOUCHED,
      'service.felt': 'none',
    },
  },
  {
    name: 'spread-by-signal-only',
    human: SPREAD,
    signalled: true,
    first: { spread: 'possible' },
    occurredBefore: 90,
    later: {
      spread: 'confirmed',
      'data.leak': 'possible',
      'data.personal': 'possible',
      ...OURS_IN_THE_CLEAR,
      'data.financial': 'none',
      'cause.kind': 'intrusion',
    },
    measures: ['contain'],
    found: {
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      'data.persons': 12_450,
      'data.tampering': 'none',
      'data.loss': 'none',
      'service.felt': 'none',
    },
    plan: true,
  },
  {
    name: 'outage',
    human: FAULT,
    signalled: true,
    first: { 'service.impact': 'major' },
    occurredBefore: 5,
    later: { 'service.felt': 'confirmed', 'cause.kind': 'fault' },
    restored: 'follow-up',
    plan: true,
    functions: SEARCH,
  },
  {
    name: 'outage-restored-at-once',
    human: FAULT_WITHOUT_HARM,
    first: {
      'service.impact': 'major',
      'service.felt': 'possible',
      ...UNTOUCHED,
    },
    occurredBefore: 12,
    later: { 'service.felt': 'confirmed' },
    restored: 'first',
    restoredLater: 6,
    functions: SEARCH,
  },
  {
    name: 'outage-going-on',
    human: FLOODED,
    first: { 'service.impact': 'major', 'service.felt': 'confirmed', 'cause.kind': 'denial-of-service' },
    occurredBefore: 20,
    later: {},
    followUp: UNDER_WAY,
    measures: ['suspend'],
    ownMeasure: '攻撃元からの接続の遮断',
    found: UNTOUCHED,
    lifted: 'follow-up',
    restored: 'follow-up',
    functions: SEARCH,
  },
  {
    name: 'outage-that-comes-back',
    human: FAULT_TWICE,
    first: { 'service.impact': 'major', 'service.felt': 'confirmed' },
    occurredBefore: 8,
    later: { 'cause.kind': 'fault' },
    restored: 'follow-up',
    again: true,
    functions: SEARCH,
  },
  {
    name: 'data-loss',
    human: LOSS,
    first: { 'data.loss': 'possible', 'service.felt': 'confirmed', 'data.role': 'processor' },
    later: {
      ...NOT_GRAVE,
      'data.loss': 'confirmed',
      'data.copy': 'no',
      'data.leak': 'none',
      'data.tampering': 'none',
      'data.personal': 'confirmed',
      'cause.kind': 'fault',
    },
    occurredBefore: 45,
    found: { 'data.persons': 860 },
    functions: { ja: '取引データの登録機能および参照機能', en: 'entry and viewing of transactions' },
    restored: 'follow-up',
    plan: true,
  },
  {
    name: 'data-loss-with-copy',
    human: RESTORED_LOSS,
    first: {
      'data.loss': 'confirmed',
      'data.copy': 'yes',
      'data.leak': 'none',
      'data.tampering': 'none',
      'data.role': 'processor',
    },
    occurredBefore: 180,
    later: { 'data.personal': 'confirmed', 'data.persons': 320, 'cause.kind': 'fault', ...NOT_GRAVE },
    found: { 'data.restored': 'yes' },
  },
  {
    name: 'tampering',
    human: INSIDER,
    first: {
      'data.tampering': 'confirmed',
      'data.leak': 'possible',
      'data.personal': 'confirmed',
      'data.role': 'controller',
    },
    occurredBefore: 300,
    measures: ['contain'],
    later: {
      'data.leak': 'none',
      'data.persons': 86,
      'cause.kind': 'insider',
      ...OURS_IN_THE_CLEAR,
      'data.financial': 'none',
    },
    worded: ['data'],
    found: { 'data.loss': 'none' },
    plan: true,
  },
  {
    name: 'risk-become-real',
    human: RISK,
    first: { risk: 'confirmed', 'cause.kind': 'misconfiguration', 'cause.ours': 'yes' },
    occurredBefore: 1_000,
    measures: ['contain'],
    later: { ...UNTOUCHED, 'service.felt': 'none' },
  },
  {
    name: 'obliged-to-report',
    human: OBLIGED,
    first: { obligation: 'confirmed', ...UNTOUCHED },
    occurredBefore: 240,
    later: { 'service.felt': 'none', 'cause.kind': 'fault' },
  },
];
