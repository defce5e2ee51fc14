import type { Notice } from '../../domain/incident/state.ts';
import { CommandForm, Prose } from './form.tsx';
import { type Reader, tell } from './reader.ts';

interface ApprovalProps {
  readonly reader: Reader;
  readonly incident: string;
  readonly notice: Notice;
}

/** The buttons that a notice offers as it stands. Approving sends along the digests of what this page shows. */
export function ApprovalForms({ reader, incident, notice }: ApprovalProps) {
  const base = `/incidents/${incident}`;
  const keyed = { ...reader, key: `${reader.key}-${notice.id}` };
  if (notice.status === 'approved') {
    const button = tell(reader, { ja: '送信を取りやめる', en: 'Call it back' });
    return (
      <CommandForm reader={keyed} action={`${base}/cancel`} hidden={{ what: notice.stage }} isSecond button={button} />
    );
  }
  if (notice.status !== 'sealed' && notice.status !== 'drafted') return null;
  return (
    <>
      <Approve reader={keyed} base={base} notice={notice} />
      <details>
        <summary>{tell(reader, { ja: '差し戻す', en: 'Reject it' })}</summary>
        <CommandForm
          reader={keyed}
          action={`${base}/reject`}
          hidden={{ what: notice.stage }}
          isSecond
          button={tell(reader, { ja: '差し戻す', en: 'Reject' })}
        >
          <Prose
            id={`reject-${notice.id}`}
            name="reason"
            isRequired
            label={tell(reader, { ja: '理由（必須）', en: 'Reason (required)' })}
          />
        </CommandForm>
      </details>
    </>
  );
}

interface ApproveProps {
  readonly reader: Reader;
  readonly base: string;
  readonly notice: Notice;
}

function Approve({ reader, base, notice }: ApproveProps) {
  const { audience } = notice;
  if (audience === null || notice.outdated) {
    return (
      <p>
        {tell(reader, {
          ja: '宛先を確定しています。少し待って画面を開き直してください。',
          en: 'The recipients are being put together: open the page again in a moment.',
        })}
      </p>
    );
  }
  if (notice.author === reader.caller.person.id) {
    return (
      <p>
        {tell(reader, { ja: '作成者本人は承認できません。', en: 'You drafted it: somebody else must approve it.' })}
      </p>
    );
  }
  const { role } = reader.policy.notices.approval;
  if (!reader.caller.person.roles.includes(role)) {
    return (
      <p>{tell(reader, { ja: `承認には役割「${role}」が必要です。`, en: `Approving takes the role ${role}.` })}</p>
    );
  }
  const hidden = { what: notice.stage, text: notice.text.digest, audience: audience.digest };
  const button = tell(reader, { ja: `承認して${audience.count}件に送信`, en: `Approve and send to ${audience.count}` });
  return <CommandForm reader={reader} action={`${base}/approve`} hidden={hidden} button={button} />;
}
