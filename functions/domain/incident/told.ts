import {
  ASSURANCES,
  DATA_FACTS,
  deniedIn,
  graverFacts,
  gravest,
  lesserFacts,
  SERVICE_FACTS,
} from '../facts/compare.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts } from '../facts/values.ts';
import type { News } from '../notice/draft-text.ts';
import type { Policy } from '../policy/schema.ts';
import { inBoth, type Text } from '../text.ts';
import { MINUTE_MS } from '../time/duration.ts';
import { type Instant, toMs } from '../time/instant.ts';
import { hasStarted, isReached } from './notices.ts';
import type { Recurrence } from './recurrence.ts';
import type { Notice, OpenIncident } from './state.ts';
import { failedAgain, isFelt, saidRestored } from './told-of-service.ts';
import { inOrder, isWider, type Standing, sinceCorrection, standingOf } from './what-was-told.ts';

/** How what customers were told falls short of what is known: it was too little, or it was wrong. */
export interface Shortfall {
  readonly stage: 'follow-up' | 'correction';
  /** Names of facts, or of the restoration. */
  readonly facts: readonly string[];
  /** The service failed again since, and nobody told customers. */
  readonly again: boolean;
  /** Customers are concerned by now whom no notice was sent to. */
  readonly wider: boolean;
}

const RESTORATION = 'restoration';
const OCCURRENCE = 'occurrence';
const CAUSE = 'cause.kind';
const NAMES: Readonly<Record<string, Text>> = {
  ...{ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES },
  [RESTORATION]: { ja: '復旧の状況', en: 'restoration of the service' },
  [OCCURRENCE]: { ja: '発生日時', en: 'time of occurrence' },
  [CAUSE]: { ja: '原因', en: 'cause' },
};
const DATA = Object.keys(DATA_FACTS);
const SERVICE = Object.keys(SERVICE_FACTS);
const ALL = [...DATA, ...SERVICE, ...Object.keys(ASSURANCES)];

/**
 * Compares what notices told with what is known now; null when it is all told, to everybody concerned. Too little owes a
 * follow-up; a fact that fell or proved wrong owes a correction, which no other notice makes. A service that failed again owes
 * a follow-up, and so do customers whom nobody told. What the detailed notice, the last, left out only a correction adds. FC-4.
 */
export function shortfall(policy: Policy, state: OpenIncident, notices: readonly Notice[]): Shortfall | null {
  const sent = inOrder(notices);
  const again = failedAgain(policy, state, notices) !== null;
  const wider = isWider({ notices, audience: state.audience });
  const wrong = wrongNow(policy, state, notices);
  if (wrong.length > 0) return { stage: 'correction', facts: wrong, again, wider };
  const graver =
    sent.length === 0 ? [] : graverFacts(policy, newestOf(policy, sent), knownFacts(policy, state.facts), NEWS);
  if (graver.length === 0 && !again && !wider) return null;
  const isLast = graver.length > 0 && sent.some(({ stage }) => stage === 'detailed');
  return { stage: isLast ? 'correction' : 'follow-up', facts: graver, again, wider };
}

const NEWS = [...DATA, ...SERVICE];

/**
 * The notice that a correction is about where nobody names one: the newest that told what is not so; else the newest that went out.
 */
export function noticeToCorrect(policy: Policy, state: OpenIncident): Notice | null {
  const sent = inOrder(state.notices);
  const own = { ...state, merged: [] };
  return sinceCorrection(sent).findLast((notice) => wrongNow(policy, own, [notice]).length > 0) ?? sent.at(-1) ?? null;
}

/** What of all that was told since the newest correction is not so, each by its name. */
function wrongNow(policy: Policy, state: OpenIncident, notices: readonly Notice[]): string[] {
  const now = knownFacts(policy, state.facts);
  const told = standingOf(state, notices);
  const wrong = [
    ...lesserFacts(policy, worstOf(policy, told, state.firedAgain), now, fallible(state)),
    ...told.flatMap(({ facts }) => contradicted(policy, knownFacts(policy, facts), now)),
    ...told.flatMap((one) => otherTimes(state, one)),
    ...wrongRestoration(policy, state, inOrder(notices)),
  ];
  return [...new Set(wrong)];
}

/** What was ruled out and is not, and a cause that is another, or not known after all: both were news while nothing was said of them. */
function contradicted(policy: Policy, then: Facts, now: Facts): string[] {
  const denied = graverFacts(policy, then, now, deniedIn(then));
  const [before, cause] = [then[CAUSE] ?? 'unknown', now[CAUSE] ?? 'unknown'];
  const isOther = before !== 'unknown' && before !== cause;
  return isOther ? [...denied, CAUSE] : denied;
}

/** Moments that a person stated otherwise, or took back, by the printed minute. What happened again is no correction of what was over. */
function otherTimes(state: OpenIncident, { times, basedOn }: Standing): string[] {
  const isStill = basedOn >= (state.firedAgain?.seq ?? 0);
  return [
    ...(isOtherMinute(state, 'occurredAt', times.occurredAt) ? [OCCURRENCE] : []),
    ...(isStill && isOtherMinute(state, 'restoredAt', times.restoredAt) ? [RESTORATION] : []),
  ];
}

function isOtherMinute(state: OpenIncident, name: 'occurredAt' | 'restoredAt', told: Instant | null): boolean {
  const now = state[name];
  if (told === null || !state.timesByPeople.has(name)) return false;
  return now === null || Math.floor(toMs(told) / MINUTE_MS) !== Math.floor(toMs(now) / MINUTE_MS);
}

/** Customers were told that the service was restored, and a person, or a join, took that back. */
function wrongRestoration(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  return state.restoredAt === null && saidRestored(state, sent) && isFelt(policy, state) ? [RESTORATION] : [];
}

/** Service that is restored is told of as restored: what was said of it was not wrong. */
function fallible({ restoredAt }: OpenIncident): readonly string[] {
  return restoredAt === null ? ALL : ALL.filter((name) => !name.startsWith('service.'));
}

/** The newest told of each fact; a correction says anew how all stands. */
function newestOf(policy: Policy, sent: readonly Notice[]): Facts {
  return Object.fromEntries(
    sinceCorrection(sent).flatMap(({ tells }) => Object.entries(knownFacts(policy, tells.facts))),
  );
}

/** The gravest that was told; of the service, since it last failed. */
function worstOf(policy: Policy, told: readonly Standing[], failed: Recurrence | null): Facts {
  return told.reduce<Facts>((worst, { facts, basedOn }) => {
    const known = knownFacts(policy, facts);
    return gravest(policy, worst, basedOn < (failed?.seq ?? 0) ? withoutService(known) : known);
  }, {});
}

function withoutService(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('service.')));
}

/** What a later notice tells customers of it, beside the sentences that differ from those before; null when all is told. */
export function newsFor(policy: Policy, state: OpenIncident): News | null {
  const short = shortfall(policy, state, state.notices);
  if (short === null) return null;
  const again = inOrder(state.notices).at(-1)?.saysRestored === true ? AGAIN_AFTER_RECOVERY : AGAIN;
  const elsewhere = wrongElsewhere(policy, state);
  const withdrawn = elsewhere.length > 0 ? [withdrawal(elsewhere)] : [];
  const first = [...(short.again ? [again] : []), ...(short.wider ? [WIDER] : []), ...withdrawn];
  const facts = short.facts.filter((name) => !elsewhere.includes(name));
  return {
    first: first.length > 0 ? inBoth((language) => first.map((one) => one[language]).join('\n')) : null,
    instead: facts.length > 0 ? newsOf({ ...short, facts }) : null,
  };
}

/** What only customers of a joined incident were told and is not so: no notice of this one has the words to set beside. */
function wrongElsewhere(policy: Policy, state: OpenIncident): string[] {
  const own = wrongNow(policy, { ...state, merged: [] }, state.notices);
  return wrongNow(policy, state, state.notices).filter((name) => !own.includes(name));
}

function withdrawal(facts: readonly string[]): Text {
  const { ja, en } = namesOf(facts);
  return {
    ja: `先にお知らせした内容のうち、次の事項は現在の確認内容と異なるため、取り消します：${ja}。現時点で判明している内容は、以下のとおりです。`,
    en: `We withdraw what we reported earlier on the following, as it is not what we know now: ${en}. What is known is set out below.`,
  };
}

const WIDER: Text = {
  ja: '調査の結果、本件の対象となるお客様の範囲が広がりました。今回初めてご連絡を差し上げるお客様にも、以下のとおりお知らせいたします。',
  en: 'More customers are concerned than we knew. This report also goes to those whom we had not told before.',
};

/** Customers had read that it was over. */
const AGAIN_AFTER_RECOVERY: Text = {
  ja: '前回、復旧をお知らせいたしましたが、その後、サービス障害が再発いたしました。',
  en: 'We reported the service as restored; it has since been disrupted again.',
};
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

/** The short names of facts, in a row. */
export function namesOf(facts: readonly string[]): Text {
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
export function becauseOf({ stage, facts, again, wider }: Shortfall): Text {
  const why = [
    ...(facts.length > 0 ? [becauseOfFacts(stage, facts)] : []),
    ...(again ? [FAILED_AGAIN] : []),
    ...(wider ? [MORE_CUSTOMERS] : []),
  ];
  return inBoth((language) => why.map((one) => one[language]).join(language === 'ja' ? '、' : '; '));
}

const FAILED_AGAIN: Text = {
  ja: '直近のお知らせの後に、サービスへの影響が再び発生したため',
  en: 'the service was affected again after the newest notice',
};

const MORE_CUSTOMERS: Text = {
  ja: '対象となるお客様の範囲が広がり、まだお知らせしていないお客様がいるため',
  en: 'more customers are concerned now, and some of them have not been told',
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
