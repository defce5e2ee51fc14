import type { Text } from '../../../domain/base/text.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { contradictionsIn } from '../../../domain/incident/paging/contradicting.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { leftOpenWords } from '../../../domain/incident/told/left-open-words.ts';
import { type FactQuestion, factQuestions } from '../../../domain/rules/facts/catalogue.ts';
import { valueTitle } from '../../words/names.ts';
import { Choice, CommandForm, Line, Opened, Prose, Tick } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';
import { TimesAndLevel } from './times-and-level.tsx';

interface FactsProps {
  readonly reader: ScreenReader;
  readonly state: OpenIncident;
}

/** What is known, and one form for all of it: what decides, everything else by what it is about, times and the level. */
export function FactsPart({ reader, state }: FactsProps) {
  const action = `/incidents/${state.id}/assess`;
  const questions = factQuestions(reader.policy, reader.language);
  const missing = state.assessment.missing.flatMap(
    (fact) => questions.find((question) => question.fact === fact) ?? [],
  );
  const others = questions.filter((question) => !missing.includes(question));
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{tell(reader, { ja: '事実の確認', en: 'Facts' })}</h2>
      <KnownFacts reader={reader} state={state} />
      <Contradictions reader={reader} state={state} />
      {state.status === 'open' && may(reader.policy, reader.caller.person.id, 'assess') ? (
        <CommandForm reader={reader} action={action} button={tell(reader, { ja: '事実を記録する', en: 'State facts' })}>
          <Opened name="seq" value={String(state.seq)} />
          <Deciding reader={reader} missing={missing} />
          <details open={isRefused(reader.refused, action)}>
            <summary>
              {tell(reader, { ja: 'その他の事実を記録・訂正する', en: 'State or correct other facts' })}
            </summary>
            <FactGroups reader={reader} questions={others} />
          </details>
          <details open={isRefused(reader.refused, action)}>
            <summary>
              {tell(reader, { ja: '日時・レベルを記録・訂正する', en: 'State or correct times and the level' })}
            </summary>
            <TimesAndLevel reader={reader} state={state} />
          </details>
          <Prose id="assess-reason" name="reason" label={tell(reader, REASON)} />
        </CommandForm>
      ) : null}
    </section>
  );
}

const REASON = {
  ja: '理由（レベルを手動で設定するとき、記録済みの事実や日時を取り消すとき、軽い内容に改めるときは必須）',
  en: 'Reason (required to set a level, and to take back or make milder what is recorded)',
};

function Deciding({ reader, missing }: { readonly reader: ScreenReader; readonly missing: readonly FactQuestion[] }) {
  if (missing.length === 0) {
    return (
      <p>
        {tell(reader, {
          ja: '判定を左右する未確認の事実はありません。',
          en: 'No unknown fact could change the outcome.',
        })}
      </p>
    );
  }
  return (
    <>
      <p>{tell(reader, { ja: '次の事実によって判定が変わります。', en: 'The outcome depends on these:' })}</p>
      {missing.map((question) => (
        <Question reader={reader} question={question} />
      ))}
    </>
  );
}

/** What facts are about, by the first word of their names; the last takes all that is left. */
const GROUPS: readonly { readonly title: Text; readonly prefixes: readonly string[] }[] = [
  { title: { ja: 'データ・本人', en: 'Data and persons' }, prefixes: ['data.'] },
  {
    title: { ja: '原因・調査', en: 'Cause and investigation' },
    prefixes: ['cause.', 'investigation', 'test.', 'party'],
  },
  {
    title: { ja: 'サービス・お客様への影響', en: 'Service and customers' },
    prefixes: ['service.', 'systems', 'business.', 'spread', 'risk', 'asset.'],
  },
  {
    title: { ja: '是正・再発防止', en: 'Fix and prevention' },
    prefixes: ['fix', 'prevention.'],
  },
  { title: { ja: 'その他', en: 'Other' }, prefixes: [''] },
];

/** Questions under the heading of what they are about. */
export function FactGroups({
  reader,
  questions,
}: {
  readonly reader: ScreenReader;
  readonly questions: readonly FactQuestion[];
}) {
  return (
    <>
      {GROUPS.map((group) => {
        const own = questions.filter((question) => groupOf(question) === group);
        return own.length === 0 ? null : (
          <fieldset>
            <legend>{tell(reader, group.title)}</legend>
            {own.map((question) => (
              <Question reader={reader} question={question} />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

function groupOf({ fact }: FactQuestion) {
  return GROUPS.find(({ prefixes }) => prefixes.some((prefix) => fact.startsWith(prefix)));
}

function KnownFacts({ reader, state }: FactsProps) {
  const known = factQuestions(reader.policy, reader.language).filter(
    ({ fact }) => (state.facts[fact] ?? 'unknown') !== 'unknown',
  );
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(({ fact, question }) => (
        <>
          <dt>{question}</dt>
          <dd>{valueTitle(reader.policy, state.facts[fact] ?? 'unknown', reader.language, fact)}</dd>
        </>
      ))}
    </dl>
  );
}

/** What is recorded and cannot all be so, or is of one of two joined incidents alone: somebody has to say which is right. */
function Contradictions({ reader, state }: FactsProps) {
  return (
    <>
      {leftOpenWords(reader.policy, state).map((words) => (
        <p class="notice-box">{tell(reader, words)}</p>
      ))}
      {contradictionsIn(state).map(({ ja, en }) => (
        <p class="notice-box">
          {tell(reader, {
            ja: `記録されている事実に、両立しないものがあります。${ja}。判明するまでは、重いほうとして扱います。誤りを訂正してください。`,
            en: `Facts on record contradict each other: ${en}. The graver counts until one of them is corrected.`,
          })}
        </p>
      ))}
    </>
  );
}

interface QuestionProps {
  readonly reader: ScreenReader;
  readonly question: FactQuestion;
}

/** One fact as a question; left as it is, nothing is stated. */
function Question({ reader, question }: QuestionProps) {
  const id = `fact-${question.fact}`;
  const name = `fact.${question.fact}`;
  if (question.kind === 'set') return <SetQuestion reader={reader} question={question} />;
  if (question.values.length === 0) return <Line id={id} name={name} label={question.question} />;
  return (
    <Choice
      id={id}
      name={name}
      label={question.question}
      none={tell(reader, { ja: '（選択してください）', en: '(choose)' })}
      options={[...question.values, 'unknown'].map((value) => [
        value,
        valueTitle(reader.policy, value, reader.language, question.fact),
      ])}
    />
  );
}

function SetQuestion({ reader, question }: QuestionProps) {
  if (question.values.length === 0) return null;
  const titleOf = (value: string) => valueTitle(reader.policy, [value], reader.language, question.fact);
  return (
    <fieldset>
      <legend>{question.question}</legend>
      {question.values.map((value) => (
        <Tick name={`fact.${question.fact}`} value={value} label={titleOf(value)} />
      ))}
    </fieldset>
  );
}
