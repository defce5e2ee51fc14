import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Language, Text } from '../../domain/base/text.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import { asListedNow, endedRecipient, type UnreachedRecipient } from '../../domain/channels/delivery/unreached.ts';
import { type NoticeText, readNoticeText } from '../../domain/channels/notice-text.ts';
import { doubtsOfRestoration } from '../../domain/incident/notice/doubtful-restoration.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { meantFrom } from '../../domain/incident/situation/of-data.ts';
import { isUnsent } from '../../domain/incident/standing/notices.ts';
import { leftOpenWords } from '../../domain/incident/told/left-open-words.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';
import { type RecordSays, recordSays } from './record-says.ts';
import type { Shown } from './shown.ts';
import { sinceWordedIn } from './since-worded.ts';

/** A notice as an approver must see it: the exact text and what may keep it from reaching everyone in time. */
export interface ShownNotice {
  readonly notice: Notice;
  /** Null when the text was erased, or is not the one that was recorded. */
  readonly text: NoticeText | null;
  /** The stored text is not the one that was recorded: it is neither shown nor sent. */
  readonly isChanged: boolean;
  readonly forecast: readonly Text[];
  /** What changed since people wrote words in it, and whether the restoration that it tells is to be doubted. */
  readonly since: readonly Text[];
  /** Beside the sections that a person worded. */
  readonly recordSays: readonly RecordSays[];
  /** Whom it may not have reached. */
  readonly unreached: readonly UnreachedRecipient[];
}

/** A notice by its id. Throws a 404 Problem when the incident has none of that id. */
export async function showNotice(ports: ConsolePorts, shown: Shown, id: string): Promise<ShownNotice> {
  return await openNotice(ports, shown, noticeIn(shown, id), true);
}

/** The notice of this id. Throws a 404 Problem when the incident has none. */
export function noticeIn(shown: Shown, id: string): Notice {
  const notice = shown.state.notices.find((each) => each.id === id);
  if (notice !== undefined) return notice;
  const known = shown.state.notices.map((each) => each.id).join(', ') || 'none';
  throw new Problem('not-found', {
    ja: `このインシデントには、指定された通知がありません。あるもの：${known}。`,
    en: `This incident has no notice of this id; it has: ${known}.`,
  });
}

/**
 * Its text and forecast; a forecast only while it can still be approved or is being sent. `looksAgain`: whom it did not
 * reach is read also when everybody had been reached at its end.
 */
export async function openNotice(
  ports: ConsolePorts,
  shown: Shown,
  notice: Notice,
  looksAgain = false,
): Promise<ShownNotice> {
  const { policy, state, at } = shown;
  const [text, forecast, unreached, record, worded] = await Promise.all([
    textShown(ports, state.stream, notice),
    notice.status === 'sealed' ? ports.forecast(policy, state, notice, at) : [],
    looksAgain || !reachedAll(notice) ? unreachedBy(ports, shown, notice) : endedBy(ports, shown, notice),
    recordSays(ports, shown, notice),
    sinceWordedIn(ports, { policy, state, at }, notice),
  ]);
  const open = isUnsent(notice) ? leftOpenWords(policy, state) : [];
  const since = [...doubtsOfRestoration(policy, state, notice), ...open, ...worded];
  return { notice, ...text, forecast, since, recordSays: record, unreached };
}

/** Whom a notice may not have reached, the first 1,000 or `most`, with what became of each. Throws StorageUnavailable. */
export async function unreachedBy(
  ports: ConsolePorts,
  shown: Shown,
  notice: Notice,
  most?: number,
): Promise<readonly UnreachedRecipient[]> {
  return asKnownNow(ports, shown, notice, [...(await ports.listUnreached(notice, most)), ...endedOnes(notice)]);
}

function endedBy(ports: ConsolePorts, shown: Shown, notice: Notice): Promise<readonly UnreachedRecipient[]> {
  return asKnownNow(ports, shown, notice, endedOnes(notice));
}

/** Whom the scope named or meant and the notice did not go to, where somebody has to tell them; nobody while it has not begun. */
function endedOnes({ audience, startedAt, listed }: Notice): UnreachedRecipient[] {
  if (startedAt === null) return [];
  const { ended = [], fallenOut } = audience ?? {};
  const left = (fallenOut?.contracts ?? []).filter((contract) => listed.includes(contract));
  return [...ended, ...left].map((contract) => endedRecipient(contract));
}

/** Those who wait for a call, as the newest list of customers has them: whom to ask for, by which number, and whether they left. */
async function asKnownNow(
  ports: ConsolePorts,
  { policy, state, at }: Pick<Shown, 'policy' | 'state' | 'at'>,
  notice: Notice,
  unreached: readonly UnreachedRecipient[],
): Promise<UnreachedRecipient[]> {
  const all = unreached.map(asSettled(notice));
  const isWaiting = ({ settled, contract }: UnreachedRecipient) => settled === undefined && contract !== '';
  const waiting = all.filter(isWaiting).map(({ contract }) => contract);
  const found = waiting.length === 0 || state.drill ? [] : await ports.lastKnown(waiting, meantFrom(state));
  const known = new Map(found.map((one) => [one.customer.contract, one]));
  const on = zonedParts(at, policy.zone).date;
  return all.map((one) => {
    if (!isWaiting(one)) return one;
    const now = known.get(one.contract);
    return one.outcome === 'ended' ? endedRecipient(one.contract, now) : asListedNow(one, now, on);
  });
}

/** With what a call that is on record, or the decision to make none, came to. */
function asSettled({ reachedOtherwise, unreached, listed, notCalled, told = [] }: Notice) {
  const alone = new Map(told.map(({ contract, by, at }) => [contract, { by, at }]));
  const waiting = new Set([...unreached.failed.contracts, ...unreached.unknown.contracts]);
  const [known, left] = [new Set(listed), new Set(notCalled?.contracts)];
  return (one: UnreachedRecipient): UnreachedRecipient => {
    const toldBy = alone.get(one.contract);
    if (toldBy !== undefined) return { ...one, settled: 'told', toldBy };
    // Earlier releases, and deliveries whose rows are gone, say how many they are alone.
    const isListed = known.size === 0 || known.has(one.contract);
    if (reachedOtherwise === null || !isListed || waiting.has(one.contract)) return one;
    return { ...one, settled: left.has(one.contract) ? 'not-called' : 'told' };
  };
}

/** The text of a notice; null when it was erased. Throws ContentChanged when it is not the one that was recorded. */
export async function storedText(ports: ConsolePorts, stream: string, { text }: Notice): Promise<NoticeText | null> {
  const json = await ports.getContent(stream, text);
  return json === null ? null : readNoticeText(json);
}

async function textShown(ports: ConsolePorts, stream: string, notice: Notice) {
  try {
    return { text: await storedText(ports, stream, notice), isChanged: false };
  } catch (error) {
    if (!(error instanceof ContentChanged)) throw error;
    return { text: null, isChanged: true };
  }
}

/** So it stood when the delivery ended; what bounced since is told by the notice's own route. */
function reachedAll({ counts, finishedAt }: Notice): boolean {
  return finishedAt !== null && counts !== null && counts.rejected + counts.unknown + counts.suppressed === 0;
}

/** The sections in each language of the notice; withheld ones are marked. */
export function noticeTexts({ notice, text }: ShownNotice): Partial<Record<Language, MarkedText>> {
  const withheld = notice.limited?.withheld ?? [];
  const marked: Partial<Record<Language, MarkedText>> = {};
  for (const language of ['ja', 'en'] as const) {
    const one = text?.[language];
    if (one === undefined) continue;
    const sections = one.sections.map((each) => ({ ...each, withheld: withheld.includes(each.section) }));
    marked[language] = { subject: one.subject, sections };
  }
  return marked;
}

export interface MarkedText {
  readonly subject: string;
  readonly sections: readonly {
    readonly section: string;
    readonly heading: string;
    readonly body: string;
    readonly withheld: boolean;
  }[];
}
