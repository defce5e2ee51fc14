import { REPORT_ITEM } from '../../domain/authority/item-titles.ts';
import { statutesOf } from '../../domain/authority/statutes.ts';
import { dueWords } from '../../domain/duty/due-words.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import { titleOfDuty } from '../../domain/duty/title.ts';
import { isGoingOn } from '../../domain/incident/after-closing.ts';
import { mayNotDecide } from '../../domain/incident/decide-duty.ts';
import { prefilledItems } from '../../domain/incident/prefilled-items.ts';
import type { ReportItem } from '../../domain/incident/response/events.ts';
import type { ReportMade } from '../../domain/incident/response/state.ts';
import { DECISION, dutyStatus } from '../../domain/incident/status-words.ts';
import type { Report } from '../../domain/policy/schema.ts';
import { REPORT_ITEMS } from '../../domain/policy/shape/reports.ts';
import { personName } from '../../domain/policy/titles.ts';
import { actorOf } from '../caller.ts';
import type { FiledText } from '../filed-text.ts';
import type { Shown } from '../shown.ts';
import { CommandForm, Line, Prose, Tick } from './form.tsx';
import { document, Layout } from './layout.tsx';
import { RefusedBox } from './problem-box.tsx';
import { href, moment, type Reader, tell } from './reader.ts';

/** A filing that was recorded, with what it said; null where that was erased. */
export interface FilingShown {
  readonly made: ReportMade;
  readonly said: FiledText | null;
}

interface FilingProps {
  readonly reader: Reader;
  readonly shown: Shown;
  readonly duty: Duty;
  readonly report: Report;
  /** What was filed so far, oldest first. */
  readonly filed: readonly FilingShown[];
}

/** Where the filing of a duty is written, recorded and printed. */
export function filingPath(incident: string, duty: string): string {
  return `/incidents/${incident}/filings/${encodeURIComponent(duty)}`;
}

/** One report to an authority or body: its form, filled with recorded facts, and what was filed, to be printed. */
export function filingPage(props: FilingProps): string {
  const { reader, shown, duty } = props;
  const title = tell(reader, titleOfDuty(shown.policy, duty));
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <RefusedBox reader={reader} />
      <p>
        <a href={href(reader, `/incidents/${shown.state.id}`)}>{shown.report.title}</a>
      </p>
      <Particulars {...props} />
      <PlanAttached {...props} />
      <p class="quiet screen-only">
        {tell(reader, {
          ja: 'ブラウザーの印刷機能で、入力中の内容を含めて印刷できます。',
          en: 'Print this page with your browser; what you have entered so far is printed, too.',
        })}
      </p>
      {props.filed.toReversed().map((one) => (
        <Filed reader={reader} shown={shown} one={one} />
      ))}
      <FilingForm {...props} />
    </Layout>,
  );
}

function Particulars({ reader, shown: { policy, state }, duty, report }: FilingProps) {
  const due = dueWords(policy, duty);
  return (
    <dl class="facts">
      <dt>{tell(reader, { ja: '提出先', en: 'To' })}</dt>
      <dd>{tell(reader, policy.team.contacts[report.to]?.name ?? { ja: report.to, en: report.to })}</dd>
      <dt>{tell(reader, { ja: '提出者', en: 'From' })}</dt>
      <dd>{tell(reader, policy.company.name)}</dd>
      <dt>{tell(reader, { ja: '根拠', en: 'Asked by' })}</dt>
      <dd>
        {groundsOf(report).map((source) => (
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

function groundsOf(report: Report) {
  const promise = report.promise === undefined ? [] : [{ ja: report.promise.clause, en: report.promise.clause }];
  return [...statutesOf(report).map(({ source }) => source), ...promise];
}

/** The items that the law asks for; all of them where only the company asks. */
function itemsOf(report: Report): readonly ReportItem[] {
  const asked = statutesOf(report).flatMap(({ content }) => content);
  return asked.length === 0 ? REPORT_ITEMS : REPORT_ITEMS.filter((item) => asked.includes(item));
}

const STATES = {
  known: { ja: '（内容は削除済み）', en: '(the content was erased)' },
  'under-investigation': { ja: '調査中', en: 'under investigation' },
  'not-applicable': { ja: '該当なし', en: 'not applicable' },
} as const;

function Filed({ reader, shown, one: { made, said } }: Pick<FilingProps, 'reader' | 'shown'> & { one: FilingShown }) {
  const { number, at, by, items } = made;
  return (
    <section class="card">
      <h2>{tell(reader, { ja: `提出 第${number}回`, en: `Filing no. ${number}` })}</h2>
      <p class="quiet">
        {moment(reader, at)} {tell(reader, personName(shown.policy, by))}
      </p>
      <dl class="filing">
        {REPORT_ITEMS.filter((item) => items[item] !== undefined).map((item) => (
          <>
            <dt>{tell(reader, REPORT_ITEM[item])}</dt>
            <dd>{said?.items[item] ?? tell(reader, STATES[items[item] ?? 'known'])}</dd>
          </>
        ))}
        <Extra term={tell(reader, { ja: '受付番号', en: 'Reference number' })} text={said?.reference ?? null} />
        <Extra term={tell(reader, EVIDENCE)} text={said?.evidence ?? null} />
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

const EVIDENCE = { ja: '根拠・証跡', en: 'Evidence' };
const EMPTY_MEANS = {
  ja: '空欄の項目は「調査中」として記録します。該当しない項目には印を付けてください。事実から作成した内容があらかじめ入っている項目は、ご確認のうえ、必要に応じて修正してください。',
  en: 'An item left empty is recorded as under investigation. Tick those that do not apply. Items that recorded facts already answer are filled in: check them, and change what needs changing.',
};
const CORRECTION = {
  ja: '提出済みの内容を訂正する場合は、次のフォームで改めて記録してください。以前の記録も残ります。',
  en: 'To correct what was filed, record it again below. The earlier filing stays on record.',
};

function FilingForm({ reader, shown, duty, report, filed }: FilingProps) {
  const { policy, state } = shown;
  if (!isGoingOn(state, duty) || duty.status === 'waived' || duty.status === 'void') return null;
  const refusal = mayNotDecide({ policy, state, actor: actorOf(reader.caller) }, duty);
  if (refusal !== null) return <p>{tell(reader, refusal.reason)}</p>;
  const isAgain = filed.length > 0;
  return (
    <section aria-labelledby="filing">
      <h2 id="filing">{tell(reader, { ja: '報告の内容', en: 'What the filing says' })}</h2>
      <p class="quiet screen-only">{tell(reader, isAgain ? CORRECTION : EMPTY_MEANS)}</p>
      <CommandForm
        reader={reader}
        action={filingPath(state.id, duty.id)}
        hidden={{ duty: duty.id }}
        isPrinted
        button={tell(reader, isAgain ? { ja: '訂正を記録する', en: 'Record the correction' } : RECORD)}
      >
        {itemsOf(report).map((item) => (
          <ItemFields reader={reader} item={item} start={startOf(reader, shown, report, filed, item)} />
        ))}
        <Line id="reference" name="reference" label={tell(reader, { ja: '受付番号', en: 'Reference number' })} />
        <Prose id="evidence" name="evidence" label={tell(reader, EVIDENCE)} />
      </CommandForm>
    </section>
  );
}

const RECORD = { ja: '提出したことを記録する', en: 'Record that it was filed' };

/** What an item's box starts with: what was filed last, else what recorded facts answer. */
function startOf(reader: Reader, shown: Shown, report: Report, filed: FilingProps['filed'], item: ReportItem): string {
  const last = filed.at(-1);
  if (last !== undefined) return last.said?.items[item] ?? '';
  return prefilledItems(shown.policy, shown.state, report.kind)[item]?.[reader.language] ?? '';
}

interface ItemProps {
  readonly reader: Reader;
  readonly item: ReportItem;
  readonly start: string;
}

function ItemFields({ reader, item, start }: ItemProps) {
  const title = REPORT_ITEM[item];
  return (
    <fieldset>
      <legend>{tell(reader, title)}</legend>
      <Prose id={item} name={`item.${item}`} label={tell(reader, { ja: '内容', en: 'Content' })} value={start} />
      <Tick
        name={`item.${item}`}
        value="not-applicable"
        label={tell(reader, { ja: `「${title.ja}」は該当しない`, en: `“${title.en}” does not apply` })}
      />
    </fieldset>
  );
}
