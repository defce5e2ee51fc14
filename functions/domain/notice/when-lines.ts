import type { Text } from '../text.ts';
import { spokenDuration } from '../time/duration.ts';
import { type Instant, toMs } from '../time/instant.ts';
import { spokenTime } from '../time/spoken.ts';
import { concernsService, recurredAt, serviceStep } from './concern.ts';
import { known, open, type Said, type Situation } from './situation.ts';

const OCCURRENCE_UNKNOWN: Text = { ja: '発生日時：調査中', en: 'Occurred: under investigation' };
const NOT_RESTORED: Text = { ja: '復旧日時：未復旧', en: 'Restored: not yet' };

/**
 * 発生, 検知, 再発, 復旧 in this order, and how long it lasted unless it was well between, or something else occurred first. A final report must know when it
 * began and when it ended.
 */
export function whenLines(situation: Situation): Said {
  const { state, stage } = situation;
  const { occurredAt, detectedAt, restoredAt, isOccurrenceApart } = state;
  const again = recurredAt(situation);
  const isDown = restoredAt === null && concernsService(situation);
  if (stage === 'detailed' && (occurredAt === null || isDown)) return open(isDown ? NOT_RESTORED : OCCURRENCE_UNKNOWN);
  return [
    ...(occurredAt === null ? open(OCCURRENCE_UNKNOWN) : known(timed(situation, OCCURRED, occurredAt))),
    ...known(timed(situation, DETECTED, detectedAt)),
    ...(again === null ? [] : known(timed(situation, RECURRED, again))),
    ...(restoredAt === null ? [] : known(timed(situation, RESTORED, restoredAt))),
    ...(isDown && serviceStep(situation) === 'confirmed' ? known(NOT_RESTORED) : []),
    ...(occurredAt === null || restoredAt === null || again !== null || isOccurrenceApart
      ? []
      : known(span(occurredAt, restoredAt))),
  ];
}

const OCCURRED: Text = { ja: '発生日時', en: 'Occurred' };
const DETECTED: Text = { ja: '検知日時', en: 'Detected' };
const RECURRED: Text = { ja: '再発日時', en: 'Recurred' };
const RESTORED: Text = { ja: '復旧日時', en: 'Restored' };

function timed({ policy }: Situation, label: Text, at: Instant): Text {
  return {
    ja: `${label.ja}：${spokenTime(at, policy.zone, 'ja')}`,
    en: `${label.en}: ${spokenTime(at, policy.zone, 'en')}`,
  };
}

/** How long it lasted: `55分`. */
function span(from: Instant, to: Instant): Text {
  const ms = toMs(to) - toMs(from);
  return {
    ja: `発生から復旧までの時間：${spokenDuration(ms, 'ja')}`,
    en: `Duration: ${spokenDuration(ms, 'en')}`,
  };
}
