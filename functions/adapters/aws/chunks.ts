/** DynamoDB takes items of 400 KB; a part leaves room for its keys and neighbours. */
const PART_BYTES = 300_000;

const HIGH_SURROGATE_FIRST = 0xd800;
const HIGH_SURROGATE_LAST = 0xdbff;
/** No UTF-16 unit takes more bytes in UTF-8 than this. */
const BYTES_PER_UNIT = 3;

/** Cuts a text into parts that each take at most 300 KB as UTF-8; never inside a character. One part at least. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPart(text, from);
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts.length === 0 ? [''] : parts;
}

/** The id of the n-th part, from 2 on; the first part stands under the id itself. */
export function partId(id: string, digest: string, part: number): string {
  return `${id}#${digest.slice(0, 16)}#${String(part).padStart(4, '0')}`;
}

const PART_ID = /^(.+)#([0-9a-f]{16})#(\d{4})$/;

/** The text that a further part belongs to: its id, the first digits of its digest, and the number of the part; null for another id. */
export function partOf(id: string): { readonly id: string; readonly digest: string; readonly part: number } | null {
  const [, of, digest = '', part] = PART_ID.exec(id) ?? [];
  return of === undefined ? null : { id: of, digest, part: Number(part) };
}

function endOfPart(text: string, from: number): number {
  const to = Math.min(text.length, from + Math.floor(PART_BYTES / BYTES_PER_UNIT));
  const last = text.charCodeAt(to - 1);
  const splitsPair = to < text.length && last >= HIGH_SURROGATE_FIRST && last <= HIGH_SURROGATE_LAST;
  return splitsPair ? to - 1 : to;
}
