import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import type { BusinessClock } from '../../functions/domain/duty/business-time.ts';
import { businessDue } from '../../functions/domain/duty/reckon.ts';
import { compilePolicy } from '../../functions/domain/policy/compile.ts';
import { japaneseHoliday } from '../../functions/domain/time/holidays.ts';
import { ROOT } from '../style/source-files.ts';
import type { BenchOptions, Row } from './row.ts';

const QUESTIONS = 20_000;
const QUESTIONS_SHORT = 2_000;
const FIRST_MS = Date.parse('2026-01-05T00:00:00+09:00');
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;
const CLOCK: BusinessClock = {
  kind: 'business-hours',
  from: 'detection',
  within: 'PT1H',
  calendar: 'support',
  atClosing: 'carries-over',
};

/** The same question asked of both, alternately in batches: an hour of open time from a moment of 2026, Tokyo. */
export function deadlineRows({ short }: BenchOptions): Row[] {
  const moments = momentsOfYear(short ? QUESTIONS_SHORT : QUESTIONS);
  const policy = compilePolicy(readFileSync(join(ROOT, 'workflows/policies/flexcrm.yaml'), 'utf8'), 'flexcrm.yaml');
  prepareDayjs();
  const ask = {
    ours: (ms: number) => businessDue(policy, CLOCK, ms),
    theirs: (ms: number) => dayjs(ms).addBusinessHours(1).valueOf(),
  };
  for (const ms of moments.slice(0, 200)) [ask.ours(ms), ask.theirs(ms)];
  const ours = timed(moments, ask.ours);
  const theirs = timed(moments, ask.theirs);
  const different = ours.answers.filter((answer, index) => answer !== theirs.answers[index]).length;
  return [
    {
      what: 'deadlines a second',
      ours: perSecond(moments.length, ours.ms),
      compared: `dayjs-business-time: ${perSecond(moments.length, theirs.ms)}, ${different} of ${moments.length} answers different`,
      ratio: theirs.ms / ours.ms,
    },
  ];
}

function momentsOfYear(count: number): number[] {
  const stepMs = Math.floor(YEAR_MS / count / 60_000) * 60_000 + 60_000;
  return Array.from({ length: count }, (_, index) => FIRST_MS + ((index * stepMs) % YEAR_MS));
}

/** The library holds one global calendar in the machine's zone, here UTC: Tokyo's 10–12 and 13–18 are 1–3 and 4–9. */
function prepareDayjs(): void {
  const day = [
    { start: '01:00:00', end: '03:00:00' },
    { start: '04:00:00', end: '09:00:00' },
  ];
  dayjs.extend(businessTime);
  dayjs.setBusinessTime({
    sunday: null,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
  });
  dayjs.setHolidays(closedDates());
}

function closedDates(): string[] {
  const closures = [
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
  ];
  const nextYear = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'];
  const days = Array.from({ length: 400 }, (_, index) =>
    new Date(FIRST_MS + index * 86_400_000 + 12 * 3_600_000).toISOString().slice(0, 10),
  );
  return [...closures, ...nextYear, ...days.filter((date) => japaneseHoliday(date) !== null)];
}

function timed(moments: readonly number[], ask: (ms: number) => number): { ms: number; answers: number[] } {
  const begin = process.hrtime.bigint();
  const answers = moments.map(ask);
  return { ms: Number(process.hrtime.bigint() - begin) / 1e6, answers };
}

function perSecond(count: number, ms: number): string {
  return Math.round((count * 1_000) / ms).toLocaleString('en');
}
