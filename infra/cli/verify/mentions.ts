import { contentRefs } from '../../../functions/domain/base/ledger/content.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { isNoticeId } from '../../../functions/domain/base/ledger/streams.ts';

/** What the items of one stream say is stored beside them. */
export interface Mentions {
  /** Ids of texts and files. */
  readonly contents: ReadonlySet<string>;
  /** Digests that stand alone: of a text whose id no item names. */
  readonly digests: ReadonlySet<string>;
  readonly notices: ReadonlySet<string>;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Reads items of any kind, also those that were tampered with. */
export function mentionsOf(items: readonly LedgerItem[]): Mentions {
  const texts = items.flatMap(({ events }) => [...textsIn(events)]);
  const refs = items.flatMap(({ events }) => contentRefs(events));
  const named = new Set(refs.map(({ digest }) => digest));
  return {
    contents: new Set(refs.map(({ content }) => content)),
    digests: new Set(texts.filter((text) => DIGEST.test(text) && !named.has(text))),
    notices: new Set(texts.filter(isNoticeId)),
  };
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}
