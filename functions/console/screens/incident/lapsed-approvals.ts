import type { Notice, OpenIncident } from '../../../domain/incident/record/state.ts';
import { noticeTitle } from '../../../domain/policy/stage-titles.ts';
import type { Shown } from '../../shown/shown.ts';
import { personName } from '../../words/names.ts';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';

/** Approvals that were lost: its own, and those of the drafts in whose place it stands. */
export function lapsedBefore({ notices }: OpenIncident, notice: Notice): readonly Notice[] {
  return notices.filter(
    (one) => one.fell !== null && one.approval === null && (one.id === notice.id || one.supersededBy === notice.id),
  );
}

/** Whose approval was lost, when and why. */
export function lapsed(reader: ScreenReader, { texts }: Shown, notice: Notice): string {
  const { fell } = notice;
  if (fell === null) return '';
  const [title, at] = [noticeTitle(notice), moment(reader, fell.at)];
  const by = personName(reader.policy, fell.by, reader.language);
  const why =
    fell.why === null ? null : (texts.get(fell.why.content) ?? tell(reader, { ja: '削除済み', en: 'erased' }));
  return tell(reader, {
    ja: `${title.ja}に対する${by}の承認は、${at}に失効しました（${fell.reason.ja}）。${why === null ? '' : `記録された理由：${why}`}`,
    en: `The approval of ${title.en} by ${by} lapsed at ${at}: ${fell.reason.en}.${why === null ? '' : ` Stated reason: ${why}`}`,
  });
}
