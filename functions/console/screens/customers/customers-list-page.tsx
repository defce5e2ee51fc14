import { listed } from '../../../domain/base/text.ts';
import type { Customer } from '../../../domain/register/customer.ts';
import type { CustomersPage } from '../../../domain/register/overview.ts';
import { document, Layout } from '../frame/layout.tsx';
import { href, type ScreenReader, tell } from '../frame/reader.ts';

/** Who the customers are, for those who may import them. */
export function customersListPage(reader: ScreenReader, { rows, next }: CustomersPage): string {
  const title = tell(reader, { ja: 'お客様', en: 'The customers' });
  return document(
    <Layout reader={reader} title={title} path="/customers/list">
      <h1>{title}</h1>
      <p>
        <a href={href(reader, '/customers')}>{tell(reader, { ja: '一覧の概要へ戻る', en: 'Back to the numbers' })}</a>
      </p>
      {rows.length === 0 ? <p>{tell(reader, { ja: 'お客様はありません。', en: 'There are none.' })}</p> : null}
      <ul class="cards">
        {rows.map((customer) => (
          <CustomerCard reader={reader} customer={customer} />
        ))}
      </ul>
      {next === null ? null : (
        <p>
          <a href={`${href(reader, '/customers/list')}&after=${encodeURIComponent(next)}`}>
            {tell(reader, { ja: '次のお客様', en: 'Further customers' })}
          </a>
        </p>
      )}
    </Layout>,
  );
}

function CustomerCard({ reader, customer }: { readonly reader: ScreenReader; readonly customer: Customer }) {
  const { contract, name, plan, region, functions, trial, contacts, phone, askFor = [] } = customer;
  const rows: readonly (readonly [string, string])[] = [
    [
      tell(reader, { ja: 'プラン・地域', en: 'Plan, region' }),
      [plan, region].filter((text) => text !== '').join(' / '),
    ],
    [
      tell(reader, { ja: '機能', en: 'Functions' }),
      listed(functions.map((each) => ({ ja: each, en: each })))[reader.language],
    ],
    [tell(reader, { ja: '契約期間', en: 'Contract' }), periodOf(reader, customer)],
    ...contacts.map((one) => [tell(reader, { ja: '連絡先', en: 'Contact' }), `${one.name} ${one.email}`] as const),
    [tell(reader, { ja: '電話', en: 'Phone' }), phone],
    [tell(reader, { ja: '電話の宛先', en: 'Ask for' }), askFor.join(tell(reader, { ja: '、', en: ', ' }))],
  ];
  return (
    <li class="card">
      <h2 class="verbatim">
        <code>{contract}</code> {name}{' '}
        {trial ? <span class="tag">{tell(reader, { ja: 'トライアル', en: 'trial' })}</span> : null}
      </h2>
      <dl class="facts">
        {rows.map(([label, value]) =>
          value.trim() === '' ? null : (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
      </dl>
    </li>
  );
}

/** From the first to the last day, each where there is one. */
function periodOf(reader: ScreenReader, { start, end }: Customer): string {
  if (start === null && end === null) return '';
  const [from, to] = [start ?? '', end ?? ''];
  return tell(reader, { ja: `${from}〜${to}`, en: `${from} – ${to}` }).trim();
}
