import type { Text } from '../base/text.ts';
import { BusinessCalendar, NeverOpens } from '../base/time/calendar.ts';
import type { CalendarRule } from '../base/time/calendar-rule.ts';
import { WEEKDAYS } from '../base/time/closed-days.ts';
import { durationMs } from '../base/time/duration.ts';
import { parseSpan } from '../base/time/open-spans.ts';
import { DAY_MS } from '../base/time/units.ts';
import { isZone } from '../base/time/zone.ts';
import { clocksOf } from '../policy/name-uses.ts';
import type { Finding } from '../policy/problem.ts';
import type { Policy, PolicyClock } from '../policy/shape/schema.ts';

/** Zones, hours, closures and durations that cannot be reckoned with. */
export function timeFindings(policy: Policy): Finding[] {
  if (!isZone(policy.zone)) {
    return [
      {
        path: ['zone'],
        message: {
          ja: `${policy.zone} というタイムゾーンはありません。Asia/Tokyo のようなIANAの名前で指定してください`,
          en: `${policy.zone} is not a time zone; write an IANA name such as Asia/Tokyo`,
        },
      },
    ];
  }
  return [
    ...Object.entries(policy.calendars).flatMap(([name, rule]) => calendarFindings(policy, name, rule)),
    ...clockFindings(policy),
    ...pagingFindings(policy),
  ];
}

function calendarFindings(policy: Policy, name: string, rule: CalendarRule): Finding[] {
  const path = ['calendars', name];
  const found = [...hoursFindings(path, rule), ...closureFindings(path, rule)];
  if (found.length > 0) return found;
  try {
    new BusinessCalendar(rule, policy.zone).nextOpening(Date.parse(`${policy.date}T00:00:00.000Z`));
    return [];
  } catch (error) {
    if (!(error instanceof NeverOpens)) throw error;
    return [
      {
        path: [...path, 'hours'],
        message: {
          ja: `${name} には営業時間がありません。休業日と重ならない営業時間を1日以上指定してください`,
          en: `${name} is never open; give at least one day hours that no closure covers`,
        },
      },
    ];
  }
}

function hoursFindings(path: string[], rule: CalendarRule): Finding[] {
  return WEEKDAYS.flatMap((weekday) => {
    let lastMs = 0;
    return (rule.hours[weekday] ?? []).flatMap((span, index) => {
      const { startMs, endMs } = parseSpan(span);
      const at = [...path, 'hours', weekday, index];
      const message = spanMistake(span, startMs, endMs, lastMs);
      lastMs = Math.max(lastMs, endMs);
      return message === null ? [] : [{ path: at, message }];
    });
  });
}

function spanMistake(span: string, startMs: number, endMs: number, lastMs: number): Text | null {
  if (endMs <= startMs)
    return {
      ja: `${span} は終了が開始より前です。日付をまたぐ時間帯は、22:00-24:00 と翌日の 00:00-02:00 のように分けて指定してください`,
      en: `${span} ends before it begins; hours past midnight are two spans, such as 22:00-24:00 and 00:00-02:00 of the next day`,
    };
  return startMs < lastMs
    ? {
        ja: `${span} は、前の時間帯が終わる前に始まっています。重ならないよう、早い順に指定してください`,
        en: `${span} begins before the span in front of it ends; write the spans in order, without overlap`,
      }
    : null;
}

function closureFindings(path: string[], rule: CalendarRule): Finding[] {
  return rule.closures.flatMap(({ from, to }, index) => {
    const at = [...path, 'closures', index, 'to'];
    if (from.length !== to.length)
      return [
        {
          path: at,
          message: {
            ja: 'from と to は同じ形式で指定してください：どちらも月日（毎年）、またはどちらも日付（1回のみ）',
            en: 'write from and to alike: both month and day (every year), or both a date (once)',
          },
        },
      ];
    const once = from.length > '12-28'.length;
    return once && to < from
      ? [
          {
            path: at,
            message: {
              ja: `${to} は ${from} より前です。休業期間の最初の日と最後の日を指定してください`,
              en: `${to} is before ${from}; write the first and the last day of the closure`,
            },
          },
        ]
      : [];
  });
}

function clockFindings(policy: Policy): Finding[] {
  return [
    ...clocksOf(policy).flatMap(({ path, clock }) => anchorFindings(path, clock)),
    ...policy.duties.flatMap(({ clock, reminders }, index) => {
      if (reminders.length === 0 || clock.kind !== 'without-delay' || clock.target !== undefined) return [];
      const message = {
        ja: 'リマインドの起点となる時間がありません。clock に target を指定するか、reminders を削除してください',
        en: 'reminders need a time to count from; give the clock a target, or leave the reminders out',
      };
      return [{ path: ['duties', index, 'reminders'], message }];
    }),
  ];
}

/** Anchors that only erasures and change notices have, by the key at the top under which they may stand. */
const ANCHORS_BY_PLACE: Readonly<Record<string, string>> = {
  'contract-end': 'erasure',
  'planned-start': 'changeNotices',
};

function anchorFindings(path: Finding['path'], clock: PolicyClock): Finding[] {
  if (clock.kind === 'business-hours' && durationMs(clock.within) >= DAY_MS && clock.within.includes('D')) {
    const message = {
      ja: '営業時間での1日は長さが決まりません。PT8H のように時間で指定するか、kind: business-days を使ってください',
      en: 'a day of business hours has no fixed length; write hours, such as PT8H, or the kind business-days',
    };
    return [{ path: [...path, 'within'], message }];
  }
  if (
    clock.kind !== 'before' &&
    clock.kind !== 'without-delay' &&
    clock.from === 'arising' &&
    path[0] !== 'duties' &&
    path[0] !== 'recurring'
  ) {
    return [
      {
        path: [...path, 'from'],
        message: {
          ja: 'arising（必要になった時点）を起点にできるのは義務だけです。knowledge（覚知）などを起点にしてください',
          en: 'when it comes up is known only of duties; count from knowledge, say',
        },
      },
    ];
  }
  const at = clock.kind === 'before' ? 'of' : 'from';
  const anchor = clock.kind === 'before' ? clock.of : clock.from;
  const place = typeof anchor === 'string' ? ANCHORS_BY_PLACE[anchor] : undefined;
  if (place === undefined || place === path[0]) return [];
  return [
    {
      path: [...path, at],
      message: {
        ja: `${String(anchor)} を起点にできるのは ${place} の中だけです。detection（検知）などを起点にしてください`,
        en: `${String(anchor)} is known only under ${place}; count from detection, say`,
      },
    },
  ];
}

/** Rungs in the order of their times, so that the file reads as the pages go out. */
function pagingFindings(policy: Policy): Finding[] {
  return policy.team.paging.flatMap(({ after }, index) => {
    const before = policy.team.paging[index - 1];
    if (before === undefined || durationMs(before.after) <= durationMs(after)) return [];
    return [
      {
        path: ['team', 'paging', index, 'after'],
        message: {
          ja: `${after} は、前の呼出し（${before.after}）より前です。時間の早い順に指定してください`,
          en: `${after} is before the step in front of it (${before.after}); write the steps in the order of their times`,
        },
      },
    ];
  });
}
