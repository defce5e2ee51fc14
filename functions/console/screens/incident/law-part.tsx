import { findDuty, isOwed } from '../../../domain/components/obligations/duties.ts';
import { dutyStatus } from '../../../domain/components/obligations/words.ts';
import type { WeighedReport } from '../../../domain/incident/record/event-parts.ts';
import type { OpenIncident } from '../../../domain/incident/record/state.ts';
import { REPORT_ITEMS } from '../../../domain/policy/shape/reports.ts';
import { personName } from '../../../domain/policy/titles.ts';
import { REPORT_ITEM } from '../../../domain/rules/authority/item-titles.ts';
import { dueWords } from '../../../domain/rules/deadline/due-words.ts';
import type { Duty } from '../../../domain/rules/deadline/duty.ts';
import { applicableLaw, HAVE_IT_CHECKED } from '../../../domain/rules/law/applicable-law.ts';
import { prefilledItems } from '../../../domain/views/prefilled-items.ts';
import { roleNames } from '../../words/names.ts';
import { REPORT_STANDING } from '../../words/statuses.ts';
import { filingLink, filingPath } from '../filing/filing-form.tsx';
import { Fold } from '../frame/fold.tsx';
import { href, moment, tell } from '../frame/reader.ts';
import type { PartProps } from './part-props.ts';

/** Which authorities and bodies are told and by which law, what is left out and why, and what recorded facts already answer. */
export function LawPart({ reader, shown }: PartProps) {
  const { policy, state } = shown;
  const inPolicyOrder = policy.reports.flatMap(({ kind }) => state.reports.find(({ report }) => report === kind) ?? []);
  const isWaiting = (weighed: WeighedReport) => weighed.standing !== 'not-owed' && settledDuty(state, weighed) === null;
  const over = inPolicyOrder.filter((weighed) => !isWaiting(weighed));
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{tell(reader, { ja: '法令・届出', en: 'The law, and filings' })}</h2>
      <ReportCards reader={reader} shown={shown} reports={inPolicyOrder.filter(isWaiting)} />
      <Fold reader={reader} title={OVER} count={over.length}>
        <ReportCards reader={reader} shown={shown} reports={over} />
      </Fold>
      <Statutes reader={reader} shown={shown} />
      <LeftOut reader={reader} shown={shown} />
    </section>
  );
}

const OVER = { ja: '完了または不要となった届出・通知', en: 'Done, or not owed' };

function ReportCards({ reader, shown, reports }: PartProps & { readonly reports: readonly WeighedReport[] }) {
  if (reports.length === 0) return null;
  return (
    <ul class="cards">
      {reports.map((weighed) => (
        <ReportCard reader={reader} shown={shown} weighed={weighed} />
      ))}
    </ul>
  );
}

interface ReportProps extends PartProps {
  readonly weighed: WeighedReport;
}

function ReportCard({ reader, shown, weighed }: ReportProps) {
  const { policy, state } = shown;
  const report = policy.reports.find(({ kind }) => kind === weighed.report);
  const isOff = weighed.standing === 'not-owed';
  const settled = settledDuty(state, weighed);
  const hasDate = settled === null && (weighed.standing === 'owed' || weighed.standing === 'open');
  return (
    <li class="card">
      <h3>{report === undefined ? weighed.report : tell(reader, report.title)}</h3>
      <p class="tags">
        {settled === null ? (
          <span class={`tag ${isOff ? 'mild' : 'wait'}`}>{tell(reader, REPORT_STANDING[weighed.standing])}</span>
        ) : (
          <span class="tag mild">{tell(reader, dutyStatus(settled))}</span>
        )}
        {isOff || weighed.strength === 'must' ? null : <span class="tag">{tell(reader, CONSIDERED)}</span>}
      </p>
      {settled === null || settled.metAt === null ? null : (
        <p>
          {tell(reader, { ja: '完了', en: 'Done' })}: {moment(reader, settled.metAt)}
        </p>
      )}
      {hasDate ? <Due reader={reader} shown={shown} weighed={weighed} /> : null}
      {weighed.reasons.map((reason) => (
        <p class="quiet">{tell(reader, reason)}</p>
      ))}
      <p class="quiet">
        {tell(reader, { ja: '担当', en: 'Who must act' })}: {roleNames(policy, report?.owner ?? '', reader.language)}
      </p>
      {isOff ? null : <Prefilled reader={reader} shown={shown} weighed={weighed} />}
    </li>
  );
}

/** What the law asks and was done, or decided about: it is due no more, whatever the facts say of it. */
function settledDuty(state: OpenIncident, { report, standing }: WeighedReport): Duty | null {
  const duty = findDuty(state, report);
  return duty === undefined || isOwed(duty) || standing === 'not-owed' ? null : duty;
}

const CONSIDERED = { ja: '要否を検討', en: 'to be considered' };

/** Of the duty, where there is one: its target counts from when it came up. */
function Due({ reader, shown: { policy, state }, weighed }: ReportProps) {
  const weighedSo = { at: weighed.dueAt, derivation: { ja: [], en: [] } };
  const duty = findDuty(state, weighed.report);
  const { label, time } = dueWords(
    policy,
    duty ?? { kind: weighed.report, openedAt: state.openedAt, deadline: weighedSo },
  );
  return (
    <p>
      {tell(reader, label)}: {tell(reader, time)}
    </p>
  );
}

/** The items of the filing that recorded facts answer, and where the filing is written. */
function Prefilled({ reader, shown, weighed: { report } }: ReportProps) {
  const { policy, state } = shown;
  const answered = prefilledItems(policy, state, report);
  const duty = findDuty(state, report);
  const items = REPORT_ITEMS.flatMap((item) => {
    const text = answered[item];
    return text === undefined ? [] : [{ item, text }];
  });
  return (
    <>
      {items.length === 0 ? null : (
        <details>
          <summary>
            {tell(reader, {
              ja: `記録された事実から分かる報告事項（${items.length}件）`,
              en: `Items that recorded facts answer (${items.length})`,
            })}
          </summary>
          <dl class="filing">
            {items.map(({ item, text }) => (
              <>
                <dt>{tell(reader, REPORT_ITEM[item])}</dt>
                <dd>{tell(reader, text)}</dd>
              </>
            ))}
          </dl>
        </details>
      )}
      {duty === undefined ? null : (
        <p>
          <a href={href(reader, filingPath(state.id, duty.id))}>{filingLink(reader, shown, duty)}</a>
        </p>
      )}
    </>
  );
}

/** Every statute that the policy was compiled with: the law applies whatever the policy promises. */
function Statutes({ reader, shown }: PartProps) {
  const { applies } = applicableLaw(shown.policy);
  return (
    <details>
      <summary>{tell(reader, { ja: `適用される法令等（${applies.length}件）`, en: STATUTES(applies.length) })}</summary>
      <p class="quiet">{tell(reader, HAVE_IT_CHECKED)}</p>
      <ul>
        {applies.map(({ source, title, strength, promise }) => (
          <li>
            {tell(reader, source)}
            {tell(reader, { ja: '：', en: ': ' })}
            {tell(reader, title)}{' '}
            <span class="quiet">
              {strength === 'must' ? '' : tell(reader, CONSIDERED)} {promise ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const STATUTES = (count: number) => `Statutes and guidelines that apply (${count})`;

/** What the policy states as not applying to the company, with its reason and who said so. */
function LeftOut({ reader, shown: { policy } }: PartProps) {
  const { leftOut } = applicableLaw(policy);
  if (leftOut.length === 0) return null;
  return (
    <div class="notice-box">
      <p>{tell(reader, { ja: '対応方針で対象外としている法令：', en: 'Left out by the policy:' })}</p>
      <ul>
        {leftOut.map(({ source, reason, by }) => (
          <li>
            {tell(reader, source)}
            {tell(reader, { ja: '：', en: ': ' })}
            {tell(reader, reason)}
            {tell(reader, {
              ja: `（判断：${personName(policy, by).ja}）`,
              en: ` (decided by ${personName(policy, by).en})`,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
