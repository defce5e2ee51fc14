import type { Language, Text } from '../../../../base/text.ts';
import { spokenTime } from '../../../../base/time/spoken.ts';
import type { Exposure, Lasting } from '../../../../rules/facts/tellable.ts';
import { concernsData } from '../../../situation/concern.ts';
import { lastingIn } from '../../../situation/lasting.ts';
import { factOf, known, type NoticeSituation, open, type SectionLines } from '../../../situation/situation.ts';

/** From when to when data could be viewed, in words; until when, where it is not known when that began. */
export function exposureLines(
  situation: NoticeSituation,
  periods: readonly Exposure[],
  isSaidUnknown: boolean,
): Text[] {
  const { zone } = situation.policy;
  return periods.map((one) => {
    const [label, { from }] = [periodLabel(situation, one), one];
    const [ja, en] = [spokenTime(one.to, zone, 'ja'), spokenTime(one.to, zone, 'en')];
    if (from === null) {
      const begun = isSaidUnknown ? { ja: '', en: '' } : BEGUN_UNKNOWN;
      return { ja: `${label.ja}：${ja}まで${begun.ja}`, en: `${label.en}: until ${en}${begun.en}` };
    }
    return {
      ja: `${label.ja}：${spokenTime(from, zone, 'ja')}から${ja}まで`,
      en: `${label.en}: from ${spokenTime(from, zone, 'en')} to ${en}`,
    };
  });
}

/** Since when something goes on, or has no end that is known, beside what was over. A final report has to know when it ended. */
export function lastingLines(situation: NoticeSituation): SectionLines {
  const lasting = lastingIn(situation);
  if (lasting === null) return [];
  const line = lastingLine(situation, lasting);
  return situation.stage === 'detailed' ? open(line) : known(line);
}

function lastingLine(situation: NoticeSituation, lasting: Lasting): Text {
  const { from, isFiring } = lasting;
  const [label, { zone }] = [periodLabel(situation, lasting), situation.policy];
  const how = lastingHow(lasting);
  if (from !== null) {
    return {
      ja: `${label.ja}：${spokenTime(from, zone, 'ja')}から（${how.ja}）`,
      en: `${label.en}: from ${spokenTime(from, zone, 'en')} (${how.en})`,
    };
  }
  if (isFiring) return { ja: `${label.ja}：${how.ja}`, en: `${label.en}: ${how.en}` };
  return { ja: `このほかの${label.ja}：未確認`, en: `Other ${label.en.toLowerCase()}: not confirmed` };
}

/** Whether it goes on, or has no end that is known. */
export function lastingHow({ isFiring }: Lasting): Text {
  return isFiring ? CONTINUING : NO_END;
}

const CONTINUING: Text = { ja: '継続中', en: 'continuing' };
const NO_END: Text = { ja: '終了は未確認', en: 'no end confirmed' };

/** Nobody says of an attack or a loss that others could view the data. */
function periodLabel(situation: NoticeSituation, { viewable }: Pick<Exposure, 'viewable'>): Text {
  if (viewable === false) return concernsData(situation) ? OF_DATA : OF_SECURITY;
  return factOf(situation, 'data.leak') === 'confirmed' ? EXPOSED : PERHAPS_EXPOSED;
}

/** Whether a line of this section tells of a period of exposure. */
export function isExposure(line: string, language: Language): boolean {
  return [EXPOSED, PERHAPS_EXPOSED, OF_DATA, OF_SECURITY].some((label) => line.startsWith(label[language]));
}

/** Whether it says that others could view the data in it. */
export function isViewable(line: string, language: Language): boolean {
  return [EXPOSED, PERHAPS_EXPOSED].some((label) => line.startsWith(label[language]));
}

/** Whether a line gives the end of a period that these give with its beginning: it was not known before. */
export function isBegunSince(line: string, now: readonly string[], language: Language): boolean {
  const [until, to] = language === 'ja' ? ['：', 'から'] : [': until ', ' to '];
  const [label = '', end] = line.split(until);
  if (end === undefined || !isExposure(line, language)) return false;
  return now.some((one) => one !== line && one.startsWith(label) && one.endsWith(`${to}${end}`));
}

/** Whether a line says that something goes on of which these give the end, or say otherwise that it has none. */
export function isEndedSince(line: string, now: readonly string[], language: Language): boolean {
  const how = endingOf(line, language);
  return how !== null && now.some((one) => one !== line && one.startsWith(line.slice(0, -how.length)));
}

/** Whether a line says that something of data goes on, or has no end that is known. */
export function isLasting(line: string, language: Language): boolean {
  return isExposure(line, language) && endingOf(line, language) !== null;
}

function endingOf(line: string, language: Language): string | null {
  const [before, after] = language === 'ja' ? ['（', '）'] : [' (', ')'];
  const endings = [CONTINUING, NO_END].map((one) => `${before}${one[language]}${after}`);
  return endings.find((one) => line.endsWith(one)) ?? null;
}

const BEGUN_UNKNOWN: Text = { ja: '（開始日時は調査中）', en: ' (its beginning is under investigation)' };
const EXPOSED: Text = { ja: '閲覧可能であった期間', en: 'Period of exposure' };
const PERHAPS_EXPOSED: Text = { ja: '閲覧可能であった可能性のある期間', en: 'Possible period of exposure' };
export const OF_DATA: Text = { ja: 'データに関する事象の期間', en: 'Period of the data incident' };
const OF_SECURITY: Text = { ja: 'セキュリティ上の事象の期間', en: 'Period of the security incident' };
