import type { PageMessage } from '../../adapters/channel/paging.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { type StreamKind, streamKind } from '../../domain/base/ledger/streams.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { ObligedStream } from '../command/obliged.ts';
import { pageMessage } from './page-message.ts';

type PagingStream = Pick<ObligedStream, 'stream' | 'items' | 'policy'>;
type MessageOf = (paging: PagingStream, page: string, person: string) => Promise<PageMessage>;

/** By the kind of a stream, what its pages say; null for one that pages nobody. Apart from `STREAMS`, so that only who calls needs the texts. */
export const PAGE_MESSAGES: Readonly<Record<StreamKind, MessageOf | null>> = {
  incident: ({ stream, items: all, policy }, page, person) => {
    const items = all as readonly LedgerItem<IncidentEvent>[];
    return pageMessage({ stream, items, policy, state: foldIncident(stream, items) }, page, person);
  },
  source: null,
  register: null,
};

/** What a page says, and under which subject. Throws StorageUnavailable. */
export function messageOf(paging: PagingStream, page: string, person: string): Promise<PageMessage> {
  const kind = streamKind(paging.stream);
  const message = kind === null ? null : PAGE_MESSAGES[kind];
  if (message === null) throw new RangeError(`${paging.stream} is of a kind that pages nobody`);
  return message(paging, page, person);
}
