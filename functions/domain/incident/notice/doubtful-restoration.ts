import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { isWellByWord } from '../situation/heard.ts';
import { hasStarted, isUnsent } from '../standing/notices.ts';
import { RESTORED_IN } from '../told/told-of-course.ts';

/** The warning that a text with these sections would be the first to tell of a restoration that no source has confirmed; none where it would not. */
export function doubtfulRestoration(
  policy: Policy,
  state: OpenIncident,
  sections: readonly Section[],
): readonly Text[] {
  const { restoredAt, notices, heard } = state;
  const isTold = restoredAt !== null && sections.some((section) => RESTORED_IN.includes(section));
  const isKnown = notices.filter(hasStarted).some(({ times }) => times.restoredAt === restoredAt);
  return isTold && !isKnown && isWellByWord(policy, heard) ? [STILL_FIRES] : [];
}

/** The same of a draft on record, and that the service failed again after a person wrote it. Nothing once it is on its way. */
export function doubtsOfRestoration(policy: Policy, state: OpenIncident, notice: Notice): readonly Text[] {
  if (!isUnsent(notice)) return [];
  const { author, saysRestored, basedOn, sections } = notice;
  const isFailedSince = state.restoredAt === null && (state.firedAgain?.seq ?? 0) > basedOn;
  if (author !== null && saysRestored && isFailedSince) return [FAILED_SINCE];
  return doubtfulRestoration(policy, state, sections);
}

const STILL_FIRES: Text = {
  ja: '記録上はサービスが復旧していますが、検知元はまだ異常を示しており、復旧の信号が届いていません。復旧を確認してから、お客様へお知らせください。',
  en: 'On record the service is restored, but its source still fires: no signal has told that all is well. Make sure of it before customers are told.',
};
const FAILED_SINCE: Text = {
  ja: 'この文面は復旧後に作成されましたが、その後、検知元が再び異常を検知しました。復旧したとお知らせする文面になっていないか、ご確認ください。',
  en: 'This text was written when the service was restored, and its source has fired again since. Please check that it does not tell of a restoration.',
};
