import type { Mismatch } from '../../domain/base/ledger/mismatch.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Machine } from '../../domain/components/executions.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { Conflict } from '../../domain/incident/record/joined.ts';
import { recordedName } from '../../domain/incident/situation/concern.ts';
import type { FactValue } from '../../domain/rules/facts/values.ts';
import { factQuestion, personName, valueTitle } from './names.ts';
import { type EventOfTypes, quoted, reasoned, type SentenceContext, say, sentencesBy, timeIn } from './say.ts';
import { SEEN, SEEN_AGAIN, signalSentence } from './signal-sentences.ts';

const MACHINES: Readonly<Record<Machine, Text>> = {
  incident: { ja: 'インシデント対応', en: 'incident' },
  deadline: { ja: '期限監視', en: 'deadline' },
  delivery: { ja: '送信', en: 'delivery' },
};

const INCIDENT_TOLD = [
  'incident.opened',
  'signal.attached',
  'outage.recorded',
  'outage.withdrawn',
  'join.withdrawn',
  'incident.joined',
  'incident.merged',
  'incident.closed',
  'incident.reopened',
  'content.mismatch',
  'execution.failed',
] as const;

/** Opening, signals, outages, closing and failures. */
function incidentSentence(event: EventOfTypes<typeof INCIDENT_TOLD>, telling: SentenceContext): string | null {
  switch (event.type) {
    case 'incident.opened':
      return opened(event, telling);
    case 'signal.attached':
      return attached(event, telling);
    case 'outage.recorded': {
      const from = timeIn(telling, event.from);
      const { ja, en } = recordedName(telling.policy, event.function);
      const to = event.to === null ? '' : timeIn(telling, event.to);
      return say(
        telling,
        `${ja}の停止を記録しました（${from}${to === '' ? 'から継続中' : `〜${to}`}）。`,
        `Outage of ${en} recorded: ${from} – ${to || 'still going on'}.`,
      );
    }
    case 'outage.withdrawn': {
      const from = timeIn(telling, event.from);
      const { ja, en } = recordedName(telling.policy, event.function);
      return say(
        telling,
        `${ja}の停止の記録（${from}から）を取り消しました。${reasoned(telling, event.reason)}`,
        `Outage of ${en} from ${from} withdrawn${quoted(telling, event.reason)}.`,
      );
    }
    case 'join.withdrawn':
      return say(
        telling,
        `${event.into}への統合は行われませんでした（${event.reason.ja}）。`,
        `It was not joined into ${event.into}: ${event.reason.en}`,
      );
    case 'incident.joined':
      return say(
        telling,
        `${personName(telling.policy, event.by, telling.language)}がこのインシデントを${event.into}に統合しました。以後の対応は${event.into}で行います。${reasoned(telling, event.reason)}`,
        `Joined into ${event.into} by ${personName(telling.policy, event.by, telling.language)}, where the response continues${quoted(telling, event.reason)}.`,
      );
    case 'incident.merged':
      return merged(event, telling);
    case 'incident.closed':
      return say(
        telling,
        `${personName(telling.policy, event.by, telling.language)}がインシデントを終了しました。${reasoned(telling, event.reason)}`,
        `Closed by ${personName(telling.policy, event.by, telling.language)}${quoted(telling, event.reason)}.`,
      );
    case 'incident.reopened':
      return say(
        telling,
        `${personName(telling.policy, event.by, telling.language)}がインシデントを再開しました。${reasoned(telling, event.reason)}`,
        `Reopened by ${personName(telling.policy, event.by, telling.language)}${quoted(telling, event.reason)}.`,
      );
    case 'content.mismatch':
      return mismatch(event, telling);
    case 'execution.failed':
      return failed(event.machine, event.error, telling);
  }
}

function opened(event: Extract<IncidentEvent, { type: 'incident.opened' }>, telling: SentenceContext): string {
  const drill = event.drill ? say(telling, '【訓練】', 'Drill. ') : '';
  const at = timeIn(telling, event.detectedAt);
  if (event.origin.kind === 'signal') {
    const named = signalSentence(event.seen, telling);
    return `${drill}${say(telling, `検知の通知によりインシデントを登録しました（検知：${at}）。`, `Opened by a signal, detected ${at}. `)}${named}`.trim();
  }
  return `${drill}${say(
    telling,
    `${telling.actor}の報告によりインシデントを登録しました（検知：${at}）。`,
    `Reported by ${telling.actor}, detected ${at}.`,
  )}`;
}

/** Streams of the first releases do not say which signal it was. */
function attached(event: Extract<IncidentEvent, { type: 'signal.attached' }>, telling: SentenceContext): string | null {
  const { count, seen, again = false } = event;
  if (seen === undefined) {
    if (count === 0) return null;
    return say(
      telling,
      `同じ検知元から通知を${count}件受信しました。`,
      `${count} more ${count === 1 ? 'signal' : 'signals'} from the same source.`,
    );
  }
  const news = again ? SEEN_AGAIN : SEEN[seen.state];
  return say(telling, `${news.ja}${signalSentence(seen, telling)}`, `${news.en} ${signalSentence(seen, telling)}`);
}

function failed(machine: Machine, error: string, telling: SentenceContext): string {
  return say(
    telling,
    `処理「${MACHINES[machine].ja}」が失敗しました（${error}）。自動的に再開されます。`,
    `The ${MACHINES[machine].en} workflow failed (${error}); a new one takes over.`,
  );
}

const CHANGED: Readonly<Record<Mismatch['kind'], Text>> = {
  content: { ja: '保存された文章またはファイル', en: 'a stored text or file' },
  audience: { ja: '保存された宛先の一覧', en: 'the stored recipients' },
  outcomes: { ja: '保存された送信結果', en: 'the stored outcome of a mail' },
  policy: { ja: '保存された対応方針', en: 'the stored policy' },
};

function mismatch(
  { mismatch: { kind, owner, id } }: Extract<IncidentEvent, { type: 'content.mismatch' }>,
  telling: SentenceContext,
) {
  const which = [owner, id].filter((part) => part !== '').join(' ');
  return say(
    telling,
    `${CHANGED[kind].ja}（${which}）が記録された内容と一致しないため、使用を止めました。`,
    `${CHANGED[kind].en} (${which}) is not what was recorded: it is not used.`,
  );
}

function merged(event: Extract<IncidentEvent, { type: 'incident.merged' }>, telling: SentenceContext): string {
  const by = personName(telling.policy, event.by, telling.language);
  const told = say(
    telling,
    `${by}がインシデント${event.incident}をこのインシデントに統合しました。${reasoned(telling, event.reason)}`,
    `${event.incident} was joined into this incident by ${by}${quoted(telling, event.reason)}.`,
  );
  const { conflicts } = event;
  const names = [...new Set(conflicts.map(({ fact }) => fact))];
  const differing = names.map((name) =>
    conflict(
      conflicts.filter(({ fact }) => fact === name),
      telling,
    ),
  );
  return [told, ...goesOn(event, telling), ...differing].join(telling.language === 'ja' ? '' : ' ');
}

/** What of data has no end on record in either, beside what was over. */
function goesOn({ ongoing }: Extract<IncidentEvent, { type: 'incident.merged' }>, telling: SentenceContext): string[] {
  if (ongoing === undefined) return [];
  const { from } = ongoing;
  const since = from === null ? null : timeIn(telling, from);
  return [
    say(
      telling,
      `データに関する事象${since === null ? '' : `（${since}から）`}の終了は、まだ記録されていません。`,
      `No end is on record of the data incident${since === null ? '' : ` since ${since}`}.`,
    ),
  ];
}

/** Which of two statements of one fact stands, and which does not; two of them where neither does. */
function conflict([first, second]: readonly Conflict[], telling: SentenceContext): string {
  if (first === undefined) return '';
  const { fact, kept, dropped } = first;
  const asked = factQuestion(telling.policy, fact, telling.language);
  const shown = (value: FactValue | undefined) =>
    valueTitle(telling.policy, value ?? 'unknown', telling.language, fact);
  const [stands, other] = [shown(kept), shown(dropped)];
  if (second !== undefined) {
    const another = shown(second.dropped);
    return say(
      telling,
      `「${asked}」は一方では「${other}」、もう一方では「${another}」と記録されていたため、「${stands}」としています。`,
      `“${asked}” was “${other}” in one of them and “${another}” in the other: it stands as “${stands}”.`,
    );
  }
  if (kept === 'unknown') {
    return say(
      telling,
      `「${asked}」は一方でのみ「${other}」と記録されており、もう一方については確認されていないため、「${stands}」としています。`,
      `“${asked}” was “${other}” in one of them, and nobody had answered it about the other: it stands as “${stands}”.`,
    );
  }
  return say(
    telling,
    `「${asked}」は両者で異なっていたため、「${stands}」とし、「${other}」は採用していません。`,
    `The two differed about “${asked}”: it stands as “${stands}”, not “${other}”.`,
  );
}

export const INCIDENT_SENTENCES = sentencesBy(INCIDENT_TOLD, incidentSentence);
