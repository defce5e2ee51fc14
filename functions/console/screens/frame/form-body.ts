import type { Text } from '../../../domain/base/text.ts';
import { offsetMsAt } from '../../../domain/base/time/zone.ts';
import { offsetText } from '../../../domain/base/time/zoned.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import { factCatalogue } from '../../../domain/rules/facts/catalogue.ts';
import { type FieldProblem, flawsIn, invalid } from '../../http/problem.ts';
import { scopeOf } from './scope-body.ts';

/** Turns what a browser's form sends into the body that the API takes for the same command. */

const FACT = 'fact.';
const SECTION = 'section.';
const ITEM = 'item.';
const WITHHOLD = 'limited.withhold';
const WITHHELD_WHY = 'limited.reason';
/** What a form for a notice was filled with: seq of the record, digests of its fields, ticked sections. */
const OPENED = 'opened.';
/** Scopes of customers: each is said in three boxes. */
const SCOPES = ['audience', 'calls'] as const;
const SCOPE_BOX = /^(?:scope|contracts|where)\.(?:audience|calls)$/;
/** Fields that come once for each box that is ticked. */
const SEVERAL: readonly string[] = ['contracts'];
const MOMENTS: readonly string[] = ['occurredAt', 'detectedAt', 'restoredAt', 'knownAt', 'from', 'to', 'due', 'until'];
/** Answers by a tick or a choice. */
const TICKED: readonly string[] = ['drill', 'planConfirmed', 'withdraw'];
/** Goes before the name of a time whose field showed what was recorded. */
const WAS = 'was.';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

const TWICE: Text = {
  ja: '同じ項目が2回送信されました。画面を開き直して、一度だけ送信してください',
  en: 'came twice: open the page again and send the form once',
};
const BOTH: Text = {
  ja: '内容が入力されていますが、「該当しない」にも印が付いています。どちらか一方にしてください',
  en: 'has content and is ticked as not applicable: keep one of the two',
};
const NO_MOMENT: Text = {
  ja: '日付と時刻を「2026-04-24T17:50」の形で入力してください',
  en: 'write a date and a time, such as 2026-04-24T17:50',
};
const NEVER_EMPTY: Text = {
  ja: '空欄にできません。検知した日時を入力してください',
  en: 'cannot be empty: state when it was detected',
};
const NO_DAY: Text = { ja: '存在しない日付または時刻です', en: 'there is no such date or time' };

export interface FormCommand {
  /** The form's own key: a double click is one command. */
  readonly key: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** What of it cannot be read, and is not in the body. */
  readonly flaws: readonly FieldProblem[];
}

/** What a form says, by the groups of the body. */
interface FormParts {
  readonly body: Record<string, unknown>;
  readonly facts: Record<string, unknown>;
  readonly sections: Record<string, Record<string, string>>;
  readonly items: Record<string, string>;
  readonly limited: Record<string, unknown>;
  readonly opened: Record<string, unknown>;
}

/**
 * Empty fields are as if they were not there, unless a recorded time was emptied: then it is null. A time that is none and a field that came twice are
 * flaws.
 */
export function formCommand(text: string, policy: Policy): FormCommand {
  const given = new URLSearchParams(text);
  const parts: FormParts = { body: {}, facts: {}, sections: {}, items: {}, limited: {}, opened: {} };
  const flaws: FieldProblem[] = [];
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name).filter((value) => value.trim() !== '');
    if (name === 'key' || name.startsWith(WAS) || name.startsWith(OPENED) || SCOPE_BOX.test(name)) continue;
    const was = given.get(`${WAS}${name}`);
    if (was !== null && was === values.join()) continue;
    flaws.push(
      ...flawsIn(() => {
        if (values.length > 0) take(parts, name, values, policy);
        else if (was !== null) setOwn(parts.body, name, emptied(name));
      }),
    );
  }
  Object.assign(parts.opened, openedWith(given));
  const { body, ...rest } = parts;
  const scopes = SCOPES.map((name) => [name, scopeOf(name, given)] as const).filter(([, scope]) => scope !== undefined);
  const groups = Object.entries(rest).filter(([, group]) => Object.keys(group).length > 0);
  return {
    key: given.get('key') ?? undefined,
    body: { ...body, ...Object.fromEntries([...groups, ...scopes]) },
    flaws,
  };
}

/** A recorded time that was taken back is unknown again; that of the detection is never unknown. */
function emptied(name: string): null {
  if (name === 'detectedAt') throw invalid(name, NEVER_EMPTY);
  return null;
}

/** Puts one field where the API takes it. */
function take(
  { body, facts, sections, items, limited }: FormParts,
  name: string,
  values: readonly string[],
  policy: Policy,
) {
  const after = (start: string) => name.slice(start.length);
  if (name.startsWith(FACT)) setOwn(facts, after(FACT), factValue(policy, after(FACT), values));
  else if (name === WITHHOLD) setOwn(limited, 'withhold', values);
  else if (name === WITHHELD_WHY) setOwn(limited, 'reason', single(name, values));
  else if (name.startsWith(SECTION)) addSection(sections, after(SECTION), single(name, values));
  else if (name.startsWith(ITEM)) setOwn(items, after(ITEM), single(`items.${after(ITEM)}`, values, BOTH));
  else if (SEVERAL.includes(name)) setOwn(body, name, values);
  else setOwn(body, name, plainValue(name, single(name, values), policy.zone));
}

/** The only value of a field. Throws a 400 Problem where it was sent twice. */
function single(path: string, [first = '', ...others]: readonly string[], twice: Text = TWICE): string {
  if (others.length > 0) throw invalid(path, twice);
  return first;
}

/** As an own property whatever its name: `__proto__` is a name like any other, and is refused by the schema. */
function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function plainValue(name: string, value: string, zone: string): unknown {
  if (TICKED.includes(name)) return value === 'yes';
  return MOMENTS.includes(name) ? localMoment(name, value, zone) : value;
}

/** A time as the wall clock of the zone shows it, with its offset. Around a clock change the earlier reading is taken. */
function localMoment(name: string, text: string, zone: string): string {
  // An unseen value comes back as it was sent.
  if (INSTANT.test(text)) return text;
  if (!LOCAL.test(text)) throw invalid(name, NO_MOMENT);
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) throw invalid(name, NO_DAY);
  const guess = asUtc - offsetMsAt(asUtc, zone);
  return `${text}${offsetText(offsetMsAt(guess, zone))}`;
}

function factValue(policy: Policy, fact: string, values: readonly string[]): unknown {
  const kind = factCatalogue(policy).get(fact)?.type.kind;
  const first = values[0] ?? '';
  if (kind === 'set') return values;
  if (values.length > 1) throw invalid(`facts.${fact}`, TWICE);
  return first;
}

/** `outline.ja`: section and language. */
function addSection(sections: Record<string, Record<string, string>>, name: string, text: string): void {
  const [section = '', language = ''] = name.split('.');
  const there = Object.hasOwn(sections, section) ? sections[section] : undefined;
  setOwn(sections, section, { ...there, [language]: text });
}

/** What the form says that it was filled with; nothing where it says nothing. */
function openedWith(given: URLSearchParams): Record<string, unknown> {
  const seq = given.get(`${OPENED}seq`) ?? '';
  if (seq === '') return {};
  const under = (start: string) =>
    [...given].flatMap(([name, value]) => (name.startsWith(start) ? [[name.slice(start.length), value] as const] : []));
  const filled = under(`${OPENED}${SECTION}`);
  const items = Object.fromEntries(under(`${OPENED}${ITEM}`).filter(([, value]) => value !== ''));
  if (filled.length === 0) {
    const language = given.get(`${OPENED}language`);
    return { seq: Number(seq), ...(language !== null && { items, language }) };
  }
  const sections: Record<string, Record<string, string>> = {};
  for (const [name, value] of filled) if (value !== '') addSection(sections, name, value);
  const withheld = under(`${OPENED}${WITHHOLD}.`).flatMap(([, value]) => (value === '' ? [] : [value]));
  return { seq: Number(seq), sections, withheld };
}
