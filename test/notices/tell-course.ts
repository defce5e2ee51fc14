import type { Text } from '../../functions/domain/base/text.ts';
import { type Instant, instant, plusMs } from '../../functions/domain/base/time/instant.ts';
import { spokenText } from '../../functions/domain/base/time/spoken.ts';
import type { LanguageText } from '../../functions/domain/channels/notice-text.ts';
import { type GivenSections, writtenSections } from '../../functions/domain/incident/notice/given/given-sections.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import { AFTER_RECURRENCE, MEASURES_SO_FAR, RESTRICTED_SO_FAR, UNTIL_RECURRENCE } from './attack-texts.ts';
import { decideReports, fileAt, isProcessor } from './filing.ts';
import { BEGAN, FIXED, FUNCTION, LIFTED, RESTRICTED, WAITING } from './human-texts.ts';
import { ofSets, setOf } from './items.ts';
import { minusMs } from './moments.ts';
import type { Random } from './random.ts';
import { PERSONS_UNTOLD, reporting } from './reporting.ts';
import type { Course } from './situations.ts';
import { Story } from './story.ts';

const DAY_HOURS = 24;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Sections of the last report that a careful person words, whatever the record says. */
const CAREFUL: readonly Section[] = ['impact', 'measures', 'request'];

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
  const withSet = withSets(policy, course.first, random);
  const role = roleIn(policy, withSet);
  const first = { ...withSet, ...role(withSet) };
  const story = new Story(policy, at, first, {
    ...known,
    byPerson: course.signalled !== true,
  });
  if (course.restored === 'first') restore(story, occurred.occurredAt);
  const isEntrusted = { ...first, ...course.later, ...role(course.later) }['data.role'] === 'processor';
  const human = ofSets(story, timed(writtenBy(policy, course), policy, BEGAN, occurred.occurredAt ?? at), isEntrusted);
  tellFirst(story, course, human);
  act(story, course, occurred.occurredAt);
  const actedAt = story.scene.now;
  story.state({ ...course.later, ...role(course.later), ...namedFunction(policy, course) }, 'PT2H', occurred);
  fileAt(story, 'learnt');
  const worded: readonly Section[] = human.scope === undefined ? [] : ['scope'];
  const told = soFar(story, course);
  story.tell('follow-up', { ...human, ...WAITING, ...told }, [
    ...worded,
    ...(course.worded ?? []),
    ...writtenSections(told),
  ]);
  fileAt(story, 'told');
  if (course.again === true) comeBack(story, human, worded);
  if (policy.notices.stages.correction !== undefined) correct(story, course, { scope: human.scope, ...told });
  if (course.plan === true) story.plan(course.human.technical, course.human.organisational);
  find(story, course);
  decideReports(story);
  const fixed = timed(
    human,
    policy,
    FIXED,
    story.scene.opened.restoredAt ?? metAt(story, 'measure.contain') ?? actedAt,
  );
  const authorities = reporting(story, course);
  const request = asking(story, fixed.request);
  return story.tell('detailed', { ...restrictedTimes(story, fixed), authorities, request }, [
    ...worded,
    ...CAREFUL,
    ...wordedAtLast(story, course),
    ...(authorities === undefined ? [] : (['authorities'] as const)),
  ]);
}

/** The end of the investigation, and what waited for it. */
function find(story: Story, { found, lifted }: Course): void {
  if (found?.['data.restored'] === 'yes') restore(story, undefined);
  story.state({ ...found, investigation: 'done' }, 'P3D');
  if (lifted === 'last') story.measure('lift');
  fileAt(story, 'found');
}

/** What a person of the story writes of the measures, and of what these mean to customers, some hours after the detection. */
function soFar(story: Story, course: Course): GivenSections {
  const { name, lifted, functions } = course;
  const measures = MEASURES_SO_FAR[name];
  const isUnnamed = lifted === 'last' && functions !== undefined && story.policy.serviceLevels.length === 0;
  const texts: GivenSections = {
    ...(measures === undefined ? {} : { measures }),
    ...(isUnnamed ? { impact: RESTRICTED_SO_FAR } : {}),
  };
  return restrictedTimes(story, named(withPersonsToTell(story, texts), story.policy, course));
}

/** Customers are told whether the persons whose data came to harm were, or will be, told by the company. */
function withPersonsToTell(story: Story, texts: GivenSections): GivenSections {
  const { facts, reports } = story.scene.opened;
  const harms = [facts['data.leak'], facts['data.tampering']];
  const isOwed = reports.some(
    ({ report, standing, strength }) => report === 'principals' && standing === 'owed' && strength === 'must',
  );
  const { measures } = texts;
  const isHarm = harms.includes('confirmed') || harms.includes('possible');
  if (!isHarm || !isOwed || typeof measures !== 'object') return texts;
  const { ja, en } = isProcessor(story) ? PERSONS_UNTOLD : TO_TELL;
  return { ...texts, measures: { ja: `${measures.ja}\n${ja}`, en: `${measures.en}\n${en}` } };
}

const TO_TELL: Text = {
  ja: 'あわせて、対象となるご本人へのご連絡の準備を進めております。',
  en: 'We are also preparing to inform the people concerned.',
};

/** The texts with the moments at which the use of a function was restricted, and at which that was lifted, as they are recorded. */
function restrictedTimes(story: Story, texts: GivenSections): GivenSections {
  const { policy, scene } = story;
  const since = timed(texts, policy, RESTRICTED, metAt(story, 'measure.suspend') ?? scene.now);
  return timed(since, policy, LIFTED, metAt(story, 'measure.lift') ?? scene.now);
}

/** When such a duty was recorded as met; null where it was not. */
function metAt({ scene }: Story, kind: string): Instant | null {
  return scene.opened.duties.find((duty) => duty.kind === kind)?.metAt ?? null;
}

/** What a person asks, above what the record has to say to those who entrusted the data. */
function asking(story: Story, request: GivenSections['request']): GivenSections['request'] {
  if (typeof request !== 'object') return request;
  const entrusted = (of: LanguageText | undefined, words: RegExp) => {
    const body = of?.sections.find(({ section }) => section === 'request')?.body ?? '';
    return body.split('\n').filter((line) => words.test(line));
  };
  const { ja, en } = story.draft('detailed').text;
  return {
    ja: [request.ja, ...entrusted(ja, /委託/)].join('\n'),
    en: [request.en, ...entrusted(en, /entrusted/)].join('\n'),
  };
}

/** What the company is for data as its policy says it: a person states no other role. As in the story where the policy leaves it open. */
function roleIn({ dataSets }: Policy, first: Facts): (later: Facts) => Facts {
  const [named] = Array.isArray(first['data.sets']) ? first['data.sets'] : [];
  const ofCustomers = Object.entries(dataSets).filter(([id]) => !INWARD.includes(id));
  const roles = new Set(ofCustomers.map(([, set]) => set.role));
  const role = ofCustomers.find(([id]) => id === named)?.[1].role ?? (roles.size === 1 ? [...roles][0] : undefined);
  return (later) => (role === undefined || later['data.role'] === undefined ? {} : { 'data.role': role });
}

function tellFirst(story: Story, { human: { outline, underWay } }: Course, human: GivenSections): void {
  const measures: GivenSections = underWay === undefined ? {} : { measures: underWay };
  const worded: GivenSections = {
    ...(outline === undefined ? {} : { outline, ...measures }),
    ...(isFarTooLate(story) ? { apology: TOO_LATE } : {}),
  };
  story.tell('first', { ...human, ...worded }, writtenSections(worded));
}

/** The time aimed at was missed by so much that a person says so; of some minutes, the times that are given tell enough. */
function isFarTooLate({ scene }: Story): boolean {
  const due = scene.opened.duties.find(({ kind }) => kind === 'notice.first')?.deadline.at ?? null;
  return due !== null && plusMs(due, HOUR_MS) < scene.now;
}

const TOO_LATE: Text = {
  ja: 'このたびは、お客様に多大なるご心配とご迷惑をおかけしておりますこと、ならびに検知までに時間を要し、ご連絡が遅くなりましたことを、深くお詫び申し上げます。',
  en: 'We sincerely apologise for the concern and inconvenience that this is causing you, and for the delay in informing you: it took us some time to detect the incident.',
};

/** The texts with a moment in its place. */
function timed(texts: GivenSections, { zone }: Policy, place: string, moment: string): GivenSections {
  return placed(texts, place, spokenText(instant(moment), zone));
}

/** The texts with the functions concerned in their place: by the name on record, where the policy has one. */
function named(texts: GivenSections, { serviceLevels: [level] }: Policy, { functions }: Course): GivenSections {
  return functions === undefined ? texts : placed(texts, FUNCTION, level?.title ?? functions);
}

function placed(texts: GivenSections, place: string, at: Text): GivenSections {
  const filled = (given: GivenSections[Section]) =>
    given === undefined || typeof given === 'string'
      ? given
      : { ja: given.ja?.replaceAll(place, at.ja), en: given.en?.replaceAll(place, at.en) };
  return Object.fromEntries(Object.entries(texts).map(([section, given]) => [section, filled(given)]));
}

/** What happens between the first notice and the findings. */
function act(story: Story, course: Course, occurredAt: Instant | undefined): void {
  const { restored, followUp, measures, ownMeasure, lifted, steps } = course;
  if (restored === 'follow-up' && followUp !== undefined) story.tell('follow-up', followUp, writtenSections(followUp));
  // What is restricted is on record before it is.
  const named = namedFunction(story.policy, course);
  if (measures?.includes('suspend') === true && Object.keys(named).length > 0) story.state(named);
  for (const kind of measures ?? []) story.measure(kind);
  if (ownMeasure !== undefined) story.measure(story.keep(ownMeasure));
  // What is restricted cannot be used: the lift comes before the restoration.
  if (lifted === 'follow-up') story.measure('lift');
  // Data lies open until the setting is corrected, and no longer.
  if (restored === 'follow-up') restore(story, occurredAt, metAt(story, 'measure.contain'));
  for (const kind of steps ?? []) stepDone(story, kind);
}

/** A step that the policy asks for is recorded as done before a notice tells of it; none where the policy has no such step. */
function stepDone(story: Story, kind: string): void {
  const { scene, policy } = story;
  const duty = scene.opened.duties.find((one) => one.kind === kind && one.metAt === null);
  if (duty === undefined) return;
  scene.after('PT5M');
  const command = { do: 'complete', duty: duty.id, evidence: story.keep('実施いたしました。') } as const;
  policy.team.people.find((person) => Array.isArray(scene.ask(person.id, command)));
}

function writtenBy(policy: Policy, course: Course): GivenSections {
  const { functions } = course;
  const { outline, detailed } = course.human;
  const { product } = policy.company;
  const [level] = policy.serviceLevels;
  const listed = functions === undefined ? undefined : (level?.title ?? functions);
  const scope =
    listed === undefined
      ? {}
      : {
          scope: {
            ja: `対象サービス：${product.ja}\n対象機能：${listed.ja}`,
            en: `Service: ${product.en}\nFunctions: ${listed.en}`,
          },
        };
  return named({ outline, ...detailed, ...scope }, policy, course);
}

/** The function by the name that the policy has for it. */
function namedFunction({ serviceLevels: [level] }: Policy, { functions }: Course): Facts {
  return functions === undefined || level === undefined ? {} : { 'service.function': level.function };
}

function comeBack(story: Story, human: GivenSections, worded: readonly Section[]): void {
  story.failAgain('PT3H').tell('follow-up', { ...human, measures: UNTIL_RECURRENCE }, [...worded, 'measures']);
  restore(story, undefined);
  story.tell('follow-up', { ...human, measures: AFTER_RECURRENCE }, [...worded, 'measures']);
}

/** `told`: what a person worded in the report before, and still stands. */
function correct(story: Story, { corrected, restoredLater }: Course, told: GivenSections): void {
  if (corrected === undefined && restoredLater === undefined) return;
  const { restoredAt } = story.scene.opened;
  const times =
    restoredLater === undefined || restoredAt === null
      ? {}
      : { restoredAt: plusMs(restoredAt, restoredLater * MINUTE_MS) };
  story.state(corrected ?? {}, 'PT3H', times);
  const listed = story.policy.notices.stages.correction?.sections ?? [];
  const standing = writtenSections(told).filter((section) => section === 'scope' || listed.includes(section));
  story.tell('correction', { new: THE_CORRECTION, ...told }, standing);
}

const THE_CORRECTION: Text = { ja: '訂正内容は、本文のとおりです。', en: 'The correction is set out in the text.' };

function restore(story: Story, occurredAt: Instant | undefined, at: Instant | null = null): void {
  const restoredAt = at ?? story.scene.after('PT25M').now;
  story.state({}, 'PT5M', { restoredAt, ...(occurredAt === undefined ? {} : { occurredAt }) });
}

/** What else a person words in the last report: what they worded before, the plan, and the items of data that came to harm. */
function wordedAtLast({ policy, scene }: Story, { plan, worded = [], later }: Course): readonly Section[] {
  const isHarmed = later['data.leak'] === 'confirmed';
  const items: readonly Section[] =
    isHarmed && setOf(policy, scene.opened.facts) !== null ? [...worded, 'data'] : worded;
  return plan === true ? [...items, 'prevention'] : items;
}

/** Data of the company's own, which is no customer's. */
const INWARD = ['my-number', 'staff'];

/** Data sets of customers, where data is concerned and personal data is not ruled out. */
function withSets(policy: Policy, facts: Facts, random: Random): Facts {
  const concerned = Object.keys(facts).some((name) => name.startsWith('data.'));
  // What was entered on one day is no whole set.
  const isLoss = facts['data.loss'] !== undefined && facts['data.loss'] !== 'none';
  const sets = Object.entries(policy.dataSets).filter(
    ([id, set]) => set.facts['data.personal'] !== 'none' && !INWARD.includes(id) && !isLoss,
  );
  const one = sets.at(random.upTo(Math.max(1, sets.length)));
  if (!concerned || one === undefined || facts['data.personal'] === 'none' || random.upTo(3) === 0) return facts;
  return { ...facts, 'data.sets': [one[0]] };
}
