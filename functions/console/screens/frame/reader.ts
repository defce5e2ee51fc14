import type { Language, Text } from '../../../domain/base/text.ts';
import { spokenDuration } from '../../../domain/base/time/duration.ts';
import { type Instant, toMs } from '../../../domain/base/time/instant.ts';
import { spokenTime } from '../../../domain/base/time/spoken.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/base/time/units.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import type { SignedCaller } from '../../http/caller.ts';
import type { timeNames } from '../../shown/warnings/unrecorded-times.ts';
import type { RefusedForm } from './refused.ts';

/** Who reads a page, in which language, and when. */
export interface ScreenReader {
  readonly policy: Policy;
  readonly caller: SignedCaller;
  readonly language: Language;
  /** The path of this page without its query, for the language switch. */
  readonly path: string;
  /** A fresh key for the forms of this page: sent twice, a form is one command. */
  readonly key: string;
  /** The key of the form that led here; null when none did. */
  readonly done: string | null;
  /** What the command of that form warned of. */
  readonly warned: readonly Text[];
  /** The times of that form that are nowhere on record after it. */
  readonly lost: ReturnType<typeof timeNames>;
  /** The seq of the record that this form was opened at; null where it did not say. */
  readonly since: number | null;
  /** The form of this page that was sent and refused; null when the page is opened afresh. */
  readonly refused: RefusedForm | null;
}

/** Somebody who reads one of the languages. */
export interface Speaking {
  readonly language: Language;
}

/** One of the two languages. */
export function tell(reader: Speaking, text: Text): string {
  return text[reader.language];
}

/** A moment in words, in the policy's zone; a dash when it is not known. */
export function moment(reader: ScreenReader, at: Instant | null): string {
  return at === null ? '—' : spokenTime(at, reader.policy.zone, reader.language);
}

/** `48 min left`, `overdue by 2 h 5 min`: coarser the farther away. */
export function remaining(reader: ScreenReader, due: Instant): string {
  const ms = toMs(due) - toMs(reader.caller.at);
  const words = spokenDuration(coarse(Math.abs(ms)), reader.language);
  if (ms >= 0) return tell(reader, { ja: `残り${words}`, en: `${words} left` });
  return tell(reader, { ja: `${words}超過`, en: `overdue by ${words}` });
}

/** A link that keeps the reader's language. */
export function href(reader: { readonly language: Language }, path: string, anchor = ''): string {
  return `${path}?lang=${reader.language}${anchor}`;
}

/** Whole minutes; beyond a day whole hours, so that a glance is enough. */
function coarse(ms: number): number {
  const unit = ms >= DAY_MS ? HOUR_MS : MINUTE_MS;
  return Math.floor(ms / unit) * unit;
}
