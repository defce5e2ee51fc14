import { sameJson } from '../../domain/base/ledger/canonical.ts';
import { type Language, quoted, type Text } from '../../domain/base/text.ts';
import { spokenText } from '../../domain/base/time/spoken.ts';
import { bodyDigest, plainBody } from '../../domain/incident/notice/given/plain-body.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { ReportItem } from '../../domain/policy/shape/reports.ts';
import type { Policy, PolicyReport } from '../../domain/policy/shape/schema.ts';
import { personName } from '../../domain/policy/titles.ts';
import { openItem } from '../../domain/rules/authority/item-titles.ts';
import type { Duty } from '../../domain/rules/deadline/duty.ts';
import { dutyTitle } from '../../domain/rules/deadline/title.ts';
import type { ConsolePorts } from '../http/ports.ts';
import type { FieldProblem } from '../http/problem.ts';
import { filingWords } from '../words/filing-words.ts';
import { type FilingShown, filedOf, filingsOf, type ItemWords, itemsOf, startsOf } from './filing-start.ts';
import { isSameNumber } from './filing-warnings.ts';
import { stateAt } from './since-worded.ts';

/** The form of a filing as it was sent. */
export interface FilingSent {
  readonly items: Readonly<Record<string, string>>;
  /** Digests of what its boxes were filled with, by the record of a seq. */
  readonly opened: {
    readonly seq: number;
    readonly language: Language;
    readonly items: Readonly<Record<string, string>>;
  };
}

export interface FilingAbout {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly duty: Duty;
  readonly report: PolicyReport;
}

/** What a person is asked before a filing is recorded: its form was filled from another record than that of now. */
export interface FilingQuestion {
  /** Answers of the field `settles`. Each stands for this very question. */
  readonly entered: string;
  readonly record: string;
  /** Somebody recorded the same report meanwhile. */
  readonly isFiled: boolean;
  /** What differs, and what is asked. */
  readonly asks: readonly FieldProblem[];
  /** The same once the boxes are filled from the record of now. */
  readonly taken: readonly FieldProblem[];
  /** What differs. */
  readonly items: readonly ReportItem[];
  /** What the form begins with by now. */
  readonly fresh: ItemWords;
}

/**
 * What was filed is what the form showed, printed or sent. Null where the record of now has the same, or says what it said when the form
 * was opened, and nobody recorded the report meanwhile. Throws ContentChanged.
 */
export async function filingQuestion(
  ports: ConsolePorts,
  about: FilingAbout,
  { items: sent, opened }: FilingSent,
): Promise<FilingQuestion | null> {
  const { policy, state, duty, report } = about;
  const then = (await stateAt(ports, state, opened.seq)) ?? state;
  const filings = await filingsOf(ports, policy, state, report);
  const isKnown = ({ made: { at, by, text } }: FilingShown) =>
    then.response.reports.some((one) => one.at === at && one.by === by && sameJson(one.text, text));
  const meanwhile = filings.filed.filter((one) => !isKnown(one));
  const before = { ...filings, filed: filings.filed.filter(isKnown) };
  const { language } = opened;
  const asOpened = { duty: then.duties.find(({ id }) => id === duty.id) ?? duty, report, language };
  const now = startsOf(policy, state, { ...asOpened, filings: before });
  const filed = meanwhile.at(-1);
  const differing = itemsOf(report).flatMap((item) => {
    const [form, record] = [sent[item] ?? '', now[item] ?? ''];
    const others = filed === undefined ? null : filedOf(filed, item);
    const wasFilled = opened.items[item];
    const differs = (one: string) => isOther(form, one) && !isSameNumber(item, form, one);
    const isMoved = wasFilled !== undefined && bodyDigest(record) !== wasFilled && differs(record);
    const isRefiled = others !== null && differs(others);
    return isMoved || isRefiled
      ? [{ item, form, record: isMoved ? record : null, filed: isRefiled ? others : null }]
      : [];
  });
  if (differing.length === 0 && filed === undefined) return null;
  const key = bodyDigest(JSON.stringify([differing.map(({ form: _, ...one }) => one), filed?.made ?? null]));
  const fresh = startsOf(policy, state, { duty, report, filings, language });
  return {
    entered: `entered.${key}`,
    record: `record.${key}`,
    isFiled: filed !== undefined,
    asks: [
      { path: SETTLES, message: filed === undefined ? CHANGED : filedMeanwhile(about, filed) },
      ...differing.map((one) => ({ path: `items.${one.item}`, message: differs(one, about, filed) })),
    ],
    taken: [{ path: SETTLES, message: TAKEN }],
    items: differing.map(({ item }) => item),
    fresh,
  };
}

/** A form that comes back with the record of now where that differs. */
export function filledAnew(values: URLSearchParams, { items, fresh }: FilingQuestion, seq: number): URLSearchParams {
  const anew = new URLSearchParams(values);
  anew.delete(SETTLES);
  anew.set('opened.seq', String(seq));
  for (const [item, start = ''] of Object.entries(fresh)) anew.set(`opened.item.${item}`, bodyDigest(start));
  for (const item of items) {
    const start = fresh[item] ?? '';
    anew.delete(`item.${item}`);
    for (const value of start === MARK ? ['', start] : [start]) anew.append(`item.${item}`, value);
  }
  return anew;
}

/** The field with which a person settles the question. */
export const SETTLES = 'settles';
const MARK = 'not-applicable';

function isOther(one: string, other: string): boolean {
  return plainBody(one) !== plainBody(other);
}

interface Differing {
  readonly item: ReportItem;
  readonly form: string;
  /** What the record says now; null where it says what it said. */
  readonly record: string | null;
  /** What was filed meanwhile; null where that is the same. */
  readonly filed: string | null;
}

function differs({ item, form, record, filed: other }: Differing, { report }: FilingAbout, filed?: FilingShown): Text {
  const said = shownAs(item, form);
  const nth = filingWords(report).nth(filed?.made.number ?? 1);
  const others = [
    ...(record === null ? [] : [says(RECORD_NOW, shownAs(item, record))]),
    ...(other === null ? [] : [says(nth, shownAs(item, other))]),
  ];
  return {
    ja: `入力欄では${said.ja}、${others.map(({ ja }) => ja).join('、')}です`,
    en: `the form says ${said.en}; ${others.map(({ en }) => en).join('; ')}`,
  };
}

const RECORD_NOW: Text = { ja: '現在の記録', en: 'the record now' };

function says(who: Text, what: Text): Text {
  return { ja: `${who.ja}では${what.ja}`, en: `${who.en} says ${what.en}` };
}

function shownAs(item: ReportItem, text: string): Text {
  if (text === MARK) return quoted({ ja: '該当なし', en: 'not applicable' });
  return quoted(text === '' ? openItem(item) : { ja: text, en: text });
}

const CHANGED: Text = {
  ja: 'まだ記録していません。この画面を開いた後に記録が変わり、次の項目が入力欄と異なります。相手方に実際に伝えた内容を、フォームの「記録する内容」で選んでください',
  en: 'nothing is recorded yet. The record changed after this form was opened, and these items differ from what is entered. Choose at the end of the form which of the two was in fact submitted or told',
};
const TAKEN: Text = {
  ja: 'まだ記録していません。異なる項目を、現在の記録の内容に置き換えました。内容を確認して、もう一度送信してください',
  en: 'nothing is recorded yet. What differed is filled in from the record of now. Check it and send it again',
};

/** Who recorded it, when, and under which number. What it says stands with the items, and on the page. */
function filedMeanwhile({ policy, duty, report }: FilingAbout, { made, said }: FilingShown): Text {
  const [name, at, title] = [personName(policy, made.by), spokenText(made.at, policy.zone), dutyTitle(policy, duty.id)];
  const nth = filingWords(report).nth(made.number);
  const reference = said?.reference == null ? { ja: '', en: '' } : numbered(said.reference);
  return {
    ja: `まだ記録していません。この画面を開いた後、${at.ja}に${name.ja}が「${title.ja}」（${nth.ja}${reference.ja}）を記録しました。入力した内容がその訂正かどうかを、フォームの「記録する内容」で選んでください`,
    en: `nothing is recorded yet. ${name.en} recorded ${title.en} (${nth.en}${reference.en}) at ${at.en}, after this form was opened. Choose at the end of the form whether what is entered is a correction of it`,
  };
}

function numbered(reference: string): Text {
  return { ja: `、受付番号：${reference}`, en: `, reference number ${reference}` };
}
