import type { ErrorCode } from 'yaml';
import type { Text } from '../base/text.ts';

export const TOO_DEEP: Text = {
  ja: '入れ子が深すぎて読み取れません。対応方針に必要な深さは10段までです',
  en: 'this is nested too deeply to be read; a policy needs no more than ten levels',
};
export const ALIAS: Text = {
  ja: '対応方針ではエイリアス（*名前）を使えません。値をそのまま書いてください',
  en: 'aliases (*name) are not read in policies; write the value out',
};
export const ANCHOR: Text = {
  ja: '対応方針ではアンカー（&名前）を使えません。削除してください',
  en: 'anchors (&name) are not read in policies; remove the anchor',
};
export const TAG: Text = {
  ja: '対応方針では YAML のタグを使えません。削除してください',
  en: 'tags (!name) are not read in policies; remove the tag',
};
export const LIST_KEY: Text = {
  ja: 'キーには1つの語を指定してください。一覧または組は使えません',
  en: 'a key must be a plain word; a list or a map stands here',
};

export const TWICE: Text = {
  ja: '同じ場所に同じキーが2回あります。どちらか一方にしてください',
  en: 'this key stands twice in the same place; keep one of them',
};

/** What to do about each mistake that people make in YAML. Other mistakes are told in the parser's words. */
export const REMEDIES: Readonly<Partial<Record<ErrorCode, Text>>> = {
  TAB_AS_INDENT: {
    ja: '字下げにタブが使われています。半角スペース2つで字下げしてください',
    en: 'a tab stands where spaces must; indent with two spaces',
  },
  MULTIPLE_DOCS: {
    ja: '対応方針のファイルに書けるのは1つの文書です。--- の行と、それより後を削除してください',
    en: 'a policy file holds one document; remove the line --- and what follows it',
  },
  BAD_INDENT: {
    ja: '括弧が閉じていないか、字下げが足りません',
    en: 'a bracket is not closed, or a line is indented less than the line it belongs to',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    ja: '値の位置にもう1つのキーがあります。字下げを確認し、「: 」を含む文は引用符で囲んでください',
    en: 'a second key stands where a value must: check the indentation, and put a text that holds ": " in quotes',
  },
  MULTILINE_IMPLICIT_KEY: {
    ja: '行にコロンがないか、前後の行と字下げが異なります',
    en: 'a line ends without its colon, or is indented differently from the lines around it',
  },
  MISSING_CHAR: {
    ja: 'この位置、またはその前に、引用符・カンマ・コロンが足りません',
    en: 'a quote, comma or colon is missing here or before here',
  },
  BAD_DQ_ESCAPE: {
    ja: '二重引用符で囲んだ文に、使えない \\ の書き方があります。\\\\ と書くか、一重引用符で囲んでください',
    en: 'in a text in double quotes, a backslash that starts no escape sequence is not allowed; write \\\\ or use single quotes',
  },
  BAD_SCALAR_START: {
    ja: '値が、引用符なしでは使えない文字（@ や ` など）で始まっています。引用符で囲んでください',
    en: 'a value begins with a character that needs quotes, such as @ or `; put it in quotes',
  },
  UNEXPECTED_TOKEN: {
    ja: 'この位置に置けない文字があります。前後の引用符・括弧・カンマを確認してください',
    en: 'something stands here that cannot; check the quotes, brackets and commas around it',
  },
  BLOCK_IN_FLOW: {
    ja: '括弧（{ } や [ ]）の中では、「- 」や改行による書き方は使えません',
    en: 'inside { } or [ ], neither "- " nor lines of their own can be used',
  },
  KEY_OVER_1024_CHARS: {
    ja: 'キーが1024文字を超えています。コロンや引用符の不足をご確認ください',
    en: 'a key is longer than 1,024 characters; a colon or a quote is probably missing',
  },
  BAD_DIRECTIVE: {
    ja: '% で始まる行は、対応方針では使えません。削除してください',
    en: 'a line that begins with % is not read in policies; remove it',
  },
  ALIAS_PROPS: ALIAS,
  BAD_ALIAS: ALIAS,
  MULTIPLE_ANCHORS: ANCHOR,
  MULTIPLE_TAGS: TAG,
  BAD_COLLECTION_TYPE: TAG,
  TAG_RESOLVE_FAILED: TAG,
  BAD_PROP_ORDER: TAG,
  NON_STRING_KEY: LIST_KEY,
  DUPLICATE_KEY: TWICE,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};
