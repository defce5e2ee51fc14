/** A moment for programs, and what stands after it. */
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<offset>Z|[+-]\d{2}:\d{2})?/g;
/** `17時50分`, and whether the text says once of which zone. */
const JAPANESE = /\d{1,2}時\d{2}分/g;
const SAID_IN_JAPANESE = /日本時間|日本標準時|"zone":"Asia\/Tokyo"/;
/** `17:50` or `09:00–17:30`, with the zone behind it; an offset is no time. */
const ENGLISH = /(?<!UTC[+-])\b\d{1,2}:\d{2}(?:–\d{1,2}:\d{2})?(?<zone> JST)?/g;
const SAID_IN_ENGLISH = /Japan Standard Time|"zone":"Asia\/Tokyo"/;

/**
 * The times in a text, a mail, a screen or a JSON document that say neither their offset nor their zone. A screen or an answer may say
 * once of which zone its times are; moments are the policy's, never UTC. Words in attributes, such as the fields of forms, are left out.
 */
export function withoutZone(shown: string): string[] {
  const isScreen = shown.startsWith('<!DOCTYPE');
  const text = isScreen || shown.startsWith('<html') ? readable(shown) : shown;
  const isSaid = isScreen && (SAID_IN_JAPANESE.test(text) || SAID_IN_ENGLISH.test(text));
  const moments = [...text.matchAll(MOMENT)].filter(({ groups }) => groups?.offset !== '+09:00');
  const rest = text.replaceAll(MOMENT, '');
  const japanese = isSaid || SAID_IN_JAPANESE.test(text) ? [] : [...rest.matchAll(JAPANESE)];
  const english =
    isSaid || SAID_IN_ENGLISH.test(text)
      ? []
      : [...rest.matchAll(ENGLISH)].filter(({ groups }) => groups?.zone === undefined);
  return [...moments, ...japanese, ...english].map(([found]) => found);
}

/** What people read of a page. */
function readable(html: string): string {
  return html.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]+>/g, '\n');
}
