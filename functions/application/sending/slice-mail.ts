import { setting } from '../../adapters/environment.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { type ComposedMail, composeMail } from '../../domain/channels/mail/compose-mail.ts';
import type { NoticeText } from '../../domain/channels/notice-text.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';

/** Makes the mail for one recipient; null for somebody who must not get one. */
export type Composer = (row: Delivery, attempt: number) => ComposedMail | null;

/** Composes the mails of a notice. A drill's are written to the team only, whatever its rows say. */
export function noticeComposer(policy: Policy, state: OpenIncident, notice: Notice, text: NoticeText): Composer {
  const team = new Set(policy.team.people.map(({ email }) => email));
  const domain = setting('SENDER_ADDRESS').split('@').at(-1) ?? '';
  return (row, attempt) => {
    if (row.address === '' || (state.drill && !team.has(row.address))) return null;
    return composeMail({
      incident: state.id,
      notice: notice.id,
      stage: notice.stage,
      text,
      withheld: notice.limited?.withheld ?? [],
      languages: policy.languages,
      domain,
      recipient: row,
      attempt,
    });
  };
}
