import { describe, expect, it } from 'vitest';
import { durationMs, spokenDuration } from '../../../../functions/domain/base/time/duration.ts';
import { japaneseHoliday } from '../../../../functions/domain/base/time/holidays.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { spokenTime } from '../../../../functions/domain/base/time/spoken.ts';
import { isZone } from '../../../../functions/domain/base/time/zone.ts';
import { inZone, zonedParts } from '../../../../functions/domain/base/time/zoned.ts';

describe('a moment in a zone', () => {
  it.each([
    [instant('2026-04-24T08:50:00.000Z'), 'Asia/Tokyo', '2026-04-24T17:50:00+09:00'],
    [instant('2026-04-24T08:50:59.999Z'), 'Asia/Tokyo', '2026-04-24T17:50:59+09:00'],
    [instant('2026-12-31T15:00:00.000Z'), 'Asia/Tokyo', '2027-01-01T00:00:00+09:00'],
    [instant('2026-03-29T00:59:59.000Z'), 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
    [instant('2026-03-29T01:00:00.000Z'), 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    [instant('2026-11-01T05:30:00.000Z'), 'America/New_York', '2026-11-01T01:30:00-04:00'],
    [instant('2026-11-01T06:30:00.000Z'), 'America/New_York', '2026-11-01T01:30:00-05:00'],
    [instant('2026-04-24T08:50:00.000Z'), 'Asia/Kathmandu', '2026-04-24T14:35:00+05:45'],
    [instant('2026-04-24T08:50:00.000Z'), 'UTC', '2026-04-24T08:50:00+00:00'],
  ])('given %s in %s, then the wall shows %s', (at, zone, shown) => {
    expect(inZone(at, zone)).toBe(shown);
  });

  it('weekdays count from Monday', () => {
    expect(zonedParts(instant('2026-04-24T08:50:00.000Z'), 'Asia/Tokyo').weekday).toBe(4);
    expect(zonedParts(instant('2026-04-26T15:00:00.000Z'), 'Asia/Tokyo')).toMatchObject({
      weekday: 0,
      date: '2026-04-27',
    });
  });

  it('is written out for people with the weekday', () => {
    const at = instant('2026-04-24T08:05:00.000Z');
    expect(spokenTime(at, 'Asia/Tokyo', 'ja')).toBe('2026年4月24日（金）17時05分');
    expect(spokenTime(at, 'Asia/Tokyo', 'en')).toBe('Fri 24 Apr 2026, 17:05 JST');
    expect(spokenTime(at, 'Europe/Berlin', 'en')).toBe('Fri 24 Apr 2026, 10:05 UTC+02:00');
    expect(spokenTime(at, 'Europe/Berlin', 'ja')).toBe('2026年4月24日（金）10時05分（UTC+02:00）');
  });

  it('only names of the zone database are zones', () => {
    expect(['Asia/Tokyo', 'Europe/Berlin', 'UTC'].every(isZone)).toBe(true);
    expect(['Asia/Edo', '', '+09:00', 'Asia/Tokyo; rm'].some(isZone)).toBe(false);
  });
});

describe('a duration', () => {
  it.each([
    ['PT1H', 3_600_000, '1 h', '1時間'],
    ['PT1H30M', 5_400_000, '1 h 30 min', '1時間30分'],
    ['P2D', 172_800_000, '2 d', '2日'],
    ['P1DT1S', 86_401_000, '1 d 1 s', '1日1秒'],
    ['PT0S', 0, '0 min', '0分'],
  ])('%s is %d ms, said "%s" and "%s"', (text, ms, en, ja) => {
    expect(durationMs(text)).toBe(ms);
    expect([spokenDuration(ms, 'en'), spokenDuration(ms, 'ja')]).toEqual([en, ja]);
  });

  it.each(['', 'P', 'PT', 'P1W', '1h', 'PT1.5H', '-PT1H'])('"%s" is none', (text) => {
    expect(() => durationMs(text)).toThrow(RangeError);
  });
});

describe('Japanese holidays', () => {
  it('are asked by date, whatever the zone of the machine', () => {
    expect(japaneseHoliday('2026-04-29')).toEqual({ ja: '昭和の日', en: 'Showa Day' });
    expect(japaneseHoliday('2026-04-28')).toBeNull();
    expect(japaneseHoliday('2026-12-31')).toBeNull();
    expect(japaneseHoliday('constructor')).toBeNull();
  });
});
