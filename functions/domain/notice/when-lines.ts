import type { Text } from '../text.ts';
import { spokenDuration } from '../time/duration.ts';
import { type Instant, toMs } from '../time/instant.ts';
import { spokenClock, spokenTime } from '../time/spoken.ts';
import { zonedParts } from '../time/zoned.ts';
import { concernsService } from './concern.ts';
import { known, open, type Said, type Situation } from './situation.ts';

const OCCURRENCE_UNKNOWN: Text = { ja: '発生日時：調査中', en: 'Occurred: under investigation' };
const NOT_RESTORED: Text = { ja: '復旧日時：未復旧', en: 'Restored: not yet' };

/** 発生, 検知, 復旧 in this order, and how long it lasted. A final report must know when it began and when it ended. */
export function whenLines(situation: Situation): Said {
  const { state, stage } = situation;
  const { occurredAt, detectedAt, restoredAt } = state;
  const isDown = restoredAt === null && concernsService(situation);
  if (stage === 'detailed' && (occurredAt === null || isDown)) return open(isDown ? NOT_RESTORED : OCCURRENCE_UNKNOWN);
  return [
    ...(occurredAt === null ? open(OCCURRENCE_UNKNOWN) : known(timed(situation, OCCURRED, occurredAt))),
    ...known(timed(situation, DETECTED, detectedAt)),
    ...(restoredAt === null ? [] : known(timed(situation, RESTORED, restoredAt))),
    ...(isDown ? known(NOT_RESTORED) : []),
    ...(occurredAt === null || restoredAt === null ? [] : known(span(situation, occurredAt, restoredAt))),
  ];
}

const OCCURRED: Text = { ja: '発生日時', en: 'Occurred' };
const DETECTED: Text = { ja: '検知日時', en: 'Detected' };
const RESTORED: Text = { ja: '復旧日時', en: 'Restored' };

function timed({ policy }: Situation, label: Text, at: Instant): Text {
  return {
    ja: `${label.ja}：${spokenTime(at, policy.zone, 'ja')}`,
    en: `${label.en}: ${spokenTime(at, policy.zone, 'en')}`,
  };
}

/** From occurrence to restoration: `14時05分から14時40分まで（35分間）`. */
function span({ policy: { zone } }: Situation, from: Instant, to: Instant): Text {
  const [start, end] = [zonedParts(from, zone), zonedParts(to, zone)];
  const until = {
    ja: start.date === end.date ? spokenClock(end, 'ja') : spokenTime(to, zone, 'ja'),
    en: start.date === end.date ? spokenClock(end, 'en') : spokenTime(to, zone, 'en'),
  };
  const ms = toMs(to) - toMs(from);
  return {
    ja: `発生から復旧まで：${spokenTime(from, zone, 'ja')}から${until.ja}まで（${spokenDuration(ms, 'ja')}間）`,
    en: `From occurrence to restoration: ${spokenTime(from, zone, 'en')} to ${until.en} (${spokenDuration(ms, 'en')})`,
  };
}
