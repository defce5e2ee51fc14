import { readRow } from '../../../functions/adapters/store/heads.ts';
import { type KeptState, keptState } from '../../../functions/adapters/store/kept-states.ts';
import { isListed, OPENINGS } from '../../../functions/adapters/store/openings.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { streamKind } from '../../../functions/domain/base/ledger/streams.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import { foldIncident } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import { FOLD_VERSION, packState } from '../../../functions/domain/views/packed-state.ts';

/** What is kept of an incident for lists, read before its items. */
export interface KeptForLists {
  readonly state: KeptState | 'unreadable' | null;
  /** The sweep has listed every incident that there was. */
  readonly areListed: boolean;
}

/** Reads what is kept of a stream; null for one that no list keeps. Throws StorageUnavailable. */
export async function readKeptForLists(stream: string): Promise<KeptForLists | null> {
  if (streamKind(stream) !== 'incident') return null;
  return { state: await keptState(stream), areListed: (await readRow('sweep', OPENINGS)) !== null };
}

/** What is wrong with what lists show of an incident, compared with its items; null for nothing. Throws StorageUnavailable. */
export async function flawOfKept(kept: KeptForLists | null, items: readonly LedgerItem[]): Promise<Text | null> {
  const [first] = items;
  if (kept === null || first === undefined) return null;
  const { state, areListed } = kept;
  if (state === 'unreadable' || (state !== null && !isSame(state, items))) return OTHER_STATE;
  const { stream, at: openedAt } = first;
  return areListed && !(await isListed({ stream, openedAt })) ? NOT_LISTED : null;
}

/** One that was kept by another release is used by nobody. */
function isSame({ version, head, fold, packed }: KeptState, items: readonly LedgerItem[]): boolean {
  if (fold !== FOLD_VERSION) return true;
  const until = items.slice(0, version) as readonly LedgerItem[] as readonly LedgerItem<IncidentEvent>[];
  const last = until.at(-1);
  if (last?.seq !== version || last.hash !== head) return false;
  const state = foldIncident(last.stream, until);
  return state.status !== 'none' && packState(state) === packed;
}

const OTHER_STATE: Text = {
  ja: '一覧の表示用に保存された状態が、台帳の内容と異なります',
  en: 'the state that is kept for lists is not the one that its items lead to',
};
const NOT_LISTED: Text = {
  ja: '一覧の索引に載っていないため、一覧に表示されません',
  en: 'the index of the lists does not have it, so that no list shows it',
};
