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

/** One row of the list, or null for a stream that was announced but has no item yet. */
export async function showRow(
  ports: ConsolePorts,
  stream: string,
  language: Language,
  at: Instant,
): Promise<Shown | null> {
  const { state, items } = await ports.readIncident(stream);
  if (state.status === 'none') return null;
  return await show(
    ports,
    state,
    items,
    language,
    at,
    contentRefs([
      state.title,
      state.seen,
      state.duties,
      state.response,
      state.notices.map(({ limited, fell }) => [limited, fell]),
    ]),
  );
}

async function show(
  ports: ConsolePorts,
  state: OpenIncident,
  items: readonly LedgerItem<IncidentEvent>[],
  language: Language,
  at: Instant,
  refs: readonly ContentRef[],
): Promise<Shown> {
  const [named, texts, counts] = await Promise.all([
    ports.policyOf(state.policy),
    loadTexts(ports, state.stream, refs, language),
    liveCounts(ports, state),
  ]);
  const policy = { ...named, ownTitles: ownTitles(state, texts) };
  const intact = verifyChain(items).intact;
  const report = incidentReport(policy, state, { texts, counts, language, intact, at });
  return { policy, state, items, report, texts, language, at };
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
