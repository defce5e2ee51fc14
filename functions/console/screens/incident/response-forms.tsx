import type { Instant } from '../../../domain/base/time/instant.ts';
import { spokenDeadline } from '../../../domain/base/time/spoken.ts';
import { mayNotDecideExceptions } from '../../../domain/incident/decide/response/decide-exception.ts';
import { mayNotDecidePlans } from '../../../domain/incident/decide/response/decide-plan.ts';
import { headquartersTitle, roleTitle } from '../../../domain/policy/titles.ts';
import { actorOf } from '../../http/caller.ts';
import type { Shown } from '../../shown/shown.ts';
import { dutyTitle, personName, roleNames } from '../../words/names.ts';
import { CommandForm, Line, REASON, REASON_REQUIRED } from '../frame/form.tsx';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';
import { AskForms, EXCEPTION_ABOUT } from './ask-forms.tsx';
import type { PartProps } from './part-props.ts';

const DECISION = {
  waiting: { ja: '承認待ち', en: 'waiting for approval' },
  approved: { ja: '承認済み', en: 'approved' },
  rejected: { ja: '差し戻し', en: 'rejected' },
} as const;

/** Who leads, what was assigned, the prevention plan and the exceptions, each with the forms that go with it. */
export function ResponsePart({ reader, shown }: PartProps) {
  const isOpen = shown.state.status === 'open';
  return (
    <section aria-labelledby="response">
      <h2 id="response">{tell(reader, { ja: '対応体制・再発防止', en: 'Response and prevention' })}</h2>
      <Leading reader={reader} shown={shown} />
      <Plan reader={reader} shown={shown} />
      <Exceptions reader={reader} shown={shown} />
      {isOpen ? <AskForms reader={reader} shown={shown} /> : null}
    </section>
  );
}

function Leading({ reader, shown }: PartProps) {
  const { headquarters, appointed } = shown.state.response;
  const nameOf = (id: string) => personName(shown.policy, id, reader.language);
  if (headquarters === null && appointed.length === 0) return null;
  return (
    <ul>
      {headquarters === null ? null : (
        <li>
          {tell(reader, headquartersTitle(shown.policy))}: {moment(reader, headquarters.openedAt)} –{' '}
          {headquarters.closedAt === null
            ? tell(reader, { ja: '設置中', en: 'still open' })
            : moment(reader, headquarters.closedAt)}
          <br />
          <span class="quiet">{headquarters.members.map(nameOf).join(tell(reader, { ja: '、', en: ', ' }))}</span>
        </li>
      )}
      {appointed.map(({ role, person }) => (
        <li>
          {tell(reader, roleTitle(shown.policy, role))}: {nameOf(person)}{' '}
          <span class="quiet">{tell(reader, { ja: '対応責任者', en: 'leads the response' })}</span>
        </li>
      ))}
    </ul>
  );
}

function Plan({ reader, shown }: PartProps) {
  const plan = shown.report.response.prevention;
  if (plan === null) return null;
  const waits = plan.status === 'waiting' && shown.state.status === 'open';
  return (
    <div class="card">
      <h3>{tell(reader, { ja: '再発防止計画', en: 'Prevention plan' })}</h3>
      <p class="tags">
        <span class="tag">{tell(reader, DECISION[plan.status])}</span>
      </p>
      <p>
        {tell(reader, { ja: '技術面', en: 'Technical' })}: {plan.technical}
      </p>
      <p>
        {tell(reader, { ja: '組織面', en: 'Organisational' })}: {plan.organisational}
      </p>
      <p class="quiet">
        {tell(reader, { ja: '担当', en: 'Owner' })}: {roleNames(shown.policy, plan.owner, reader.language)}
        {tell(reader, { ja: '、期日：', en: '; due ' })}
        {dayOf(reader, shown.state.response.plan?.due ?? null)}
      </p>
      {waits ? (
        <DecideForms
          reader={reader}
          shown={shown}
          what="prevention"
          id={plan.id}
          by={shown.state.response.plan?.by ?? ''}
        />
      ) : null}
    </div>
  );
}

function Exceptions({ reader, shown }: PartProps) {
  return (
    <ul class="cards">
      {shown.report.response.exceptions.map(({ id, about, duty, reason, status }) => (
        <li class="card">
          <h3>{tell(reader, { ja: '例外の申請', en: 'Exception' })}</h3>
          <p class="tags">
            <span class="tag">{tell(reader, DECISION[status])}</span>
          </p>
          <p>
            {tell(reader, EXCEPTION_ABOUT[about])}
            {duty === null ? '' : `: ${dutyTitle(shown.policy, duty, reader.language)}`}
          </p>
          <p>{reason ?? tell(reader, { ja: '（理由は削除済み）', en: '(the reason was erased)' })}</p>
          <p class="quiet">
            {tell(reader, { ja: '申請', en: 'Asked for by' })}: {askedBy(reader, shown, id)}
            {untilWords(reader, shown, id)}
          </p>
          {status === 'waiting' && shown.state.status === 'open' ? (
            <DecideForms
              reader={reader}
              shown={shown}
              what="exception"
              id={id}
              by={shown.state.response.exceptions.find((one) => one.id === id)?.by ?? ''}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function askedBy(reader: ScreenReader, shown: Shown, id: string): string {
  const by = shown.state.response.exceptions.find((exception) => exception.id === id)?.by ?? '';
  return personName(shown.policy, by, reader.language);
}

/** The end of a day for midnight, as due times are told. */
function dayOf(reader: ScreenReader, at: Instant | null): string {
  return at === null ? '—' : tell(reader, spokenDeadline(at, reader.policy.zone));
}

function untilWords(reader: ScreenReader, shown: Shown, id: string): string {
  const until = shown.state.response.exceptions.find((exception) => exception.id === id)?.until ?? null;
  return until === null ? '' : tell(reader, { ja: `、期限：${dayOf(reader, until)}`, en: `, ${dayOf(reader, until)}` });
}

interface DecideProps extends PartProps {
  readonly what: 'prevention' | 'exception';
  /** Of what is shown above the form: the decision is about that and no other. */
  readonly id: string;
  /** Who asks for the decision. */
  readonly by: string;
}

/** The buttons to decide, for those who may; others are told why not. */
function DecideForms({ reader, shown, what, id, by }: DecideProps) {
  const { policy } = shown;
  const mayNot = what === 'prevention' ? mayNotDecidePlans : mayNotDecideExceptions;
  const refusal = mayNot({ policy, actor: actorOf(reader.caller) }, by);
  if (refusal !== null) return <p>{tell(reader, refusal.reason)}</p>;
  const base = `/incidents/${shown.state.id}`;
  return (
    <>
      <CommandForm
        reader={reader}
        action={`${base}/approve`}
        hidden={{ what, id }}
        button={tell(reader, { ja: '承認する', en: 'Approve' })}
      >
        <Line id={`approve-${id}`} name="reason" label={tell(reader, REASON)} />
      </CommandForm>
      <CommandForm
        reader={reader}
        action={`${base}/reject`}
        hidden={{ what, id }}
        isSecond
        button={tell(reader, { ja: '差し戻す', en: 'Reject' })}
      >
        <Line id={`reject-${id}`} name="reason" isRequired label={tell(reader, REASON_REQUIRED)} />
      </CommandForm>
    </>
  );
}
