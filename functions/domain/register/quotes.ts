import type { Text } from '../base/text.ts';

/** Where the quotes of a file are not those of CSV. `line` is from 1. */
export interface QuoteFault {
  readonly line: number;
  readonly why: Text;
}

/** A cell, quoted or not, with what ends it. A quoted cell that is never closed, or has text behind its end, does not match. */
const CELL = /(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)(?:,|\r\n|\r|\n|$)/y;
const HOW: Text = {
  ja: 'セル全体を二重引用符で囲み、セル内の二重引用符は2つ重ねてください',
  en: 'quote whole cells, and write a quote within a cell twice',
};
const NEVER_CLOSED: Text = {
  ja: 'この行で始まる二重引用符が正しく閉じられていません',
  en: 'a quote (") that opens on this line is not closed properly',
};
const WITHIN: Text = {
  ja: 'セルの途中に二重引用符があります',
  en: 'a quote (") stands within a cell',
};

/** The first cell whose quotes are not those of RFC 4180: the line on which the cell begins. Null where all are. */
export function quoteFault(csv: string): QuoteFault | null {
  let at = 0;
  while (at < csv.length) {
    CELL.lastIndex = at;
    const cell = CELL.exec(csv)?.[0];
    if (cell === undefined) return faultAt(csv, at);
    at += cell.length;
  }
  return null;
}

/** A quoted cell that spans lines, or whose first line has no second quote, was not meant to. */
function faultAt(csv: string, at: number): QuoteFault {
  const line = csv.slice(0, at).split(/\r\n|\r|\n/).length;
  const [rest = ''] = csv.slice(at + 1).split(/[\r\n]/, 1);
  const { ja, en } = csv[at] === '"' && !rest.includes('"') ? NEVER_CLOSED : WITHIN;
  return { line, why: { ja: `${ja}。${HOW.ja}`, en: `${en}; ${HOW.en}` } };
}
