import { listed, type Text } from '../../../domain/base/text.ts';
import { personName } from '../../../domain/policy/titles.ts';
import { COLUMNS, REQUIRED_COLUMNS } from '../../../domain/register/customer.ts';
import { endsAll } from '../../../domain/register/empty-register.ts';
import type { Problem } from '../../http/problem.ts';
import type { CustomersShown } from '../../shown/customers-shown.ts';
import type { TakenCustomers } from '../../verbs/take-customers.ts';
import { document, Layout } from '../frame/layout.tsx';
import { href, moment, type ScreenReader, tell } from '../frame/reader.ts';

/** What became of a file that was just sent. */
export type ImportShown =
  | { readonly problem: Problem }
  | (TakenCustomers & {
      /** Of the file and of the register that it was compared with: the same file is taken in when it is sent once more. */
      readonly digest: string;
      readonly isTaken: boolean;
    });

/** The register in numbers, and the form that brings another one. */
export function customersPage(reader: ScreenReader, shown: CustomersShown, sent: ImportShown | null): string {
  const title = tell(reader, { ja: 'お客様の一覧', en: 'Customers' });
  return document(
    <Layout reader={reader} title={title} path="/customers">
      <h1>{title}</h1>
      {sent === null ? null : <SentBox reader={reader} sent={sent} />}
      <Numbers reader={reader} shown={shown} />
      <Warnings reader={reader} warnings={shown.warnings} />
      {shown.mayList ? (
        <>
          <p>
            <a href={href(reader, '/customers/list')}>
              {tell(reader, { ja: 'お客様を表示する', en: 'Show the customers' })}
            </a>{' '}
            <span class="quiet">
              {tell(reader, {
                ja: '個人情報が含まれます。閲覧した方と日時はアクセスログに残ります。',
                en: 'Personal data: the access log keeps who looked at it, and when.',
              })}
            </span>
          </p>
          <ImportForm reader={reader} sent={sent} />
        </>
      ) : (
        <p class="quiet">
          {tell(reader, {
            ja: 'お客様の表示と取り込みは、取り込みの権限がある方だけが行えます（「対応方針」の画面の「操作ごとの権限」）。',
            en: 'Only who may import customers sees who they are (page Policy, "Who may do what").',
          })}
        </p>
      )}
    </Layout>,
  );
}

function Numbers({ reader, shown }: { readonly reader: ScreenReader; readonly shown: CustomersShown }) {
  const { overview, source } = shown;
  const rows: readonly (readonly [Text, string])[] = [
    [{ ja: '件数（契約）', en: 'Contracts' }, String(overview.customers)],
    [{ ja: '通知の対象', en: 'Notices go to' }, String(overview.told)],
    [{ ja: '契約終了', en: 'Ended' }, String(overview.ended)],
    [{ ja: '契約開始前', en: 'Yet to begin' }, String(overview.toBegin)],
    [{ ja: 'トライアル', en: 'Trials' }, String(overview.trials)],
    [{ ja: 'メールアドレスなし', en: 'Without a mail address' }, String(overview.withoutAddress)],
    [{ ja: '利用中の機能', en: 'Functions in use' }, words(reader, overview.functions)],
    [{ ja: '独自の列', en: 'Columns of your own' }, words(reader, overview.attributes)],
    [{ ja: '取込日時', en: 'Imported' }, moment(reader, source?.at ?? null)],
    [{ ja: '取り込んだ方', en: 'Imported by' }, importer(reader, shown)],
  ];
  return (
    <>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <>
            <dt>{tell(reader, label)}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {source === null ? null : (
        <details>
          <summary>{tell(reader, { ja: '取り込んだファイルの照合値', en: 'Digest of the file' })}</summary>
          <p class="mono quiet">{source.digest}</p>
        </details>
      )}
    </>
  );
}

function words({ language }: ScreenReader, names: readonly string[]): string {
  return names.length === 0 ? '—' : listed(names.map((name) => ({ ja: name, en: name })))[language];
}

function importer({ policy, language }: ScreenReader, { source }: CustomersShown): string {
  if (source === null) return '—';
  if (source.by === null) return { ja: 'システム', en: 'the system' }[language];
  return personName(policy, source.by)[language];
}

function Warnings({ reader, warnings }: { readonly reader: ScreenReader; readonly warnings: readonly Text[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="notice-box">
      {warnings.map((warning) => (
        <li>{tell(reader, warning)}</li>
      ))}
    </ul>
  );
}

interface SentProps {
  readonly reader: ScreenReader;
  readonly sent: ImportShown;
}

function SentBox({ reader, sent }: SentProps) {
  if ('problem' in sent) return <RefusedFile reader={reader} problem={sent.problem} />;
  const { result, warnings, isTaken } = sent;
  const head = isTaken
    ? { ja: '取り込みました。', en: 'Taken in.' }
    : {
        ja: 'まだ取り込んでいません。取り込むと次のとおりになります。',
        en: 'Nothing was taken in yet. It would come to this:',
      };
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{tell(reader, { ja: '送信したファイル', en: 'The file that you sent' })}</h2>
      <div class={isTaken ? 'notice-box done' : 'notice-box'} role="status">
        <p>{tell(reader, head)}</p>
        <p>
          {tell(reader, {
            ja: `お客様 ${result.customers}件（取り込み前 ${result.before}件）`,
            en: `Contracts: ${result.customers} (before: ${result.before})`,
          })}
        </p>
      </div>
      <Warnings reader={reader} warnings={warnings} />
    </section>
  );
}

function RefusedFile({ reader, problem }: { readonly reader: ScreenReader; readonly problem: Problem }) {
  const places = problem.flaws.flatMap(({ place, message }) => (place === undefined ? [] : [{ place, message }]));
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{tell(reader, { ja: '取り込めませんでした', en: 'It could not be taken in' })}</h2>
      <div class="notice-box" role="alert">
        {places.length === 0 ? <p>{tell(reader, problem.flaws[0]?.message ?? problem.onScreen)}</p> : null}
        <ul>
          {places.map(({ place, message }) => (
            <li>
              {tell(reader, place)}
              {tell(reader, { ja: '：', en: ': ' })}
              {tell(reader, message)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** First the file is looked at; the same file, chosen once more, is then taken in. */
function ImportForm({ reader, sent }: { readonly reader: ScreenReader; readonly sent: ImportShown | null }) {
  const looked = sent !== null && 'digest' in sent && !sent.isTaken ? sent : null;
  return (
    <section aria-labelledby="import">
      <h2 id="import">{tell(reader, { ja: '取り込み', en: 'Import' })}</h2>
      <p>{tell(reader, looked === null ? FIRST : AGAIN)}</p>
      <form method="post" action={href(reader, '/customers')} enctype="multipart/form-data">
        <input type="hidden" name="key" value={reader.key} />
        {looked === null ? null : <input type="hidden" name="seen" value={looked.digest} />}
        <label for="file">
          {tell(reader, {
            ja: 'CSVファイル（UTF-8またはShift_JIS、4 MiBまで）',
            en: 'CSV file (UTF-8 or Shift_JIS, 4 MiB at most)',
          })}
        </label>
        <input id="file" name="file" type="file" accept=".csv,text/csv" required />
        {looked !== null && (looked.result.customers === 0 || endsAll(looked.result.ended)) ? (
          <label>
            <input type="checkbox" name="confirm" value="yes" required />{' '}
            {tell(reader, looked.result.customers === 0 ? NO_CUSTOMERS : NOBODY_LEFT)}
          </label>
        ) : null}
        <button type="submit">
          {looked === null
            ? tell(reader, { ja: '内容を確認する', en: 'Look at it' })
            : tell(reader, { ja: '取り込む', en: 'Import it' })}
        </button>
      </form>
    </section>
  );
}

const NO_CUSTOMERS = { ja: 'お客様を0件にする', en: 'Leave the register without customers' };
const NOBODY_LEFT = { ja: '契約中のお客様を0件にする', en: 'Leave nobody under contract' };

const OPTIONAL = COLUMNS.filter((name) => !REQUIRED_COLUMNS.includes(name));
const FIRST: Text = {
  ja: `ファイルは一覧の全件を置き換えます。まず内容を確認し、その後に取り込みます。1行目に見出しが必要です。必須の列は ${REQUIRED_COLUMNS.join('、')}、任意の列は ${OPTIONAL.join('、')} です。書き方は docs/operations.md の2に記載しています。`,
  en: `The file replaces the whole register. It is looked at first and imported after that. Its first line names the columns: ${REQUIRED_COLUMNS.join(', ')}, and as you need ${OPTIONAL.join(', ')}. How to write them is in docs/operations.md, 2.`,
};
const AGAIN: Text = {
  ja: '確認したファイルは保存していません。取り込むには、同じファイルをもう一度選択してください。別のファイルを選択した場合は、取り込まずに内容を確認します。',
  en: 'The file that you looked at was not kept. To import it, choose the same file once more. Another file is only looked at.',
};
