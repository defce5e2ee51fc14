import { ASSURANCES, DATA_FACTS, graverFacts, gravest, lesserFacts, SERVICE_FACTS } from '../facts/compare.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { News } from '../notice/draft-text.ts';
import type { Policy } from '../policy/schema.ts';
import { inBoth, type Text } from '../text.ts';
import { hasStarted, isReached } from './notices.ts';
import type { Notice, OpenIncident, Recurrence } from './state.ts';

/** How what customers were told falls short of what is known: it was too little, or it was wrong. */
export interface Shortfall {
  readonly stage: 'follow-up' | 'correction';
  /** Names of facts, or of the restoration. */
  readonly facts: readonly string[];
  /** The service failed again since, and nobody told customers. */
  readonly again: boolean;
}

const RESTORATION = 'restoration';
const NAMES: Readonly<Record<string, Text>> = {
  ...{ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES },
  [RESTORATION]: { ja: '復旧の状況', en: 'restoration of the service' },
};
const DATA = Object.keys(DATA_FACTS);
const SERVICE = Object.keys(SERVICE_FACTS);
const ALL = [...DATA, ...SERVICE, ...Object.keys(ASSURANCES)];

/**
 * Compares what notices told with what is known now; null when it is all told. Too little owes a follow-up; a fact that fell
 * or proved wrong owes a correction, which no other notice makes. A service that failed again owes a follow-up. After the
 * detailed notice only a correction may follow. FC-4.
 */
export function shortfall(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Shortfall | null {
  const sent = inOrder(notices);
  if (sent.length === 0) return null;
  const now = knownFacts(policy, state.facts);
  const { newest, worst } = toldBy(policy, sent, state.firedAgain);
  const again = failedAgain(policy, state, notices) !== null;
  const wrong = [...lesserFacts(policy, worst, now, fallible(state)), ...wrongRestoration(policy, state, sent)];
  if (wrong.length > 0) return { stage: 'correction', facts: wrong, again };
  const graver = graverFacts(policy, newest, now, [...DATA, ...SERVICE]);
  if (graver.length === 0 && !again) return null;
  const isLast = sent.some(({ stage }) => stage === 'detailed');
  return { stage: isLast ? 'correction' : 'follow-up', facts: graver, again };
}

/**
 * The failure after the newest notice of which customers know nothing: they were told that the service was restored, or it
 * had been for a while. Null where they feel nothing of it.
 */
export function failedAgain(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Recurrence | null {
  const newest = inOrder(notices).at(-1);
  if (newest === undefined || !isFelt(policy, state)) return null;
  const since = newest.saysRestored ? state.firedAgain : state.brokeAgain;
  return since !== null && newest.basedOn < since.seq ? since : null;
}

/** Customers were told that the service was restored, and a person took that back. */
function wrongRestoration(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  const newest = sent.at(-1);
  const isBack = state.restoredAt !== null || newest === undefined || newest.basedOn < (state.firedAgain?.seq ?? 0);
  return !isBack && newest.saysRestored && isFelt(policy, state) ? [RESTORATION] : [];
}

/** Whether customers feel it, or may: it is not ruled out, and the service is impaired. */
function isFelt(policy: Policy, state: OpenIncident): boolean {
  const facts = knownFacts(policy, state.facts);
  const felt = facts['service.felt'] ?? 'unknown';
  return felt === 'unknown' ? ['minor', 'major'].includes(`${facts['service.impact']}`) : felt !== 'none';
}

/** Service that is restored is told of as restored: what was said of it was not wrong. */
function fallible({ restoredAt }: OpenIncident): readonly string[] {
  return restoredAt === null ? ALL : ALL.filter((name) => !name.startsWith('service.'));
}

/** `worst`: the gravest that was told since the last correction; of the service, since it last failed. */
function toldBy(policy: Policy, sent: readonly Notice[], failed: Recurrence | null): { newest: Facts; worst: Facts } {
  const nothing = { newest: {}, worst: {} };
  return sent.reduce<{ newest: Facts; worst: Facts }>((told, { stage, tells, basedOn }) => {
    const facts = knownFacts(policy, tells.facts);
    const standing = basedOn < (failed?.seq ?? 0) ? withoutService(facts) : facts;
    if (stage === 'correction') return { newest: facts, worst: standing };
    return { newest: { ...told.newest, ...facts }, worst: gravest(policy, told.worst, standing) };
  }, nothing);
}

function withoutService(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('service.')));
}

/** Those that went out, in the order in which they did. */
function inOrder(notices: readonly Notice[]): Notice[] {
  return notices.filter(hasStarted).toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1));
}

/** What a later notice tells customers of it, beside the sentences that differ from those before; null when all is told. */
export function newsFor(policy: Policy, state: OpenIncident): News | null {
  const short = shortfall(policy, state, state.notices);
  if (short === null) return null;
  return { first: short.again ? AGAIN : null, instead: short.facts.length > 0 ? newsOf(short) : null };
}

const AGAIN: Text = {
  ja: '前回のお知らせの後、サービスへの影響が再び発生いたしました。',
  en: 'The service was affected again after our previous report.',
};

function newsOf({ stage, facts }: Shortfall): Text {
  const { ja, en } = namesOf(facts);
  return stage === 'correction'
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
export function becauseOf({ stage, facts, again }: Shortfall): Text {
  const why = [...(facts.length > 0 ? [becauseOfFacts(stage, facts)] : []), ...(again ? [FAILED_AGAIN] : [])];
  return inBoth((language) => why.map((one) => one[language]).join(language === 'ja' ? '、' : '; '));
}

const FAILED_AGAIN: Text = {
  ja: '直近のお知らせの後に、サービスへの影響が再び発生したため',
  en: 'the service was affected again after the newest notice',
};

function becauseOfFacts(stage: Shortfall['stage'], facts: readonly string[]): Text {
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
