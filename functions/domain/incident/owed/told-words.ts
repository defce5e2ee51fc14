import { inBoth, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import { ASSURANCES, DATA_FACTS, SERVICE_FACTS } from '../../rules/facts/compare.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { News } from '../notice/draft-text.ts';
import { isSaid, isStatement, STATEMENTS } from '../notice/lines/fact-statements.ts';
import { headingIn } from '../notice/lines/headings.ts';
import type { ToldOtherwise } from '../notice/set-right.ts';
import { wantedSections } from '../notice/wanted.ts';
import type { OpenIncident } from '../record/state.ts';
import { saysServiceRestored } from '../situation/exposure.ts';
import type { StatementKey } from '../situation/statement.ts';
import { type Shortfall, shortfall } from '../told/told.ts';
import { REPORTS } from '../told/told-of-reports.ts';
import { BEGINNINGS, EXPOSURES, LASTING } from '../told/told-of-things.ts';
import { CAUSE, COURSE, DETECTION, FUNCTION, OCCURRENCE, RESTORATION, wrongElsewhere } from '../told/told-wrongly.ts';
import { inOrder } from '../told/what-was-told.ts';
import { toldOtherwise } from './told-otherwise.ts';

/** What notices tell, by a short name for sentences. */
const NAMES: Readonly<Record<StatementKey, Text>> = {
  ...{ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES },
  [RESTORATION]: { ja: '復旧の状況', en: 'restoration of the service' },
  [OCCURRENCE]: { ja: '発生日時', en: 'time of occurrence' },
  [DETECTION]: { ja: '検知日時', en: 'time of detection' },
  [COURSE]: { ja: '障害の経過', en: 'course of the disruption' },
  [FUNCTION]: { ja: '対象機能', en: 'functions concerned' },
  [CAUSE]: { ja: '原因', en: 'cause' },
};

/** What is told of two things that are one incident, each by its own, and of reports to authorities. */
const BY_NAME: ReadonlyMap<string, Text> = new Map([
  [BEGINNINGS, NAMES[OCCURRENCE]],
  [EXPOSURES, { ja: '閲覧可能であった期間', en: 'period of exposure' }],
  [LASTING, { ja: 'データに関する事象の継続', en: 'that the data incident goes on' }],
  [REPORTS, { ja: '関係機関への報告', en: 'reports to authorities' }],
]);

/** What a later notice tells customers of it, beside the sentences that differ from those before; null when all is told. */
export function newsFor(policy: Policy, state: OpenIncident): News | null {
  const short = shortfall(policy, state, state.notices);
  if (short === null) return null;
  const newest = inOrder(state.notices).at(-1);
  const wasOver = newest !== undefined && saysServiceRestored(state, newest);
  const again = wasOver ? AGAIN_AFTER_RECOVERY : AGAIN;
  const elsewhere = wrongElsewhere(policy, state);
  const named = (names: readonly string[]) => forCustomers(policy, state, short.stage, names);
  const withdrawn = elsewhere.length > 0 ? [withdrawal(named(elsewhere))] : [];
  const first = [...(short.again ? [again] : []), ...(short.wider ? [WIDER] : []), ...withdrawn];
  const facts = short.facts.filter((name) => !elsewhere.includes(name));
  return {
    first: first.length > 0 ? inBoth((language) => first.map((one) => one[language]).join('\n')) : null,
    instead: facts.length > 0 ? newsOf(short.stage, named(facts)) : null,
    toldOtherwise: [...toldOtherwise(policy, state, short.facts), ...added(toldOtherwise(policy, state, short.untold))],
  };
}

/** What a correction adds beside what it puts right: nothing was told of it. */
function added(told: readonly ToldOtherwise[]): readonly ToldOtherwise[] {
  return told.filter(({ value }) => value === 'unknown');
}

/** What no sentence means anything of to them goes by the sections that it bears on. */
function forCustomers(policy: Policy, state: OpenIncident, stage: Stage, names: readonly string[]): Text {
  const facts = knownFacts(policy, state.facts);
  const wanted = wantedSections(policy, state, stage);
  const unsaid = names.filter((name) => !isSaid(name)).filter(isStatement);
  const sections = wanted.filter((section) => unsaid.some((name) => STATEMENTS[name].sections.includes(section)));
  const said = names.filter((name) => isSaid(name) || BY_NAME.has(name)).map(nameOf);
  const all = [...said, ...sections.map((section) => headingIn(section, { stage, state, facts }))];
  return inRow(all);
}

function withdrawal({ ja, en }: Text): Text {
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

function newsOf(stage: Shortfall['stage'], { ja, en }: Text): Text {
  return stage === 'correction'
    ? { ja: `前回までのお知らせのうち、次の事項を訂正いたします：${ja}`, en: `We correct what we reported on: ${en}.` }
    : { ja: `次の事項について、新たな事実が判明いたしました：${ja}`, en: `We have learnt more on: ${en}.` };
}

/** The short names of facts, in a row. */
export function namesOf(facts: readonly string[]): Text {
  return inRow(facts.map(nameOf));
}

function nameOf(fact: string): Text {
  return BY_NAME.get(fact) ?? (isStatement(fact) ? NAMES[fact] : { ja: fact, en: fact });
}

function inRow(names: readonly Text[]): Text {
  return { ja: names.map(({ ja }) => ja).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** Why something is owed, in words. */
export function becauseOf({ stage, facts, untold, again, wider }: Shortfall): Text {
  const why = [
    ...(facts.length > 0 ? [becauseOfFacts(stage, facts)] : []),
    ...(untold.length > 0 ? [becauseOfFacts('follow-up', untold)] : []),
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
