import type { Scope } from '../../../domain/base/scope.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { Choice, CommandForm, Line, Prose, REASON } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';

interface ScopeProps {
  readonly reader: ScreenReader;
  readonly state: OpenIncident;
}

const ALL = { ja: 'すべてのお客様', en: 'All customers' };
const CONTRACTS = { ja: '指定する契約のお客様', en: 'The customers of these contracts' };
const WHERE = { ja: '条件に当てはまるお客様', en: 'The customers to whom this applies' };

/** Which customers are told, and who of them is phoned, for those who may say so. */
export function ScopeForm({ reader, state }: ScopeProps) {
  if (state.status !== 'open' || !may(reader.policy, reader.caller.person.id, 'scope')) return null;
  const action = `/incidents/${state.id}/scope`;
  return (
    <details open={isRefused(reader.refused, action)}>
      <summary>{tell(reader, { ja: '対象のお客様を変更する', en: 'Change who is told' })}</summary>
      <CommandForm
        reader={reader}
        action={action}
        button={tell(reader, { ja: '対象を変更する', en: 'Change the audience' })}
      >
        <p class="quiet">
          {tell(reader, {
            ja: '対象を変更すると、送信前の通知の承認は無効になり、宛先を確定し直します。変更した方は、その通知を承認できません。',
            en: 'A new audience voids the approval of a notice that is not sent yet. Whoever changes it cannot approve that notice.',
          })}
        </p>
        <p class="quiet">
          {tell(reader, {
            ja: 'プラン・地域・機能・トライアルと、はい・いいえの列による条件は、そのまま台帳に残ります。ほかの列で選んだお客様は契約番号で記録するため、一覧を取り込み直した際は、対象を指定し直してください。契約番号は台帳から消去できません。',
            en: 'Conditions by plan, region, function and trial, and by a yes or no in any column, stay in the ledger as they are. Customers chosen by other columns are recorded by their contracts: choose them again after a new import. Contracts cannot be erased from the ledger.',
          })}
        </p>
        <ScopeFields reader={reader} name="audience" scope={state.audience} />
        <ScopeFields reader={reader} name="calls" scope={state.calls} />
        <Line id="scope-reason" name="reason" label={tell(reader, REASON)} />
      </CommandForm>
    </details>
  );
}

const TITLES = {
  audience: { ja: '通知の対象', en: 'Who is told' },
  calls: { ja: '電話もするお客様', en: 'Who is phoned, too' },
} as const;

interface FieldsProps {
  readonly reader: ScreenReader;
  readonly name: keyof typeof TITLES;
  readonly scope: Scope | null;
}

function ScopeFields({ reader, name, scope }: FieldsProps) {
  const nobody = { none: tell(reader, { ja: '電話はしない', en: 'Nobody' }) };
  return (
    <fieldset>
      <legend>{tell(reader, TITLES[name])}</legend>
      <Choice
        id={`scope-${name}`}
        name={`scope.${name}`}
        label={tell(reader, { ja: '範囲', en: 'Which' })}
        value={kindOf(scope)}
        {...(name === 'calls' ? nobody : {})}
        options={[
          ['all', tell(reader, ALL)],
          ['contracts', tell(reader, CONTRACTS)],
          ['where', tell(reader, WHERE)],
        ]}
      />
      <Prose
        id={`contracts-${name}`}
        name={`contracts.${name}`}
        label={tell(reader, { ja: '契約番号（1行に1件）', en: 'Contracts, one a line' })}
        value={scope !== null && scope !== 'all' && 'contracts' in scope ? scope.contracts.join('\n') : ''}
      />
      <Prose
        id={`where-${name}`}
        name={`where.${name}`}
        label={tell(reader, {
          ja: '条件（1行に1つ、「列名=値」。例：region=east）',
          en: 'Conditions, one a line: column=value, such as region=east',
        })}
        value={scope !== null && scope !== 'all' && 'where' in scope ? conditions(scope.where) : ''}
      />
    </fieldset>
  );
}

function kindOf(scope: Scope | null): string {
  if (scope === null || scope === 'all') return scope ?? '';
  return 'contracts' in scope ? 'contracts' : 'where';
}

function conditions(where: Readonly<Record<string, string>>): string {
  return Object.entries(where)
    .map(([column, value]) => `${column}=${value}`)
    .join('\n');
}
