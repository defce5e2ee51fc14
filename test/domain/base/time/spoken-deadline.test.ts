import { expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { spokenDeadline } from '../../../../functions/domain/base/time/spoken.ts';

it.each([
  ['2026-12-03T15:00:00.000Z', '2026年12月3日（木）まで', 'by the end of Thu 3 Dec 2026'],
  ['2026-12-31T15:00:00.000Z', '2026年12月31日（木）まで', 'by the end of Thu 31 Dec 2026'],
  ['2026-12-03T15:01:00.000Z', '2026年12月4日（金）0時01分まで', 'by Fri 4 Dec 2026, 00:01 JST'],
  ['2026-04-24T08:50:00.000Z', '2026年4月24日（金）17時50分まで', 'by Fri 24 Apr 2026, 17:50 JST'],
])('a duty due at %s is due %s', (at, ja, en) => {
  expect(spokenDeadline(instant(at), 'Asia/Tokyo')).toEqual({ ja, en });
});
