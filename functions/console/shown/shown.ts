import { verifyChain } from '../../domain/base/ledger/chain.ts';
import { type ContentRef, contentRefs } from '../../domain/base/ledger/content.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Language } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { DeliveryCounts } from '../../domain/channels/delivery/counts.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { ownTitles } from '../../domain/incident/standing/own-words.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { incidentReport } from '../../domain/views/incident-report.ts';
import type { IncidentReport } from '../../domain/views/report.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { loadTexts } from './contents.ts';
import { readOpened } from './opened.ts';

/** An incident with everything that is needed to show it. */
export interface Shown {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly items: readonly LedgerItem<IncidentEvent>[];
  readonly report: IncidentReport;
  /** Free texts by content id; an erased one is missing. */
  readonly texts: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly at: Instant;
}

/** The key of a notice's text: it is long, and shown on its own. */
const NOTICE_TEXT = 'text';

/** One incident as it stands. Throws a 404 Problem when there is none. */
export async function showIncident(
  ports: ConsolePorts,
  incident: string,
  language: Language,
  at: Instant,
): Promise<Shown> {
  const { state, items } = await readOpened(ports, incident);
  return await show(ports, state, items, language, at, contentRefs(items, [NOTICE_TEXT]));
}

/** An incident as a list shows it. */
export type ListedIncident = Omit<Shown, 'items'>;

/**
 * The rows of these streams, in their order: from what is kept of each, and from its ledger where that is behind. One that was announced
 * and has no item yet is left out.
 */
export async function showRows(
  ports: ConsolePorts,
  streams: readonly string[],
  language: Language,
  at: Instant,
): Promise<readonly ListedIncident[]> {
  const kept = streams.length === 0 ? new Map<string, OpenIncident>() : await ports.readKept(streams);
  const rows = await Promise.all(
    streams.map(async (stream) => {
      const state = kept.get(stream);
      if (state !== undefined) return await showKept(ports, state, language, at);
      const read = await ports.readIncident(stream);
      if (read.state.status === 'none') return [];
      return await show(ports, read.state, read.items, language, at, listedRefs(read.state));
    }),
  );
  return rows.flat();
}

/** The texts that a list shows. */
function listedRefs({ title, seen, duties, response, notices }: OpenIncident): readonly ContentRef[] {
  return contentRefs([title, seen, duties, response, notices.map(({ limited, fell }) => [limited, fell])]);
}

/** Made from the newest item, as its row said: whether the chain is whole, its own page says. */
async function showKept(
  ports: ConsolePorts,
  state: OpenIncident,
  language: Language,
  at: Instant,
): Promise<ListedIncident> {
  const { policy, texts, counts } = await toShow(ports, state, language, listedRefs(state));
  const input = { texts, counts, language, intact: true, checked: 'head', at } as const;
  return { policy, state, report: incidentReport(policy, state, input), texts, language, at };
}

async function show(
  ports: ConsolePorts,
  state: OpenIncident,
  items: readonly LedgerItem<IncidentEvent>[],
  language: Language,
  at: Instant,
  refs: readonly ContentRef[],
): Promise<Shown> {
  const { policy, texts, counts } = await toShow(ports, state, language, refs);
  const intact = verifyChain(items).intact;
  const report = incidentReport(policy, state, { texts, counts, language, intact, at });
  return { policy, state, items, report, texts, language, at };
}

async function toShow(ports: ConsolePorts, state: OpenIncident, language: Language, refs: readonly ContentRef[]) {
  const [named, texts, counts] = await Promise.all([
    ports.policyOf(state.policy),
    loadTexts(ports, state.stream, refs, language),
    liveCounts(ports, state),
  ]);
  return { policy: { ...named, ownTitles: ownTitles(state, texts) }, texts, counts };
}

/** Deliveries that can still change are counted as they stand now; the others' figures are in the ledger. */
async function liveCounts(ports: ConsolePorts, state: OpenIncident): Promise<ReadonlyMap<string, DeliveryCounts>> {
  const counts = new Map<string, DeliveryCounts>();
  for (const notice of state.notices.filter(canChange)) {
    const count = await ports.countDeliveries(notice);
    if (count !== null) counts.set(notice.id, count);
  }
  return counts;
}

/** Begun and not finished, or finished with deliveries whose outcome later evidence may still tell. */
function canChange(notice: Notice): boolean {
  if (notice.startedAt === null) return false;
  return notice.finishedAt === null || (notice.counts?.unknown ?? 0) > 0;
}
