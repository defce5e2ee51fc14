import { type ChangedPart, changedParts, withPart } from '../../base/changed-parts.ts';
import { canonicalJson } from '../../base/ledger/canonical.ts';
import { capitalized, type Language, type Text } from '../../base/text.ts';
import { spokenAsWritten } from '../../base/time/duration.ts';
import { placeTitle } from '../../policy/place-title.ts';
import type { Policy } from '../../policy/shape/schema.ts';

/** A change by its place in the file: `reminders.1.before`, from one value to another; null: it is not there. */
export interface SettingChange {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changes within a part of a policy, each by its place. */
export function settingChanges(before: unknown, after: unknown): readonly SettingChange[] {
  return changedParts(before, after).map(asChange);
}

/** A setting of a policy that changed and that no sentence names, with what it belongs to. */
export interface UnnamedChange extends SettingChange {
  readonly title: Text;
}

/** Said in a head of its own, or at the end of a difference. */
const APART: readonly string[] = ['policy', 'version', 'date', 'reason', 'history'];

/**
 * The settings that changed and that no sentence names. `isNamed`: whether a policy with one change alone differs from the earlier one in
 * a sentence.
 */
export function unnamedChanges(
  before: Policy,
  after: Policy,
  isNamed: (changed: Policy) => boolean,
): readonly UnnamedChange[] {
  return changedParts(before, after)
    .filter(({ path: [top] }) => top === undefined || !APART.includes(top.key))
    .filter((part) => !isNamed(withPart(before, part.path, part.after) as Policy))
    .map((part) => ({ title: titleOf(part.after === undefined ? before : after, part), ...asChange(part) }));
}

function titleOf(policy: Policy, { path }: ChangedPart): Text {
  const title = placeTitle(
    policy,
    path.map(({ key }) => key),
  );
  return { ja: title.ja, en: capitalized(title.en) };
}

function asChange({ path, before, after }: ChangedPart): SettingChange {
  return {
    place: path.map(({ key, name }) => placeName(key, name)).join('.'),
    before: valueText(before),
    after: valueText(after),
  };
}

/** Things without a name are counted from 1, as people do. */
function placeName(key: string, name: string): string {
  return key === name && /^\d+$/.test(key) ? String(Number(key) + 1) : name;
}

function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** A value of a setting as people read it: a length of time in words, anything else as it stands in the file. */
export function settingText(value: string, language: Language): string {
  const isDuration = /^P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(value);
  return isDuration ? spokenAsWritten(value, language) : value;
}
