import type { Policy } from '../../policy/shape/schema.ts';
import { SECTIONS, type Section, type Stage } from '../../policy/shape/stages.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsData, concernsPersons, concernsService, mayBeAbused, wasRuledOut } from '../situation/concern.ts';
import { factOf, type NoticeSituation } from '../situation/situation.ts';
import { hasStarted } from '../standing/notices.ts';
import { isWider, standingOf } from '../told/what-was-told.ts';
import { concernsAuthorities } from './lines/authority-lines.ts';
import { isEntrusted, isReportReplaced } from './lines/entrusted-lines.ts';
import { concernsMeasures } from './lines/measure-lines.ts';
import { type Deciding, hasNotRequired } from './lines/not-required-lines.ts';
import { isAskedElsewhere, isHelpSought, isNoLongerAsked } from './lines/request-lines.ts';
import { causeStated } from './lines/response-lines.ts';

type FactsAndState = Pick<NoticeSituation, 'facts' | 'state'>;

/** The same with what notices before told of reports. */
type StageAsking = Omit<Deciding, 'stage'>;

/** Sections that stand in a notice only where they have a subject. */
const SUBJECTS: Readonly<Partial<Record<Section, (situation: StageAsking, stage: Stage) => boolean>>> = {
  status: (situation, stage) => concernsService(situation) && stage !== 'detailed',
  data: concernsData,
  persons: concernsPersons,
  'secondary-damage': concernsPersons,
  measures: concernsMeasures,
  request: (situation, stage) =>
    stage !== 'detailed' || mayBeAbused(situation) || isNoLongerAsked(situation) || isEntrusted(situation),
  next: ({ state }, stage) => stage !== 'detailed' && !isConcluded(state),
  authorities: (situation, stage) => concernsAuthorities(situation) || hasNotRequired({ ...situation, stage }),
};

/** What the situation calls for, whatever the policy lists: the law and the readers ask for it. */
const CALLED_FOR: Readonly<Partial<Record<Section, (situation: StageAsking, stage: Stage) => boolean>>> = {
  status: concernsService,
  data: concernsData,
  persons: concernsPersons,
  'secondary-damage': concernsPersons,
  cause: (situation) => !wasRuledOut(situation) || causeStated(situation) !== null,
  request: () => true,
  authorities: (situation, stage) =>
    stage === 'detailed'
      ? concernsAuthorities(situation) || hasNotRequired({ ...situation, stage })
      : situation.state.response.reports.length > 0,
};

function askingOf(policy: Policy, state: OpenIncident): StageAsking {
  const told = standingOf({ merged: [] }, state.notices).flatMap(({ reports = {} }) => Object.keys(reports));
  return { policy, state, facts: knownFacts(policy, state.facts), spokenOf: new Set(told) };
}

/** The sections that the policy lists for the stage and that have a subject here. */
export function wantedOfPolicy(policy: Policy, state: OpenIncident, stage: Stage): readonly Section[] {
  const situation = askingOf(policy, state);
  const listed = policy.notices.stages[stage]?.sections ?? [];
  return listed.filter((section) => SUBJECTS[section]?.(situation, stage) ?? true);
}

/** Every section that a notice of this stage can hold. Empty: the policy does not know the stage. */
export function possibleSections({ notices }: Policy, stage: Stage): readonly Section[] {
  const listed = notices.stages[stage]?.sections;
  if (listed === undefined) return [];
  const called = stage === 'correction' ? [] : SECTIONS.filter((section) => section in CALLED_FOR);
  const last: readonly Section[] = stage === 'detailed' ? ['status', 'next'] : [];
  return withSections(listed, [...called, ...(OF_STAGE[stage] ?? [])]).filter((section) => !last.includes(section));
}

/** Whether the last report was sent: what follows it announces no further one. */
function isConcluded({ notices }: OpenIncident): boolean {
  return notices.some((notice) => notice.stage === 'detailed' && hasStarted(notice));
}

const OF_STAGE: Readonly<Partial<Record<Stage, readonly Section[]>>> = {
  'follow-up': ['new'],
  correction: ['new', 'next'],
};

const ALWAYS: readonly Section[] = ['head', 'lead', 'contact'];

/**
 * The sections of a notice of this stage, in order: those of the policy that have a subject here, those that the situation
 * calls for, and those that stand in every notice. A correction has only its own, what customers of a joined incident were asked, and what
 * the last notice said of reports to come.
 */
export function wantedSections(policy: Policy, state: OpenIncident, stage: Stage): readonly Section[] {
  const situation = askingOf(policy, state);
  const called = SECTIONS.filter(
    (section) => stage !== 'correction' && CALLED_FOR[section]?.(situation, stage) === true,
  );
  const again: readonly Section[] = stage === 'correction' ? toldAgain(situation) : [];
  const more = called
    .concat(OF_STAGE[stage] ?? [], again)
    .filter((section) => SUBJECTS[section]?.(situation, stage) ?? true);
  return withSections(wantedOfPolicy(policy, state, stage), [
    ...ALWAYS,
    ...more,
    ...forNewReaders(policy, state, stage),
    ...leftToWriter(situation, stage),
  ]);
}

/** The sections that a correction has although the policy does not list them: later corrections are compared with it. */
function toldAgain(situation: StageAsking): readonly Section[] {
  return [
    ...(isAskedElsewhere(situation) ? (['request'] as const) : []),
    ...(situation.spokenOf.size > 0 ? (['authorities'] as const) : []),
  ];
}

/**
 * What the form of the last report has room for, and nobody has to fill: what those whose data is lost can do, what was asked of those who
 * entrusted it, and that telling them takes the place of a report.
 */
export function leftToWriter(situation: FactsAndState, stage: Stage): readonly Section[] {
  const isAsked = isHelpSought(situation) || factOf(situation, 'data.role') !== 'unknown';
  if (stage !== 'detailed') return [];
  const isReplaced = isReportReplaced(situation) && !concernsAuthorities(situation);
  return [...(isAsked ? (['request'] as const) : []), ...(isReplaced ? (['authorities'] as const) : [])];
}

/**
 * What the first notice told, for customers whom nobody told before: to them this notice is the first. Nobody has to write what
 * the system cannot.
 */
export function forNewReaders(policy: Policy, state: OpenIncident, stage: Stage): readonly Section[] {
  return stage !== 'first' && isWider(state) ? wantedOfPolicy(policy, state, 'first') : [];
}

/** The list with others added, each after those that come before it in the order of `SECTIONS`. */
export function withSections(list: readonly Section[], others: readonly Section[]): readonly Section[] {
  return others.reduce<readonly Section[]>((sections, section) => {
    if (sections.includes(section)) return sections;
    const after = sections.findLastIndex((other) => SECTIONS.indexOf(other) < SECTIONS.indexOf(section));
    return sections.toSpliced(after + 1, 0, section);
  }, list);
}

/**
 * Whether a section may say that it is not known yet. The outline never does: then there is nothing to tell. What the
 * policy does not list follows the stage: only the last report leaves nothing open.
 */
export function mayBeOpen(policy: Policy, stage: Stage, section: Section): boolean {
  const rule = policy.notices.stages[stage];
  if (rule === undefined || section === 'outline') return false;
  return rule.sections.includes(section) ? rule.mayBeOpen.includes(section) : stage !== 'detailed';
}
