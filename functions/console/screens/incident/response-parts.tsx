import type { Playbook, Policy } from '../../../domain/policy/shape/schema.ts';
import { knownFacts } from '../../../domain/rules/facts/derived.ts';
import { appointmentNeeded, fittingPlaybooks } from '../../../domain/rules/playbook/fitting.ts';
import { roleNames } from '../../words/names.ts';
import { type ScreenReader, tell } from '../frame/reader.ts';
import type { PartProps } from './part-props.ts';

/** Who does what, by the policy's playbooks for this level and these categories. */
export function PlaybooksPart({ reader, shown }: PartProps) {
  const { policy, state } = shown;
  const facts = knownFacts(policy, state.facts);
  const playbooks = fittingPlaybooks(policy, state.assessment, facts);
  const isLeaderless = appointmentNeeded(policy, state.assessment, facts);
  if (playbooks.length === 0 && !isLeaderless) return null;
  return (
    <section aria-labelledby="playbooks">
      <h2 id="playbooks">{tell(reader, { ja: '対応手順', en: 'What to do' })}</h2>
      {isLeaderless ? (
        <p class="notice-box">
          {tell(reader, {
            ja: '該当する手順がありません。対応責任者の任命が必要です。',
            en: 'No procedure fits: somebody must be appointed to lead.',
          })}
        </p>
      ) : null}
      {playbooks.map((playbook) => (
        <PlaybookSteps reader={reader} policy={policy} playbook={playbook} />
      ))}
    </section>
  );
}

interface StepsProps {
  readonly reader: ScreenReader;
  readonly policy: Policy;
  readonly playbook: Playbook;
}

function PlaybookSteps({ reader, policy, playbook }: StepsProps) {
  const steps = playbook.steps.map(({ by, do: text, strength }) => (
    <li>
      {text[reader.language]}
      {strength === 'must' ? '' : tell(reader, { ja: '（要否を検討）', en: ' (to be considered)' })}{' '}
      <span class="quiet">{roleNames(policy, by, reader.language)}</span>
    </li>
  ));
  return (
    <>
      <h3>
        {playbook.title[reader.language]} <span class="quiet">{playbook.clause}</span>
      </h3>
      {playbook.offered ? <ul>{steps}</ul> : <ol>{steps}</ol>}
    </>
  );
}
