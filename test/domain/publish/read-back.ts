import type { PolicyClock } from '../../../functions/domain/policy/shape/schema.ts';

/** The tables of a Markdown text under each heading, without their head rows. */
export function tablesOf(markdown: string): ReadonlyMap<string, readonly (readonly string[])[][]> {
  const found = new Map<string, string[][][]>();
  for (const part of markdown.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const tables: string[][][] = [];
    let isInside = false;
    for (const line of lines) {
      if (!line.startsWith('|')) isInside = false;
      else if (isInside) tables.at(-1)?.push(cellsOf(line));
      else {
        isInside = true;
        tables.push([]);
      }
    }
    // The line under the head is no row.
    found.set(
      title,
      tables.map((rows) => rows.slice(1)),
    );
  }
  return found;
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(/\\(.)/g, '$1'));
}

const DAYS_A_WEEK = 7;
const FROM_JA: Readonly<Record<string, string>> = {
  ...{ 発生: 'occurrence', 検知: 'detection', 覚知: 'knowledge', 登録: 'opening', 契約終了: 'contract-end' },
  必要: 'arising',
  ...{ 予定日時: 'planned-start', 前のお知らせ: 'previous-stage', データの消去: 'previous-stage' },
};

/** A term read back from Japanese, as far as its words say it: calendars are named elsewhere, our own targets nowhere. */
export function clockIn(text: string): object {
  const isAim = text.endsWith('を目標とします') || text.startsWith('原則として、');
  const plain = text.replace(/^必要に応じて、|^原則として、|を目標とします$/g, '');
  const without = plain.replace(/（休業日に当たる場合は(次|前)の営業日まで）$/, '');
  const rollOver =
    plain === without ? {} : { rollOver: plain.includes('場合は次') ? 'next-open-day' : 'previous-open-day' };
  return { ...termIn(without), ...rollOver, ...(isAim ? { aim: true } : {}) };
}

type Reading = readonly [pattern: RegExp, read: (parts: readonly string[]) => object];

const READINGS: readonly Reading[] = [
  [/^速やかに$/, () => ({ kind: 'without-delay' })],
  [/^予定日時の(\d+(?:日|週間|か月))前まで$/, ([by]) => ({ kind: 'before', by, of: 'planned-start' })],
  [
    /^(.+)から(\d+)か月後の(\d+日)前まで$/,
    ([from = '', months, by]) => ({
      kind: 'before',
      by,
      of: { kind: 'calendar-months', from: FROM_JA[from], months: Number(months) },
    }),
  ],
  [
    /^営業時間内の(.+)は(.+)以内、時間外の\1は次の営業開始から\2以内(（.*）)?$/,
    ([from = '', within, carried]) => ({
      ...{ kind: 'business-hours', from: FROM_JA[from], within },
      atClosing: carried === undefined ? 'runs-on' : 'carries-over',
    }),
  ],
  [
    /^(?:(.+)の)?翌営業日まで$/,
    ([from]) => ({ kind: 'business-days', from: FROM_JA[from ?? '必要'], days: 1, first: '翌' }),
  ],
  [
    /^(.+)の当日を含めて(\d+)日以内$/,
    ([from = '', days]) => ({ kind: 'calendar-days', from: FROM_JA[from], days: Number(days), first: '当' }),
  ],
  [/^(.+)の翌月(\d+)日$/, ([from = '', day]) => ({ kind: 'day-of-month', from: FROM_JA[from], day: Number(day) })],
  [
    /^(.+)から(\d+)か月以内$/,
    ([from = '', months]) => ({ kind: 'calendar-months', from: FROM_JA[from], months: Number(months) }),
  ],
  [
    /^(.+)から(\d+)(日|週間)以内$/,
    ([from = '', count, unit]) => ({
      ...{ kind: 'calendar-days', from: FROM_JA[from], first: '翌' },
      days: Number(count) * (unit === '日' ? 1 : DAYS_A_WEEK),
    }),
  ],
  [/^(.+)から(\d+(?:時間|分))以内$/, ([from = '', within]) => ({ kind: 'elapsed', from: FROM_JA[from], within })],
];

function termIn(text: string): object {
  for (const [pattern, read] of READINGS) {
    const found = pattern.exec(text);
    if (found !== null) return read(found.slice(1));
  }
  throw new Error(`no term: ${text}`);
}

const SPAN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

function spanJa(text: string): string {
  const [, days, hours, minutes] = SPAN.exec(text) ?? [];
  return `${days === undefined ? '' : `${days}日`}${hours === undefined ? '' : `${hours}時間`}${minutes === undefined ? '' : `${minutes}分`}`;
}

function periodJa(by: object): string {
  const units: Readonly<Record<string, string>> = { days: '日', weeks: '週間', months: 'か月' };
  const [[unit, count] = []] = Object.entries(by).filter(([, value]) => value !== undefined);
  return `${count}${units[unit ?? '']}`;
}

/** The same of a policy's clock: what a text about it has to say. */
export function saidOf(clock: PolicyClock): object {
  return clock.aim === true ? { ...plainlySaid(clock), aim: true } : plainlySaid(clock);
}

function plainlySaid(clock: PolicyClock): object {
  const rollOver = 'rollOver' in clock && clock.rollOver !== undefined ? { rollOver: clock.rollOver.to } : {};
  const first = 'firstDay' in clock ? { first: clock.firstDay === 'counted' ? '当' : '翌' } : {};
  switch (clock.kind) {
    case 'without-delay':
      return { kind: clock.kind };
    case 'before':
      // So many days before the end of days is a smaller number of days.
      if (clock.of !== 'planned-start' && clock.of.kind === 'calendar-days')
        return { ...saidOf(clock.of), days: clock.of.days - (clock.by.days ?? 0) };
      return {
        kind: clock.kind,
        by: periodJa(clock.by),
        of: clock.of === 'planned-start' ? clock.of : saidOf(clock.of),
      };
    case 'business-hours':
      return { kind: clock.kind, from: clock.from, within: spanJa(clock.within), atClosing: clock.atClosing };
    case 'business-days':
      return {
        kind: clock.kind,
        from: clock.from,
        days: clock.days,
        ...first,
      };
    case 'calendar-days':
      return { kind: clock.kind, from: clock.from, days: clock.days, ...first, ...rollOver };
    case 'day-of-month':
      return { kind: clock.kind, from: clock.from, day: clock.day, ...rollOver };
    case 'calendar-months':
      return { kind: clock.kind, from: clock.from, months: clock.months, ...rollOver };
    case 'elapsed':
      return { kind: clock.kind, from: clock.from, within: spanJa(clock.within) };
  }
}
