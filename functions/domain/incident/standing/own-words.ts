import type { ContentRef } from '../../base/ledger/content.ts';
import { base32Id } from '../../base/ledger/digest.ts';
import type { Text } from '../../base/text.ts';
import { ownWordsTitle } from '../../policy/own-titles.ts';
import type { TextInto } from '../record/joined.ts';
import type { IncidentState, OpenIncident } from '../record/state.ts';

const KEY_CHARACTERS = 8;

/** The key of a measure, a role or a function that a person put in their own words: the ledger names it, and the words stand with the contents. */
export function ownKey({ content }: ContentRef): string {
  return `own-${base32Id(content, KEY_CHARACTERS)}`;
}

/** The words that the keys of an incident stand for. */
export function ownWords(state: IncidentState): ReadonlyMap<string, ContentRef> {
  if (state.status === 'none') return new Map();
  const { measures, appointed } = state.response;
  const keyed = [...measures.map(({ kind, title }) => ({ key: kind, title })), ...appointed.map(byRole)];
  const named = keyed.flatMap(({ key, title }) => (title === undefined ? [] : [[key, title] as const]));
  return new Map([...named, ...Object.entries(state.functionTitles)]);
}

/** The state with what a person called a function, where a key stands for it. */
export function withFunctionTitle(state: OpenIncident, key: string, title: ContentRef | undefined): OpenIncident {
  return title === undefined ? state : { ...state, functionTitles: { ...state.functionTitles, [key]: title } };
}

function byRole({ role, title }: { readonly role: string; readonly title?: ContentRef }) {
  return { key: role, title };
}

/** What people called measures, roles and functions of an incident, by key. A text that was erased is missing. */
export function ownTitles(state: IncidentState, texts: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const titled = [...ownWords(state)].map(([key, { content }]) => [key, texts.get(content)] as const);
  return Object.fromEntries(titled.flatMap(([key, title]) => (title === undefined ? [] : [[key, title]])));
}

/** A sentence of the domain, which knows keys alone, as a person reads it. */
export function inOwnWords(said: Text, titles: Readonly<Record<string, string>>): Text {
  const pairs = Object.entries(titles).map(([key, title]) => [ownWordsTitle(key), title] as const);
  return {
    ja: pairs.reduce((text, [named, title]) => text.replaceAll(named?.ja ?? title, () => title), said.ja),
    en: pairs.reduce((text, [named, title]) => text.replaceAll(named?.en ?? title, () => title), said.en),
  };
}

/** What a person called something, as it stands beside the other incident; nothing where that was erased. */
export function wordsInto(
  title: ContentRef | undefined,
  texts: readonly TextInto[] = [],
): { readonly title?: ContentRef } {
  const into = texts.find(({ content }) => content === title?.content)?.into ?? null;
  return into === null ? {} : { title: into };
}
