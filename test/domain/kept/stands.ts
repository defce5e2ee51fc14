import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { foldIncident } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import type { RegisterEvent } from '../../../functions/domain/register/events.ts';
import { registerView } from '../../../functions/domain/register/view.ts';
import type { SourceEvent } from '../../../functions/domain/source/events.ts';
import { foldSource } from '../../../functions/domain/source/evolve.ts';

/** One stream as a release stored it. */
export interface KeptStream {
  readonly stream: string;
  readonly items: readonly LedgerItem[];
}

/** How a stream stands: what every later release must make of the same items. */
export function stands({ stream, items }: KeptStream): unknown {
  const [kind] = stream.split('/');
  if (kind === 'incident') return incidentStands(stream, items as readonly LedgerItem<IncidentEvent>[]);
  if (kind === 'source') return sourceStands(stream, items as readonly LedgerItem<SourceEvent>[]);
  if (kind === 'register') return registerView(items as readonly LedgerItem<RegisterEvent>[]);
  throw new Error(`no such kind of stream: ${stream}`);
}

function incidentStands(stream: string, items: readonly LedgerItem<IncidentEvent>[]) {
  const state = foldIncident(stream, items);
  if (state.status === 'none') throw new Error(`${stream} opens no incident`);
  const { status, duties, pages, executions, notices, facts, occurredAt, detectedAt, restoredAt, reminded } = state;
  return {
    status,
    facts,
    ...{ occurredAt, detectedAt, restoredAt },
    reminded: [...reminded],
    duties: duties.map((duty) => ({ ...duty, deadline: duty.deadline.at, because: undefined })),
    // Under the name that the kept file has for them.
    pages: pages.map(({ steps, ...page }) => ({ ...page, rungs: steps })),
    executions: executions.map(({ machine, generation, subject, failed }) => ({
      machine,
      generation,
      subject,
      failed,
    })),
    notices: notices.map(({ id, status: now, stage, number, text, approval, counts }) => {
      return { id, status: now, stage, number, text, approval, counts };
    }),
    response: state.response,
  };
}

function sourceStands(stream: string, items: readonly LedgerItem<SourceEvent>[]) {
  const { commands, ...state } = foldSource(stream, items);
  return { ...state, commands: [...commands] };
}
