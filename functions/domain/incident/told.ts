import { ASSURANCES, DATA_FACTS, graverFacts, gravest, lesserFacts, SERVICE_FACTS } from '../facts/compare.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import { hasStarted, isReached } from './notices.ts';
import type { Notice, OpenIncident } from './state.ts';

/** How what customers were told falls short of what is known: it was too little, or it was wrong. */
export interface Shortfall {
  readonly stage: 'follow-up' | 'correction';
  /** Names of facts. */
  readonly facts: readonly string[];
}

const NAMES: Readonly<Record<string, Text>> = { ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES };
const DATA = Object.keys(DATA_FACTS);
const ALL = Object.keys(NAMES);

/**
 * Compares what notices told with what is known now; null when it is all told. Too little owes a follow-up; a fact that fell
 * or proved wrong owes a correction, which no other notice makes. After the detailed notice only a correction may follow. FC-4.
 */
export function shortfall(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Shortfall | null {
  const sent = inOrder(notices);
  if (sent.length === 0) return null;
  const now = knownFacts(policy, state.facts);
  const { newest, worst } = toldBy(policy, sent);
  const wrong = lesserFacts(policy, worst, now, fallible(state));
  if (wrong.length > 0) return { stage: 'correction', facts: wrong };
  const graver = graverFacts(policy, newest, now, [...DATA, ...Object.keys(SERVICE_FACTS)]);
  if (graver.length === 0) return null;
  const isLast = sent.some(({ stage }) => stage === 'detailed');
  return { stage: isLast ? 'correction' : 'follow-up', facts: graver };
}

/** Service that is restored is told of as restored: what was said of it was not wrong. */
function fallible({ restoredAt }: OpenIncident): readonly string[] {
  return restoredAt === null ? ALL : ALL.filter((name) => !name.startsWith('service.'));
}

/** `worst`: the gravest that was told since the last correction. */
function toldBy(policy: Policy, sent: readonly Notice[]): { newest: Facts; worst: Facts } {
  const nothing = { newest: {}, worst: {} };
  return sent.reduce<{ newest: Facts; worst: Facts }>((told, { stage, tells }) => {
    const facts = knownFacts(policy, tells.facts);
    if (stage === 'correction') return { newest: facts, worst: facts };
    return { newest: { ...told.newest, ...facts }, worst: gravest(policy, told.worst, facts) };
  }, nothing);
}

/** Those that went out, in the order in which they did. */
function inOrder(notices: readonly Notice[]): Notice[] {
  return notices.filter(hasStarted).toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

/** What a later notice tells customers of it, where its sentences say no more than those before; null when all is told. */
export function newsFor(policy: Policy, state: OpenIncident): Text | null {
  const short = shortfall(policy, state, state.notices);
  if (short === null) return null;
  const { ja, en } = namesOf(short.facts);
  return short.stage === 'correction'
    ? { ja: `前回までのお知らせのうち、次の事項を訂正いたします：${ja}`, en: `We correct what we reported on: ${en}.` }
    : { ja: `次の事項について、新たな事実が判明いたしました：${ja}`, en: `We have learnt more on: ${en}.` };
}

function namesOf(facts: readonly string[]): Text {
  return {
    ja: facts.map((name) => NAMES[name]?.ja ?? name).join('、'),
    en: facts.map((name) => NAMES[name]?.en ?? name).join(', '),
  };
}

/** The notices that customers are taken to have read: what is on its way says nothing yet, but for the first. */
export function tellingNotices({ notices }: OpenIncident): Notice[] {
  return notices.filter((notice) => (notice.stage === 'first' ? hasStarted(notice) : isReached(notice)));
}

/** Whether what is told of the incident differs from these facts. */
export function hasChanged(policy: Policy, state: OpenIncident, then: Facts): boolean {
  const before = knownFacts(policy, then);
  const now = knownFacts(policy, state.facts);
  return [...graverFacts(policy, before, now, ALL), ...lesserFacts(policy, before, now, ALL)].length > 0;
}

/** The facts on which a law asks to be told that are graver now than they were told. */
export function graverForLaw(policy: Policy, state: OpenIncident, told: Facts): string[] {
  return graverFacts(policy, knownFacts(policy, told), knownFacts(policy, state.facts), DATA);
}

/** Why something is owed, in words. */
export function becauseOf({ stage, facts }: Shortfall): Text {
  const names = namesOf(facts);
  if (stage === 'correction') {
    return {
      ja: `訂正：お客様にお知らせした内容と、現在判明している事実が異なるため（${names.ja}）`,
      en: `a correction: what customers were told is not what is known now (${names.en})`,
    };
  }
  return {
    ja: `お客様にお知らせした内容より重い事実が判明したため（${names.ja}）`,
    en: `graver facts are known than customers were told (${names.en})`,
  };
}
