import type { Refusal } from '../../../domain/base/refusal.ts';
import type { Text } from '../../../domain/base/text.ts';
import { mayNotDecide } from '../../../domain/incident/decide/decide-duty.ts';
import { isFullReport, itemsToSay } from '../../../domain/incident/decide/response/decide-report.ts';
import { bodyDigest } from '../../../domain/incident/notice/given/plain-body.ts';
import type { IncidentDuty } from '../../../domain/incident/record/duty.ts';
import type { ReportMade } from '../../../domain/incident/record/response-state.ts';
import { isGoingOn } from '../../../domain/incident/standing/after-closing.ts';
import type { ReportItem } from '../../../domain/policy/shape/reports.ts';
import type { PolicyReport } from '../../../domain/policy/shape/schema.ts';
import { openItem, REPORT_ITEM } from '../../../domain/rules/authority/item-titles.ts';
import { TELLINGS } from '../../../domain/rules/authority/legal-kinds.ts';
import { dutyTitle } from '../../../domain/rules/deadline/title.ts';
import { actorOf } from '../../http/caller.ts';
import type { FilingQuestion } from '../../shown/filing-question.ts';
import { type Filings, type ItemStart, itemStart, itemsOf, startOf, startsOf } from '../../shown/filing-start.ts';
import type { Shown } from '../../shown/shown.ts';
import { filingWords, REFERENCE } from '../../words/filing-words.ts';
import { CommandForm, Line, Opened, Prose, Tick } from '../frame/form.tsx';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';
import { Settles } from './filing-settles.tsx';

export interface FilingProps extends Filings {
  /** What is asked of the form that came back; null where it is fresh, or was filled from the record of now. */
  readonly question: FilingQuestion | null;
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly duty: IncidentDuty;
  readonly report: PolicyReport;
}

/** Where the filing of a duty is written, recorded and printed. `principals#2` is `principals~2` there: a `#` ends a path. */
export function filingPath(incident: string, duty: string): string {
  return `/incidents/${incident}/filings/${encodeURIComponent(duty.replace('#', '~'))}`;
}

/** The duty that a path of `filingPath` names. */
export function dutyInPath(name: string): string {
  return name.replace('~', '#');
}

/** Label of the link to a filing. A person who may not write filings can only read what was recorded. */
export function filingLink(reader: ScreenReader, { policy, state }: Shown, duty: IncidentDuty): string {
  const isTheirs = mayNotDecide({ policy, state, actor: actorOf(reader.caller) }, duty) === null;
  return tell(reader, isTheirs ? filingWords(duty).write : READ);
}

const READ: Text = { ja: '記録された内容を確認する', en: 'See what was recorded' };

/** Why this person is not offered its form: it is over, or it is not theirs. Null where the form stands. */
function noForm({ reader, shown, duty }: FilingProps): 'over' | Refusal | null {
  const { policy, state } = shown;
  if (!isGoingOn(state, duty) || duty.status === 'waived' || duty.status === 'void') return 'over';
  return mayNotDecide({ policy, state, actor: actorOf(reader.caller) }, duty);
}

/** Whether paper shows the form with what was entered; else what was recorded last. */
export function printsForm(props: FilingProps): boolean {
  return noForm(props) === null && props.duty.metAt === null;
}

/** The form of a report, each item with its own box; nothing for those who may not record it, but who may. */
export function FilingForm(props: FilingProps) {
  const { reader, shown, duty, report, filed } = props;
  const { policy, state } = shown;
  const without = noForm(props);
  if (without === 'over') return null;
  if (without !== null) return <p>{tell(reader, without.reason)}</p>;
  const start = startOf(duty, props);
  const starts = startsOf(policy, state, { duty, report, filings: props, language: reader.language });
  const words = filingWords(report);
  const toSay = itemsToSay(shown, report);
  return (
    <section aria-labelledby="filing" class={printsForm(props) ? '' : 'screen-only'}>
      <h2 id="filing" class="screen-only">
        {tell(reader, words.says)}
      </h2>
      {filed.length > 0 ? (
        <p class="quiet screen-only">{tell(reader, start.isCorrection ? words.correction : words.anew)}</p>
      ) : null}
      <p class="quiet screen-only">{tell(reader, howToFillIn(report))}</p>
      <CommandForm
        reader={reader}
        action={filingPath(state.id, duty.id)}
        hidden={{ duty: duty.id }}
        isPrinted={printsForm(props)}
        button={tell(reader, start.isCorrection ? RECORD_AGAIN : words.record)}
      >
        <Opened name="seq" value={String(state.seq)} />
        <Opened name="language" value={reader.language} />
        {itemsOf(report).map((item) => (
          <ItemFields
            reader={reader}
            shown={shown}
            item={item}
            start={itemStart(policy, state, report, start, item)}
            opened={bodyDigest(starts[item] ?? '')}
            mustBeSaid={toSay.includes(item)}
          />
        ))}
        {words.hasReference ? (
          <Line
            id="reference"
            name="reference"
            label={tell(reader, REFERENCE)}
            value={start.filed.at(-1)?.said?.reference ?? ''}
          />
        ) : null}
        <div class="screen-only">
          <Prose id="evidence" name="evidence" label={tell(reader, words.evidence)} />
          {props.question === null ? null : <Settles reader={reader} question={props.question} />}
        </div>
      </CommandForm>
    </section>
  );
}

const RECORD_AGAIN = { ja: '訂正を記録する', en: 'Record the correction' };
const CHECK = {
  ja: 'あらかじめ入っている内容は、ご確認のうえ、必要に応じて修正してください。',
  en: 'Check what is filled in already, and change what needs changing.',
};
const AS_OPEN = {
  ja: '「調査中」（対応・公表・再発防止は「検討中」、その他は「記載なし」）',
  en: 'under investigation (what was done, publication and prevention: not decided yet; anything else: nothing to add)',
};
const FULL = {
  ja: `すべての項目の記入が必要です。「調査中」「検討中」や空欄の項目があると記録できません。該当しない項目には印を付けてください。${CHECK.ja}`,
  en: `Every item is needed: one that is empty, under investigation or not decided keeps it from being recorded. Tick those that do not apply. ${CHECK.en}`,
};
const TOLD = {
  ja: `「必須」の項目には、伝えた内容を記入してください。その他の項目は、空欄の場合は${AS_OPEN.ja}として記録します。該当しない項目には印を付けてください。${CHECK.ja}`,
  en: `Write what was told into the items marked as required. Any other item left empty is recorded as ${AS_OPEN.en}. Tick those that do not apply. ${CHECK.en}`,
};
const EMPTY_MEANS = {
  ja: `空欄の項目は、${AS_OPEN.ja}として記録します。該当しない項目には印を付けてください。${CHECK.ja}`,
  en: `An item left empty is recorded as ${AS_OPEN.en}. Tick those that do not apply. ${CHECK.en}`,
};

/** What becomes of an item that is left empty: a full report is refused with one. */
function howToFillIn(report: PolicyReport) {
  if (isFullReport(report)) return FULL;
  return TELLINGS.includes(report.kind) ? TOLD : EMPTY_MEANS;
}

interface ItemProps extends Pick<FilingProps, 'reader' | 'shown'> {
  readonly item: ReportItem;
  readonly start: ItemStart;
  /** Digest of what its field sends as it is. */
  readonly opened: string;
  /** In words: neither open nor not applicable. */
  readonly mustBeSaid: boolean;
}

function ItemFields({ reader, shown, item, start, opened, mustBeSaid }: ItemProps) {
  const title = REPORT_ITEM[item];
  const { text, isNotApplicable } = start;
  return (
    <fieldset>
      <legend>{tell(reader, title)}</legend>
      <Opened name={`item.${item}`} value={opened} />
      <Prose
        id={item}
        name={`item.${item}`}
        label={tell(reader, mustBeSaid ? CONTENT_REQUIRED : CONTENT)}
        value={typeof text === 'string' ? text : tell(reader, text)}
      />
      <Origin reader={reader} shown={shown} item={item} start={start} />
      {mustBeSaid ? null : (
        <Tick
          name={`item.${item}`}
          value="not-applicable"
          isTicked={isNotApplicable}
          label={tell(reader, { ja: `「${title.ja}」は該当しない`, en: `“${title.en}” does not apply` })}
        />
      )}
    </fieldset>
  );
}

const CONTENT = { ja: '内容', en: 'Content' };
const CONTENT_REQUIRED = { ja: '内容（必須）', en: 'Content (required)' };

/** Where the words in the box come from, and what recorded facts say where that is something else. */
function Origin({ reader, shown, item, start }: Omit<ItemProps, 'mustBeSaid' | 'opened'>) {
  const { text, carriedFrom, wasOpenIn, facts } = start;
  const named = (made: ReportMade) => {
    const title = dutyTitle(shown.policy, made.report);
    return { title, at: moment(reader, made.at) };
  };
  const lines = [
    ...(carriedFrom === null ? [] : [carriedWords(named(carriedFrom))]),
    ...(wasOpenIn === null ? [] : [openWords(named(wasOpenIn), openItem(item))]),
    ...(facts === null || text === facts.ja || text === facts.en ? [] : [factsWords(facts)]),
  ];
  return (
    <>
      {lines.map((words) => (
        <p class="quiet screen-only">{tell(reader, words)}</p>
      ))}
    </>
  );
}

interface FilingEvent {
  readonly title: Text;
  readonly at: string;
}

function carriedWords({ title, at }: FilingEvent): Text {
  return {
    ja: `「${title.ja}」（${at}に記録）の内容を引き継いでいます。`,
    en: `Carried over from “${title.en}” (recorded ${at}).`,
  };
}

function openWords({ title, at }: FilingEvent, open: Text): Text {
  return {
    ja: `「${title.ja}」（${at}に記録）では「${open.ja}」とした項目です。`,
    en: `“${title.en}” (recorded ${at}) said of this: ${open.en}.`,
  };
}

function factsWords(facts: Text): Text {
  return { ja: `記録された事実：${facts.ja}`, en: `Recorded facts say: ${facts.en}` };
}
