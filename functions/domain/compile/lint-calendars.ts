import { HOLIDAYS_CONFIRMED_THROUGH } from '../base/time/holidays.ts';
import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';

/** Calendars with holidays whose years, this one or those that closures name, are not official yet. */
export function calendarLint(policy: Policy, year: number): Finding[] {
  return Object.entries(policy.calendars).flatMap(([name, { holidays, closures }]) => {
    if (holidays === 'none') return [];
    const years = [year, ...closures.flatMap(({ from, to }) => [yearOf(from), yearOf(to)])];
    const last = Math.max(...years.filter((each) => each !== null));
    if (last <= HOLIDAYS_CONFIRMED_THROUGH) return [];
    return [
      {
        path: ['calendars', name],
        atKey: true,
        message: {
          ja: `祝日は${HOLIDAYS_CONFIRMED_THROUGH}年まで公示済みで、${last}年は予測です。公示を反映した版に更新し、期限を確認し直してください`,
          en: `holidays are official through ${HOLIDAYS_CONFIRMED_THROUGH}, those of ${last} are predicted; take a release that knows them, and check the deadlines again`,
        },
      },
    ];
  });
}

/** Null for a day of every year. */
function yearOf(day: string): number | null {
  return day.length > '12-28'.length ? Number(day.slice(0, 4)) : null;
}
