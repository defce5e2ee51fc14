import type { Text } from '../../../domain/base/text.ts';
import { spokenDate } from '../../../domain/base/time/spoken.ts';
import { zonedParts } from '../../../domain/base/time/zoned.ts';
import { dutyStatus } from '../../../domain/components/obligations/words.ts';
import type { ItemState } from '../../../domain/incident/record/response-events.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { DECISION } from '../../../domain/incident/standing/status-words.ts';
import { REPORT_ITEMS, type ReportItem } from '../../../domain/policy/shape/reports.ts';
import type { Policy, PolicyReport } from '../../../domain/policy/shape/schema.ts';
import { personName } from '../../../domain/policy/titles.ts';
import { standingStatutes } from '../../../domain/rules/assessment/ground-verdict.ts';
import { openItem, REPORT_ITEM } from '../../../domain/rules/authority/item-titles.ts';
import { TELLINGS } from '../../../domain/rules/authority/legal-kinds.ts';
import { dueWords } from '../../../domain/rules/deadline/due-words.ts';
import { dutyTitle } from '../../../domain/rules/deadline/title.ts';
import { knownFacts } from '../../../domain/rules/facts/derived.ts';
import type { FilingShown } from '../../shown/filing-start.ts';
import { filingWords, REFERENCE } from '../../words/filing-words.ts';
import { DonePart } from '../frame/done-part.tsx';
import { document, Layout } from '../frame/layout.tsx';
import { RefusedBox } from '../frame/problem-box.tsx';
import { href, moment, tell } from '../frame/reader.ts';
import { FilingForm, type FilingProps, printsForm } from './filing-form.tsx';

/** One report to an authority or body: its form, filled with recorded facts, and what was filed, to be printed. */
export function filingPage(props: FilingProps): string {
  const { reader, shown, duty } = props;
  const newest = props.filed.at(-1);
  const title = tell(reader, dutyTitle(shown.policy, duty.id));
  return document(
    <Layout reader={reader} title={title} isLetter>
      <LetterHead {...props} />
      <h1>{title}</h1>
      <DonePart reader={reader} shown={shown} />
      <RefusedBox reader={reader} />
      <p class="screen-only">
        <a href={href(reader, `/incidents/${shown.state.id}`)}>{shown.report.title}</a>
      </p>
      <Particulars {...props} />
      <PlanAttached {...props} />
      <p class="quiet screen-only">{tell(reader, howToPrint(props))}</p>
      {props.filed.toReversed().map((one) => (
        <div class={one === newest && !printsForm(props) ? '' : 'screen-only'}>
          <Filed reader={reader} shown={shown} report={props.report} one={one} />
        </div>
      ))}
      <FilingForm {...props} />
    </Layout>,
  );
}

function howToPrint(props: FilingProps): Text {
  if (printsForm(props)) return PRINT_ENTERED;
  return props.filed.length === 0 ? NOT_RECORDED : PRINT;
}

const NOT_RECORDED = { ja: 'まだ記録はありません。', en: 'Nothing has been recorded yet.' };
const PRINT_ENTERED = {
  ja: 'ブラウザーの印刷機能で、入力中の内容を含めて印刷できます。',
  en: 'Print this page with your browser; what you have entered so far is printed, too.',
};
const PRINT = {
  ja: 'ブラウザーの印刷機能で、記録した最新の内容を書面として印刷できます。',
  en: 'Print this page with your browser: what was recorded last comes out as a document.',
};

/** On paper only: date, addressee and sender, as a letter has them. */
function LetterHead(props: FilingProps) {
  const { reader, shown, report } = props;
  const { policy } = shown;
  const at = printsForm(props) ? reader.caller.at : (props.filed.at(-1)?.made.at ?? reader.caller.at);
  const addressee = policy.team.contacts[report.to]?.name;
  return (
    <div class="print-only letter-head">
      <p class="right">{spokenDate(zonedParts(at, policy.zone), reader.language)}</p>
      {addressee === undefined || TELLINGS.includes(report.kind) ? null : (
        <p>{tell(reader, { ja: `${addressee.ja}　御中`, en: `To: ${addressee.en}` })}</p>
      )}
      <p class="right">{tell(reader, policy.company.name)}</p>
    </div>
  );
}

function Particulars({ reader, shown: { policy, state }, duty, report }: FilingProps) {
  const due = dueWords(policy, duty);
  const words = filingWords(report);
  return (
    <dl class="facts screen-only">
      <dt>{tell(reader, words.to)}</dt>
      <dd>{tell(reader, policy.team.contacts[report.to]?.name ?? { ja: report.to, en: report.to })}</dd>
      <dt>{tell(reader, words.from)}</dt>
      <dd>{tell(reader, policy.company.name)}</dd>
      <dt>{tell(reader, { ja: '根拠', en: 'Asked by' })}</dt>
      <dd>
        {groundsOf(policy, state, report).map((source) => (
          <p>{tell(reader, source)}</p>
        ))}
      </dd>
      <dt>{tell(reader, due.label)}</dt>
      <dd>{tell(reader, due.time)}</dd>
      <dt>{tell(reader, { ja: '状態', en: 'Status' })}</dt>
      <dd>{tell(reader, dutyStatus(duty))}</dd>
      <dt>{tell(reader, { ja: '検知', en: 'Detected' })}</dt>
      <dd>{moment(reader, state.detectedAt)}</dd>
    </dl>
  );
}

/** The prevention plan, printed with a report that goes together with it. GK-9. */
function PlanAttached({ reader, shown, report }: FilingProps) {
  const { prevention } = shown.report.response;
  if (report.withPlan !== true || prevention === null || prevention.status === 'rejected') return null;
  const erased = tell(reader, { ja: '（削除済み）', en: '(erased)' });
  return (
    <section class="card" aria-labelledby="plan">
      <h2 id="plan">{tell(reader, { ja: '添付：再発防止計画', en: 'Attached: prevention plan' })}</h2>
      <dl class="filing">
        <dt>{tell(reader, { ja: '技術的な対策', en: 'Technical' })}</dt>
        <dd>{prevention.technical ?? erased}</dd>
        <dt>{tell(reader, { ja: '組織的な対策', en: 'Organisational' })}</dt>
        <dd>{prevention.organisational ?? erased}</dd>
        <dt>{tell(reader, { ja: '承認', en: 'Approval' })}</dt>
        <dd>{tell(reader, DECISION[prevention.status])}</dd>
      </dl>
    </section>
  );
}

function groundsOf(policy: Policy, { facts }: OpenIncident, report: PolicyReport): readonly Text[] {
  const promise = report.promise === undefined ? [] : [{ ja: report.promise.clause, en: report.promise.clause }];
  return [...standingStatutes(policy, report, knownFacts(policy, facts)).map(({ source }) => source), ...promise];
}

function stateOf(item: ReportItem, state: ItemState): Text {
  if (state === 'under-investigation') return openItem(item);
  return state === 'known'
    ? { ja: '（内容は削除済み）', en: '(the content was erased)' }
    : { ja: '該当なし', en: 'not applicable' };
}

interface FiledProps extends Pick<FilingProps, 'reader' | 'shown' | 'report'> {
  readonly one: FilingShown;
}

function Filed({ reader, shown, report, one: { made, said } }: FiledProps) {
  const { number, at, by, items } = made;
  const words = filingWords(report);
  return (
    <section class="card">
      <h2 class="screen-only">{tell(reader, words.nth(number))}</h2>
      <p class="quiet screen-only">
        {moment(reader, at)} {tell(reader, personName(shown.policy, by))}
      </p>
      <dl class="filing">
        {REPORT_ITEMS.filter((item) => items[item] !== undefined).map((item) => (
          <>
            <dt>{tell(reader, REPORT_ITEM[item])}</dt>
            <dd>{said?.items[item] ?? tell(reader, stateOf(item, items[item] ?? 'known'))}</dd>
          </>
        ))}
        <Extra term={tell(reader, REFERENCE)} text={said?.reference ?? null} />
      </dl>
      <dl class="filing screen-only">
        <Extra term={tell(reader, words.evidence)} text={said?.evidence ?? null} />
      </dl>
    </section>
  );
}

function Extra({ term, text }: { readonly term: string; readonly text: string | null }) {
  if (text === null) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
