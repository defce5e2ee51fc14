import { strayIn } from '../../../functions/adapters/aws/attributes.ts';
import { readRow } from '../../../functions/adapters/store/heads.ts';
import { readAfter } from '../../../functions/adapters/store/ledger.ts';
import type { View } from '../../../functions/adapters/store/views.ts';
import { type RowStanding, rowOf, standingOf } from '../../../functions/application/streams/views-rebuild.ts';
import { type ChainVerdict, verifyChain } from '../../../functions/domain/base/ledger/chain.ts';
import { firstUnannounced, unfulfilled } from '../../../functions/domain/base/ledger/heads.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { streamKind } from '../../../functions/domain/base/ledger/streams.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import { type Mentions, mentionsOf } from './mentions.ts';
import { strays } from './strays.ts';
import { flawOfKept, readKeptForLists } from './verify-kept.ts';
import { verifyReferences } from './verify-references.ts';

/** What was found of one stream, or of one stored policy. */
export interface Verified {
  readonly stream: string;
  readonly items: number;
  readonly head: string | null;
  readonly verdict: ChainVerdict;
  /** What is not wrong, and what somebody may want to know: what was erased, what the sweep has yet to do. */
  readonly notes: readonly Text[];
  /** What its items say is stored beside them; only of a stream. */
  readonly mentions?: Mentions;
}

interface StreamVerdict {
  readonly verdict: ChainVerdict;
  readonly notes: readonly Text[];
}

const INTACT: StreamVerdict = { verdict: { intact: true }, notes: [] };
const UNKNOWN_KIND: StreamVerdict = {
  verdict: {
    intact: false,
    seq: 1,
    why: {
      ja: 'システムが書き込むことのない名前のストリームです',
      en: 'Hikeshi writes no stream of such a name',
    },
  },
  notes: [],
};
/** A command under way may come between two readings; what is wrong stays wrong. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 300;
/** Items count from 1; one that somebody put before the first is read too. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

/** Verifies a stream: its chain, its row, and everything it refers to. What looks wrong is looked at `looks` times. Throws StorageUnavailable. */
export async function verifyStream(stream: string, looks = LOOKS): Promise<Verified> {
  let seen = await lookAt(stream);
  for (let look = 1; look < looks && !seen.verdict.intact; look += 1) {
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    seen = await lookAt(stream);
  }
  return seen;
}

/** The row is read first: it is written after its items, so that it never knows more than they say. */
async function lookAt(stream: string): Promise<Verified> {
  const kind = streamKind(stream);
  const row = kind === null ? null : await readRow(kind, stream);
  const kept = await readKeptForLists(stream);
  const items = await readAfter(stream, BEFORE_ALL);
  const found = await firstFlaw([
    () => ({ verdict: verifyChain(items), notes: [] }),
    () => (kind === null ? UNKNOWN_KIND : verifyRow(row, items)),
    async () => asVerdict(await flawOfKept(kept, items), items),
    () => verifyReferences(stream, items),
  ]);
  return { stream, items: items.length, head: items.at(-1)?.hash ?? null, mentions: mentionsOf(items), ...found };
}

function asVerdict(why: Text | null, { length }: readonly LedgerItem[]): StreamVerdict {
  return why === null ? INTACT : { verdict: { intact: false, seq: length, why }, notes: [] };
}

/** What the first check that fails says; else the notes of all. */
async function firstFlaw(checks: readonly (() => StreamVerdict | Promise<StreamVerdict>)[]): Promise<StreamVerdict> {
  const notes: Text[] = [];
  for (const check of checks) {
    const found = await check();
    if (!found.verdict.intact) return found;
    notes.push(...found.notes);
  }
  return { verdict: { intact: true }, notes };
}

async function verifyRow(row: View | null, items: readonly LedgerItem[]): Promise<StreamVerdict> {
  // Neither of them knows of it: there is nothing to compare.
  if (row === null && items.length === 0) return INTACT;
  const standing = await standingOf(row, items);
  const [seq, flaw] = flawOf(standing, row, items);
  const announced = row === null ? [] : unfulfilled(row, items);
  const why = flaw ?? strays(strayIn(row ?? {}, WRITTEN), ROW) ?? (announced === null ? NO_ANNOUNCEMENT : null);
  if (why !== null) return { verdict: { intact: false, seq, why }, notes: [] };
  const note = NOTES[standing] ?? (announced?.length || items.length === 0 ? ANNOUNCED : keptOpen(row, items));
  return note === null ? INTACT : { ...INTACT, notes: [note] };
}

/** A write in progress keeps the row open a moment longer than its stream. */
function keptOpen(row: View | null, items: readonly LedgerItem[]): Text | null {
  return row?.open === true && rowOf(row.stream, items)?.open === false ? KEPT_OPEN : null;
}

/** A row as `toView` reads it. */
const WRITTEN = Object.keys({
  ...{ kind: true, stream: true, version: true, head: true, nextAt: true, row: true, open: true, announced: true },
} satisfies Record<keyof View, true>);
const ROW: Text = { ja: '一覧の行', en: 'its row in the lists' };

const NO_ANNOUNCEMENT: Text = {
  ja: '一覧の行に、システムの操作では予告されない項目が予告されています',
  en: 'its row announces something that no command of the system ever does',
};
const ANNOUNCED: Text = {
  ja: '予告された項目がまだ書き込まれていません。操作の途中か、操作が中断したものです',
  en: 'an item was announced and is not written: a command is under way, or ended before',
};
const KEPT_OPEN: Text = {
  ja: '終わったストリームの行が、定期点検の対象のまま残っています。定期点検が外します',
  en: 'its row keeps the eye of the sweep on a stream that has ended; the sweep takes that back',
};

const NOTES: Partial<Record<RowStanding, Text>> = {
  earlier: {
    ja: '一覧の行は以前のバージョンが書き込んだもので、ミュートの記載がありません。hikeshi rebuild で書き直せます',
    en: 'an earlier release wrote its row in the lists, without the mute; hikeshi rebuild writes it anew',
  },
  behind: {
    ja: '一覧の行がまだ更新されていません。続きの項目は予告されており、定期点検が行を更新します',
    en: 'its row is behind: a command announced what follows, and the sweep brings the row up to it',
  },
  'without-head': {
    ja: '一覧の行に最後の項目のハッシュがまだありません。定期点検が書き込んだ後に、末尾まで検証できます',
    en: 'its row does not hold the last hash yet; the sweep writes it, then its end can be verified',
  },
};

function flawOf(standing: RowStanding, row: View | null, items: readonly LedgerItem[]): [number, Text | null] {
  const shown = row?.version ?? 0;
  switch (standing) {
    case 'missing':
      return [
        items.length,
        {
          ja: 'どの一覧にもこのストリームの行がないため、末尾が正しいかを確認できません。hikeshi rebuild を参照してください',
          en: 'no list shows the stream, so nobody can tell whether its end is true; see hikeshi rebuild',
        },
      ];
    case 'ahead':
      return [
        items.length + 1,
        {
          ja: `一覧では${shown}件目まで記録されていますが、ストリームは${items.length}件目で終わっています`,
          en: `the list shows item ${shown}, the stream ends at ${items.length}`,
        },
      ];
    case 'rewritten':
      return [
        shown,
        {
          ja: `一覧に記録された${shown}件目とは別の項目です。この項目またはそれより前の項目が書き換えられています`,
          en: `the list knows another item ${shown}: it, or one before it, was written anew`,
        },
      ];
    case 'unannounced': {
      const seq = row === null ? 1 : firstUnannounced(row, items);
      return [
        seq,
        {
          ja: 'システムの操作で予告されていない項目です。システム以外から書き込まれています',
          en: 'no command of the system announced this item: somebody else put it there',
        },
      ];
    }
    case 'headless':
      return [
        Math.max(1, shown),
        {
          ja: '一覧の行にあった最後の項目のハッシュが削除されているため、末尾が正しいかを確認できません',
          en: 'its row has lost the hash of the last item, so nobody can tell whether its end is true',
        },
      ];
    case 'different':
      return [
        shown,
        {
          ja: '一覧の行の内容が、台帳の項目から導かれる内容と異なります。hikeshi rebuild を参照してください',
          en: 'its row in the lists says something else than follows from its items; see hikeshi rebuild',
        },
      ];
    default:
      return [0, null];
  }
}
