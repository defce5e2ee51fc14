const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Years in which the text of an instant compares as its moment does. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/** Whether a text is a moment with its offset, of a day that exists, in the years 1000 to 9999 of UTC. */
export function isMomentText(text: string): boolean {
  const date = MOMENT.exec(text)?.[1];
  return date !== undefined && isDateText(date) && isOfOurYears(Date.parse(text));
}

/** Whether a text is a day that exists, such as 2026-04-24. False for 30 February, which `Date` would take for 2 March. */
export function isDateText(text: string): boolean {
  const midnight = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return isOfOurYears(midnight) && new Date(midnight).toISOString().startsWith(text);
}

function isOfOurYears(ms: number): boolean {
  if (Number.isNaN(ms)) return false;
  const year = new Date(ms).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
