import type { Text } from '../../../domain/base/text.ts';
import { inZone } from '../../../domain/base/time/zoned.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { mayNotJoin } from '../../../domain/incident/decide/may-not-join.ts';
import type { Outage } from '../../../domain/incident/record/told-record.ts';
import { recordedName } from '../../../domain/incident/situation/concern.ts';
import { actorOf } from '../../http/caller.ts';
import { type TimelineLine, timeline } from '../../words/timeline.ts';
import { Fold } from '../frame/fold.tsx';
import { CommandForm, Line, LocalTime, Prose, REASON_REQUIRED } from '../frame/form.tsx';
import { href, moment, type ScreenReader, tell } from '../frame/reader.ts';
import { isRefused } from '../frame/refused.ts';
import type { PartProps } from './part-props.ts';

/** When which function was out of order. */
export function OutagesPart({ reader, shown }: PartProps) {
  const { state } = shown;
  const isAllowed = state.status === 'open' && may(reader.policy, reader.caller.person.id, 'outage');
  return (
    <section aria-labelledby="outages">
      <h2 id="outages">{tell(reader, { ja: 'サービスの停止', en: 'Outages' })}</h2>
      {state.outages.length === 0 ? (
        <p>{tell(reader, { ja: '記録はありません。', en: 'None recorded.' })}</p>
      ) : (
        <ul>
          {state.outages.map(inWords(reader)).map((outage) => (
            <li>
              {tell(reader, outageWords(reader, outage))}
              {isAllowed ? <WithdrawalForm reader={reader} shown={shown} outage={outage} /> : null}
            </li>
          ))}
        </ul>
      )}
      {isAllowed ? <OutageForm reader={reader} shown={shown} /> : null}
    </section>
  );
}

/** With the function as a person called it, where a key stands for it. */
function inWords({ policy, language }: ScreenReader): (outage: Outage) => Outage {
  return (outage) => ({ ...outage, function: recordedName(policy, outage.function)[language] });
}

function outageWords(reader: ScreenReader, { function: name, from, to }: Outage): Text {
  const [start, end] = [moment(reader, from), to === null ? null : moment(reader, to)];
  return {
    ja: `${name}：${start}${end === null ? 'から継続中' : `〜${end}`}`,
    en: `${name}: ${start} – ${end ?? 'still going on'}`,
  };
}

/** Of an open incident, for those who may record it. */
function OutageForm({ reader, shown }: PartProps) {
  const action = `/incidents/${shown.state.id}/outage`;
  return (
    <details class="action" open={isRefused(reader.refused, action)}>
      <summary>{tell(reader, { ja: '停止を記録する', en: 'Record an outage' })}</summary>
      <CommandForm
        reader={reader}
        action={action}
        button={tell(reader, { ja: '記録する', en: 'Record' })}
        hidden={{ withdraw: '' }}
      >
        <Line id="outage-function" name="function" isRequired label={tell(reader, { ja: '機能', en: 'Function' })} />
        <LocalTime id="outage-from" name="from" isRequired label={tell(reader, { ja: '開始', en: 'From' })} />
        <LocalTime
          id="outage-to"
          name="to"
          label={tell(reader, { ja: '終了（復旧していれば）', en: 'To (if it is back)' })}
        />
      </CommandForm>
    </details>
  );
}

/** For an outage that was recorded by mistake. */
function WithdrawalForm({ reader, shown, outage }: PartProps & { readonly outage: Outage }) {
  const action = `/incidents/${shown.state.id}/outage`;
  const hidden = { function: outage.function, from: outage.from, withdraw: 'yes' };
  const title = tell(reader, { ja: 'この記録を取り消す', en: 'Withdraw this record' });
  return (
    <details class="action" open={isRefused(reader.refused, action, hidden)}>
      <summary>{title}</summary>
      <CommandForm reader={reader} action={action} button={title} isSecond hidden={hidden}>
        <p>
          {tell(reader, {
            ja: '停止していなかった場合や、機能を誤って記録した場合に使います。お客様にお知らせした内容と異なることとなるときは、訂正の通知が必要になります。',
            en: 'For an outage that did not happen, or of another function. What customers were told of it will have to be corrected.',
          })}
        </p>
        <Prose
          id={`withdraw-${outage.function}-${outage.from}`}
          name="reason"
          label={tell(reader, REASON_REQUIRED)}
          isRequired
        />
      </CommandForm>
    </details>
  );
}

/** Everything that happened, in words. */
export function TimelinePart({ reader, shown }: PartProps) {
  const zone = shown.policy.zone;
  const lines = timeline(shown, reader.language);
  const newest = lines.slice(-NEWEST_LINES);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{tell(reader, { ja: '経過', en: 'What happened' })}</h2>
      <Fold reader={reader} title={EARLIER} count={lines.length - newest.length}>
        <Lines reader={reader} zone={zone} lines={lines.slice(0, lines.length - newest.length)} />
      </Fold>
      <Lines reader={reader} zone={zone} lines={newest} />
    </section>
  );
}

const NEWEST_LINES = 12;
const EARLIER = { ja: '以前の経過', en: 'Earlier' };

interface LinesProps {
  readonly reader: ScreenReader;
  readonly zone: string;
  readonly lines: readonly TimelineLine[];
}

function Lines({ reader, zone, lines }: LinesProps) {
  return (
    <ol class="timeline">
      {lines.map((line, index) => (
        <li>
          {moment(reader, line.at) === moment(reader, lines[index - 1]?.at ?? null) ? null : (
            <time datetime={inZone(line.at, zone)}>{moment(reader, line.at)}</time>
          )}
          {line.text}
        </li>
      ))}
    </ol>
  );
}

/** The record itself: how long it is, and whether it is as it was written. */
export function LedgerPart({ reader, shown }: PartProps) {
  const { items, head, intact } = shown.report.ledger;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{tell(reader, { ja: '台帳', en: 'Ledger' })}</h2>
      <p class={intact ? '' : 'late'}>
        {intact
          ? tell(reader, {
              ja: `${items}件の記録があり、つながりに矛盾はありません。末尾と参照先の照合は hikeshi verify で行います。`,
              en: `${items} items, each following from the one before. Its end, and what it refers to, is checked by hikeshi verify.`,
            })
          : tell(reader, {
              ja: '記録が改変されています。hikeshi verify で確認してください。',
              en: 'The record was altered: run hikeshi verify.',
            })}
      </p>
      <details>
        <summary>{tell(reader, { ja: '末尾の照合値', en: 'Digest of the last item' })}</summary>
        <p class="mono quiet">{head}</p>
      </details>
    </section>
  );
}

/** Two alarms of one event: this incident goes on in another one. */
export function JoiningPart({ reader, shown }: PartProps) {
  const { state } = shown;
  if (state.status !== 'open' || mayNotJoin({ ...shown, actor: actorOf(reader.caller) }) !== null) return null;
  const title = tell(reader, { ja: '別のインシデントに統合する', en: 'Join into another incident' });
  return (
    <section aria-labelledby="joining">
      <h2 id="joining">{title}</h2>
      <p>
        {tell(reader, {
          ja: '同じ事象のインシデントが二つあるときに使います。事実と検知は統合先に引き継がれ、このインシデントの未送信の通知は取り消されます。元には戻せません。',
          en: 'For two incidents of one event. Facts and signals go on in the other one; notices of this one that were not sent are cancelled. It cannot be undone.',
        })}
      </p>
      <CommandForm reader={reader} action={`/incidents/${state.id}/join`} isSecond button={title}>
        <Line
          id="join-into"
          name="into"
          label={tell(reader, { ja: '統合先のインシデントの番号（I-…）', en: 'Id of the other incident (I-…)' })}
          isRequired
        />
        <Prose id="join-reason" name="reason" label={tell(reader, { ja: '理由', en: 'Reason' })} isRequired />
      </CommandForm>
    </section>
  );
}

/** Where an incident went, and which ones it took over. */
export function JoinedPart({ reader, shown }: PartProps) {
  const { joinedInto, joinedFrom } = shown.report;
  const link = (id: string) => <a href={href(reader, `/incidents/${id}`)}>{id}</a>;
  return (
    <>
      {joinedInto === null ? null : (
        <p class="notice-box">
          {tell(reader, { ja: 'このインシデントは統合されました。統合先：', en: 'This incident was joined into ' })}
          {link(joinedInto)}
        </p>
      )}
      {joinedFrom.map((id) => (
        <p>
          {tell(reader, { ja: '統合されたインシデント：', en: 'Joined into this one: ' })}
          {link(id)}
        </p>
      ))}
    </>
  );
}
