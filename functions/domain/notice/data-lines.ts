import type { Text } from '../text.ts';
import { concernsData, concernsPersons, DATA_HARMS } from './concern.ts';
import { counted, factOf, isLikely, known, open, type Said, type Situation } from './situation.ts';

/** Which data: its kinds, whether personal data is among it, and what is not. */
export function dataLines(situation: Situation): Said {
  if (!concernsData(situation)) return [];
  // The last report names the data.
  if (situation.stage === 'detailed' && !Array.isArray(factOf(situation, 'data.sets'))) return open(ITEMS_UNKNOWN);
  return [...setLines(situation), ...kindLines(situation), ...protectionLines(situation)];
}

function setLines(situation: Situation): Said {
  const sets = factOf(situation, 'data.sets');
  const titles = (Array.isArray(sets) ? sets : []).map(
    (id) => situation.policy.dataSets[id]?.title ?? { ja: id, en: id },
  );
  if (titles.length === 0) return open(ITEMS_UNKNOWN);
  const isSure = DATA_HARMS.some(([fact]) => factOf(situation, fact) === 'confirmed');
  const label = isSure
    ? { ja: '対象となるデータ', en: 'Data affected' }
    : { ja: '対象となる可能性のあるデータ', en: 'Data possibly affected' };
  return known({
    ja: `${label.ja}：${titles.map(({ ja }) => ja).join('、')}`,
    en: `${label.en}: ${titles.map(({ en }) => en).join(', ')}`,
  });
}

const ITEMS_UNKNOWN: Text = {
  ja: '対象となるデータの項目は、現在調査中です。',
  en: 'Which data is affected is under investigation.',
};

/** Kinds of data that readers ask for, by the fact that tells of them. */
const KINDS: readonly (readonly [fact: string, name: Text])[] = [
  ['data.personal', { ja: '個人データ', en: 'personal data' }],
  ['data.sensitive', { ja: '要配慮個人情報', en: 'sensitive personal data' }],
  [
    'data.financial',
    {
      ja: '不正に利用されると財産的な被害が生じるおそれのあるデータ（クレジットカード番号など）',
      en: 'data whose misuse could cause financial loss, such as credit card numbers',
    },
  ],
  ['data.mynumber', { ja: '個人番号（マイナンバー）', en: 'My Number identifiers' }],
  ['data.secrecy', { ja: '通信の秘密に当たる情報', en: 'communications protected by secrecy' }],
];

/** Where no personal data is among it, nothing more is said of its kinds. Only personal data is asked about aloud. */
function kindLines(situation: Situation): Said {
  const kinds = factOf(situation, 'data.personal') === 'none' ? KINDS.slice(0, 1) : KINDS;
  const likely = kinds.filter(([fact]) => isLikely(situation, fact));
  const none = kinds.filter(([fact]) => factOf(situation, fact) === 'none').map(([, name]) => name);
  const isOpen = factOf(situation, 'data.personal') === 'unknown';
  return [
    ...known(...likely.map(([fact, name]) => contained(name, factOf(situation, fact) === 'confirmed'))),
    ...(isOpen ? open(PERSONAL_UNKNOWN) : []),
    ...(none.length === 0 ? [] : known(notContained(none))),
  ];
}

function contained(name: Text, isSure: boolean): Text {
  return isSure
    ? { ja: `${name.ja}が含まれております。`, en: `It contains ${name.en}.` }
    : { ja: `${name.ja}が含まれている可能性がございます。`, en: `It may contain ${name.en}.` };
}

function notContained(names: readonly Text[]): Text {
  return {
    ja: `${listed(names)}は含まれておりません。`,
    en: `It does not contain ${alternatives(names)}.`,
  };
}

const PERSONAL_UNKNOWN: Text = {
  ja: '個人データが含まれるかどうかは、現在調査中です。',
  en: 'Whether it contains personal data is under investigation.',
};

function protectionLines(situation: Situation): Said {
  return known(...PROTECTED.filter(([fact]) => factOf(situation, fact) === 'yes').map(([, line]) => line));
}

const PROTECTED: readonly (readonly [fact: string, line: Text])[] = [
  [
    'data.encrypted',
    { ja: '対象のデータには、高度な暗号化を施しております。', en: 'The data is protected by strong encryption.' },
  ],
  [
    'data.recovered',
    {
      ja: '対象のデータは、第三者が閲覧する前に、すべて回収いたしました。',
      en: 'All of the data was recovered before any third party viewed it.',
    },
  ],
  [
    'data.copy',
    { ja: '対象のデータと同一の内容を、別途保管しております。', en: 'We hold another copy of the same data.' },
  ],
];

/** How many persons, where persons may be concerned. */
export function personsLines(situation: Situation): Said {
  if (!concernsPersons(situation)) return [];
  const persons = factOf(situation, 'data.persons');
  if (typeof persons !== 'number') return open(PERSONS_UNKNOWN);
  return known({ ja: `${counted(persons)}名`, en: `${counted(persons)} ${persons === 1 ? 'person' : 'people'}` });
}

const PERSONS_UNKNOWN: Text = { ja: '現在調査中です。', en: 'Under investigation.' };

/** Whether the data was abused: nobody knows it but a person who looked. */
export function secondaryDamageLines(situation: Situation): Said {
  return concernsPersons(situation) ? open(DAMAGE_UNKNOWN) : [];
}

const DAMAGE_UNKNOWN: Text = {
  ja: '現在調査中です。',
  en: 'Whether the data has been misused is under investigation.',
};

/** Leak, alteration and loss beside what the outline tells: what has been ruled out, and what is looked into. */
export function otherHarmLines(situation: Situation): Said {
  const by = (value: string) =>
    DATA_HARMS.filter(([fact]) => factOf(situation, fact) === value).map(([, noun]) => noun);
  const none = by('none');
  const unknown = concernsData(situation) ? by('unknown') : [];
  return [
    ...(none.length === 0 ? [] : known(ruledOut(none))),
    ...(unknown.length === 0 ? [] : open(lookedInto(unknown))),
  ];
}

function ruledOut(nouns: readonly Text[]): Text {
  return {
    ja: `お客様のデータの${listed(nouns)}は、確認されておりません。`,
    en: `No ${alternatives(nouns)} of customer data has been found.`,
  };
}

function lookedInto(nouns: readonly Text[]): Text {
  return {
    ja: `お客様のデータの${listed(nouns)}の有無は、現在調査中です。`,
    en: `Whether there was any ${alternatives(nouns)} of customer data is under investigation.`,
  };
}

/** `leak, alteration or loss`. */
function alternatives(nouns: readonly Text[]): string {
  const names = nouns.map(({ en }) => en);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

/** `漏えい、改ざんおよび消失`. */
function listed(nouns: readonly Text[]): string {
  const names = nouns.map(({ ja }) => ja);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join('、')}および${last}`;
}
