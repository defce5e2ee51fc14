import { steersText } from './unseen.ts';

const HEX = 16;
const HEX_DIGITS = 4;

/**
 * Lines of text as a terminal may have them: what steers it, or turns the direction of what stands around it, is shown as
 * `\u001b`; line ends and tabs stay. Of lines longer than `lineMax` characters the rest is counted.
 */
export function printable(text: string, lineMax = Number.POSITIVE_INFINITY): string {
  return text
    .split('\n')
    .map((line) => cut(line, lineMax).replace(steersText(), escaped))
    .join('\n');
}

function cut(line: string, most: number): string {
  if (line.length <= most) return line;
  return `${line.slice(0, most)}… (${line.length - most} more characters)`;
}

/** One escape for each UTF-16 unit, as JSON has them. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(HEX).padStart(HEX_DIGITS, '0')}`)
    .join('');
}
