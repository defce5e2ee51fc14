import { isOwed } from '../../domain/incident/duties.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { headquartersTitle, nameOfPerson, roleTitle } from '../../domain/policy/titles.ts';
import type { Shown } from '../shown.ts';
import { dutyTitle, roleNames } from '../words/names.ts';
import { Choice, CommandForm, Line, LocalTime, Prose } from './form.tsx';
import { type Reader, tell } from './reader.ts';
import { isRefused } from './refused.ts';
import { EXCEPTION_ABOUT } from './response-forms.tsx';

interface PartProps {
  readonly reader: Reader;
  readonly shown: Shown;
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

/** The forms with which a person asks for something or gives it to somebody. */
export function AskForms({ reader, shown }: PartProps) {
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
        <Choice
          id="appoint-role"
          name="role"
          isRequired
          none={none}
          options={roleOptions(reader, shown.policy)}
          label={tell(reader, { ja: '役割', en: 'Role' })}
        />
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
          options={Object.entries(EXCEPTION_ABOUT).map(([value, title]) => [value, tell(reader, title)])}
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
