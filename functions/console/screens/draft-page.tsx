import type { NoticeText } from '../../domain/channels/notice-text.ts';
import type { DraftField } from '../../domain/incident/notice/draft-form.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { approvedOf, hasStarted, isUnsent } from '../../domain/incident/standing/notices.ts';
import type { Stage } from '../../domain/policy/shape/stages.ts';
import { noticeTitle } from '../../domain/policy/stage-titles.ts';
import type { Shown } from '../shown/shown.ts';
import { personName, stageTitle } from '../words/names.ts';
import { SectionFields, withholdable } from './draft-fields.tsx';
import { CommandForm, Opened, Prose, Tick } from './frame/form.tsx';
import { document, Layout } from './frame/layout.tsx';
import { RefusedBox } from './frame/problem-box.tsx';
import { href, moment, type ScreenReader, tell } from './frame/reader.ts';
import { Refusable } from './frame/refusable.tsx';

interface DraftProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly stage: Stage;
  /** The stages that the policy has. */
  readonly stages: readonly Stage[];
  readonly fields: readonly DraftField[];
  /** The notice whose text the fields start with; null when they start with the system's own. */
  readonly from: Notice | null;
  /** What a correction corrects: the notice and its text as customers read it; null for other stages, or where it was erased. */
  readonly corrected: { readonly notice: Notice; readonly text: NoticeText | null } | null;
}

/** The form with which a person drafts a notice: it starts with the system's text, or with the draft to go on from. */
export function draftPage({ reader, shown, stage, stages, fields, from, corrected }: DraftProps): string {
  const title = tell(reader, { ja: '通知案を作成する', en: 'Draft a notice' });
  const base = `/incidents/${shown.state.id}`;
  const lost = approvedOf(shown.state, stage);
  const lacks = fields.some(({ isLacking }) => isLacking);
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <RefusedBox reader={reader} />
      <p>
        <a href={href(reader, base)}>{shown.report.title}</a>
      </p>
      <p class="tags">
        {stages.map((each) => (
          <a class="tag" aria-current={each === stage} href={`${href(reader, `${base}/draft`)}&stage=${each}`}>
            {stageTitle(each, reader.language)}
          </a>
        ))}
      </p>
      <Corrects reader={reader} shown={shown} corrected={corrected} />
      <StartsWith reader={reader} shown={shown} from={from} />
      <LapseBox reader={reader} lost={lost} />
      <p>
        {tell(reader, {
          ja: `必要な箇所を書き換えてください。空欄にした項目は、記録された事実からシステムが作成します。${lacks ? LACKING.ja : ''}作成した方は、この通知を承認できません。`,
          en: `Edit the text as needed. The system fills in sections that you leave empty from the recorded facts. ${lacks ? LACKING.en : ''}The author of a notice cannot approve it.`,
        })}
      </p>
      <Refusable reader={reader} permission="draft">
        <CommandForm
          reader={reader}
          action={`${base}/draft`}
          hidden={{ stage, approvalLost: 'ask', ...(corrected === null ? {} : { corrects: corrected.notice.id }) }}
          button={tell(reader, { ja: '案を作成する', en: 'Create draft' })}
        >
          <Opened name="seq" value={String(shown.state.seq)} />
          {lost === null ? null : <Prose id="reason" name="reason" label={tell(reader, WHY_REPLACED)} isRequired />}
          {fields.map((field) => (
            <SectionFields
              reader={reader}
              field={field}
              was={corrected?.text ?? null}
              isWithheld={from?.limited?.withheld.includes(field.section) ?? false}
            />
          ))}
          {isToConfirm(shown, from) ? (
            <Tick name="planConfirmed" value="yes" isTicked={false} label={tell(reader, CONFIRMS_PLAN)} />
          ) : null}
          {withholdable(reader).length === 0 ? null : (
            <Prose
              id="limited-reason"
              name="limited.reason"
              label={tell(reader, WITHHELD_WHY)}
              value={shown.texts.get(from?.limited?.reason.content ?? '') ?? ''}
            />
          )}
        </CommandForm>
      </Refusable>
    </Layout>,
  );
}

/** The fields start with what a person wrote about prevention for another plan than the approved one, or for none. */
function isToConfirm({ state: { response } }: Shown, from: Notice | null): boolean {
  const { plan } = response;
  const isWorded = from?.wording?.written.includes('prevention') === true;
  return isWorded && plan?.decision === 'approved' && from.tells.plan !== plan.id;
}

const CONFIRMS_PLAN = {
  ja: '再発防止に関する記載は、承認済みの再発防止計画の内容と合っています',
  en: 'What is written about prevention agrees with the approved prevention plan',
};

/** That the approval of a notice which waits to be sent is lost by another draft. */
function LapseBox({ reader, lost }: { readonly reader: ScreenReader; readonly lost: Notice | null }) {
  if (lost?.approval == null) return null;
  const [title, at] = [noticeTitle(lost), moment(reader, lost.approval.sendAt)];
  const by = personName(reader.policy, lost.approval.by, reader.language);
  return (
    <p class="notice-box">
      {tell(reader, {
        ja: `${title.ja}は${by}が承認済みで、${at}に送信されます。新しい案を作成するとこの承認は失効し、承認した方に知らせます。`,
        en: `${by} has approved ${title.en}; it will be sent at ${at}. A new draft makes that approval lapse, and ${by} is told so.`,
      })}
    </p>
  );
}

const WHY_REPLACED = {
  ja: '承認済みの通知を差し替える理由（必須。記録されます）',
  en: 'Why the approved notice is replaced (required; kept on record)',
};

interface StartProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly from: Notice | null;
}

/** Where the fields come from; of a rejected draft also who sent it back, and why. */
function StartsWith({ reader, shown, from }: StartProps) {
  if (from?.rejection == null) {
    return <p>{tell(reader, from === null ? FROM_SYSTEM : isUnsent(from) ? FROM_DRAFT : FROM_UNSENT)}</p>;
  }
  const { by, reason } = from.rejection;
  const name = personName(reader.policy, by, reader.language);
  return (
    <div class="notice-box">
      <p>
        {tell(reader, {
          ja: `差し戻された通知案の文面から始めます。差し戻し：${name}`,
          en: `The fields contain the draft that ${name} rejected.`,
        })}
      </p>
      <p>
        {tell(reader, { ja: '理由：', en: 'Reason: ' })}
        {shown.texts.get(reason.content) ?? tell(reader, { ja: '（削除済み）', en: '(erased)' })}
      </p>
    </div>
  );
}

const FROM_SYSTEM = {
  ja: '各項目には、記録された事実に基づくシステムの文面が入っています。前の報で担当者が記入した文面は、入力欄の横に示しています。',
  en: 'The fields contain the text that the system wrote from the recorded facts; what a person wrote in an earlier report stands beside them.',
};
const FROM_DRAFT = {
  ja: '各項目には、承認待ちの通知案の文面が入っています。',
  en: 'The fields contain the draft that is waiting for approval.',
};

const FROM_UNSENT = {
  ja: '各項目には、送信しなかった通知案の文面が入っています。その後に判明した事実と合っているか、ご確認ください。',
  en: 'The fields contain a draft that was not sent. Check that it still agrees with the current facts.',
};

/** What the system cannot write: cause, prevention and the like come from people. */
const LACKING = {
  ja: 'ただし「必須」の項目はシステムでは作成できないため、すべての言語でご記入ください（「この項目は公開しない」と表示される項目は、印を付けて非公開にもできます）。',
  en: 'Those marked as required it cannot write: fill them in in every language, or tick them as withheld where the form offers that. ',
};

const WITHHELD_WHY = {
  ja: '公開しない項目がある場合は、その理由（必須。記録され、送信されません）',
  en: 'Reason for withholding sections (required if any are withheld; kept on record, never sent)',
};

interface CorrectsProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly corrected: DraftProps['corrected'];
}

/** Which notice is corrected, and the others that could be. */
function Corrects({ reader, shown, corrected }: CorrectsProps) {
  if (corrected === null) return null;
  const path = href(reader, `/incidents/${shown.state.id}/draft`);
  return (
    <>
      <p>{tell(reader, { ja: '訂正の対象', en: 'Corrects' })}</p>
      <p class="tags">
        {shown.state.notices.filter(hasStarted).map((notice) => (
          <a
            class="tag"
            aria-current={notice.id === corrected.notice.id}
            href={`${path}&stage=correction&corrects=${notice.id}`}
          >
            {tell(reader, noticeTitle(notice))} {moment(reader, notice.startedAt)}
          </a>
        ))}
      </p>
    </>
  );
}
