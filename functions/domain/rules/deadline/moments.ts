import type { Language, Text } from '../../base/text.ts';
import { spokenDuration } from '../../base/time/duration.ts';
import { type Instant, toMs } from '../../base/time/instant.ts';
import { spokenClock, spokenDate } from '../../base/time/spoken.ts';
import { partsAtMs } from '../../base/time/zoned.ts';
import type { ANCHORS } from '../../policy/shape/clocks.ts';

/** The moments that clocks can start from. What is left out or null is not known (yet). */
export interface IncidentTimes {
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
  readonly openedAt: Instant;
  /** When any part of the company knew of it. */
  readonly knownAt?: Instant | null;
  /** When what was settled came up once more: its clock counts from then, not from the first knowledge. */
  readonly anewAt?: Instant | null;
  /** When the notice, report or store before this one was done. */
  readonly previousStageAt?: Instant | null;
  readonly contractEndAt?: Instant | null;
  /** When the duty itself came up; the opening while it has not been recorded. */
  readonly arisenAt?: Instant | null;
  /** When a planned change begins. */
  readonly plannedAt?: Instant | null;
}

/** Where a clock can start. */
export type AnchorKind = (typeof ANCHORS)[number];

/** Where a clock starts. */
export interface Anchor {
  readonly kind: AnchorKind;
  readonly ms: number;
  /** The occurrence or the knowledge is asked for and not known, so the detection stands for it. */
  readonly standsInFor: AnchorKind | null;
}

/** The anchor of a clock; detection stands for an unknown occurrence or knowledge. Null: it has not come yet. */
export function anchorOf(from: AnchorKind, times: IncidentTimes): Anchor | null {
  const anewAt = times.anewAt ?? null;
  if (from === 'knowledge' && anewAt !== null) return { kind: 'arising', ms: toMs(anewAt), standsInFor: null };
  const at = momentOf(from, times);
  if (at !== null) return { kind: from, ms: toMs(at), standsInFor: null };
  if (from !== 'occurrence' && from !== 'knowledge') return null;
  return { kind: 'detection', ms: toMs(times.detectedAt), standsInFor: from };
}

function momentOf(from: AnchorKind, times: IncidentTimes): Instant | null {
  switch (from) {
    case 'occurrence':
      return times.occurredAt;
    case 'detection':
      return times.detectedAt;
    case 'opening':
      return times.openedAt;
    case 'knowledge':
      return times.knownAt ?? null;
    case 'previous-stage':
      return times.previousStageAt ?? null;
    case 'contract-end':
      return times.contractEndAt ?? null;
    case 'planned-start':
      return times.plannedAt ?? null;
    case 'arising':
      return times.arisenAt ?? times.openedAt;
  }
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

const VERBS: Readonly<Record<AnchorKind, Text>> = {
  occurrence: { en: 'occurred', ja: '発生' },
  detection: { en: 'detected', ja: '検知' },
  opening: { en: 'recorded', ja: '登録' },
  knowledge: { en: 'known', ja: '覚知' },
  'previous-stage': { en: 'previous step done', ja: '前の段階が完了' },
  'contract-end': { en: 'contract ended', ja: '契約が終了' },
  'planned-start': { en: 'planned to begin', ja: '開始を予定' },
  arising: { en: 'owed since', ja: '対応が必要に' },
};

const STAND_INS: Readonly<Partial<Record<AnchorKind, Text>>> = {
  occurrence: {
    en: ' (time of occurrence unknown: counted from detection)',
    ja: '（発生時刻が不明のため検知時刻から起算）',
  },
  knowledge: {
    en: ' (time of knowing not recorded: counted from detection)',
    ja: '（覚知の時刻が未登録のため検知時刻から起算）',
  },
};

const AWAITED: Readonly<Partial<Record<AnchorKind, Text>>> = {
  'previous-stage': { en: 'counts once the previous step is done', ja: '前の段階が完了してから起算' },
  'contract-end': { en: 'counts from the end of the contract', ja: '契約終了日から起算' },
  'planned-start': { en: 'counts from the planned start', ja: '開始予定日時から起算' },
};

/** `detected 17:50`, `17時50分に検知`; says so when the detection stands for what is not known. */
export function sayAnchor(anchor: Anchor, speaker: Speaker): string {
  const { language } = speaker;
  const verb = VERBS[anchor.kind][language];
  const moment = sayMoment(anchor.ms, speaker);
  const standsIn = anchor.standsInFor === null ? '' : (STAND_INS[anchor.standsInFor]?.[language] ?? '');
  return language === 'ja' ? `${moment}に${verb}${standsIn}` : `${verb} ${moment}${standsIn}`;
}

/** What a clock waits for whose start has not come. */
export function sayAwaited(from: AnchorKind): Text {
  return AWAITED[from] ?? { en: `counts from the ${from}`, ja: '起算点が未定' };
}

/** `+ 1 h`, `＋1時間`. */
export function plus(spanMs: number, language: Language): string {
  return language === 'ja' ? `＋${spokenDuration(spanMs, 'ja')}` : `+ ${spokenDuration(spanMs, 'en')}`;
}
