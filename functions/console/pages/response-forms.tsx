import { isOwed } from '../../domain/incident/duties.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { headquartersTitle, nameOfPerson, roleTitle } from '../../domain/policy/titles.ts';
import type { Shown } from '../shown.ts';
import { dutyTitle, roleNames } from '../words/names.ts';
import { Choice, CommandForm, Line, LocalTime, Prose } from './form.tsx';
import { moment, type Reader, tell } from './reader.ts';
import { isRefused } from './refused.ts';

interface PartProps {
  readonly reader: Reader;
  readonly shown: Shown;
}

const DECISION = {
  waiting: { ja: '承認待ち', en: 'waiting for approval' },
  approved: { ja: '承認済み', en: 'approved' },
  rejected: { ja: '差し戻し', en: 'rejected' },
} as const;

/** What of a promise an exception leaves. FC-8, GK-11. */
const ABOUT = {
  timing: { ja: '時期', en: 'timing' },
  content: { ja: '内容', en: 'content' },
  channel: { ja: '手段', en: 'channel' },
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
  const { headquarters, appointed } = shown.report.response;
  return (
    <ul>
      {headquarters === null ? null : (
        <li>
          {tell(reader, headquartersTitle(shown.policy))}: {headquarters.openedAt}
          {headquarters.closedAt === null ? '' : ` – ${headquarters.closedAt}`} ({headquarters.members.join(', ')})
        </li>
      )}
      {appointed.map(({ role, person }) => (
        <li>
          {role}: {person}
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
        {roleNames(shown.policy, plan.owner, reader.language)}, {moment(reader, shown.state.response.plan?.due ?? null)}
      </p>
      {waits ? <DecideForms reader={reader} shown={shown} what="prevention" id={plan.id} /> : null}
    </div>
  );
}

function Exceptions({ reader, shown }: PartProps) {
  return (
    <ul class="cards">
      {shown.report.response.exceptions.map(({ id, about, duty, reason, status, by }) => (
        <li class="card">
          <h3>{tell(reader, { ja: '例外の申請', en: 'Exception' })}</h3>
          <p class="tags">
            <span class="tag">{tell(reader, DECISION[status])}</span>
          </p>
          <p>
            {tell(reader, ABOUT[about])}
            {duty === null ? '' : `: ${dutyTitle(shown.policy, duty, reader.language)}`}
          </p>
          <p>{reason ?? tell(reader, { ja: '（理由は削除済み）', en: '(the reason was erased)' })}</p>
          <p class="quiet">
            {tell(reader, { ja: '申請', en: 'Asked for by' })}: {by}
            {untilWords(reader, shown, id)}
          </p>
          {status === 'waiting' && shown.state.status === 'open' ? (
            <DecideForms reader={reader} shown={shown} what="exception" id={id} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function untilWords(reader: Reader, shown: Shown, id: string): string {
  const until = shown.state.response.exceptions.find((exception) => exception.id === id)?.until ?? null;
  return until === null ? '' : ` · ${tell(reader, { ja: '期限', en: 'until' })} ${moment(reader, until)}`;
}

interface DecideProps extends PartProps {
  readonly what: 'prevention' | 'exception';
  /** Of what is shown above the form: the decision is about that and no other. */
  readonly id: string;
}

function DecideForms({ reader, shown, what, id }: DecideProps) {
  const base = `/incidents/${shown.state.id}`;
  const keyed = { ...reader, key: `${reader.key}-${id}` };
  return (
    <>
      <CommandForm
        reader={keyed}
        action={`${base}/approve`}
        hidden={{ what, id }}
        button={tell(reader, { ja: '承認する', en: 'Approve' })}
      />
      <CommandForm
        reader={keyed}
        action={`${base}/reject`}
        hidden={{ what, id }}
        isSecond
        button={tell(reader, { ja: '差し戻す', en: 'Reject' })}
      >
        <Line
          id={`reject-${id}`}
          name="reason"
          isRequired
          label={tell(reader, { ja: '理由（必須）', en: 'Reason (required)' })}
        />
      </CommandForm>
    </>
  );
}

const ASKED = ['team', 'appoint', 'measure', 'plan', 'exception'] as const;

function peopleOptions(reader: Reader, { team }: Policy): (readonly [string, string])[] {
  return team.people.map((person) => [person.id, tell(reader, nameOfPerson(person))]);
}

/** The roles that somebody has, with those who have them. */
function roleOptions(reader: Reader, policy: Policy): (readonly [string, string])[] {
  const roles = [...new Set(policy.team.people.flatMap((person) => person.roles))];
  return roles.map((role) => {
    const holders = bracketed(reader, roleNames(policy, role, reader.language));
    return [role, `${tell(reader, roleTitle(policy, role))}${holders}`];
  });
}

function bracketed(reader: Reader, words: string): string {
  return tell(reader, { ja: `（${words}）`, en: ` (${words})` });
}

function AskForms({ reader, shown }: PartProps) {
  const base = `/incidents/${shown.state.id}`;
  const { headquarters } = shown.state.response;
  const isSitting = headquarters !== null && headquarters.closedAt === null;
  const owner = tell(reader, { ja: '担当（役割または人）', en: 'Owner (a role or a person)' });
  const headquartersName = headquartersTitle(shown.policy);
  const people = peopleOptions(reader, shown.policy);
  const owners = [...roleOptions(reader, shown.policy), ...people];
  const none = tell(reader, { ja: '（選択してください）', en: '(choose)' });
  return (
    <details open={ASKED.some((verb) => isRefused(reader.refused, `${base}/${verb}`))}>
      <summary>
        {tell(reader, { ja: '体制・対応策・再発防止・例外を登録する', en: 'Team, measures, prevention, exceptions' })}
      </summary>
      {shown.policy.team.headquarters === undefined ? null : (
        <CommandForm
          reader={reader}
          action={`${base}/team`}
          hidden={{ what: isSitting ? 'close' : 'open' }}
          button={
            isSitting
              ? tell(reader, { ja: `${headquartersName.ja}を解散する`, en: `Close: ${headquartersName.en}` })
              : tell(reader, { ja: `${headquartersName.ja}を設置する`, en: `Open: ${headquartersName.en}` })
          }
        />
      )}
      <CommandForm reader={reader} action={`${base}/appoint`} button={tell(reader, { ja: '任命する', en: 'Appoint' })}>
        <Line id="appoint-role" name="role" isRequired label={tell(reader, { ja: '役割', en: 'Role' })} />
        <Choice
          id="appoint-person"
          name="person"
          isRequired
          none={none}
          options={people}
          label={tell(reader, { ja: '任命する人', en: 'Person' })}
        />
      </CommandForm>
      <CommandForm
        reader={reader}
        action={`${base}/measure`}
        button={tell(reader, { ja: '対応策を割り当てる', en: 'Assign a measure' })}
      >
        <Line id="measure-kind" name="kind" isRequired label={tell(reader, { ja: '対応策', en: 'Measure' })} />
        <Choice id="measure-owner" name="owner" isRequired none={none} options={owners} label={owner} />
      </CommandForm>
      <CommandForm
        reader={reader}
        action={`${base}/plan`}
        button={tell(reader, { ja: '再発防止計画を登録する', en: 'Write the prevention plan' })}
      >
        <Prose
          id="plan-technical"
          name="technical"
          isRequired
          label={tell(reader, { ja: '技術面の対策', en: 'Technical part' })}
        />
        <Prose
          id="plan-organisational"
          name="organisational"
          isRequired
          label={tell(reader, { ja: '組織面の対策', en: 'Organisational part' })}
        />
        <Choice id="plan-owner" name="owner" isRequired none={none} options={owners} label={owner} />
        <LocalTime id="plan-due" name="due" isRequired label={tell(reader, { ja: '期日', en: 'Due' })} />
      </CommandForm>
      <CommandForm
        reader={reader}
        action={`${base}/exception`}
        button={tell(reader, { ja: '例外を申請する', en: 'Ask for an exception' })}
      >
        <Choice
          id="exception-about"
          name="about"
          options={Object.entries(ABOUT).map(([value, title]) => [value, tell(reader, title)])}
          label={tell(reader, { ja: '例外とする点', en: 'About' })}
        />
        <Choice
          id="exception-duty"
          name="duty"
          none={tell(reader, { ja: '（特定の対応事項によらない）', en: '(no duty in particular)' })}
          options={shown.state.duties
            .filter(isOwed)
            .map(({ id }) => [id, dutyTitle(shown.policy, id, reader.language)])}
          label={tell(reader, { ja: '対象の対応事項', en: 'Duty' })}
        />
        <Prose
          id="exception-reason"
          name="reason"
          isRequired
          label={tell(reader, { ja: '理由（必須）', en: 'Reason (required)' })}
        />
        <LocalTime id="exception-until" name="until" label={tell(reader, { ja: 'いつまで', en: 'Until' })} />
      </CommandForm>
    </details>
  );
}
