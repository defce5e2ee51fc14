import type { Text } from '../../../domain/base/text.ts';
import type { Instant } from '../../../domain/base/time/instant.ts';
import { lastingHow } from '../../../domain/incident/notice/lines/periods/period-lines.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { type DataEnds, dataEnds } from '../../../domain/incident/situation/courses.ts';
import { beginningsOf, eachBegun } from '../../../domain/incident/standing/beginnings.ts';
import { outsideReporter } from '../../api/answer.ts';
import type { ShownNotice } from '../../shown/notice-shown.ts';
import type { Shown } from '../../shown/shown.ts';
import { clauseText } from '../../words/names.ts';
import { INCIDENT_STATUS } from '../../words/statuses.ts';
import { DonePart } from '../frame/done-part.tsx';
import { document, Layout } from '../frame/layout.tsx';
import { LevelTag } from '../frame/level-tag.tsx';
import { RefusedBox } from '../frame/problem-box.tsx';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';
import { ClosingPart } from './closing-part.tsx';
import { JoinedPart, JoiningPart, LedgerPart, OutagesPart, TimelinePart } from './course-parts.tsx';
import { DutiesPart } from './duties-part.tsx';
import { FactsPart } from './facts-part.tsx';
import { LawPart } from './law-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import { PagesPart } from './pages-part.tsx';
import { ResponsePart } from './response-forms.tsx';
import { PlaybooksPart } from './response-parts.tsx';
import { SignalsPart } from './signals-part.tsx';
import { TodoPart } from './todo-part.tsx';

interface IncidentProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly notices: readonly ShownNotice[];
}

/** One incident: what is known, what is owed, who is called, what is told, what happened. */
export function incidentPage({ reader, shown, notices }: IncidentProps): string {
  const { title } = shown.report;
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <RefusedBox reader={reader} />
      <DonePart reader={reader} shown={shown} />
      <Head reader={reader} shown={shown} />
      <JoinedPart reader={reader} shown={shown} />
      <TodoPart reader={reader} state={shown.state} />
      <Contents reader={reader} />
      <SignalsPart reader={reader} shown={shown} />
      <DutiesPart reader={reader} shown={shown} />
      <FactsPart reader={reader} state={shown.state} />
      <NoticesPart reader={reader} shown={shown} notices={notices} />
      <LawPart reader={reader} shown={shown} />
      <PlaybooksPart reader={reader} shown={shown} />
      <ResponsePart reader={reader} shown={shown} />
      <PagesPart reader={reader} shown={shown} />
      <OutagesPart reader={reader} shown={shown} />
      <TimelinePart reader={reader} shown={shown} />
      <LedgerPart reader={reader} shown={shown} />
      <JoiningPart reader={reader} shown={shown} />
      <ClosingPart reader={reader} shown={shown} />
    </Layout>,
  );
}

const PARTS = [
  ['duties', { ja: '約束と期限', en: 'What is owed' }],
  ['facts', { ja: '事実', en: 'Facts' }],
  ['notices', { ja: 'お客様への通知', en: 'Notices' }],
  ['reports', { ja: '法令・届出', en: 'Filings' }],
  ['response', { ja: '対応', en: 'Response' }],
  ['pages', { ja: '呼出', en: 'Pages' }],
  ['timeline', { ja: '経過', en: 'What happened' }],
] as const satisfies readonly (readonly [string, Text])[];

/** Links to the parts of a page that is long. */
function Contents({ reader }: { readonly reader: ScreenReader }) {
  return (
    <nav class="tags screen-only" aria-label={tell(reader, { ja: '目次', en: 'On this page' })}>
      {PARTS.map(([anchor, title]) => (
        <a class="tag" href={`#${anchor}`}>
          {tell(reader, title)}
        </a>
      ))}
    </nav>
  );
}

/** Of data and the service each, where they began at two moments. */
function Occurrence({ reader, state }: { readonly reader: ScreenReader; readonly state: OpenIncident }) {
  const each = eachBegun(state);
  const began = each?.data === null ? each : beginningsOf(state);
  const rows: readonly (readonly [Text, Instant | null])[] =
    began === null
      ? [[{ ja: '発生', en: 'Occurred' }, state.occurredAt]]
      : [
          [{ ja: '発生（データ）', en: 'Occurred (data)' }, began.data],
          [{ ja: '発生（サービス）', en: 'Occurred (service)' }, began.service],
        ];
  return (
    <>
      {rows.map(([title, at]) => (
        <>
          <dt>{tell(reader, title)}</dt>
          <dd>{moment(reader, at)}</dd>
        </>
      ))}
    </>
  );
}

/** Of two things each has its own end; the service alone is restored. */
function Over({ reader, state }: { readonly reader: ScreenReader; readonly state: OpenIncident }) {
  const restored: Text = { ja: '復旧', en: 'Restored' };
  const known = dataEnds(state);
  const restoredAt = moment(reader, state.restoredAt);
  const rows: readonly (readonly [Text, readonly string[]])[] =
    known === null
      ? [[restored, [restoredAt]]]
      : [
          [{ ja: '終了（データ）', en: 'Over (data)' }, dataEndsSaid(reader, known)],
          ...(known.isApart ? [[{ ja: '復旧（サービス）', en: 'Restored (service)' }, [restoredAt]] as const] : []),
        ];
  return (
    <>
      {rows.map(([title, said]) => (
        <>
          <dt>{tell(reader, title)}</dt>
          <dd>{said.join(tell(reader, { ja: '、', en: ', ' }))}</dd>
        </>
      ))}
    </>
  );
}

/** Each end, and since when it goes on after it, in the words of notices. */
function dataEndsSaid(reader: ScreenReader, { ends, lasting }: DataEnds): readonly string[] {
  const over = ends.map((at) => moment(reader, at));
  if (lasting === null) return over;
  const how = tell(reader, lastingHow(lasting));
  if (lasting.from === null) return [...over, how];
  const from = moment(reader, lasting.from);
  return [...over, tell(reader, { ja: `${from}から（${how}）`, en: `since ${from} (${how})` })];
}

function Head({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  const { state, report } = shown;
  return (
    <>
      <p class="tags">
        <LevelTag reader={reader} shown={shown} />
        <span class="tag">{tell(reader, INCIDENT_STATUS[state.status])}</span>
        {state.drill ? <span class="tag">{tell(reader, { ja: '訓練', en: 'drill' })}</span> : null}
        {state.status === 'open' ? <NotifyTag reader={reader} notify={report.notify} /> : null}
      </p>
      <Overruled reader={reader} shown={shown} />
      <ul>
        {report.clauses.map((clause) => (
          <li>
            <strong>{clause}</strong> {clauseText(shown.policy, clause, reader.language)}
          </li>
        ))}
      </ul>
      <dl class="facts">
        <Occurrence reader={reader} state={state} />
        <dt>{tell(reader, { ja: '検知', en: 'Detected' })}</dt>
        <dd>{moment(reader, state.detectedAt)}</dd>
        {state.knownAt === null ? null : (
          <>
            <dt>{tell(reader, { ja: '覚知', en: 'Became known' })}</dt>
            <dd>{moment(reader, state.knownAt)}</dd>
          </>
        )}
        <Over reader={reader} state={state} />
        <OutsideReporter reader={reader} shown={shown} />
        <dt>{tell(reader, { ja: '対応方針', en: 'Policy' })}</dt>
        <dd>
          {report.policy.name}{' '}
          {tell(reader, { ja: `第${report.policy.version}版`, en: `version ${report.policy.version}` })}
        </dd>
        <dt>ID</dt>
        <dd class="mono">{state.id}</dd>
      </dl>
    </>
  );
}

/** Who reported it from outside, in the words of the report; erasable as every text. */
function OutsideReporter({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  const { origin } = shown.state;
  if (origin.kind !== 'report' || origin.reporter === null) return null;
  const words = outsideReporter(shown) ?? tell(reader, { ja: '（削除済み）', en: '(erased)' });
  return (
    <>
      <dt>{tell(reader, { ja: '社外の報告者', en: 'Reporter from outside' })}</dt>
      <dd>{words}</dd>
    </>
  );
}

function NotifyTag({ reader, notify }: { readonly reader: ScreenReader; readonly notify: boolean | null }) {
  if (notify === null) return null;
  const text = notify
    ? { ja: 'お客様へ通知する', en: 'customers are told' }
    : { ja: 'お客様への通知なし', en: 'customers are not told' };
  return <span class="tag">{tell(reader, text)}</span>;
}

function Overruled({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  const { overruled } = shown.state;
  if (overruled === null) return null;
  const reason = shown.texts.get(overruled.reason.content) ?? tell(reader, { ja: '（削除済み）', en: '(erased)' });
  return (
    <p class="notice-box">
      {tell(reader, { ja: 'レベルは手動で設定されています', en: 'The level was set by a person' })}: {reason}
    </p>
  );
}
