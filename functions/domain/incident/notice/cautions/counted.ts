import { plainForm } from '../../../base/composed.ts';
import type { Language } from '../../../base/text.ts';
import type { Words } from './reading/drafted.ts';

/** Of those whose data it is, not of those who work on it; `数十名` is no number. */
const PERSONS: Words = {
  ja: /(?<![\d,.数何〇一二三四五六七八九十百千万]|(?:担当者|作業者|技術者|専門家|要員|係員|管理者)(?:の|は|が)?)([\d〇一二三四五六七八九十百千][\d,.〇一二三四五六七八九十百千万]*)\s*(?:名|人)(?!以上|体制|で(?!す|あ|ご)|による|目|日|ひとり|一人|様)/g,
  en: /(?<![\d,.])(\d[\d,]*)(?: [a-z]+)? (?:people|persons?|individuals)\b/gi,
};

/** The numbers of people that a text gives: `1,250名`, `約1.2万名`, `1千人`, `百二十名`. */
export function personsCounted(body: string, language: Language): readonly number[] {
  const found = [...plainForm(body).matchAll(PERSONS[language])];
  return found.flatMap(([, written = '']) => {
    const number = numberOf(written);
    return number === null ? [] : [number];
  });
}

const MYRIAD = '万';
const UNITS: readonly (readonly [sign: string, value: number])[] = [
  ['千', 1_000],
  ['百', 100],
  ['十', 10],
];
const DIGITS = '〇一二三四五六七八九';

/** Null for what reads as no number, such as a lone `一`, which is mostly a word: `一人ひとり`. */
function numberOf(written: string): number | null {
  if (/^[〇一二三四五六七八九]$/.test(written)) return null;
  const plain = [...written.replaceAll(',', '')].map((sign) => {
    const digit = DIGITS.indexOf(sign);
    return digit < 0 ? sign : String(digit);
  });
  const [high = '', low] = plain.join('').split(MYRIAD);
  const number = low === undefined ? belowMyriad(high) : belowMyriad(high) * 10_000 + belowMyriad(low);
  return Number.isFinite(number) ? number : null;
}

/** `1千2百`, `千二百`, `1.2`. */
function belowMyriad(written: string): number {
  let [sum, rest] = [0, written];
  for (const [sign, value] of UNITS) {
    const [before = '', after] = rest.split(sign);
    if (after === undefined) continue;
    sum += (before === '' ? 1 : Number(before)) * value;
    rest = after;
  }
  return sum + Number(rest);
}
