import type { Text } from '../../../domain/base/text.ts';
import { metByItself } from '../../../domain/incident/decide/decide-duty.ts';
import { reportOf } from '../../../domain/incident/decide/response/decide-report.ts';
import type { IncidentDuty } from '../../../domain/incident/record/duty.ts';
import { CALL } from '../../../domain/incident/standing/duties.ts';
import { lawAsksFor } from '../../../domain/incident/standing/legal-duties.ts';
import { isMailedButCalls } from '../../../domain/incident/told/waits-for-call.ts';
import type { Shown } from '../../shown/shown.ts';
import { CommandForm, Prose } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';

interface SettleProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly duty: IncidentDuty;
}

export const WAIVE_REASON = { ja: '理由（必須）', en: 'Reason (required)' };
const DONE = { ja: '完了または実施しないことを記録する', en: 'Done, or not to be done' };
const WAIVED = { ja: '実施しないことを記録する', en: 'It is not to be done' };

const TOLD_ABOVE: Text = {
  ja: '「実施しない」と記録すると、上位の責任者に通知されます。',
  en: 'Those above you are told of it.',
};

function evidenceLabel({ kind }: IncidentDuty): Text {
  if (kind === CALL) return WHO_WAS_TOLD;
  return kind.startsWith('step.') || kind.startsWith('measure.') ? WHAT_WAS_DONE : EVIDENCE;
}

const EVIDENCE = { ja: '根拠・証跡（必須）', en: 'Evidence (required)' };
const WHAT_WAS_DONE = { ja: '実施した内容と結果（必須）', en: 'What was done, and what came of it (required)' };

const WHO_WAS_TOLD = {
  ja: 'どなたに、いつ、どのような方法でお伝えしたか（必須）',
  en: 'Who was told, when, and how (required)',
};

/** Its notice went out. */
const BY_CALLS: Text = {
  ja: 'メールは送信済みです。届いていないお客様への連絡の記録をもって自動的に完了します。',
  en: 'It was mailed, and is met when it is on record that those whom it did not reach were called.',
};

function metWhen({ ja, en }: Text): Text {
  return { ja: `${ja}をもって自動的に完了します。`, en: `It is met when ${en}.` };
}

/** The forms with which a duty is settled, for people who may decide about it. */
export function SettleForms({ reader, shown, duty }: SettleProps) {
  const base = `/incidents/${shown.state.id}`;
  const hidden = { duty: duty.id };
  const isReport = reportOf(shown, duty.kind) !== undefined;
  const metBy = isReport ? null : metByItself(shown.policy, duty);
  const isDoneHere = !isReport && metBy === null;
  const isBack = [`${base}/complete`, `${base}/waive`].some((action) => isRefused(reader.refused, action, hidden));
  return (
    <details open={isBack}>
      <summary>{tell(reader, isDoneHere ? DONE : WAIVED)}</summary>
      {isDoneHere ? (
        <CommandForm
          reader={reader}
          action={`${base}/complete`}
          hidden={hidden}
          button={tell(reader, { ja: '完了を記録する', en: 'It is done' })}
        >
          <Prose id={`evidence-${duty.id}`} name="evidence" isRequired label={tell(reader, evidenceLabel(duty))} />
        </CommandForm>
      ) : null}
      {metBy === null ? null : (
        <p class="quiet">
          {tell(reader, isMailedButCalls(shown.policy, shown.state, duty) ? BY_CALLS : metWhen(metBy))}
        </p>
      )}
      {lawAsksFor(shown.policy, shown.state, duty.id).map((warning) => (
        <p class="notice-box">
          {tell(reader, warning)} {tell(reader, TOLD_ABOVE)}
        </p>
      ))}
      <CommandForm
        reader={reader}
        action={`${base}/waive`}
        hidden={hidden}
        isSecond
        button={tell(reader, { ja: '実施しない', en: 'Waive it' })}
      >
        <Prose id={`waive-${duty.id}`} name="reason" isRequired label={tell(reader, WAIVE_REASON)} />
      </CommandForm>
    </details>
  );
}
