import type { Text } from '../text.ts';

/** `10:00-12:00`, wall-clock time of the calendar's zone; may end at 24:00. */
type HoursText = string;

type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** The business hours of a calendar, and the days on which it is closed although their weekday has hours. */
export interface CalendarRule {
  readonly hours: Readonly<Partial<Record<Weekday, readonly HoursText[] | undefined>>>;
  readonly holidays: 'japan' | 'none';
  /** Inclusive. Month and day (`12-28`) of every year, which may run over New Year, or dates (`2026-08-13`) of one year. */
  readonly closures: readonly { readonly from: string; readonly to: string; readonly name?: Text | undefined }[];
}
