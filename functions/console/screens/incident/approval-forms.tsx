import type { Text } from '../../../domain/base/text.ts';
import { mayNotApprove } from '../../../domain/incident/decide/decide-approval.ts';
import { effectsInWords, effectsOfSending } from '../../../domain/incident/decide/effects-of-sending.ts';
import { unfinished } from '../../../domain/incident/notice/wording-warnings.ts';
import type { Notice, OpenIncident } from '../../../domain/incident/record/state.ts';
import { hasRole, leadsOrHasRole } from '../../../domain/policy/people.ts';
import { nameOfPerson } from '../../../domain/policy/titles.ts';
import { actorOf } from '../../http/caller.ts';
import { CommandForm, Line, Prose, REASON, REASON_REQUIRED } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';

interface ApprovalProps {
  readonly reader: ScreenReader;
  readonly state: OpenIncident;
  readonly notice: Notice;
}

/** The buttons that a notice offers as it stands. Approving sends along the digests of what this page shows. */
export function ApprovalForms({ reader, state, notice }: ApprovalProps) {
  const base = `/incidents/${state.id}`;
  if (notice.status === 'approved') {
    if (!leadsOrHasRole(reader.policy, actorOf(reader.caller), reader.policy.notices.approval.role)) return null;
    const button = tell(reader, { ja: '送信を取りやめる', en: 'Call it back' });
    return (
      <CommandForm reader={reader} action={`${base}/cancel`} hidden={{ what: notice.stage }} isSecond button={button}>
        <Line id={`cancel-${notice.id}`} name="reason" isRequired label={tell(reader, REASON_REQUIRED)} />
      </CommandForm>
    );
  }
  if (notice.status !== 'sealed' && notice.status !== 'drafted') return null;
  return (
    <>
      <Approve reader={reader} base={base} state={state} notice={notice} />
      {mayReject(reader) ? <RejectForm reader={reader} base={base} notice={notice} /> : null}
    </>
  );
}

function RejectForm({ reader, base, notice }: Omit<ApproveProps, 'state'>) {
  const hidden = { what: notice.stage };
  return (
    <details open={isRefused(reader.refused, `${base}/reject`, hidden)}>
      <summary>{tell(reader, { ja: '差し戻す', en: 'Reject' })}</summary>
      <CommandForm
        reader={reader}
        action={`${base}/reject`}
        hidden={hidden}
        isSecond
        button={tell(reader, { ja: '差し戻す', en: 'Reject' })}
      >
        <Prose id={`reject-${notice.id}`} name="reason" isRequired label={tell(reader, REASON_REQUIRED)} />
      </CommandForm>
    </details>
  );
}

function mayApprove({ policy, caller }: ScreenReader, state: OpenIncident, notice: Notice, id: string): boolean {
  return mayNotApprove({ policy, state, actor: { kind: 'person', id }, at: caller.at }, notice) === null;
}

/** Who may send it back: the role that approves, and nobody else. */
function mayReject({ policy, caller }: ScreenReader): boolean {
  return hasRole(policy, actorOf(caller), policy.notices.approval.role);
}

interface ApproveProps {
  readonly reader: ScreenReader;
  readonly base: string;
  readonly state: OpenIncident;
  readonly notice: Notice;
}

function Approve({ reader, base, state, notice }: ApproveProps) {
  const { audience } = notice;
  if (audience === null || notice.outdated) {
    return (
      <p>
        {tell(reader, {
          ja: '宛先を確定しています。少し待って画面を開き直してください。',
          en: 'The list of recipients is being prepared. Reload this page in a moment.',
        })}
      </p>
    );
  }
  const { policy, caller } = reader;
  const refusal = mayNotApprove({ policy, state, actor: actorOf(caller), at: caller.at }, notice);
  if (refusal !== null) {
    const able = policy.team.people
      .filter(({ id }) => mayApprove(reader, state, notice, id))
      .map((person) => tell(reader, nameOfPerson(person)));
    return (
      <p>
        {tell(reader, refusal.reason)}
        {able.length === 0
          ? ''
          : tell(reader, {
              ja: `いま承認できる方：${able.join('、')}`,
              en: ` People who can approve it now: ${able.join(', ')}.`,
            })}
      </p>
    );
  }
  // Why not stands above it, with what else is to be known of its text.
  if (unfinished(notice).length > 0) return null;
  const hidden = { what: notice.stage, text: notice.text.digest, audience: audience.digest };
  const button = tell(reader, approveAndSend(audience.count - (audience.withoutAddress?.count ?? 0)));
  return (
    <>
      <Effects reader={reader} state={state} notice={notice} />
      <CommandForm reader={reader} action={`${base}/approve`} hidden={hidden} button={button}>
        <Line id={`approve-${notice.id}`} name="reason" label={tell(reader, REASON)} />
      </CommandForm>
    </>
  );
}

/** To how many a mail is made out: the others are called. */
function approveAndSend(mailed: number): Text {
  if (mailed === 0) return { ja: '承認する（メールの宛先なし）', en: 'Approve (there is nobody to mail)' };
  return {
    ja: `承認して${mailed}件に送信`,
    en: `Approve and send to ${mailed} ${mailed === 1 ? 'recipient' : 'recipients'}`,
  };
}

/** What approving it settles, beside the button: nobody meets a duty of the law without being told. */
function Effects({ reader, state, notice }: ApprovalProps) {
  const { policy, caller } = reader;
  const effects = effectsOfSending(policy, state, notice, caller.at);
  const sentences = effects === null ? [] : effectsInWords(policy, effects);
  if (sentences.length === 0) return null;
  return (
    <ul class="notice-box">
      {sentences.map((sentence) => (
        <li>{tell(reader, sentence)}</li>
      ))}
    </ul>
  );
}
