import type { Text } from '../text.ts';
import { type Instant, later } from '../time/instant.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import type { AnyEvent, LedgerItem } from './item.ts';

/** What the first item of a stream names as its predecessor's hash. */
export const NO_PREVIOUS = '0'.repeat(64);

/** An item before it takes its place in the chain. */
export type LedgerDraft<E extends AnyEvent = AnyEvent> = Omit<LedgerItem<E>, 'seq' | 'previous' | 'hash'>;

/** An item must not be dated before the one it follows. Give `notBefore(previous, at)`. */
export class TimeRunsBack extends Error {
  override readonly name = 'TimeRunsBack';
  readonly previousAt: Instant;
  readonly at: Instant;

  constructor(previousAt: Instant, at: Instant) {
    super(`an item at ${at} cannot follow one at ${previousAt}`);
    this.previousAt = previousAt;
    this.at = at;
  }
}

/** An item must follow one of its own stream. */
export class WrongStream extends Error {
  override readonly name = 'WrongStream';
}

/** The time to give an item that follows `previous`: `at`, or the previous item's time if clocks disagree. */
export function notBefore(previous: { readonly at: Instant } | null, at: Instant): Instant {
  return previous === null ? at : later(previous.at, at);
}

/** Takes the draft's place in the chain: the next seq, the link to `previous`, the hash. Throws TimeRunsBack, WrongStream. */
export function sealItem<E extends AnyEvent>(previous: LedgerItem<E> | null, draft: LedgerDraft<E>): LedgerItem<E> {
  if (previous !== null && previous.stream !== draft.stream) {
    throw new WrongStream(`an item of ${draft.stream} cannot follow one of ${previous.stream}`);
  }
  if (previous !== null && draft.at < previous.at) throw new TimeRunsBack(previous.at, draft.at);
  const { stream, command, actor, at, events } = draft;
  const linked = {
    stream,
    seq: (previous?.seq ?? 0) + 1,
    command,
    actor,
    at,
    events,
    previous: previous?.hash ?? NO_PREVIOUS,
  };
  return { ...linked, hash: hashOf(linked) };
}

/** SHA-256 over the canonical JSON of every field but `hash`. A field that was added counts too. */
export function hashOf(item: object): string {
  const { hash: _, ...rest } = item as Record<string, unknown>;
  return sha256Hex(canonicalJson(rest));
}

export type ChainVerdict =
  | { readonly intact: true }
  /** `seq`: the place in the stream, from 1, where the first thing wrong was found. */
  | { readonly intact: false; readonly seq: number; readonly why: Text };

/** Where a stream is known to have ended, from outside of it: items cut off at the end leave no other trace. */
export interface KnownHead {
  readonly seq: number;
  readonly hash: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Whether these are the items of one stream as they were sealed, in order and without gaps. Never throws.
 * Without a known head a shortened stream passes: its last items cannot be missed by looking at those before.
 */
export function verifyChain(items: readonly LedgerItem[], head?: KnownHead): ChainVerdict {
  let previous: LedgerItem | null = null;
  const commands = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    const why = flaw(previous, item, index + 1) ?? (commands.has(item.command) ? REPEATED : null);
    if (why !== null) return { intact: false, seq: index + 1, why };
    commands.add(item.command);
    previous = item;
  }
  return reachesHead(previous, head);
}

function flaw(previous: LedgerItem | null, item: LedgerItem, seq: number): Text | null {
  if (item === null || typeof item !== 'object') return NO_ITEM;
  if (item.seq !== seq) return misplaced(String(item.seq), seq);
  if (previous !== null && item.stream !== previous.stream) return OF_ANOTHER_STREAM;
  if (item.previous !== (previous?.hash ?? NO_PREVIOUS)) return UNLINKED;
  if (item.hash !== recomputed(item)) return OTHER_HASH;
  if (typeof item.at !== 'string' || !INSTANT.test(item.at)) return NO_TIME;
  return previous !== null && item.at < previous.at ? TIME_BEFORE : null;
}

const REPEATED: Text = { ja: '同じ操作が、これより前の項目に記録されています', en: 'its command came before' };
const NO_ITEM: Text = { ja: '台帳の項目の形式ではありません', en: 'it is not a ledger item' };
const OF_ANOTHER_STREAM: Text = { ja: '別のストリームの項目です', en: 'it belongs to another stream' };
const UNLINKED: Text = { ja: '直前の項目につながっていません', en: 'it does not follow the item before it' };
const OTHER_HASH: Text = { ja: '内容がハッシュと一致しません', en: 'its content does not match its hash' };
const NO_TIME: Text = { ja: '日時の形式が正しくありません', en: 'its time is not in the expected format' };
const TIME_BEFORE: Text = { ja: '日時が直前の項目より前です', en: 'its time is before the item before it' };
const NOT_AS_KNOWN: Text = { ja: 'ここにあるべき項目とは別の項目です', en: 'it is not the item known to stand here' };

function misplaced(seq: string, expected: number): Text {
  return {
    ja: `項目の番号が${seq}となっています（正しくは${expected}）`,
    en: `its seq is ${seq}, expected ${expected}`,
  };
}

function missing(from: number, to: number): Text {
  return { ja: `${from}件目から${to}件目までの項目がありません`, en: `items ${from} to ${to} are missing` };
}

function recomputed(item: LedgerItem): string | null {
  try {
    // A field that canonical JSON passes over in silence would be added unseen.
    return Object.values(item).includes(undefined) ? null : hashOf(item);
  } catch {
    return null;
  }
}

function reachesHead(last: LedgerItem | null, head: KnownHead | undefined): ChainVerdict {
  if (head === undefined || (last?.seq === head.seq && last.hash === head.hash)) return { intact: true };
  const seq = last?.seq ?? 0;
  if (seq < head.seq) return { intact: false, seq: seq + 1, why: missing(seq + 1, head.seq) };
  return { intact: false, seq: head.seq, why: NOT_AS_KNOWN };
}
