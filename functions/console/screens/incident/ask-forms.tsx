import { quoted } from '../../../domain/base/text.ts';
import { isOwed } from '../../../domain/components/obligations/duties.ts';
import { APPOINTED } from '../../../domain/incident/command/command-table.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { mayNotAppoint, mayNotSetUp } from '../../../domain/incident/decide/response/decide-team.ts';
import { measureChoices } from '../../../domain/incident/standing/measures.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import { headquartersTitle, nameOfPerson, roleTitle } from '../../../domain/policy/titles.ts';
import { dutyTitle } from '../../../domain/rules/deadline/title.ts';
import { actorOf } from '../../http/caller.ts';
import { roleNames } from '../../words/names.ts';
import { Choice, CommandForm, Line, LocalTime, Prose } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';
import type { PartProps } from './part-props.ts';

const ASKED = ['team', 'appoint', 'measure', 'plan', 'exception'] as const;

function peopleOptions(reader: ScreenReader, { team }: Policy): (readonly [string, string])[] {
  return team.people.map((person) => [person.id, tell(reader, nameOfPerson(person))]);
}

/** The roles that somebody has, with those who have them. */
function roleOptions(reader: ScreenReader, policy: Policy): (readonly [string, string])[] {
  const roles = [...new Set(policy.team.people.flatMap((person) => person.roles))];
  return roles.map((role) => {
    const holders = bracketed(reader, roleNames(policy, role, reader.language));
    return [role, `${tell(reader, roleTitle(policy, role))}${holders}`];
  });
}

function bracketed(reader: ScreenReader, words: string): string {
  return tell(reader, { ja: `（${words}）`, en: ` (${words})` });
}

/** The forms with which a person asks for something or gives it to somebody: those that they may send. */
export function AskForms({ reader, shown }: PartProps) {
  const base = `/incidents/${shown.state.id}`;
  const offered = ASKED.filter((verb) => isOffered({ reader, shown }, verb));
  if (offered.length === 0) return null;
  return (
    <details class="action" open={offered.some((verb) => isRefused(reader.refused, `${base}/${verb}`))}>
      <summary>
        {tell(reader, { ja: '体制・対応策・再発防止・例外を登録する', en: 'Team, measures, prevention, exceptions' })}
      </summary>
      {offered.map((verb) => {
        const Form = FORMS[verb];
        return <Form reader={reader} shown={shown} action={`${base}/${verb}`} />;
      })}
    </details>
  );
}

function isOffered({ reader, shown: { policy } }: PartProps, verb: (typeof ASKED)[number]): boolean {
  const asked = { policy, actor: actorOf(reader.caller) };
  if (verb === 'team' && (policy.team.headquarters === undefined || mayNotSetUp(asked) !== null)) return false;
  if (verb === 'appoint' && mayNotAppoint(asked) !== null) return false;
  return may(policy, reader.caller.person.id, verb);
}

interface FormProps extends PartProps {
  readonly action: string;
}

const FORMS = {
  team: HeadquartersForm,
  appoint: AppointForm,
  measure: MeasureForm,
  plan: PlanForm,
  exception: ExceptionForm,
} as const satisfies Record<(typeof ASKED)[number], (props: FormProps) => unknown>;

const OWNER = { ja: '担当（役割または人）', en: 'Owner (a role or a person)' };
const CHOOSE = { ja: '（選択してください）', en: '(choose)' };

function HeadquartersForm({ reader, shown, action }: FormProps) {
  const { headquarters } = shown.state.response;
  const isSitting = headquarters !== null && headquarters.closedAt === null;
  const { ja, en } = headquartersTitle(shown.policy);
  const button = isSitting
    ? { ja: `${ja}を解散する`, en: `Close: ${en}` }
    : { ja: `${ja}を設置する`, en: `Open: ${en}` };
  return (
    <CommandForm
      reader={reader}
      action={action}
      hidden={{ what: isSitting ? 'close' : 'open' }}
      button={tell(reader, button)}
    />
  );
}

function AppointForm({ reader, shown, action }: FormProps) {
  const none = tell(reader, CHOOSE);
  return (
    <CommandForm
      reader={reader}
      action={action}
      button={tell(reader, { ja: '対応責任者に任命する', en: 'Appoint to lead the response' })}
    >
      <p>{tell(reader, APPOINTED)}</p>
      <Choice
        id="appoint-role"
        name="role"
        isRequired
        none={none}
        options={roleOptions(reader, shown.policy)}
        label={tell(reader, { ja: '役割（記録に残す名称）', en: 'Role (as the record calls it)' })}
      />
      <Choice
        id="appoint-person"
        name="person"
        isRequired
        none={none}
        options={peopleOptions(reader, shown.policy)}
        label={tell(reader, { ja: '任命する人', en: 'Person' })}
      />
    </CommandForm>
  );
}

/** A role or a person who is to do something. */
function Owner({ id, reader, shown }: PartProps & { readonly id: string }) {
  const options = [...roleOptions(reader, shown.policy), ...peopleOptions(reader, shown.policy)];
  return (
    <Choice id={id} name="owner" isRequired none={tell(reader, CHOOSE)} options={options} label={tell(reader, OWNER)} />
  );
}

function MeasureForm({ reader, shown, action }: FormProps) {
  return (
    <CommandForm
      reader={reader}
      action={action}
      button={tell(reader, { ja: '対応策を割り当てる', en: 'Assign a measure' })}
    >
      <Choice
        id="measure-kind"
        name="kind"
        none={tell(reader, { ja: '（一覧にない対応策）', en: '(another measure)' })}
        options={measureOptions(reader, shown.policy)}
        label={tell(reader, { ja: '対応策', en: 'Measure' })}
      />
      <Line
        id="measure-title"
        name="ownTitle"
        label={tell(reader, {
          ja: '一覧にない対応策の名称（お客様への通知に自動では記載されません）',
          en: 'Title of another measure (notices do not mention it by themselves)',
        })}
      />
      <Owner id="measure-owner" reader={reader} shown={shown} />
    </CommandForm>
  );
}

/** Each measure with the sentence that a notice carries once it is done. */
function measureOptions(reader: ScreenReader, policy: Policy): (readonly [string, string])[] {
  return measureChoices(policy).map(({ kind, title, told }) => {
    const notice =
      told === null
        ? { ja: '通知への自動記載なし', en: 'not mentioned in notices by itself' }
        : { ja: `完了後の通知文：${quoted(told).ja}`, en: `in notices once done: ${quoted(told).en}` };
    return [kind, `${tell(reader, title)}${bracketed(reader, tell(reader, notice))}`];
  });
}

function PlanForm({ reader, shown, action }: FormProps) {
  return (
    <CommandForm
      reader={reader}
      action={action}
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
      <Owner id="plan-owner" reader={reader} shown={shown} />
      <LocalTime id="plan-due" name="due" isRequired label={tell(reader, { ja: '期日', en: 'Due' })} />
    </CommandForm>
  );
}

function ExceptionForm({ reader, shown, action }: FormProps) {
  const owed = shown.state.duties.filter(isOwed);
  return (
    <CommandForm
      reader={reader}
      action={action}
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
        options={owed.map((duty) => [duty.id, tell(reader, dutyTitle(shown.policy, duty.id))])}
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
  );
}

/** What of a promise an exception leaves. FC-8, GK-11. */
export const EXCEPTION_ABOUT = {
  timing: { ja: '時期', en: 'timing' },
  content: { ja: '内容', en: 'content' },
  channel: { ja: '手段', en: 'channel' },
} as const;
