import { nextDuty } from '../../domain/components/obligations/next-duty.ts';
import { mayNotDo } from '../../domain/incident/paging/pages.ts';
import { outliving } from '../../domain/incident/standing/after-closing.ts';
import { isMailedButCalls, waitsForCall } from '../../domain/incident/told/waits-for-call.ts';
import type { Unreachable } from '../../domain/reach/reach.ts';
import { unreachableText } from '../../domain/reach/words.ts';
import { dueWords } from '../../domain/rules/deadline/due-words.ts';
import { doneBy } from '../../domain/rules/deadline/reminder-moments.ts';
import { dutyTitle } from '../../domain/rules/deadline/title.ts';
import { inRecoveryOrder, type RecoveryTerm, recoveryTerm } from '../../domain/rules/recovery/recovery-order.ts';
import type { ListedIncident } from '../shown/shown.ts';
import { roleNames } from '../words/names.ts';
import { INCIDENT_STATUS, WAITS_FOR_CALL } from '../words/statuses.ts';
import { document, Layout } from './frame/layout.tsx';
import { LevelTag } from './frame/level-tag.tsx';
import { href, moment, remaining, type ScreenReader, tell } from './frame/reader.ts';

interface ListProps {
  readonly reader: ScreenReader;
  readonly rows: readonly ListedIncident[];
  /** Where the older ones are; null on the last page. */
  readonly older: string | null;
  /** Whom pages do not reach. */
  readonly unreachable: readonly Unreachable[];
}

/** All incidents: what is due next, and who must act. */
export function listPage({ reader, rows, older, unreachable }: ListProps): string {
  const title = tell(reader, { ja: 'インシデント', en: 'Incidents' });
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <NotReached reader={reader} unreachable={unreachable} />
      {rows.length === 0 ? (
        <p>{tell(reader, { ja: 'インシデントはありません。', en: 'There are no incidents.' })}</p>
      ) : null}
      <ul class="cards">
        {inOrder(rows).map((shown) => (
          <Row reader={reader} shown={shown} />
        ))}
      </ul>
      {older === null ? null : (
        <p>
          <a href={`${href(reader, '/')}&before=${older}`} rel="next">
            {tell(reader, { ja: '以前のもの', en: 'Older ones' })}
          </a>
        </p>
      )}
    </Layout>,
  );
}

/** Before anything happens: who would not hear of it. */
function NotReached({ reader, unreachable }: Pick<ListProps, 'reader' | 'unreachable'>) {
  if (unreachable.length === 0) return null;
  return (
    <div class="notice-box" role="alert">
      {unreachable.map((each) => (
        <p>{tell(reader, unreachableText(reader.policy, each))}</p>
      ))}
    </div>
  );
}

/** Open ones before closed ones: first those whose systems must be back by a time, then each newest first. */
function inOrder(rows: readonly ListedIncident[]): readonly ListedIncident[] {
  const newestFirst = [...rows].reverse();
  const isOpen = ({ state }: ListedIncident) => state.status === 'open';
  return [...inRecoveryOrder(newestFirst.filter(isOpen), termOf), ...newestFirst.filter((row) => !isOpen(row))];
}

function termOf({ policy, state }: ListedIncident): RecoveryTerm | null {
  return state.restoredAt === null ? recoveryTerm(policy, state) : null;
}

function BackBy({ reader, shown }: { readonly reader: ScreenReader; readonly shown: ListedIncident }) {
  const term = shown.state.status === 'open' ? termOf(shown) : null;
  if (term === null) return null;
  const system = shown.policy.systems[term.system]?.title[reader.language] ?? term.system;
  return (
    <p class={term.by <= reader.caller.at ? 'due late' : 'due'}>
      <strong>{tell(reader, { ja: `${system}の復旧`, en: `${system} must be back` })}</strong>{' '}
      {remaining(reader, term.by)}
    </p>
  );
}

function Row({ reader, shown }: { readonly reader: ScreenReader; readonly shown: ListedIncident }) {
  const { state, report } = shown;
  return (
    <li class={`card ${state.status}`}>
      <h2>
        <a href={href(reader, `/incidents/${state.id}`)}>{report.title}</a>
      </h2>
      <p class="tags">
        <LevelTag reader={reader} shown={shown} />
        <span class="tag">{tell(reader, INCIDENT_STATUS[state.status])}</span>
        {state.drill ? <span class="tag">{tell(reader, { ja: '訓練', en: 'drill' })}</span> : null}
      </p>
      <BackBy reader={reader} shown={shown} />
      <NextDue reader={reader} shown={shown} />
      <p class="quiet">
        {tell(reader, { ja: '検知', en: 'Detected' })} {moment(reader, state.detectedAt)}
      </p>
    </li>
  );
}

function NextDue({ reader, shown }: { readonly reader: ScreenReader; readonly shown: ListedIncident }) {
  const { policy, state } = shown;
  const isOpen = state.status === 'open';
  // What waits for a telephone call is done by that call, which is a duty of its own.
  const duties = (isOpen ? state.duties : outliving(state)).filter((one) => !waitsForCall(policy, state, one));
  const duty = nextDuty(policy, duties);
  if (duty === null && !isOpen) return null;
  if (duty === null)
    return <p class="quiet">{tell(reader, { ja: '必要な対応はすべて完了しています。', en: 'Nothing is owed.' })}</p>;
  const { at: promised } = duty.deadline;
  const at = doneBy(shown.policy, duty);
  const isLate = promised !== null && promised <= reader.caller.at;
  const due = dueWords(shown.policy, duty);
  return (
    <p class={isLate ? 'due late' : 'due'}>
      <strong>{tell(reader, dutyTitle(shown.policy, duty.id))}</strong> {tell(reader, due.label)}:{' '}
      {tell(reader, due.time)}
      {at === null ? '' : tell(reader, { ja: `（${remaining(reader, at)}）`, en: ` (${remaining(reader, at)})` })}
      {isMailedButCalls(policy, state, duty) ? <span class="tag">{tell(reader, WAITS_FOR_CALL)}</span> : null}
      <br />
      {duty.because === null ? null : (
        <>
          {tell(reader, duty.because)}
          <br />
        </>
      )}
      <span class="quiet">
        {tell(reader, { ja: '担当', en: 'Who must act' })}:{' '}
        {roleNames(shown.policy, duty.owner, reader.language, mayNotDo(shown.state, duty.id))}
      </span>
    </p>
  );
}
