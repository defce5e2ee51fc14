import type { Text } from '../base/text.ts';
import { textFault } from './checks.ts';
import type { CsvProblem } from './csv-error.ts';
import { COLUMNS, type Column, REQUIRED_COLUMNS } from './customer.ts';

/** A row with all its attributes must fit into one item of the store. */
export const COLUMNS_MAX = 100;
const COLUMN_CHARACTERS_MAX = 64;
/** Columns become members of an object, where this name would be lost without a word. */
const UNUSABLE_COLUMNS = new Set(['__proto__']);
/** What some spreadsheets write between cells instead of commas. */
const OTHER_SEPARATORS = [
  [';', { ja: 'セミコロン', en: 'semicolons' }],
  ['\t', { ja: 'タブ', en: 'tabs' }],
] as const;

/** What is wrong with the names in a file's first line. */
export function headerProblems(names: readonly string[]): CsvProblem[] {
  if (names.length > COLUMNS_MAX) {
    return [
      problem('', {
        ja: `見出しが${names.length}列あります。取り込めるのは${COLUMNS_MAX}列までです`,
        en: `the header has ${names.length} columns; at most ${COLUMNS_MAX} are taken`,
      }),
    ];
  }
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [
    ...missing.map((name) => problem(name, lacking(name, names))),
    ...twice.map((name) =>
      problem(name, { ja: '見出しに同じ列が2つあります', en: 'the header names this column twice' }),
    ),
    ...names.flatMap((name, index) => nameProblem(name, index)),
  ];
}

/** The warning about a column that has the name of one of ours except for capitals; null for ours and for all others. */
export function alikeColumn(name: string): Text | null {
  const small = name.toLowerCase();
  if (small === name || !COLUMNS.includes(small as Column)) return null;
  return {
    ja: `見出しの「${name}」は「${small}」とは別の、独自の項目として扱います。「${small}」の列であれば、見出しを小文字で記入し、取り込み直してください。`,
    en: `The column ${name} is taken as an attribute of your own, not as ${small}. If you mean ${small}, write it in small letters and import the file again.`,
  };
}

function nameProblem(name: string, index: number): CsvProblem[] {
  if (name === '')
    return [
      problem('', {
        ja: `見出しの${index + 1}列目に名前がありません`,
        en: `column ${index + 1} of the header has no name`,
      }),
    ];
  if (name.length > COLUMN_CHARACTERS_MAX) {
    const why = {
      ja: `列名は${COLUMN_CHARACTERS_MAX}文字までです。短くしてください`,
      en: `has more than ${COLUMN_CHARACTERS_MAX} characters; shorten it`,
    };
    return [problem(`${name.slice(0, COLUMN_CHARACTERS_MAX)}…`, why)];
  }
  if (UNUSABLE_COLUMNS.has(name))
    return [
      problem(name, {
        ja: 'この列名は使えません。別の名前にしてください',
        en: 'is no name for a column here; give it another one',
      }),
    ];
  const fault = textFault(name);
  return fault === null
    ? []
    : [problem('', { ja: `${index + 1}列目の列名：${fault.ja}`, en: `the name of column ${index + 1} ${fault.en}` })];
}

function lacking(name: string, names: readonly string[]): Text {
  const why = hint(name, names);
  return { ja: `見出しに列「${name}」がありません。${why.ja}`, en: `the header lacks the column ${name}; ${why.en}` };
}

/** Why a column is missing, where the header shows it. */
function hint(name: string, names: readonly string[]): Text {
  const alike = names.find((each) => each.toLowerCase() === name);
  if (alike !== undefined) {
    return { ja: `「${alike}」は小文字で記入してください`, en: `it has ${alike}: write it in small letters` };
  }
  const other = OTHER_SEPARATORS.find(([separator]) => names.some((each) => each.split(separator).length > 1));
  if (other !== undefined) {
    return {
      ja: `列が${other[1].ja}で区切られています。カンマ区切りで保存してください`,
      en: `its columns are separated by ${other[1].en}: save the file with commas`,
    };
  }
  return { ja: `列名の例：${COLUMNS.join(',')}`, en: `name it as in ${COLUMNS.join(',')}` };
}

function problem(column: string, why: Text): CsvProblem {
  return { line: 1, column, why };
}
