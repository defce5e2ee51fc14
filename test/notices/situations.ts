import type { Facts } from '../../functions/domain/facts/values.ts';
import type { GivenSections } from '../../functions/domain/notice/given-sections.ts';
import type { Section } from '../../functions/domain/notice/stages.ts';
import type { Policy } from '../../functions/domain/policy/schema.ts';
import { plusMs } from '../../functions/domain/time/instant.ts';
import { ATTACK, FLOODED, INSIDER, MALWARE, SPREAD } from './attack-texts.ts';
import {
  FAULT,
  FAULT_WITHOUT_HARM,
  type HumanTexts,
  LEAK,
  LOSS,
  NO_LEAK,
  OBLIGED,
  RESTORED_LOSS,
  RISK,
  TEMPLATES_LEAK,
} from './human-texts.ts';
import { minusMs } from './moments.ts';
import type { Random } from './random.ts';
import { Story } from './story.ts';

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
  /** What is corrected in the end; absent: nothing was wrong. */
  readonly corrected?: Facts;
  /** Minutes by which the restoration turns out to have been later than was told, which is corrected. */
  readonly restoredLater?: number;
  /** The functions concerned, found out before the follow-up. */
  readonly functions?: Functions;
  /** Sections of the last report that a careful person words, whatever the record says. */
  readonly worded?: readonly Section[];
  /** What a person writes in a follow-up where the record has nothing new. */
  readonly followUp?: GivenSections;
  readonly plan?: boolean;
}

/** Functions as a person lists them, where the policy has no names of its own for them. */
type Functions = { readonly ja: string; readonly en: string };

const SEARCH: Functions = {
  ja: '検索機能、帳票の出力機能',
  en: 'Search, report output',
};

const WAITING: GivenSections = {
  new: {
    ja: '引き続き調査を進めております。現時点で、前回のご報告から変更はございません。',
    en: 'We are still investigating. Nothing has changed since our last report.',
  },
};

/** Data that the company handles for itself, and that nothing exempts from a report to the authority. */
const OURS_IN_THE_CLEAR: Facts = { 'data.role': 'controller', 'data.encrypted': 'no', 'data.recovered': 'no' };

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
    measures: ['contain'],
    corrected: { 'data.persons': 12_540 },
    plan: true,
  },
  {
    name: 'leak-ruled-out',
    human: NO_LEAK,
    first: { 'data.leak': 'possible', 'data.personal': 'possible' },
    occurredBefore: 60,
    later: { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' },
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
      'data.encrypted': 'yes',
      'cause.ours': 'no',
    },
    measures: ['suspend', 'contain'],
    corrected: { 'data.financial': 'none' },
    plan: true,
  },
  {
    name: 'malware-that-may-spread',
    human: MALWARE,
    first: { spread: 'possible', 'cause.kind': 'malware' },
    occurredBefore: 600,
    later: {
      spread: 'none',
      'data.leak': 'none',
      'data.tampering': 'none',
      'data.loss': 'none',
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
      'cause.kind': 'intrusion',
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
    worded: ['impact'],
  },
  {
    name: 'outage-restored-at-once',
    human: FAULT_WITHOUT_HARM,
    first: {
      'service.impact': 'major',
      'service.felt': 'possible',
      'data.leak': 'none',
      'data.tampering': 'none',
      'data.loss': 'none',
    },
    occurredBefore: 12,
    later: { 'service.felt': 'confirmed' },
    restored: 'first',
    restoredLater: 6,
    functions: SEARCH,
    worded: ['impact'],
  },
  {
    name: 'outage-going-on',
    human: FLOODED,
    first: { 'service.impact': 'major', 'service.felt': 'confirmed', 'cause.kind': 'denial-of-service' },
    occurredBefore: 20,
    later: {},
    followUp: WAITING,
    measures: ['suspend'],
    restored: 'follow-up',
    functions: SEARCH,
    worded: ['impact', 'measures'],
  },
  {
    name: 'outage-that-comes-back',
    human: FAULT,
    first: { 'service.impact': 'major', 'service.felt': 'confirmed' },
    occurredBefore: 8,
    later: { 'cause.kind': 'fault' },
    restored: 'follow-up',
    again: true,
    functions: SEARCH,
    worded: ['impact'],
  },
  {
    name: 'data-loss',
    human: LOSS,
    first: { 'data.loss': 'possible', 'service.felt': 'confirmed' },
    later: {
      'data.loss': 'confirmed',
      'data.copy': 'no',
      'data.leak': 'none',
      'data.tampering': 'none',
      'data.personal': 'confirmed',
      'cause.kind': 'fault',
    },
    occurredBefore: 45,
    restored: 'follow-up',
    plan: true,
  },
  {
    name: 'data-loss-with-copy',
    human: RESTORED_LOSS,
    first: { 'data.loss': 'confirmed', 'data.copy': 'yes', 'data.leak': 'none', 'data.tampering': 'none' },
    occurredBefore: 180,
    later: { 'data.personal': 'confirmed', 'data.persons': 320 },
  },
  {
    name: 'tampering',
    human: INSIDER,
    first: { 'data.tampering': 'confirmed', 'data.leak': 'possible', 'data.personal': 'confirmed' },
    occurredBefore: 300,
    later: { 'data.leak': 'none', 'data.persons': 86, 'cause.kind': 'insider', ...OURS_IN_THE_CLEAR },
    plan: true,
  },
  {
    name: 'risk-become-real',
    human: RISK,
    first: { risk: 'confirmed', 'cause.kind': 'misconfiguration', 'cause.ours': 'yes' },
    occurredBefore: 1_000,
    later: { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.felt': 'none' },
  },
  {
    name: 'obliged-to-report',
    human: OBLIGED,
    first: { obligation: 'confirmed' },
    occurredBefore: 240,
    later: { 'service.felt': 'none', 'cause.kind': 'fault' },
  },
];

const DAY_HOURS = 24;
const MINUTE_MS = 60_000;

/** Tells a course as one company would; days, hours and minutes are drawn. */
export function tellCourse(policy: Policy, course: Course, random: Random): Story {
  const day = 1 + random.upTo(28);
  const hour = random.upTo(DAY_HOURS);
  const minute = random.upTo(60);
  const two = (value: number) => String(value).padStart(2, '0');
  const at = `2026-04-${two(day)}T${two(hour)}:${two(minute)}:00+09:00`;
  const occurred =
    course.occurredBefore === undefined ? {} : { occurredAt: minusMs(at, course.occurredBefore * MINUTE_MS) };
  const known = course.signalled === true || random.upTo(2) === 0 ? {} : occurred;
  const story = new Story(policy, at, withSets(policy, course.first, random), {
    ...known,
    byPerson: course.signalled !== true,
  });
  if (course.restored === 'first') restore(story, occurred.occurredAt);
  const human = writtenBy(policy, course);
  story.tell('first', human, human.outline === undefined ? [] : ['outline']);
  act(story, course, occurred.occurredAt);
  story.state({ ...course.later, ...namedFunction(policy, course) }, 'PT2H', occurred);
  const worded: readonly Section[] = human.scope === undefined ? [] : ['scope'];
  story.tell('follow-up', { ...human, ...WAITING }, worded);
  if (course.again === true) comeBack(story, human, worded);
  if (policy.notices.stages.correction !== undefined) correct(story, course, human, worded);
  if (course.plan === true) story.plan(course.human.technical, course.human.organisational);
  story.state({ investigation: 'done' }, 'P3D');
  const last: readonly Section[] = course.plan === true ? ['prevention'] : [];
  return story.tell('detailed', human, [...worded, ...(course.worded ?? []), ...last]);
}

/** What happens between the first notice and the findings. */
function act(story: Story, { restored, followUp, measures }: Course, occurredAt: string | undefined): void {
  if (restored === 'follow-up' && followUp !== undefined) story.tell('follow-up', followUp, ['new']);
  for (const kind of measures ?? []) story.measure(kind);
  if (restored === 'follow-up') restore(story, occurredAt);
}

function writtenBy(policy: Policy, { human: { outline, detailed }, functions }: Course): GivenSections {
  const { product } = policy.company;
  const isNamed = functions === undefined || policy.serviceLevels.length > 0;
  const scope = isNamed
    ? {}
    : {
        scope: {
          ja: `対象サービス：${product.ja}\n対象機能：${functions.ja}`,
          en: `Service: ${product.en}\nFunctions: ${functions.en}`,
        },
      };
  return { ...detailed, ...scope, ...(outline === undefined ? {} : { outline }) };
}

/** The function by the name that the policy has for it. */
function namedFunction({ serviceLevels: [level] }: Policy, { functions }: Course): Facts {
  return functions === undefined || level === undefined ? {} : { 'service.function': level.function };
}

function comeBack(story: Story, human: GivenSections, worded: readonly Section[]): void {
  story.failAgain('PT3H').tell('follow-up', human, worded);
  restore(story, undefined);
  story.tell('follow-up', human, worded);
}

function correct(
  story: Story,
  { corrected, restoredLater }: Course,
  human: GivenSections,
  worded: readonly Section[],
): void {
  if (corrected === undefined && restoredLater === undefined) return;
  const { restoredAt } = story.scene.opened;
  const times =
    restoredLater === undefined || restoredAt === null
      ? {}
      : { restoredAt: plusMs(restoredAt, restoredLater * MINUTE_MS) };
  story.state(corrected ?? {}, 'PT3H', times);
  const { scope } = human;
  story.tell(
    'correction',
    { new: { ja: '訂正内容は、本文のとおりです。', en: 'The correction is set out in the text.' }, scope },
    worded,
  );
}

function restore(story: Story, occurredAt: string | undefined): void {
  const restoredAt = story.scene.after('PT25M').now;
  story.state({}, 'PT5M', { restoredAt, ...(occurredAt === undefined ? {} : { occurredAt }) });
}

/** Data of the company's own, which is no customer's. */
const INWARD = ['my-number', 'staff'];

/** Data sets of customers, where data is concerned and personal data is not ruled out. */
function withSets(policy: Policy, facts: Facts, random: Random): Facts {
  const concerned = Object.keys(facts).some((name) => name.startsWith('data.'));
  const sets = Object.entries(policy.dataSets).filter(
    ([id, set]) => set.facts['data.personal'] !== 'none' && !INWARD.includes(id),
  );
  const one = sets.at(random.upTo(Math.max(1, sets.length)));
  if (!concerned || one === undefined || facts['data.personal'] === 'none' || random.upTo(3) === 0) return facts;
  return { ...facts, 'data.sets': [one[0]] };
}
