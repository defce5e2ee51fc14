import { REPORT_ITEMS, type ReportItem } from '../../policy/shape/reports.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import { ASSURANCES, DATA_FACTS, gravest, isDataHarmed, SERVICE_FACTS } from '../../rules/facts/compare.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import { reportsSaid } from '../notice/lines/authority-lines.ts';
import { isStatement, isWithheld } from '../notice/lines/fact-statements.ts';
import type { Tells } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import type { ToldReports } from '../record/told-record.ts';
import { EFFECTS } from '../situation/concern.ts';
import { statedItems } from '../situation/stated-items.ts';
import { standingOf } from '../told/what-was-told.ts';

/** Where a notice speaks of what happened at all. */
const ABOUT: readonly Section[] = ['outline', 'data', 'impact'];

/** Where it names the function that is stated. */
const NAMING: readonly Section[] = ['scope', 'impact'];

const TOLD = Object.keys({ ...DATA_FACTS, ...ASSURANCES, ...SERVICE_FACTS });

/** A notice by its sections; `onlyOpen`: those of them that say only that something is not known. */
interface Spoken {
  readonly stage: Stage;
  readonly sections: readonly Section[];
  /** Sections that stay on record and are not sent. */
  readonly withheld?: readonly Section[];
  readonly onlyOpen?: readonly Section[];
  /** Sections that a person wrote. */
  readonly written?: readonly Section[];
  /** Whether what stands for prevention is of the approved plan; absent: it is. */
  readonly carriesPlan?: boolean;
}

/**
 * What a notice with these sections (as they are sent, without withheld ones) tells of the incident as it stands. An item of
 * a legal report counts only where the notice speaks of harm to data: a notice of an outage states none. Nor does a section that
 * says nothing but that it is being looked into, and what is withheld tells nothing. A correction tells anew all that was told
 * before, whatever its sections are and whoever worded them, so that a later change owes another one; but what it withholds stays
 * as it was told.
 */
export function tellsOf(policy: Policy, state: OpenIncident, spoken: Spoken): Tells {
  const { stage, sections, withheld = [], onlyOpen = [], carriesPlan = true } = spoken;
  const facts = knownFacts(policy, state.facts);
  const isCorrection = stage === 'correction';
  const isAbout = isCorrection || ABOUT.some((section) => sections.includes(section));
  const saysCause = sections.includes('cause') && !onlyOpen.includes('cause');
  const hasCause = state.statedByPeople.has('cause.kind') && (saysCause || (isCorrection && wasCauseTold(state)));
  const speaksOfData = isAbout && isDataHarmed(facts);
  const namesFunctions = isCorrection || NAMING.some((section) => sections.includes(section));
  const stated = statedItems(spokenIn(policy, stage, sections), spokenIn(policy, stage, onlyOpen));
  const known = knownItems(policy, state);
  const kept = spokenIn(policy, stage, withheld);
  const told = Object.entries(facts).filter(([name, value]) => {
    if (value === 'unknown' || isKept(name, kept, sections)) return false;
    return name === 'service.function' ? namesFunctions : isAbout && isTold(name, speaksOfData, hasCause);
  });
  const before = isCorrection
    ? Object.entries(toldBefore(policy, state)).filter(([name]) => isKept(name, kept, sections))
    : [];
  return {
    facts: Object.fromEntries([...told, ...before]),
    items: speaksOfData ? stated : [],
    open: REPORT_ITEMS.filter((item) => !known.includes(item)),
    plan: carriesPlan && sections.includes('prevention') ? approvedPlan(state) : null,
    ...(facts.investigation === 'done' && sections.includes('outline') && { investigated: true }),
    ...reportsToldIn(policy, state, spoken),
  };
}

/**
 * What is said of reports to authorities that were not made: the last notice tells of all, a correction anew of those that one spoke of.
 * What a person wrote of them only people can read.
 */
function reportsToldIn(
  policy: Policy,
  state: OpenIncident,
  { stage, sections, withheld = [], written = [] }: Spoken,
): Pick<Tells, 'reports'> {
  if (written.includes('authorities')) return {};
  const told = standingOf({ merged: [] }, state.notices).flatMap(({ reports = {} }) => Object.entries(reports));
  const before: ToldReports = Object.fromEntries(told);
  const facts = knownFacts(policy, state.facts);
  const now = Object.entries(reportsSaid({ policy, state, facts, stage, spokenOf: new Set(Object.keys(before)) }));
  const isLast = stage === 'detailed' && sections.includes('authorities') && !withheld.includes('authorities');
  if (isLast) return now.length > 0 ? { reports: Object.fromEntries(now) } : {};
  if (stage !== 'correction') return {};
  const again = withheld.includes('authorities') ? Object.entries(before) : now.filter(([report]) => report in before);
  return again.length > 0 ? { reports: Object.fromEntries(again) } : {};
}

/** Whether customers were told a cause, here or in an incident that was joined. */
function wasCauseTold(state: OpenIncident): boolean {
  return standingOf(state, state.notices).some(({ facts }) => (facts['cause.kind'] ?? 'unknown') !== 'unknown');
}

/** Whether a notice that withholds these sections tells nothing of the fact. That nobody feels an effect, the outline says as well. */
function isKept(name: string, withheld: readonly Section[], sections: readonly Section[]): boolean {
  if (EFFECTS.includes(name) && sections.includes('outline')) return false;
  return isStatement(name) && isWithheld(name, withheld);
}

/** The gravest that customers were told of each fact, here or in an incident that was joined. */
function toldBefore(policy: Policy, state: OpenIncident): Facts {
  return standingOf(state, state.notices).reduce<Facts>((all, { facts }) => gravest(policy, all, facts), {});
}

/** The sections as what they speak of: the impact carries the data, and the data the persons, where the stage has no section for them. */
function spokenIn(policy: Policy, stage: Stage, sections: readonly Section[]): Section[] {
  const ofStage = policy.notices.stages[stage]?.sections ?? [];
  const data: readonly Section[] = ofStage.includes('data') || !sections.includes('impact') ? [] : ['data'];
  const spoken = [...sections, ...data];
  return ofStage.includes('persons') || !spoken.includes('data') ? spoken : [...spoken, 'persons'];
}

/** Which data sets are concerned is told with their harm; a cause is told if a person stated it. */
function isTold(name: string, ofData: boolean, ofCause: boolean): boolean {
  if (name === 'data.sets' && !ofData) return false;
  return TOLD.includes(name) || (name === 'cause.kind' && ofCause);
}

/** What the company itself knows of the items; a cause that a signal suggests is a suspicion. */
export function knownItems(policy: Policy, state: OpenIncident): ReportItem[] {
  const facts = knownFacts(policy, state.facts);
  const hasCause = state.statedByPeople.has('cause.kind') && (facts['cause.kind'] ?? 'unknown') !== 'unknown';
  return [
    'outline',
    ...(Array.isArray(facts['data.sets']) ? (['data-items'] as const) : []),
    ...(typeof facts['data.persons'] === 'number' ? (['persons'] as const) : []),
    ...(hasCause ? (['cause'] as const) : []),
    ...(approvedPlan(state) === null ? [] : (['prevention'] as const)),
  ];
}

function approvedPlan({ response: { plan } }: OpenIncident): string | null {
  return plan?.decision === 'approved' ? plan.id : null;
}
