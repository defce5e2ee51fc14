import { writtenText } from '../../../functions/adapters/store/contents.ts';
import { HEADS } from '../../../functions/adapters/store/heads.ts';
import { STATE } from '../../../functions/adapters/store/kept-states.ts';
import { OPENING, OPENINGS, openingIn } from '../../../functions/adapters/store/openings.ts';
import { IN_FORCE } from '../../../functions/adapters/store/policy-view.ts';
import { incidentStream, noticeOwner, streamKind } from '../../../functions/domain/base/ledger/streams.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import type { Mentions } from './mentions.ts';
import { type ListRow, type StoredRows, type TextRow, unnamedTexts } from './stored.ts';
import type { Verified } from './verify-stream.ts';

/** By stream. */
type Ledger = ReadonlyMap<string, Mentions>;

/** What the sweep notes down for itself. */
const MARKS: readonly string[] = [HEADS, OPENINGS, 'cursor', 'reach', IN_FORCE];

/**
 * What stands beside the ledger although no item speaks of it: rows of the lists, texts and recipients. Texts are looked at
 * again, one by one, since a command that was refused leaves its own behind. Throws StorageUnavailable.
 */
export async function verifyStored(stored: StoredRows, ledger: Ledger): Promise<Verified[]> {
  const isNamed = ({ owner, id }: TextRow) => ledger.get(owner)?.contents.has(id) === true;
  const texts: Verified[] = [];
  const told = new Set<string>();
  for (const row of unnamedTexts(stored.texts, isNamed)) texts.push(...(await verifyText(row, ledger, told)));
  return [
    ...stored.lists
      .filter((row) => !isWritten(row, ledger))
      .map(({ kind, stream }) => wrong(`views/${kind}/${stream}`, NO_ROW)),
    ...unmarked(stored.lists),
    ...texts,
    ...[...stored.notices]
      .filter((notice) => !isKnown(notice, ledger))
      .map((of) => wrong(`deliveries/${of}`, NO_NOTICE)),
    ...stored.misplaced.map((key) => wrong(`deliveries/${key}`, NO_PLACE)),
  ];
}

function isWritten({ kind, stream }: ListRow, ledger: Ledger): boolean {
  if (kind === STATE) return streamKind(stream) === 'incident' && ledger.has(stream);
  // It is written before the first item, which a command that ended before never wrote.
  if (kind === OPENING) return streamKind(openingIn(stream)?.stream ?? '') === 'incident';
  return kind === 'sweep' ? MARKS.includes(stream) : streamKind(stream) === kind;
}

/** The sweep gives rows their heads before it writes anything else for itself. */
function unmarked(rows: readonly ListRow[]): Verified[] {
  const marks = rows.filter(({ kind }) => kind === 'sweep').map(({ stream }) => stream);
  return marks.length === 0 || marks.includes(HEADS) ? [] : [wrong(`views/sweep/${HEADS}`, NO_MARK)];
}

function isKnown(notice: string, ledger: Ledger): boolean {
  return ledger.get(incidentStream(noticeOwner(notice)))?.notices.has(notice) === true;
}

/** `told`: the digests that stand alone and whose texts were seen; a second text under the same one is a copy. */
async function verifyText({ owner, id }: TextRow, ledger: Ledger, told: Set<string>): Promise<Verified[]> {
  const found = await writtenText(owner, id);
  const name = `contents/${owner}/${id}`;
  if (found === null || streamKind(owner) === null) return [wrong(name, NO_TEXT)];
  const { digest } = found;
  if (digest !== null && ledger.get(owner)?.digests.has(digest) === true && !told.has(digest)) {
    told.add(digest);
    return [];
  }
  return [{ stream: name, items: 0, head: null, verdict: { intact: true }, notes: [UNNAMED] }];
}

function wrong(stream: string, why: Text): Verified {
  return { stream, items: 0, head: null, verdict: { intact: false, seq: 1, why }, notes: [] };
}

const NO_ROW: Text = {
  ja: 'システムが書き込むことのない行です',
  en: 'Hikeshi writes no such row',
};
const NO_MARK: Text = {
  ja: '定期点検の記録が削除されています。一覧の行から最後の項目のハッシュが削除されても、見分けられません',
  en: 'the mark of the sweep is gone, without which a row whose hash was removed passes for one that never had it',
};
const NO_TEXT: Text = {
  ja: 'どの項目からも参照されておらず、システムが書き込んだ文面でもありません',
  en: 'no item names it, and it is not a text as Hikeshi writes them',
};
const UNNAMED: Text = {
  ja: 'どの項目からも参照されていない文面です。多くは、受け付けられなかった操作や中断した操作の文面が残ったものです（システム以外から書き込まれた場合も、同じ状態になります）。システムがこの文面を使うことはありません',
  en: 'no item names this: most often a command that was refused or interrupted left it, and somebody who put it there would leave the same; nothing uses it',
};
const NO_NOTICE: Text = {
  ja: '台帳にない通知の宛先です',
  en: 'recipients of a notice that the ledger does not know',
};
const NO_PLACE: Text = {
  ja: '宛先が保存されることのない位置にある行です',
  en: 'a row at a place where no recipient stands',
};
