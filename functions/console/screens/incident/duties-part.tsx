import type { Text } from '../../../domain/base/text.ts';
import { isOwed } from '../../../domain/components/obligations/duties.ts';
import { dutyStatus } from '../../../domain/components/obligations/words.ts';
import { mayNotDecide } from '../../../domain/incident/decide/decide-duty.ts';
import { reportOf, reportsFor } from '../../../domain/incident/decide/response/decide-report.ts';
import { foreseen } from '../../../domain/incident/owed/not-yet-owed.ts';
import { mayNotDo } from '../../../domain/incident/paging/pages.ts';
import type { IncidentDuty } from '../../../domain/incident/record/duty.ts';
import { isMailedButCalls } from '../../../domain/incident/told/waits-for-call.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import { clauseTitle, OWN_DECISION } from '../../../domain/policy/titles.ts';
import { dueWords } from '../../../domain/rules/deadline/due-words.ts';
import { dutyTitle } from '../../../domain/rules/deadline/title.ts';
import { reasonOf } from '../../../domain/views/incident-report.ts';
import { actorOf } from '../../http/caller.ts';
import type { Shown } from '../../shown/shown.ts';
import { filingWords, REFERENCE } from '../../words/filing-words.ts';
import { clauseText, roleNames } from '../../words/names.ts';
import { WAITS_FOR_CALL } from '../../words/statuses.ts';
import { filingLink, filingPath } from '../filing/filing-form.tsx';
import { Fold } from '../frame/fold.tsx';
import { CommandForm, Prose } from '../frame/form.tsx';
import { href, moment, remaining, type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';
import { SettleForms, WAIVE_REASON } from './settle-forms.tsx';

interface DutiesProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
}

/** What is owed, by when, why then, and by whom. */
export function DutiesPart({ reader, shown }: DutiesProps) {
  const { duties } = shown.state;
  const over = duties.filter((duty) => !isOwed(duty));
  return (
    <section aria-labelledby="duties">
      <h2 id="duties">{tell(reader, { ja: '約束と期限', en: 'What is owed' })}</h2>
      {duties.length === 0 ? <p>{tell(reader, { ja: 'まだありません。', en: 'Nothing yet.' })}</p> : null}
      <DutyCards reader={reader} shown={shown} duties={duties.filter(isOwed)} />
      <Fold reader={reader} title={OVER} count={over.length}>
        <DutyCards reader={reader} shown={shown} duties={over} />
      </Fold>
      {mayWaiveAhead({ reader, shown }) ? <WaiveAhead reader={reader} shown={shown} /> : null}
    </section>
  );
}

const OVER: Text = { ja: '完了または不要となった対応', en: 'Done, or no longer owed' };

function DutyCards({ reader, shown, duties }: DutiesProps & { readonly duties: readonly IncidentDuty[] }) {
  if (duties.length === 0) return null;
  return (
    <ul class="cards">
      {duties.map((duty) => (
        <DutyCard reader={reader} shown={shown} duty={duty} />
      ))}
    </ul>
  );
}

/** Its owner, and those who lead, may decide ahead of its time. */
function mayWaiveAhead({ reader, shown }: DutiesProps): boolean {
  const owed = shown.state.status === 'open' ? foreseen(shown, DETAILED) : undefined;
  if (owed === undefined) return false;
  const duty = { id: owed.kind, owner: owed.owner, stage: null };
  return mayNotDecide({ ...shown, actor: actorOf(reader.caller) }, duty) === null;
}

const DETAILED = 'notice.detailed';
const NO_DETAILED = { ja: '詳報を送らないことを決める（調査の完了前）', en: 'Decide ahead to send no detailed notice' };
const TWO_PEOPLE = {
  ja: '詳報を送らないと決めた方は、このインシデントを終了できません。別の方が終了します。',
  en: 'Whoever decides this does not close the incident: somebody else does.',
};

/** Customers wait for the detailed notice, which is owed once the investigation is done; it may be waived before. FC-4. */
function WaiveAhead({ reader, shown }: DutiesProps) {
  const action = `/incidents/${shown.state.id}/waive`;
  const hidden = { duty: DETAILED };
  return (
    <details open={isRefused(reader.refused, action, hidden)}>
      <summary>{tell(reader, NO_DETAILED)}</summary>
      <p class="quiet">{tell(reader, TWO_PEOPLE)}</p>
      <CommandForm
        reader={reader}
        action={action}
        hidden={hidden}
        isSecond
        button={tell(reader, { ja: '詳報を送らない', en: 'Waive the detailed notice' })}
      >
        <Prose id="waive-ahead" name="reason" isRequired label={tell(reader, WAIVE_REASON)} />
      </CommandForm>
    </details>
  );
}

interface DutyProps extends DutiesProps {
  readonly duty: IncidentDuty;
}

function DutyCard({ reader, shown, duty }: DutyProps) {
  // The policy that the incident was opened under, not the newest.
  const { policy } = shown;
  const isStill = isOwed(duty);
  const { at, derivation } = duty.deadline;
  const due = dueWords(policy, duty);
  return (
    <li class="card">
      <h3>{tell(reader, dutyTitle(policy, duty.id))}</h3>
      <p class="tags">
        <span class={`tag ${tagClass(duty)}`}>{tell(reader, dutyStatus(duty))}</span>
        {isStill && shown.state.outlives.includes(duty.id) ? (
          <span class="tag">{tell(reader, { ja: '終了後も継続', en: 'goes on after closing' })}</span>
        ) : null}
        {isMailedButCalls(policy, shown.state, duty) ? <span class="tag">{tell(reader, WAITS_FOR_CALL)}</span> : null}
      </p>
      <Because reader={reader} duty={duty} />
      <p class={duty.status === 'missed' ? 'late' : ''}>
        {tell(reader, due.label)}: {tell(reader, due.time)}
        {isStill && at !== null ? bracketed(reader, remaining(reader, at)) : ''}
      </p>
      <p class="quiet">{derivation[reader.language].join(' → ')}</p>
      {duty.metAt === null ? null : (
        <p>
          {tell(reader, { ja: '完了', en: 'Done' })}: {moment(reader, duty.metAt)}
        </p>
      )}
      <LateByNow shown={shown} duty={duty} reader={reader} />
      <Reason shown={shown} duty={duty} reader={reader} />
      <Reports shown={shown} duty={duty} reader={reader} />
      <FilingLink shown={shown} duty={duty} reader={reader} />
      <p class="quiet">
        {groundsOf(policy, duty, reader)}
        <br />
        {tell(reader, { ja: '担当', en: 'Who must act' })}:{' '}
        {roleNames(policy, duty.owner, reader.language, mayNotDo(shown.state, duty.id))}
      </p>
      {isStill && mayNotDecide({ ...shown, actor: actorOf(reader.caller) }, duty) === null ? (
        <SettleForms reader={reader} shown={shown} duty={duty} />
      ) : null}
    </li>
  );
}

/** It keeps that it was met in time; by the moments known now it was late, and readers see both. */
function LateByNow({ shown, duty }: DutyProps) {
  const late = shown.report.duties.find(({ id }) => id === duty.id)?.lateByNow ?? null;
  return late === null ? null : <p class="late">{late.words}</p>;
}

/** Why it is owed, or owed again. */
function Because({ reader, duty }: Pick<DutyProps, 'reader' | 'duty'>) {
  if (duty.because === null) return null;
  return (
    <p>
      {tell(reader, { ja: '必要な理由', en: 'Why it is owed' })}: {tell(reader, duty.because)}
    </p>
  );
}

/** The clause in the policy's words; for what the law alone asks for, its source. */
function groundsOf(policy: Policy, { kind, clause }: IncidentDuty, reader: ScreenReader): string {
  if (clause in policy.clauses) return `${clause}: ${clauseText(policy, clause, reader.language)}`;
  if (clause === OWN_DECISION) return tell(reader, clauseTitle(clause));
  const source = reportOf({ policy }, kind)?.statute?.source;
  return source === undefined ? tell(reader, { ja: '法令', en: 'the law' }) : tell(reader, source);
}

function bracketed(reader: ScreenReader, words: string): string {
  return tell(reader, { ja: `（${words}）`, en: ` (${words})` });
}

function tagClass({ status }: IncidentDuty): string {
  if (status === 'missed' || status === 'late') return 'grave';
  return status === 'open' ? 'wait' : 'mild';
}

/** Why it is void (our words, with who stated what ended it) or was waived (a person's). */
function Reason({ reader, shown, duty }: DutyProps) {
  const reason = reasonOf(shown.policy, duty, { language: reader.language, texts: shown.texts });
  return reason === null ? null : <p>{reason}</p>;
}

/** The reports that were made of this duty, corrections too, each with the number it was given. */
function Reports({ reader, shown, duty }: DutyProps) {
  const made = reportsFor(shown.state.response.reports, duty);
  const words = filingWords(duty);
  const numbered = (reference: string) =>
    bracketed(reader, `${tell(reader, REFERENCE)}${tell(reader, { ja: '：', en: ': ' })}${reference}`);
  return (
    <>
      {made.map(({ number, at, reference }) => (
        <p>
          {tell(reader, words.nth(number))}: {moment(reader, at)}
          {reference === null ? '' : numbered(shown.texts.get(reference.content) ?? '—')}
        </p>
      ))}
    </>
  );
}

/** A filing has a page of its own, where it is written, corrected and printed. */
function FilingLink({ reader, shown, duty }: DutyProps) {
  if (reportOf(shown, duty.kind) === undefined) return null;
  return (
    <p>
      <a href={href(reader, filingPath(shown.state.id, duty.id))}>{filingLink(reader, shown, duty)}</a>
    </p>
  );
}
