import { accountIfAnswered } from '../../adapters/channel/mail-account.ts';
import { setting } from '../../adapters/environment.ts';
import { type Lease, readLease } from '../../adapters/store/mail-lease.ts';
import type { Text } from '../../domain/base/text.ts';
import { durationMs } from '../../domain/base/time/duration.ts';
import { fromMs, type Instant, later, plusMs } from '../../domain/base/time/instant.ts';
import { forecast } from '../../domain/channels/mail/forecast.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';

const UNANSWERED: Text = {
  ja: 'メール送信アカウントの状態を確認できませんでした。時間をおいて再度ご確認ください。',
  en: 'The mail account could not be asked for its limits. Look again in a moment.',
};
const PAUSED: Text = {
  ja: 'メール送信は現在停止中です。原因が解消されるまで送信されません。',
  en: 'Sending is paused for the whole account: nothing leaves until the cause is mended.',
};

/**
 * What could keep a notice from reaching everyone by its deadline, told before it is approved: sandbox, quota, rate,
 * a pause. Empty: nothing known. Throws StorageUnavailable, StorageRefused.
 */
export async function forecastNotice(
  policy: Policy,
  state: OpenIncident,
  notice: Notice,
  at: Instant,
): Promise<readonly Text[]> {
  const lease = await readLease();
  const account = await accountIfAnswered();
  if (account === null) return [UNANSWERED];
  const { warnings } = forecast({
    account,
    share: setting('MAIL_SHARE'),
    recipients: notice.audience?.count ?? 0,
    startAt: startAt(policy, lease, at),
    deadline: deadlineOf(state, notice),
  });
  return lease.pause === null ? warnings : [PAUSED, ...warnings];
}

/** After the hold time, and after what other notices have taken of the rate already. */
function startAt(policy: Policy, lease: Lease, at: Instant): Instant {
  return later(plusMs(at, durationMs(policy.notices.hold)), fromMs(lease.freeFromMs));
}

function deadlineOf(state: OpenIncident, notice: Notice): Instant | null {
  const duty = state.duties.findLast(({ kind, status }) => kind === `notice.${notice.stage}` && status === 'open');
  return duty?.deadline.at ?? null;
}
