import type { Language } from '../text.ts';
import { spokenDuration } from '../time/duration.ts';
import { type Instant, toMs } from '../time/instant.ts';
import { spokenClock, spokenDate } from '../time/spoken.ts';
import { partsAtMs } from '../time/zoned.ts';

/** The moments of an incident that clocks can start from. */
export interface IncidentTimes {
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
  readonly openedAt: Instant;
}

/** Where a clock can start, beside the moment at which the duty itself arises. */
export type AnchorKind = 'occurrence' | 'detection' | 'opening';

/** Where a clock starts. */
export interface Anchor {
  readonly kind: AnchorKind;
  readonly ms: number;
  /** The occurrence is asked for and not known, so the detection stands for it. */
  readonly standsIn: boolean;
}

/** The anchor of a clock; detection stands for an unknown occurrence. */
export function anchorOf(from: AnchorKind, times: IncidentTimes): Anchor {
  if (from === 'opening') return { kind: 'opening', ms: toMs(times.openedAt), standsIn: false };
  if (from === 'occurrence' && times.occurredAt !== null) {
    return { kind: 'occurrence', ms: toMs(times.occurredAt), standsIn: false };
  }
  return { kind: 'detection', ms: toMs(times.detectedAt), standsIn: from === 'occurrence' };
}

/** Says moments: with the date where `dated`, else the time of day alone. */
export interface Speaker {
  readonly language: Language;
  readonly zone: string;
  readonly dated: boolean;
}

/** `17:50`, or `Fri 24 Apr 2026, 17:50`; `17時50分`, or `2026年4月24日（金）17時50分`. */
export function sayMoment(ms: number, { language, zone, dated }: Speaker): string {
  const parts = partsAtMs(ms, zone);
  const time = spokenClock(parts, language);
  if (!dated) return time;
  return language === 'ja' ? `${spokenDate(parts, 'ja')}${time}` : `${spokenDate(parts, 'en')}, ${time}`;
}

const VERBS: Readonly<Record<AnchorKind, Readonly<Record<Language, string>>>> = {
  occurrence: { en: 'occurred', ja: '発生' },
  detection: { en: 'detected', ja: '検知' },
  opening: { en: 'recorded', ja: '登録' },
};

/** `detected 17:50`, `17時50分に検知`; says so when the detection stands for an unknown occurrence. */
export function sayAnchor(anchor: Anchor, speaker: Speaker): string {
  const verb = VERBS[anchor.kind][speaker.language];
  const moment = sayMoment(anchor.ms, speaker);
  if (speaker.language === 'ja')
    return `${moment}に${verb}${anchor.standsIn ? '（発生時刻が不明のため検知時刻から起算）' : ''}`;
  return `${verb} ${moment}${anchor.standsIn ? ' (time of occurrence unknown: counted from detection)' : ''}`;
}

/** `+ 1 h`, `＋1時間`. */
export function plus(spanMs: number, language: Language): string {
  return language === 'ja' ? `＋${spokenDuration(spanMs, 'ja')}` : `+ ${spokenDuration(spanMs, 'en')}`;
}
