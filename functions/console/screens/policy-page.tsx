import { listed, type Text } from '../../domain/base/text.ts';
import { type CommandRow, commandTable } from '../../domain/incident/command/command-table.ts';
import { type ClauseRow, clauseTable } from '../../domain/policy/clause-table.ts';
import { roleTitle } from '../../domain/policy/titles.ts';
import { document, Layout } from './frame/layout.tsx';
import { type ScreenReader, tell } from './frame/reader.ts';

const STANDINGS: Readonly<Record<ClauseRow['standing'], Text>> = {
  'carried-out': { ja: '自動で実施・管理', en: 'carried out' },
  'as-far-as': { ja: '次の範囲で実施・管理', en: 'carried out as far as this' },
  partly: { ja: '一部を自動で実施・管理', en: 'carried out in part' },
  declared: { ja: '定めのみ（担当者が実施）', en: 'declared, left to people' },
  none: { ja: '今後対応', en: 'nothing yet' },
};

/** What the policy promises, clause by clause, and whether this release carries it out. */
export function policyPage(reader: ScreenReader): string {
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

/** Who may give each command, as the API refuses it to others. */
function Permissions({ reader }: { readonly reader: ScreenReader }) {
  return (
    <section>
      <h2>{tell(reader, { ja: '操作ごとの権限', en: 'Who may do what' })}</h2>
      <p>
        {tell(reader, {
          ja: 'すべての操作について、実行できる役割と、役割のほかに定めがあればその内容を示します。',
          en: 'Every command, the roles that may give it, and what else decides, if anything does.',
        })}
      </p>
      <ul class="cards">
        {commandTable(reader.policy).map((row) => (
          <PermissionCard reader={reader} row={row} />
        ))}
      </ul>
    </section>
  );
}

function PermissionCard({ reader, row }: { readonly reader: ScreenReader; readonly row: CommandRow }) {
  const { command, of, title, roles, also, conditions } = row;
  return (
    <li class="card">
      <h3>
        {tell(reader, title)} <code>{of === null ? command : `${command} (${of})`}</code>
      </h3>
      <p>{roles.length === 0 ? tell(reader, NOBODY) : roleNames(reader, roles)}</p>
      {also.length === 0 ? null : (
        <p>
          {tell(reader, { ja: 'あわせて次のいずれかの役割が必要です', en: 'And beside it one of' })}:{' '}
          {roleNames(reader, also)}
        </p>
      )}
      {conditions === null ? null : <p class="quiet">{tell(reader, conditions)}</p>}
    </li>
  );
}

const NOBODY: Text = { ja: 'この対応方針では使いません。', en: 'Not used under this policy.' };

function roleNames({ policy, language }: ScreenReader, roles: readonly string[]): string {
  return listed(roles.map((role) => roleTitle(policy, role)))[language];
}

/** By number: a stored policy has its keys in the order of their characters, where FC-10 comes before FC-2. */
function inOrder(rows: readonly ClauseRow[]): readonly ClauseRow[] {
  return rows.toSorted((a, b) => a.clause.localeCompare(b.clause, 'en', { numeric: true }));
}

function ClauseCard({ reader, row }: { readonly reader: ScreenReader; readonly row: ClauseRow }) {
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
