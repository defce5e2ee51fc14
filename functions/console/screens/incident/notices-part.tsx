import { inBoth, listed, type Text, withoutStop } from '../../../domain/base/text.ts';
import { pauseInWords } from '../../../domain/channels/mail/pause-words.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { sectionName } from '../../../domain/incident/notice/lines/headings.ts';
import { noticeWarnings } from '../../../domain/incident/notice/wording-warnings.ts';
import type { Notice } from '../../../domain/incident/record/state.ts';
import { isGivenUp, isUnsent } from '../../../domain/incident/standing/notices.ts';
import { stageOwed } from '../../../domain/incident/standing/stage-owed.ts';
import { noticeStands } from '../../../domain/incident/standing/status-words.ts';
import { noticeTitle } from '../../../domain/policy/stage-titles.ts';
import type { ShownNotice } from '../../shown/notice-shown.ts';
import type { Shown } from '../../shown/shown.ts';
import { personName, scopeTitle, stageTitle } from '../../words/names.ts';
import { countsInWords } from '../../words/notice-sentences.ts';
import { Fold } from '../frame/fold.tsx';
import { Letters } from '../frame/letters.tsx';
import { href, moment, type ScreenReader, tell } from '../frame/reader.ts';
import { ApprovalForms } from './approval-forms.tsx';
import { lapsed, lapsedBefore } from './lapsed-approvals.ts';
import { ScopeForm } from './scope-form.tsx';
import { UnreachedPart } from './unreached-part.tsx';

interface NoticesProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly notices: readonly ShownNotice[];
}

/** What customers are told: the exact words, to whom, and the buttons to let it go or send it back. */
export function NoticesPart({ reader, shown, notices }: NoticesProps) {
  const { state } = shown;
  const newestFirst = [...notices].reverse();
  const isFolded = (one: ShownNotice) => one !== newestFirst[0] && isSettled(one);
  const [shownFirst, folded] = [newestFirst.filter((one) => !isFolded(one)), newestFirst.filter(isFolded)];
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{tell(reader, { ja: 'お客様への通知', en: 'Notices to customers' })}</h2>
      <p>
        {tell(reader, { ja: '対象', en: 'Audience' })}: {scopeTitle(state.audience, reader.language)}
      </p>
      <ScopeForm reader={reader} state={state} />
      {notices.length === 0 ? <p>{tell(reader, { ja: 'まだありません。', en: 'None yet.' })}</p> : null}
      {shownFirst.map((one) => (
        <NoticeCard reader={reader} shown={shown} one={one} />
      ))}
      <Fold reader={reader} title={SENT_BEFORE} count={folded.length}>
        {folded.map((one) => (
          <NoticeCard reader={reader} shown={shown} one={one} />
        ))}
      </Fold>
      <GivenUp reader={reader} shown={shown} />
      {state.status === 'open' && may(reader.policy, reader.caller.person.id, 'draft') ? (
        <p>
          <a href={`${href(reader, `/incidents/${state.id}/draft`)}&stage=${stageOwed(reader.policy, state)}`}>
            {tell(reader, { ja: '通知案を作成する', en: 'Draft a notice' })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

const SENT_BEFORE: Text = { ja: '以前に送信した通知', en: 'Sent before' };

/** It has gone out, and nobody is left whom it may not have reached. */
function isSettled({ notice, unreached }: ShownNotice): boolean {
  return notice.finishedAt !== null && unreached.every(({ settled }) => settled !== undefined);
}

/** Drafts that will never be sent, a line each: nobody has to do anything about them. */
function GivenUp({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  const { state } = shown;
  const drafts = state.notices.filter(isGivenUp);
  if (drafts.length === 0) return null;
  return (
    <details>
      <summary>
        {tell(reader, { ja: `送信しなかった案（${drafts.length}件）`, en: `Drafts not sent (${drafts.length})` })}
      </summary>
      <ul>
        {drafts.map((notice) => (
          <li>
            {tell(reader, noticeTitle(notice))}{' '}
            <span class="quiet">
              {authorName(reader, notice)} {moment(reader, notice.draftedAt)}
            </span>{' '}
            {tell(reader, noticeStands(state, notice))} {lapsed(reader, shown, notice)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function authorName({ policy, language }: ScreenReader, { author }: Notice): string {
  return author === null ? { ja: 'システム', en: 'the system' }[language] : personName(policy, author, language);
}

interface NoticeProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly one: ShownNotice;
}

function NoticeCard({ reader, shown, one }: NoticeProps) {
  const { notice, forecast, since } = one;
  return (
    <article class="card">
      <h3>
        {stageTitle(notice.stage, reader.language)}
        {tell(reader, { ja: `（第${notice.number}報）`, en: ` (no. ${notice.number})` })}
      </h3>
      <p class="tags">
        <span class={notice.status === 'sealed' ? 'tag wait' : 'tag'}>
          {tell(reader, noticeStands(shown.state, notice))}
        </span>
      </p>
      <Particulars reader={reader} shown={shown} notice={notice} />
      {lapsedBefore(shown.state, notice).map((one) => (
        <p class="notice-box">{lapsed(reader, shown, one)}</p>
      ))}
      {[...(isUnsent(notice) ? noticeWarnings(shown.state, notice) : []), ...since, ...forecast].map((warning) => (
        <p class="notice-box">{tell(reader, warning)}</p>
      ))}
      <UnreachedPart
        reader={reader}
        unreached={one.unreached}
        calls={`/incidents/${shown.state.id}/notices/${notice.id}/calls`}
        count={notice.unreached.failed.count + notice.unreached.unknown.count}
      />
      <Letters reader={reader} one={one} />
      <Digests reader={reader} notice={notice} />
      <ApprovalForms reader={reader} state={shown.state} notice={notice} />
    </article>
  );
}

function Particulars({
  reader,
  shown,
  notice,
}: {
  readonly reader: ScreenReader;
  readonly shown: Shown;
  readonly notice: Notice;
}) {
  const { approval, audience } = notice;
  const report = shown.report.notices.find((each) => each.id === notice.id);
  return (
    <dl class="facts">
      <dt>{tell(reader, { ja: '作成', en: 'Drafted by' })}</dt>
      <dd>{authorName(reader, notice)}</dd>
      <dt>{tell(reader, { ja: '宛先', en: 'Recipients' })}</dt>
      <dd>{audience === null ? '—' : tell(reader, { ja: `${audience.count}件`, en: String(audience.count) })}</dd>
      {approval === null ? null : (
        <>
          <dt>{tell(reader, { ja: '承認', en: 'Approved' })}</dt>
          <dd>
            {personName(reader.policy, approval.by, reader.language)}{' '}
            <span class="quiet">{moment(reader, approval.at)}</span>
          </dd>
        </>
      )}
      {report === undefined || notice.startedAt === null ? null : (
        <>
          <dt>{tell(reader, { ja: '送信', en: 'Sending' })}</dt>
          <dd>{countsInWords(report, reader)}</dd>
        </>
      )}
      {notice.pause === null ? null : (
        <>
          <dt>{tell(reader, { ja: '中断の理由', en: 'Reason for the pause' })}</dt>
          <dd>{tell(reader, pauseInWords(notice.pause.why))}</dd>
        </>
      )}
      <LimitedAndCorrected reader={reader} shown={shown} notice={notice} />
    </dl>
  );
}

/** For those who compare with the ledger; nobody needs them to read and approve. */
function Digests({ reader, notice }: { readonly reader: ScreenReader; readonly notice: Notice }) {
  return (
    <details>
      <summary>{tell(reader, { ja: '照合値', en: 'Digests' })}</summary>
      <dl class="facts">
        <dt>{tell(reader, { ja: '本文の照合値', en: 'Digest of the text' })}</dt>
        <dd class="mono">{notice.text.digest}</dd>
        <dt>{tell(reader, { ja: '宛先の照合値', en: 'Digest of the audience' })}</dt>
        <dd class="mono">{notice.audience?.digest ?? '—'}</dd>
      </dl>
    </details>
  );
}

/** Which notice it corrects, and which sections are withheld and why: approving it decides about that as well. FC-5. */
function LimitedAndCorrected({ reader, shown, notice }: { reader: ScreenReader; shown: Shown; notice: Notice }) {
  const corrected = shown.state.notices.find(({ id }) => id === notice.corrects);
  const { limited } = notice;
  const names = limited?.withheld.map((section) => sectionName(section, notice.stage)) ?? [];
  return (
    <>
      {corrected === undefined ? null : (
        <>
          <dt>{tell(reader, { ja: '訂正の対象', en: 'Corrects' })}</dt>
          <dd>{tell(reader, noticeTitle(corrected))}</dd>
        </>
      )}
      {limited === null ? null : (
        <>
          <dt>{tell(reader, { ja: '公開しない項目', en: 'Withheld' })}</dt>
          <dd>{tell(reader, withheldWords(listed(names), shown.texts.get(limited.reason.content)))}</dd>
        </>
      )}
    </>
  );
}

function withheldWords(names: Text, reason: string | undefined): Text {
  const why = reason === undefined ? { ja: '削除済み', en: 'erased' } : inBoth(() => withoutStop(reason));
  return { ja: `${names.ja}（理由：${why.ja}）`, en: `${names.en} (reason: ${why.en})` };
}
