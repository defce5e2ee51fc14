import { counted, type Text } from '../../../base/text.ts';
import type { FactValue } from '../../../rules/facts/values.ts';
import {
  concernsData,
  concernsPersons,
  DATA_HARMS,
  isHarmSure,
  isLossRestored,
  mayBeAbused,
  raisesDataQuestion,
} from '../../situation/concern.ts';
import {
  factOf,
  isLikely,
  known,
  type NoticeSituation,
  open,
  type SectionLines,
  statedByPerson,
} from '../../situation/situation.ts';
import { personsTold } from './entrusted-lines.ts';
import { protectionLines, restoringLines } from './protection-lines.ts';

/** Which data: its kinds, whether personal data is among it, and what is not. */
export function dataLines(situation: NoticeSituation): SectionLines {
  if (!concernsData(situation)) return [];
  const kinds = kindLines(situation);
  const titles = setTitles(situation);
  const more = [...protectionLines(situation, titles.length > 0), ...restoringLines(situation)];
  if (titles.length > 0) return [...setLines(situation, titles), ...kinds, ...more];
  // What is known comes before what is not: data of which nothing is known holds no statement about its kinds.
  return kinds.some(({ isOpen }) => !isOpen)
    ? [...kinds, ...open(DETAILS_UNKNOWN), ...more]
    : [...open(ITEMS_UNKNOWN), ...kinds, ...more];
}

/** The lines that say which data it is: not what it does not hold, nor what speaks for its owners. */
export function itemLines(situation: NoticeSituation): readonly Text[] {
  const titles = setTitles(situation);
  const sets = titles.length > 0 ? setLines(situation, titles).map(({ text }) => text) : [];
  return [...sets, ...containedLines(situation)];
}

/** What the data sets concerned are called, as far as people recorded which these are. */
export function setTitles(situation: NoticeSituation): readonly Text[] {
  const sets = factOf(situation, 'data.sets');
  return (Array.isArray(sets) ? sets : []).map((id) => situation.policy.dataSets[id]?.title ?? { ja: id, en: id });
}

function setLines(situation: NoticeSituation, titles: readonly Text[]): SectionLines {
  const label = isHarmSure(situation)
    ? { ja: '項目', en: 'Categories of data' }
    : { ja: '対象となる可能性のある項目', en: 'Categories of data possibly affected' };
  return known({
    ja: `${label.ja}：${titles.map(({ ja }) => ja).join('、')}`,
    en: `${label.en}: ${titles.map(({ en }) => en).join(', ')}`,
  });
}

const ITEMS_UNKNOWN: Text = {
  ja: '対象となるデータの項目は、現在調査中です。',
  en: 'We are investigating which data is affected.',
};
const DETAILS_UNKNOWN: Text = {
  ja: '項目の詳細は、現在調査中です。',
  en: 'We are still investigating the exact categories of data.',
};

/** Kinds of data that readers ask for, by the fact that tells of them. */
export const KINDS = {
  'data.personal': { ja: '個人データ', en: 'personal data' },
  'data.sensitive': { ja: '要配慮個人情報', en: 'sensitive personal data' },
  'data.financial': {
    ja: '不正に利用されると財産的な被害が生じるおそれのあるデータ（クレジットカード番号など）',
    en: 'information whose misuse could cause financial loss (such as credit card numbers)',
  },
  'data.mynumber': { ja: '個人番号（マイナンバー）', en: 'My Number identifiers' },
  'data.secrecy': { ja: '通信の秘密に当たる情報', en: 'communications protected by secrecy' },
} as const satisfies Readonly<Record<string, Text>>;

/** Where no personal data is among it, no kind of it is told; what else the data holds is. Only personal data is asked about aloud. */
function kindLines(situation: NoticeSituation): SectionLines {
  const personal = personalStep(situation);
  const none = kindSteps(situation)
    .filter(({ step }) => step === 'none')
    .map(({ name }) => name);
  const isOpen = personal === 'unknown';
  return [
    ...known(...containedLines(situation)),
    ...(isOpen ? open(PERSONAL_UNKNOWN) : []),
    ...(none.length === 0 ? [] : known(notContained(none))),
  ];
}

function kindSteps(situation: NoticeSituation) {
  const personal = personalStep(situation);
  return Object.entries(KINDS)
    .filter(([fact]) => personal !== 'none' || fact === 'data.personal' || isOfAnybody(situation, fact))
    .map(([fact, name]) => ({ name, step: fact === 'data.personal' ? personal : factOf(situation, fact) }));
}

/** The secrecy of communications does not depend on personal data: they are told of where they are, or may be, in a leak without any. */
function isOfAnybody(situation: NoticeSituation, fact: string): boolean {
  return fact === 'data.secrecy' && isLikely(situation, fact);
}

function containedLines(situation: NoticeSituation): Text[] {
  return kindSteps(situation)
    .filter(({ step }) => step === 'possible' || step === 'confirmed')
    .map(({ name, step }) => contained(situation, name, step === 'confirmed'));
}

/** Data that certainly holds sensitive data or My Number identifiers certainly holds personal data. */
function personalStep(situation: NoticeSituation): FactValue {
  const isCertain = ['data.sensitive', 'data.mynumber'].some((fact) => factOf(situation, fact) === 'confirmed');
  return isCertain ? 'confirmed' : factOf(situation, 'data.personal');
}

/** What data contains that is possibly concerned is said of that data, not of data that came to harm. */
function contained(situation: NoticeSituation, name: Text, isSure: boolean): Text {
  const { ja, en } = isHarmSure(situation) ? { ja: '', en: 'The data' } : MAY_BE_CONCERNED;
  return isSure
    ? { ja: `${ja}${name.ja}が含まれております。`, en: `${en} contains ${name.en}.` }
    : { ja: `${ja}${name.ja}が含まれている可能性がございます。`, en: `${en} may contain ${name.en}.` };
}

const MAY_BE_CONCERNED: Text = { ja: '対象となり得るデータには、', en: 'The data that may be affected' };

function notContained(names: readonly Text[]): Text {
  return {
    ja: `${listedNouns(names)}は含まれておりません。`,
    en: `The data does not contain ${alternatives(names)}.`,
  };
}

const PERSONAL_UNKNOWN: Text = {
  ja: '個人データが含まれるかどうかは、現在調査中です。',
  en: 'We are investigating whether the data contains personal data.',
};

/** How many persons, where persons may be concerned. */
export function personsLines(situation: NoticeSituation): SectionLines {
  if (!concernsPersons(situation)) return [];
  const persons = factOf(situation, 'data.persons');
  if (typeof persons !== 'number') return open(PERSONS_UNKNOWN);
  const number = { ja: `${counted(persons)}名`, en: `${counted(persons)} ${persons === 1 ? 'person' : 'people'}` };
  const isLater = situation.stage === 'follow-up' || situation.stage === 'detailed';
  return known(number, ...(isLater ? personsTold(situation) : []));
}

const PERSONS_UNKNOWN: Text = { ja: '現在調査中です。', en: 'Under investigation.' };

/** Whether the data was abused: nobody knows it but a person who looked. */
export function secondaryDamageLines(situation: NoticeSituation): SectionLines {
  if (!concernsPersons(situation)) return [];
  return open(mayBeAbused(situation) ? MISUSE_UNKNOWN : DAMAGE_UNKNOWN);
}

const MISUSE_UNKNOWN: Text = {
  ja: '現在調査中です。',
  en: 'We are investigating whether the data has been misused.',
};
/** Data that nobody else got cannot be misused, but its loss or alteration may do further harm. */
const DAMAGE_UNKNOWN: Text = {
  ja: '現在調査中です。',
  en: 'We are investigating whether there has been any secondary damage.',
};

/** What readers cannot do without the data that is lost: beside it, what did not happen is no impact. */
export function lossLines(situation: NoticeSituation): SectionLines {
  if (factOf(situation, 'data.loss') !== 'confirmed' || isLossRestored(situation)) return [];
  const [now, yet] = situation.stage === 'detailed' ? ['', ''] : ['現時点で', ' at present'];
  return known({
    ja: `失われたデータは、${now}ご参照いただけません。`,
    en: `The data that was lost cannot be viewed${yet}.`,
  });
}

/** Leak, alteration and loss beside what the outline tells: what has been ruled out, and what is looked into. */
export function otherHarmLines(situation: NoticeSituation): SectionLines {
  const by = (value: string) =>
    DATA_HARMS.filter(([fact]) => factOf(situation, fact) === value).map(([, noun]) => noun);
  const none = by('none');
  const isAsked = raisesDataQuestion(situation) || isAttackLookedInto(situation);
  const unknown = isAsked ? by('unknown') : [];
  return [
    ...(none.length === 0 ? [] : known(ruledOut(none))),
    ...(unknown.length === 0 ? [] : open(lookedInto(unknown))),
  ];
}

/**
 * Whether a person stated an attack on the service that is still looked into: its readers ask what became of their data. In the last
 * report only a person has the answer.
 */
function isAttackLookedInto(situation: NoticeSituation): boolean {
  const kind = statedByPerson(situation, 'cause.kind');
  const isWrongful = statedByPerson(situation, 'cause.wrongful') === 'confirmed';
  const isAttack = isWrongful || kind === 'denial-of-service' || kind === 'insider';
  return isAttack && situation.stage !== 'detailed' && factOf(situation, 'investigation') !== 'done';
}

function ruledOut(nouns: readonly Text[]): Text {
  return {
    ja: `お客様のデータの${listedNouns(nouns)}は、確認されておりません。`,
    en: `We have found no ${alternatives(nouns)} of customer data.`,
  };
}

function lookedInto(nouns: readonly Text[]): Text {
  return {
    ja: `お客様のデータの${listedNouns(nouns)}の有無は、現在調査中です。`,
    en: `We are investigating whether there was any ${alternatives(nouns)} of customer data.`,
  };
}

/** `leak, alteration or loss`. */
export function alternatives(nouns: readonly Text[]): string {
  const names = nouns.map(({ en }) => en);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

/** `漏えい、改ざんおよび消失`. */
export function listedNouns(nouns: readonly Text[]): string {
  const names = nouns.map(({ ja }) => ja);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join('、')}および${last}`;
}
