import { permissionTable } from '../../domain/incident/permissions.ts';
import { type ClauseRow, clauseTable } from '../../domain/policy/clause-table.ts';
import { roleTitle } from '../../domain/policy/titles.ts';
import type { Text } from '../../domain/text.ts';
import { document, Layout } from './layout.tsx';
import { type Reader, tell } from './reader.ts';

const STANDINGS: Readonly<Record<ClauseRow['standing'], Text>> = {
  'carried-out': { ja: '自動で実施・管理', en: 'carried out' },
  'as-far-as': { ja: '次の範囲で実施・管理', en: 'carried out as far as this' },
  partly: { ja: '一部を自動で実施・管理', en: 'carried out in part' },
  declared: { ja: '定めのみ（担当者が実施）', en: 'declared, left to people' },
  none: { ja: '今後対応', en: 'nothing yet' },
};

/** What the policy promises, clause by clause, and whether this release carries it out. */
export function policyPage(reader: Reader): string {
  const { policy, language } = reader;
  const title = policy.title[language];
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <p>
        {tell(reader, {
          ja: '各条項を、このシステムが実施・管理しているか、定めのみで担当者に委ねているかを示します。',
          en: 'Each clause, and whether this system carries it out or leaves it to people.',
        })}
      </p>
      <ul class="cards">
        {inOrder(clauseTable(policy)).map((row) => (
          <ClauseCard reader={reader} row={row} />
        ))}
      </ul>
      <Permissions reader={reader} />
    </Layout>,
  );
}

/** Which roles may give which command, as the API refuses it to others. */
function Permissions({ reader }: { readonly reader: Reader }) {
  const { policy } = reader;
  return (
    <section>
      <h2>{tell(reader, { ja: '操作ごとの権限', en: 'Who may do what' })}</h2>
      <p>
        {tell(reader, {
          ja: '次の操作は、記載の役割の方だけが実行できます。対策本部や任命のように、さらに条件がある操作もあります。承認や義務の完了など、ここにない操作には、それぞれの規則があります。',
          en: 'Only people with one of these roles may do the following; some of it, such as headquarters and appointments, asks for more. What is not listed, such as approvals and settling duties, has rules of its own.',
        })}
      </p>
      <ul class="cards">
        {permissionTable(policy).map(({ permission, title, roles }) => (
          <li class="card">
            <h3>
              {tell(reader, title)} <code>{permission}</code>
            </h3>
            <p>
              {roles.map((role) => tell(reader, roleTitle(policy, role))).join(reader.language === 'ja' ? '、' : ', ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By number: a stored policy has its keys in the order of their characters, where FC-10 comes before FC-2. */
function inOrder(rows: readonly ClauseRow[]): readonly ClauseRow[] {
  return rows.toSorted((a, b) => a.clause.localeCompare(b.clause, 'en', { numeric: true }));
}

function ClauseCard({ reader, row }: { readonly reader: Reader; readonly row: ClauseRow }) {
  const { policy, language } = reader;
  return (
    <li class="card">
      <h2>{row.clause}</h2>
      <p>{policy.clauses[row.clause]?.[language]}</p>
      <p class="tags">
        <span class={`tag ${['carried-out', 'as-far-as'].includes(row.standing) ? 'mild' : 'wait'}`}>
          {tell(reader, STANDINGS[row.standing])}
        </span>
        {row.aim ? <span class="tag">{tell(reader, { ja: '目標', en: 'an aim' })}</span> : null}
        {row.asNeeded ? <span class="tag">{tell(reader, { ja: '必要に応じて', en: 'as needed' })}</span> : null}
        {row.assumed.length > 0 ? (
          <span class="tag">{tell(reader, { ja: '仮定を含む', en: 'assumed in part' })}</span>
        ) : null}
      </p>
      {row.guaranteed.map((says) => (
        <p>
          {tell(reader, { ja: 'システムが保証すること', en: 'The system guarantees' })}: {tell(reader, says)}
        </p>
      ))}
      {row.later === null ? null : <p class="quiet">{tell(reader, row.later)}</p>}
      {row.reading === null ? null : (
        <p class="quiet">
          {tell(reader, { ja: '解釈', en: 'Read as' })}: {tell(reader, row.reading)}
        </p>
      )}
      {row.assumed.map((why) => (
        <p class="quiet">
          {tell(reader, { ja: '仮定', en: 'Assumed' })}: {tell(reader, why)}
        </p>
      ))}
    </li>
  );
}
