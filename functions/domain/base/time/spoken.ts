import { inBoth, type Language, type Text } from '../text.ts';
import { fromMs, type Instant, toMs } from './instant.ts';
import { offsetText, two, type ZonedParts, zonedParts } from './zoned.ts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Names that readers know; every other zone is shown by its offset. */
const ZONE_NAMES: Readonly<Record<string, string>> = { 'Asia/Tokyo': 'JST', UTC: 'UTC', 'Etc/UTC': 'UTC' };

/** A moment in words, to the minute: `2026年4月24日（金）17時50分`, `Fri 24 Apr 2026, 17:50 JST`. */
export function spokenTime(at: Instant, zone: string, language: Language): string {
  const parts = zonedParts(at, zone);
  const named = ZONE_NAMES[zone] ?? `UTC${offsetText(parts.offsetMs)}`;
  if (language === 'en') return `${spokenDate(parts, 'en')}, ${spokenClock(parts, 'en')} ${named}`;
  // A Japanese reader takes a time without a zone as JST.
  return `${spokenDate(parts, 'ja')}${spokenClock(parts, 'ja')}${named === 'JST' ? '' : `（${named}）`}`;
}

/** In which zone times are shown, once for a whole page or mail: `日時は日本標準時（JST、UTC+09:00）です。` */
export function zoneNote(zone: string, at: Instant): Text {
  const offset = `UTC${offsetText(zonedParts(at, zone).offsetMs)}`;
  if (zone === 'Asia/Tokyo') {
    return { ja: `日時は日本標準時（JST、${offset}）です。`, en: `Times are Japan Standard Time (JST, ${offset}).` };
  }
  return { ja: `日時は${zone}の現地時刻（${offset}）です。`, en: `Times are local to ${zone} (${offset}).` };
}

/** What a Japanese reader calls a zone; a zone without such a name is shown by its offset. */
const JAPANESE_ZONE_NAMES: Readonly<Record<string, string>> = { 'Asia/Tokyo': '日本時間' };

/** `spokenTime` that names the zone in either language: `2026年4月24日（金）17時50分（日本時間）`. For the head of a notice. SY-20, FL-5. */
export function spokenTimeWithZone(at: Instant, zone: string, language: Language): string {
  const name = language === 'ja' ? JAPANESE_ZONE_NAMES[zone] : undefined;
  return `${spokenTime(at, zone, language)}${name === undefined ? '' : `（${name}）`}`;
}

/** `spokenTime` in each language. */
export function spokenText(at: Instant, zone: string): Text {
  return inBoth((language) => spokenTime(at, zone, language));
}

/** A due time in each language. Midnight is the end of the day before: `2026年12月3日（木）まで`, `by the end of Thu 3 Dec 2026`. */
export function spokenDeadline(at: Instant, zone: string): Text {
  const { hour, minute, second } = zonedParts(at, zone);
  if (hour + minute + second > 0) {
    const { ja, en } = spokenText(at, zone);
    return { ja: `${ja}まで`, en: `by ${en}` };
  }
  const day = zonedParts(fromMs(toMs(at) - 1), zone);
  return { ja: `${spokenDate(day, 'ja')}まで`, en: `by the end of ${spokenDate(day, 'en')}` };
}

/** `2026年4月24日（金）`, `Fri 24 Apr 2026`. */
export function spokenDate(parts: ZonedParts, language: Language): string {
  const weekday = WEEKDAYS[language][parts.weekday] ?? '';
  if (language === 'ja') return `${parts.year}年${parts.month}月${parts.day}日（${weekday}）`;
  return `${weekday} ${parts.day} ${MONTHS[parts.month - 1] ?? ''} ${parts.year}`;
}

/** `17時50分`, `17:50`. */
export function spokenClock(parts: ZonedParts, language: Language): string {
  return language === 'ja' ? `${parts.hour}時${two(parts.minute)}分` : `${two(parts.hour)}:${two(parts.minute)}`;
}
