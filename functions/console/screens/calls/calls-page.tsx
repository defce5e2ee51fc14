import type { Text } from '../../../domain/base/text.ts';
import { NOT_APPROVED, type UnreachedRecipient } from '../../../domain/channels/delivery/unreached.ts';
import { mayNotDecide } from '../../../domain/incident/decide/decide-duty.ts';
import { callOf } from '../../../domain/incident/decide/decide-told.ts';
import type { Notice } from '../../../domain/incident/record/state.ts';
import { isGoingOn } from '../../../domain/incident/standing/after-closing.ts';
import { noticeTitle } from '../../../domain/policy/stage-titles.ts';
import { actorOf } from '../../http/caller.ts';
import type { Shown } from '../../shown/shown.ts';
import type { UnreachedPage } from '../../shown/unreached-page.ts';
import { DonePart } from '../frame/done-part.tsx';
import { CommandForm, Prose, useField } from '../frame/form.tsx';
import { document, Layout } from '../frame/layout.tsx';
import { RefusedBox } from '../frame/problem-box.tsx';
import { href, type ScreenReader, tell } from '../frame/reader.ts';
import { Callee, LookUp } from '../incident/unreached-part.tsx';

interface CallsProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly notice: Notice;
  readonly page: UnreachedPage;
  /** How many wait for a call. */
  readonly waiting: number;
  /** Those who were told, in place of those who wait. */
  readonly isTold: boolean;
}

const TITLE: Text = { ja: 'お客様への電話等での連絡', en: 'Customers to be called' };
const TOLD_TITLE: Text = { ja: 'お客様への連絡の記録', en: 'Customers who were called' };
const NOBODY: Text = { ja: '連絡を待っているお客様はありません。', en: 'No customer waits for a call.' };
const NOBODY_TOLD: Text = { ja: '記録はまだありません。', en: 'Nothing is on record yet.' };
const HOW: Text = { ja: 'いつ、どのような方法でお伝えしたか（任意）', en: 'When and how they were told (optional)' };
const BUTTON: Text = { ja: '選んだお客様を連絡済みとして記録する', en: 'Record those ticked as called' };

/** Those whom a notice did not reach, a page at a time, to be called and ticked off one by one or several at once. */
export function callsPage({ reader, shown, notice, page, waiting, isTold }: CallsProps): string {
  const base = `/incidents/${shown.state.id}`;
  const path = `${base}/notices/${notice.id}/calls`;
  const title = tell(reader, isTold ? TOLD_TITLE : TITLE);
  const isForged = page.rows.some(({ why }) => why === NOT_APPROVED);
  return document(
    <Layout reader={reader} title={title} path={isTold ? `${path}/told` : path}>
      <h1>{title}</h1>
      <p>
        <a href={href(reader, base)}>{shown.report.title}</a>: {tell(reader, noticeTitle(notice))}
      </p>
      <RefusedBox reader={reader} />
      <DonePart reader={reader} shown={shown} />
      <p>
        {tell(reader, { ja: `連絡を待っているお客様：${waiting}件`, en: `Customers who wait for a call: ${waiting}` })}{' '}
        <a href={href(reader, isTold ? path : `${path}/told`)}>{tell(reader, isTold ? TITLE : TOLD_TITLE)}</a>
      </p>
      {isForged ? <LookUp reader={reader} /> : null}
      {page.rows.length === 0 ? <p>{tell(reader, isTold ? NOBODY_TOLD : NOBODY)}</p> : null}
      {isTold || !mayRecord(reader, shown, notice) ? (
        <ul>
          {page.rows.map((one) => (
            <li>
              <Callee reader={reader} one={one} />
            </li>
          ))}
        </ul>
      ) : (
        <CallsForm reader={reader} path={path} notice={notice} rows={page.rows} />
      )}
      {page.next === null ? null : (
        <p>
          <a href={`${href(reader, isTold ? `${path}/told` : path)}&after=${encodeURIComponent(page.next)}`} rel="next">
            {tell(reader, { ja: '次のお客様', en: 'Further customers' })}
          </a>
        </p>
      )}
    </Layout>,
  );
}

/** Who may say of all of them that they were called. */
function mayRecord(reader: ScreenReader, { policy, state }: Shown, notice: Notice): boolean {
  const call = callOf(state, notice.id);
  if (call === undefined || !isGoingOn(state, call)) return false;
  return mayNotDecide({ policy, state, actor: actorOf(reader.caller) }, call) === null;
}

interface CallsFormProps {
  readonly reader: ScreenReader;
  readonly path: string;
  readonly notice: Notice;
  readonly rows: readonly UnreachedRecipient[];
}

function CallsForm({ reader, path, notice, rows }: CallsFormProps) {
  if (rows.length === 0) return null;
  return (
    <CommandForm reader={reader} action={path} hidden={{ notice: notice.id }} button={tell(reader, BUTTON)}>
      <Boxes reader={reader} rows={rows} />
      <Prose id="calls-evidence" name="evidence" label={tell(reader, HOW)} />
    </CommandForm>
  );
}

function Boxes({ reader, rows }: Pick<CallsFormProps, 'reader' | 'rows'>) {
  const { values, flaw } = useField('contracts');
  return (
    <ul class="cards">
      {rows.map((one) => (
        <li>
          {one.contract === '' ? (
            <Callee reader={reader} one={one} />
          ) : (
            <label>
              <input type="checkbox" name="contracts" value={one.contract} checked={values.includes(one.contract)} />{' '}
              <Callee reader={reader} one={one} />
            </label>
          )}
        </li>
      ))}
      {flaw === null ? null : <li class="flaw">{flaw}</li>}
    </ul>
  );
}
