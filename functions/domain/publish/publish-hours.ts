import type { Language } from '../base/text.ts';
import type { Policy, PolicyCalendar } from '../policy/shape/schema.ts';
import type { Block } from './document.ts';
import { type Edition, listed, section, shownIn } from './edition.ts';
import { publicClocks } from './public-promises.ts';
import { spokenDays, spokenSpan, WEEKDAYS } from './spoken-day.ts';

/** The hours that the published terms count on. Assumed ones are referred to, never printed as the company's own. */
export function aboutHours(edition: Edition): Block[] {
  return calendarsCountedOn(edition.policy).flatMap(([, calendar]) => hoursOf(edition, calendar));
}

/** The calendars that the published terms count on, by name. */
export function calendarsCountedOn(policy: Policy): readonly (readonly [string, PolicyCalendar])[] {
  const names = publicClocks(policy).flatMap(({ clock }) => ('calendar' in clock ? [clock.calendar] : []));
  return Object.entries(policy.calendars).filter(([name]) => names.includes(name));
}

function hoursOf(edition: Edition, calendar: PolicyCalendar): Block[] {
  const { language } = edition;
  const heading = { ja: '営業時間', en: 'Business hours' }[language];
  const { assumed, statedIn } = calendar;
  if (assumed !== undefined && statedIn !== undefined) {
    const text = {
      ja: `営業時間は、${statedIn.ja}に定めるとおりとします。`,
      en: `Business hours are as set out in ${statedIn.en}.`,
    };
    return [
      { kind: 'heading', level: 2, text: heading },
      { kind: 'paragraph', text: text[language] },
    ];
  }
  const title = shownIn(edition, heading, { assumed });
  if (title === null) return [];
  const head = { ja: ['曜日・日', '営業時間'], en: ['Day', 'Open'] }[language];
  return section(title, { kind: 'table', head, rows: rowsOf(calendar, language) });
}

function rowsOf({ hours, holidays, closures }: PolicyCalendar, language: Language): string[][] {
  const closed = { ja: '休業', en: 'Closed' }[language];
  const days = WEEKDAYS.map(([day, ja, en]) => ({
    day: language === 'ja' ? ja : en,
    open:
      listed(
        (hours[day] ?? []).map((span) => spokenSpan(span, language)),
        language,
      ) || closed,
  }));
  return [
    ...runs(days, language),
    ...(holidays === 'japan' ? [[{ ja: '祝日', en: 'Holidays' }[language], closed]] : []),
    ...closures.map((off) => [spokenDays(off, language), closed]),
  ];
}

/** Days in a row with the same hours make one row: `月～金`, `土・日`. */
function runs(days: readonly { readonly day: string; readonly open: string }[], language: Language): string[][] {
  const rows: { first: string; last: string; days: number; open: string }[] = [];
  for (const { day, open } of days) {
    const before = rows.at(-1);
    if (before?.open === open) {
      before.last = day;
      before.days += 1;
    } else rows.push({ first: day, last: day, days: 1, open });
  }
  return rows.map(({ first, last, days: count, open }) => [spokenRun(first, last, count, language), open]);
}

function spokenRun(first: string, last: string, days: number, language: Language): string {
  if (days === 1) return first;
  const between = days === 2 ? { ja: '・', en: ', ' } : { ja: '～', en: '–' };
  return `${first}${between[language]}${last}`;
}
