import { STAGES } from '../../../domain/policy/shape/stages.ts';
import type { Problem } from '../../http/problem.ts';
import { fieldName } from '../../words/fields.ts';
import { ADVICE, TITLES } from '../../words/problems.ts';
import { type ScreenReader, type Speaking, tell } from './reader.ts';

/** A reader, with the form that they sent where it is known. */
type ProblemReader = Speaking & Partial<Pick<ScreenReader, 'policy' | 'refused'>>;

/** What stands in the way: the reason, or every place that is wrong. */
export function ProblemBox({ reader, problem }: { readonly reader: ProblemReader; readonly problem: Problem }) {
  const { flaws, onScreen } = problem;
  const stage = STAGES.find((each) => each === reader.refused?.values.get('stage'));
  return (
    <div class="notice-box" role="alert">
      {flaws.length === 0 ? (
        <p>{tell(reader, onScreen)}</p>
      ) : (
        <ul>
          {flaws.map(({ path, message }) => (
            <li>
              {tell(reader, fieldName(path, { policy: reader.policy, stage }))}
              {tell(reader, { ja: '：', en: ': ' })}
              {tell(reader, message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** At the head of a page whose form was refused: what is wrong, and that nothing that was typed is lost. */
export function RefusedBox({ reader }: { readonly reader: ScreenReader }) {
  if (reader.refused === null) return null;
  const { problem } = reader.refused;
  return (
    <section aria-labelledby="refusal">
      <h2 id="refusal">{tell(reader, TITLES[problem.status])}</h2>
      <ProblemBox reader={reader} problem={problem} />
      <p>
        {tell(reader, ADVICE[problem.status])}{' '}
        <a href="#refused">{tell(reader, { ja: '入力した内容へ', en: 'To what you entered' })}</a>
      </p>
    </section>
  );
}
