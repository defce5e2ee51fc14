import { inBoth, listed, quoted, type Text } from '../../base/text.ts';
import { durationMs, spokenAsWritten } from '../../base/time/duration.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { levelTitle, roleTitle } from '../../policy/titles.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import { valueTitle } from '../../rules/facts/value-title.ts';
import type { FactValue } from '../../rules/facts/values.ts';
import { type SettingChange, settingText } from './settings-diff.ts';

/** `条件「データの漏えいはありますか？」：可能性あり → 確認済み`: what changes within a sentence that stays, and from what to what. */
export function changeText(policy: Policy, { place, before, after }: SettingChange): Text {
  const said = partOf(policy, place);
  const [was, is] = [before, after].map((value) => (value === null ? NONE : said.worded(parsed(value))));
  return {
    ja: `${said.title.ja}：${was?.ja} → ${is?.ja}`,
    en: `${said.title.en}: ${was?.en} → ${is?.en}`,
  };
}

/** What is other about a sentence that stays: its conditions, its reminders or how it is handled. */
export function changedAbout(changes: readonly SettingChange[]): Text {
  const parts = [...new Set(changes.map(({ place }) => ABOUT[place.split('.')[0] ?? ''] ?? CONDITIONS))];
  const all = listed(parts.length === 0 ? [CONDITIONS] : parts);
  return { ja: `（${all.ja}が変わります）`, en: ` (${all.en} change)` };
}

const CONDITIONS: Text = { ja: '条件', en: 'conditions' };
const HANDLING: Text = { ja: '扱い', en: 'handling' };
const ABOUT: Readonly<Record<string, Text>> = {
  reminders: { ja: 'リマインド', en: 'reminders' },
  asNeeded: HANDLING,
  inward: HANDLING,
};
const NONE: Text = { ja: '（なし）', en: '(none)' };

interface ChangedSetting {
  readonly title: Text;
  worded(value: unknown): Text;
}

function partOf(policy: Policy, place: string): ChangedSetting {
  const [top = '', nth = '', field = ''] = place.split('.');
  if (top === 'reminders') return reminderPart(policy, nth, field);
  const title = TITLES[top];
  if (title !== undefined) return { title, worded: (value) => plainWords(policy, value) };
  const fact = factIn(policy, place);
  const condition = OF_STATUTE[top] ?? (place.split('.').includes('not') ? EXCLUDING : CONDITION);
  if (fact === undefined) return { title: condition, worded: (value) => joinedWords(policy, place, value) };
  const ask = quoted(fact.ask);
  return {
    title: { ja: `${condition.ja}${ask.ja}`, en: `${condition.en} ${ask.en}` },
    worded: (value) => testWords(policy, fact.name, value),
  };
}

/** Several conditions stand under `all` or `any`. */
function joinedWords(policy: Policy, place: string, value: unknown): Text {
  const join = place.split('.').at(-1) ?? '';
  return conditionWords(policy, Array.isArray(value) && (join === 'all' || join === 'any') ? { [join]: value } : value);
}

const CONDITION: Text = { ja: '条件', en: 'condition' };
const EXCLUDING: Text = { ja: '除外する条件', en: 'condition that excludes' };
/** A statute has its condition, what takes it out, and what stands in its place. */
const OF_STATUTE: Readonly<Record<string, Text>> = {
  '2': EXCLUDING,
  '3': { ja: '代わりの定めの条件', en: 'condition of what stands instead' },
};
const TITLES: Readonly<Record<string, Text>> = {
  asNeeded: { ja: '必要に応じて行う', en: 'done where necessary' },
  inward: { ja: '公開しない', en: 'left out of what is published' },
  categories: { ja: '分類', en: 'categories' },
  fitting: { ja: 'レベル', en: 'levels' },
};

function reminderPart(policy: Policy, nth: string, field: string): ChangedSetting {
  const count = nth === '' ? { ja: 'リマインド', en: 'reminders' } : { ja: `リマインド${nth}`, en: `reminder ${nth}` };
  const of = FIELDS[field];
  return {
    title: of === undefined ? count : { ja: `${count.ja}（${of.ja}）`, en: `${count.en} (${of.en})` },
    worded: (value) => {
      if (field === 'to') return roleTitle(policy, String(value));
      if (field === 'do') return actWords(String(value));
      return field === '' ? reminderWords(policy, value) : plainWords(policy, value);
    },
  };
}

const FIELDS: Readonly<Record<string, Text>> = {
  before: { ja: '期限までの時間', en: 'time before it is due' },
  after: { ja: '期限を過ぎてからの時間', en: 'time after it is due' },
  do: { ja: '内容', en: 'what it does' },
  to: { ja: '相手', en: 'to whom' },
};

function actWords(act: string): Text {
  return act === 'escalate' ? { ja: 'エスカレーション', en: 'escalate' } : { ja: '警告', en: 'warn' };
}

interface ReminderStep {
  readonly before?: string;
  readonly after?: string;
  readonly do: string;
  readonly to: string;
}

/** `期限の45分前に部門長へ警告`; several of them one after the other. */
function reminderWords(policy: Policy, value: unknown): Text {
  const all = (Array.isArray(value) ? value : [value]) as readonly ReminderStep[];
  if (all.length === 0) return NONE;
  return listed(
    all.map(({ before, after, do: act, to }) => {
      const [role, does] = [roleTitle(policy, to), actWords(act)];
      const when = whenReminded(before, after);
      return { ja: `${when.ja}に${role.ja}へ${does.ja}`, en: `${does.en} the ${role.en} ${when.en}` };
    }),
  );
}

function whenReminded(before: string | undefined, after = 'PT0S'): Text {
  const length = inBoth((language) => spokenAsWritten(before ?? after, language));
  if (before !== undefined) return { ja: `期限の${length.ja}前`, en: `${length.en} before it is due` };
  if (durationMs(after) === 0) return { ja: '期限の到来時', en: 'when it is due' };
  return { ja: `期限の${length.ja}後`, en: `${length.en} after it is due` };
}

interface NamedFact {
  readonly name: string;
  readonly ask: Text;
}

/** The fact whose test stands at a place: its name ends the place, or all but the kind of test. */
function factIn(policy: Policy, place: string): NamedFact | undefined {
  const tested = place.replace(/\.(?:is|in|moreThan)(?:\.\d+)?$/, '');
  const found = [...factCatalogue(policy)].find(([name]) => tested === name || tested.endsWith(`.${name}`));
  return found && { name: found[0], ask: found[1].ask };
}

/** `possible`, `{"in":["few","many"]}` or `{"moreThan":1000}`. */
function testWords(policy: Policy, fact: string, test: unknown): Text {
  if (Array.isArray(test)) return eitherOf(test.map((one) => testWords(policy, fact, one)));
  if (typeof test !== 'object' || test === null) return valueTitle(policy, test as FactValue, fact);
  const {
    moreThan,
    is,
    in: among,
  } = test as { readonly moreThan?: number; readonly is?: unknown; readonly in?: unknown };
  if (moreThan === undefined) return testWords(policy, fact, is ?? among);
  const count = valueTitle(policy, moreThan, fact);
  return { ja: `${count.ja}超`, en: `more than ${count.en}` };
}

/** A condition as a sentence has it; anything else as it stands in the file. */
function conditionWords(policy: Policy, value: unknown): Text {
  if (value === null) return NONE;
  if (Array.isArray(value)) return listed(value.map((one) => conditionWords(policy, one)));
  if (typeof value === 'string') return CAUSES[value] ?? plainWords(policy, value);
  const [entry] = typeof value === 'object' ? Object.entries(value) : [];
  if (entry === undefined) return plainWords(policy, value);
  const [key, inner] = entry;
  if (key === 'not') {
    const excluded = conditionWords(policy, inner);
    return { ja: `${bracketed(excluded).ja}でない`, en: `not ${bracketed(excluded).en}` };
  }
  if (key === 'all' || key === 'any') return severalWords(policy, key, inner as readonly unknown[]);
  const fact = factIn(policy, key);
  if (fact === undefined) return conditionWords(policy, inner);
  const [ask, test] = [quoted(fact.ask), testWords(policy, fact.name, inner)];
  return { ja: `${ask.ja}が${test.ja}`, en: `${ask.en} ${test.en}` };
}

/** Each that is of several itself stands in brackets. */
function severalWords(policy: Policy, join: 'all' | 'any', conditions: readonly unknown[]): Text {
  const parts = conditions.map((one) => {
    const words = conditionWords(policy, one);
    return typeof one === 'object' && one !== null && ('all' in one || 'any' in one) ? bracketed(words) : words;
  });
  return join === 'any' ? eitherOf(parts) : bothOf(parts);
}

function bracketed({ ja, en }: Text): Text {
  return { ja: `（${ja}）`, en: `(${en})` };
}

/** What brings a duty about, beside levels and facts. */
const CAUSES: Readonly<Record<string, Text>> = {
  undecided: { ja: '判定が定まるまで', en: 'until it is decided' },
  notify: { ja: 'お客様にお知らせする場合', en: 'where customers are told' },
  always: { ja: 'すべてのインシデント', en: 'every incident' },
  investigated: { ja: '調査の完了後', en: 'once the investigation is done' },
  outdated: { ja: 'お知らせした内容が古くなった場合', en: 'once what customers were told is outdated' },
};

function eitherOf(parts: readonly Text[]): Text {
  return inBoth((language) => parts.map((one) => one[language]).join(language === 'ja' ? 'または' : ' or '));
}

function bothOf(parts: readonly Text[]): Text {
  return inBoth((language) => parts.map((one) => one[language]).join(language === 'ja' ? '、かつ' : ' and '));
}

/** Lengths of time, levels and yes or no in words. */
function plainWords(policy: Policy, value: unknown): Text {
  if (Array.isArray(value)) return value.length === 0 ? NONE : listed(value.map((one) => plainWords(policy, one)));
  if (value === true) return { ja: 'はい', en: 'yes' };
  if (value === false) return { ja: 'いいえ', en: 'no' };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (policy.levels.some(({ name }) => name === text)) return levelTitle(policy, text);
  return inBoth((language) => settingText(text, language));
}

/** A value as the file has it. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
