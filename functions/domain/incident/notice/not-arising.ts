import type { Language, Text } from '../../base/text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { Facts } from '../../rules/facts/values.ts';
import { concernsData, concernsService, DATA_HARMS, isLikelyHarm } from '../situation/concern.ts';
import { exposuresIn } from '../situation/exposure.ts';
import { saysOpen } from '../situation/says-open.ts';
import { type EarlierNotice, factOf, isLikely, type NoticeSituation } from '../situation/situation.ts';
import type { StatementKey } from '../situation/statement.ts';
import { asItWas } from './as-told.ts';
import { ANNOUNCED, WITHDRAWN } from './changed.ts';
import { bodyIn, item, linesIn } from './compared.ts';
import { alternatives, itemLines, listedNouns } from './lines/data-lines.ts';
import { headingOf } from './lines/headings.ts';
import { isExposure, isViewable } from './lines/periods/period-lines.ts';

/** What was told of data or people, and that nothing of the kind arises. */
interface NotArising {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

/** The same with the report that put it so. */
interface PutBy extends NotArising {
  readonly number: number;
}

/**
 * What a notice told in a section of data that, as is known now, came to no harm: kinds of data, people, and periods of exposure are not
 * right any more although nobody stated them otherwise. Null where there is no such thing, or where it is still looked into.
 */
export function notArising(
  situation: NoticeSituation,
  told: EarlierNotice,
  section: Section,
  language: Language,
): NotArising | null {
  const reason = reasonOf(situation, told, section);
  if (reason === null) return null;
  const lines = linesIn(told, section, language).filter((line) => !saysOpen(line));
  const before = lines.filter((line) => isItem(situation, told, section, line, language));
  return before.length === 0 ? null : { before, now: [reason[language]] };
}

/** The same of a section that no notice had since a correction: as the newest told it that had it, and corrections since put it. */
export function notArisingSince(situation: NoticeSituation, section: Section, language: Language): PutBy | null {
  const { earlier } = situation;
  const index = earlier.findIndex((one) => bodyIn(one, section, language) !== '');
  const [told, newest] = [earlier[index], earlier[0]];
  if (told === undefined || newest === undefined || reasonOf(situation, newest, section) === null) return null;
  const since = earlier.slice(0, index).toReversed();
  const wrong = notArising(situation, told, section, language);
  const before = since.reduce((lines, one) => putRight(lines, one, section, language), wrong?.before ?? []);
  const by = since.findLast((one) => blockIn(one, section, language).length > 0) ?? told;
  return wrong === null || before.length === 0 ? null : { before, now: wrong.now, number: by.number };
}

/** The lines as a correction left them that set some of them right. */
function putRight(lines: readonly string[], by: EarlierNotice, section: Section, language: Language): string[] {
  const block = blockIn(by, section, language);
  const gone = block.filter((line) => WITHDRAWN.test(line)).map((line) => line.replace(WITHDRAWN, ''));
  const right = block.filter((line) => !WITHDRAWN.test(line)).map((line) => line.replace(ANNOUNCED, ''));
  const isOfThem = gone.some((line) => lines.includes(line));
  return [...lines.filter((line) => !gone.includes(line)), ...(isOfThem ? right : [])];
}

/** What a correction lists under a section. */
function blockIn(notice: EarlierNotice, section: Section, language: Language): string[] {
  const lines = notice.isCorrection ? linesIn(notice, 'new', language) : [];
  const from = lines.indexOf(item(headingOf(section, 'correction')[language], language));
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => !ANNOUNCED.test(line) || !/^\s/.test(line));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Of what a person worded, only a person can tell which line is right still. */
function isItem(
  situation: NoticeSituation,
  told: EarlierNotice,
  section: Section,
  line: string,
  language: Language,
): boolean {
  if (section === 'when') return (concernsData(situation) ? isViewable : isExposure)(line, language);
  if (section === 'persons' || (told.written?.includes(section) ?? true)) return true;
  return itemLines(asItWas(situation, told)).some((text) => text[language] === line);
}

function reasonOf(situation: NoticeSituation, told: EarlierNotice, section: Section): Text | null {
  const name = NAMED_BY[section];
  if (name === undefined || !isLikelyHarm(told.facts)) return null;
  // An attack that stands has its period still.
  if (name === 'exposure' && exposuresIn(situation).length > 0) return null;
  return whyNot(situation, name, told.facts);
}

/** The sections that tell of data alone, by what does not arise where there is none. */
const NAMED_BY: Readonly<Partial<Record<Section, Arising>>> = { data: 'data', persons: 'persons', when: 'exposure' };

type Arising = 'data' | 'persons' | 'exposure' | 'functions';

/** What does not arise, and why; null where it may. `told`: the harms that were told of. */
function whyNot(situation: NoticeSituation, name: Arising, told: Facts): Text | null {
  const { ja, en } = NONE[name];
  const isOtherHarm = concernsData(situation);
  if (isOtherHarm && name !== 'exposure') {
    const isPersonal = factOf(situation, 'data.personal') !== 'none';
    return name !== 'persons' || isPersonal
      ? null
      : {
          ja: `対象のデータに個人データが含まれていないため、${ja}`,
          en: `As the data contains no personal data, ${en}`,
        };
  }
  // Nobody could view data that came to another harm.
  const ofThat = DATA_HARMS.filter(([fact]) => !isOtherHarm || fact === 'data.leak');
  const harms = ofThat.filter(([fact]) => isLikely({ facts: told }, fact));
  if (harms.length === 0) return null;
  if (harms.some(([fact]) => factOf(situation, fact) !== 'none')) return null;
  const nouns = harms.map(([, noun]) => noun);
  return {
    ja: `お客様のデータの${listedNouns(nouns)}が確認されていないため、${ja}`,
    en: `As we have found no ${alternatives(nouns)} of customer data, ${en}`,
  };
}

const NONE: Readonly<Record<Arising, Text>> = {
  data: { ja: '対象となるデータはございません。', en: 'no data is affected.' },
  persons: { ja: '対象となる方はいらっしゃいません。', en: 'no people are affected.' },
  exposure: { ja: '該当する期間はございません。', en: 'there is no such period.' },
  functions: { ja: '対象となる機能はございません。', en: 'No functions are affected.' },
};

/** The facts that tell of data or people by themselves, and of functions. */
const ARISING: Readonly<Partial<Record<StatementKey, Arising>>> = {
  'data.personal': 'data',
  'data.sensitive': 'data',
  'data.financial': 'data',
  'data.secrecy': 'data',
  'data.mynumber': 'data',
  'data.sets': 'data',
  'data.persons': 'persons',
};

/** What is said in place of that a fact is looked into, where the notice itself has nothing to look into; null where it has. */
export function noLongerAsked(situation: NoticeSituation, name: StatementKey): Text | null {
  if (name === 'service.function') return concernsService(situation) ? null : NONE.functions;
  const arising = ARISING[name];
  const told = situation.earlier.find(({ facts }) => isLikelyHarm(facts));
  return arising === undefined || told === undefined ? null : whyNot(situation, arising, told.facts);
}
