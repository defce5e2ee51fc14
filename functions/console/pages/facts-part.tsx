import { type FactQuestion, factQuestions } from '../../domain/facts/catalogue.ts';
import type { OpenIncident } from '../../domain/incident/state.ts';
import { valueTitle } from '../words/names.ts';
import { CommandForm } from './form.tsx';
import { type Reader, tell } from './reader.ts';

interface FactsProps {
  readonly reader: Reader;
  readonly state: OpenIncident;
}

/** What is not known yet, as questions; then everything that is known, to be corrected. */
export function FactsPart({ reader, state }: FactsProps) {
  const questions = factQuestions(reader.policy, reader.language);
  const missing = questions.filter((question) => state.assessment.missing.includes(question.fact));
  const others = questions.filter((question) => !missing.includes(question));
  const action = `/incidents/${state.id}/assess`;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{tell(reader, { ja: '事実の確認', en: 'Facts' })}</h2>
      {missing.length === 0 ? (
        <p>
          {tell(reader, {
            ja: '判定を左右する未確認の事実はありません。',
            en: 'No unknown fact could change the outcome.',
          })}
        </p>
      ) : (
        <CommandForm reader={reader} action={action} button={tell(reader, { ja: '事実を記録する', en: 'State facts' })}>
          <p>{tell(reader, { ja: '次の事実によって判定が変わります。', en: 'The outcome depends on these:' })}</p>
          {missing.map((question) => (
            <Question reader={reader} question={question} state={state} />
          ))}
        </CommandForm>
      )}
      <KnownFacts reader={reader} state={state} />
      <details>
        <summary>{tell(reader, { ja: 'その他の事実を記録・訂正する', en: 'State or correct other facts' })}</summary>
        <CommandForm
          reader={{ ...reader, key: `${reader.key}-o` }}
          action={action}
          button={tell(reader, { ja: '事実を記録する', en: 'State facts' })}
        >
          {others.map((question) => (
            <Question reader={reader} question={question} state={state} />
          ))}
        </CommandForm>
      </details>
    </section>
  );
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
          <dd>{valueTitle(reader.policy, state.facts[fact] ?? 'unknown', reader.language)}</dd>
        </>
      ))}
    </dl>
  );
}

interface QuestionProps {
  readonly reader: Reader;
  readonly question: FactQuestion;
  /** Null where there is no incident yet. */
  readonly state: OpenIncident | null;
}

/** One fact as a question; left as it is, nothing is stated. */
export function Question({ reader, question, state }: QuestionProps) {
  const id = `fact-${question.fact}`;
  const name = `fact.${question.fact}`;
  if (question.kind === 'set') return <SetQuestion reader={reader} question={question} state={state} />;
  return (
    <>
      <label for={id}>{question.question}</label>
      {question.values.length === 0 ? (
        <input
          id={id}
          name={name}
          type={question.kind === 'count' ? 'number' : 'text'}
          min={question.kind === 'count' ? 0 : undefined}
        />
      ) : (
        <select id={id} name={name}>
          <option value="">{tell(reader, { ja: '（選択してください）', en: '(choose)' })}</option>
          {[...question.values, 'unknown'].map((value) => (
            <option value={value}>{valueTitle(reader.policy, value, reader.language)}</option>
          ))}
        </select>
      )}
    </>
  );
}

function SetQuestion({ reader, question }: QuestionProps) {
  if (question.values.length === 0) return null;
  return (
    <fieldset>
      <legend>{question.question}</legend>
      {question.values.map((value) => (
        <label>
          <input type="checkbox" name={`fact.${question.fact}`} value={value} />{' '}
          {(reader.policy.dataSets[value] ?? reader.policy.systems[value])?.title[reader.language] ?? value}
        </label>
      ))}
    </fieldset>
  );
}
