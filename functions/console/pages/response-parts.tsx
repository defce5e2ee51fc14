import { knownFacts } from '../../domain/facts/derived.ts';
import type { WeighedReport } from '../../domain/incident/events.ts';
import { appointmentNeeded, fittingPlaybooks } from '../../domain/playbook/fitting.ts';
import type { Playbook, Policy } from '../../domain/policy/schema.ts';
import type { Shown } from '../shown.ts';
import { roleNames } from '../words/names.ts';
import { REPORT_STANDING } from '../words/statuses.ts';
import { moment, type Reader, tell } from './reader.ts';

interface PartProps {
  readonly reader: Reader;
  readonly shown: Shown;
}

/** Which authorities and bodies are told, which stand until more is known, and which not and why. */
export function ReportsPart({ reader, shown }: PartProps) {
  const { policy, state } = shown;
  if (state.reports.length === 0) return null;
  const inPolicyOrder = policy.reports.flatMap(({ kind }) => state.reports.find(({ report }) => report === kind) ?? []);
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{tell(reader, { ja: '届出・報告', en: 'Reports' })}</h2>
      <ul class="cards">
        {inPolicyOrder.map((weighed) => (
          <ReportCard reader={reader} policy={policy} weighed={weighed} />
        ))}
      </ul>
    </section>
  );
}

interface ReportProps {
  readonly reader: Reader;
  readonly policy: Policy;
  readonly weighed: WeighedReport;
}

function ReportCard({ reader, policy, weighed }: ReportProps) {
  const { language } = reader;
  const report = policy.reports.find(({ kind }) => kind === weighed.report);
  const isOff = weighed.standing === 'not-owed';
  return (
    <li class="card">
      <h3>{report?.title[language] ?? weighed.report}</h3>
      <p class="tags">
        <span class={`tag ${isOff ? 'mild' : 'wait'}`}>{tell(reader, REPORT_STANDING[weighed.standing])}</span>
        {isOff || weighed.strength === 'must' ? null : (
          <span class="tag">{tell(reader, { ja: '要否を検討', en: 'to be considered' })}</span>
        )}
      </p>
      {isOff ? null : (
        <p>
          {tell(reader, { ja: '期限', en: 'Due' })}:{' '}
          {weighed.dueAt === null
            ? tell(reader, { ja: '遅滞なく', en: 'without delay' })
            : moment(reader, weighed.dueAt)}
        </p>
      )}
      {weighed.reasons.map((reason) => (
        <p class="quiet">{tell(reader, reason)}</p>
      ))}
      <p class="quiet">
        {tell(reader, { ja: '担当', en: 'Who must act' })}: {roleNames(policy, report?.owner ?? '', reader.language)}
      </p>
    </li>
  );
}

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

function PlaybookSteps({ reader, policy, playbook }: Omit<ReportProps, 'weighed'> & { readonly playbook: Playbook }) {
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
