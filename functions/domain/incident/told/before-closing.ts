import { listed, quoted, type Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { noticeTitle } from '../../policy/stage-titles.ts';
import { ONLY_TOLD } from '../../rules/assessment/asking-order.ts';
import { factCatalogue } from '../../rules/facts/catalogue.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { isWellByWord } from '../situation/heard.ts';
import { isSaidDown } from '../situation/still-down.ts';
import { waivedOfLaw } from '../standing/legal-duties.ts';
import { hasStarted, isUnapproved, keepsFromClosing } from '../standing/notices.ts';
import { leftOpenWords } from './left-open-words.ts';
import { isFelt, saidRestored } from './told-of-service.ts';
import { inOrder } from './what-was-told.ts';

/**
 * What a person should know before closing: it is allowed, and easily overlooked. Facts that nobody found out, which could still
 * call for something (FC-4: the detailed notice is owed when the investigation is done), a source that has not told that all is well, customers
 * not reached, and customers whose last word is that the service is not restored.
 */
export function beforeClosing(policy: Policy, state: OpenIncident): readonly Text[] {
  return [
    ...waivedOfLaw(policy, state),
    ...unknownFacts(policy, state),
    ...leftOpenWords(policy, state),
    ...(isWellByWord(policy, state.heard) ? [NOT_WELL] : []),
    ...notRestored(policy, state),
    ...unreached(state),
    ...notCalled(state),
    ...withdrawnByIt(state),
  ];
}

/** The detailed notice may have been waived, so that nothing else tells them. */
function notRestored(policy: Policy, state: OpenIncident): Text[] {
  const sent = inOrder(state.notices);
  const isTold = sent.length > 0 || state.merged.some(({ told }) => told.length > 0);
  const isGoingOn = state.outages.some(({ to }) => to === null);
  if (!isTold) return isGoingOn ? [OUTAGE_GOES_ON] : [];
  if (!isFelt(policy, state)) return [];
  if (isSaidDown({ policy, state }) || isGoingOn) return [DOWN];
  return state.restoredAt === null || saidRestored(state, sent) ? [] : [RESTORATION_UNTOLD];
}

const NOT_WELL: Text = {
  ja: '検知元から復旧の信号が届いていません（まだ異常を示しています）。復旧を確認してから終了してください。',
  en: 'No signal has told that all is well: the source still fires. Make sure that it is before you close.',
};
const DOWN: Text = {
  ja: '記録上、サービスはまだ復旧していません。このまま終了すると、復旧した旨はお客様へ知らされないままです。復旧済みの場合は、復旧日時を記録し、お客様にお知らせください。',
  en: 'On record the service is not restored. If the incident is closed now, customers are never told that it is. If it is restored, record when, and tell them.',
};
const OUTAGE_GOES_ON: Text = {
  ja: '終了日時のない停止が記録されています。復旧済みの場合は、停止の終了日時を記録してください。',
  en: 'An outage on record has no end. If it is over, record when it ended.',
};
const RESTORATION_UNTOLD: Text = {
  ja: '復旧した旨を、お客様にまだお知らせしていません。このまま終了すると、お知らせしないままになります。',
  en: 'Customers have not been told that the service is restored. If the incident is closed now, they never are.',
};

/** How many customers notices may not have reached who are still to be told in another way: no call, and no decision against one, is on record. */
export function unreachedCount({ notices }: OpenIncident): number {
  return notices.filter(hasStarted).reduce((sum, notice) => sum + leftToTell(notice), 0);
}

/** Earlier releases recorded the counts alone. */
function leftToTell({ counts, unreached: { failed, unknown }, reachedOtherwise }: Notice): number {
  const waiting = failed.count + unknown.count;
  if (waiting > 0 || reachedOtherwise !== null || counts === null) return waiting;
  return counts.rejected + counts.unknown + counts.suppressed;
}

function unknownFacts(policy: Policy, { assessment }: OpenIncident): Text[] {
  // What only the first notice names changes nothing any more.
  const missing = assessment.missing.filter((fact) => !ONLY_TOLD.includes(fact));
  if (missing.length === 0) return [];
  const catalogue = factCatalogue(policy);
  const asked = listed(missing.map((fact) => quoted(catalogue.get(fact)?.ask ?? { ja: fact, en: fact })));
  return [
    {
      ja: `未確認の事実が残っており、レベルや対応は変わることがあります：${asked.ja}`,
      en: `What is still unknown could change the level or what is owed: ${asked.en}`,
    },
  ];
}

function unreached(state: OpenIncident): Text[] {
  const count = unreachedCount(state);
  if (count === 0) return [];
  return [
    {
      ja: `通知が届いていない可能性のあるお客様が、延べ${count}件あります。お電話等でご連絡ください。`,
      en: `${count} ${count === 1 ? 'customer' : 'customers'} (counted for each notice) may not have been told: tell them in another way`,
    },
  ];
}

/** Customers of whom somebody decided that nobody calls them: no notice is known to have reached them. */
function notCalled({ notices }: OpenIncident): Text[] {
  const count = notices.reduce((sum, notice) => sum + (notice.notCalled?.count ?? 0), 0);
  if (count === 0) return [];
  return [
    {
      ja: `通知が届いていない可能性があり、個別の連絡もしないと記録されているお客様が、延べ${count}件あります。`,
      en: `${count} ${count === 1 ? 'customer' : 'customers'} (counted for each notice) may not have been told, and on record nobody is to call them`,
    },
  ];
}

/** The drafts that closing withdraws; it is refused while one waits that keeps from it. */
function withdrawnByIt({ notices }: OpenIncident): Text[] {
  const waiting = notices.filter((notice) => isUnapproved(notice) && !keepsFromClosing(notice));
  if (waiting.length === 0) return [];
  const names = listed(waiting.map(noticeTitle));
  return [
    {
      ja: `承認されていない次の通知案は、終了と同時に取り下げます：${names.ja}。`,
      en: `Closing withdraws drafts that nobody approved: ${names.en}`,
    },
  ];
}
