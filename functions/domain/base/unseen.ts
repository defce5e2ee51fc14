/** Marks that turn the direction of the text around them, or show nothing at all: with them a name reads as another. */
const MARKS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
/** Letters and joints that show nothing: a title of them alone could not be seen. */
const BLANKS = '\\u00ad\\u034f\\u115f\\u1160\\u180e\\u200b\\u2800\\u3164\\uffa0';
/** Joints and variants: of use between letters and in signs put together, and nothing by themselves. */
const JOINTS = /\u200c|\u200d|[\ufe00-\ufe0f]|\s/gu;
const LINE_ENDS = '\\p{Cc}\\u2028\\u2029';

const IN_LINE = new RegExp(`[${LINE_ENDS}${MARKS}${BLANKS}]`, 'u');
const IN_PROSE = new RegExp(`[${MARKS}\\u2028\\u2029]|(?![\\n\\t])\\p{Cc}`, 'u');

/** Whether one line of text holds a line end, another control character, or something that cannot be seen. */
export function holdsUnseen(line: string): boolean {
  return IN_LINE.test(line) || (line !== '' && line.replaceAll(JOINTS, '') === '');
}

/** The same of text of several lines: `\n`, tabs and what may stand in pasted text are allowed. */
export function proseHoldsUnseen(prose: string): boolean {
  return IN_PROSE.test(prose);
}

/** Finds each character that steers a terminal, or the direction of the text around it; line ends and tabs do not count. */
export function steersText(): RegExp {
  return new RegExp(IN_PROSE.source, 'gu');
}

/** What a decoder puts in place of bytes that are not text. */
const REPLACEMENT = '\ufffd';

/** Whether a text holds a character that was lost on its way here, or half of a surrogate pair. */
export function holdsDamaged(text: string): boolean {
  return text.includes(REPLACEMENT) || !text.isWellFormed();
}

/** Characters that a company or a machine gave a shape of its own (gaiji): elsewhere they are a box, or another character. */
const PRIVATE_USE = /\p{Co}/u;

/** Whether a text holds a private-use character, of the basic plane or of planes 15 and 16. */
export function holdsPrivateUse(text: string): boolean {
  return PRIVATE_USE.test(text);
}
