import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { EscalationStep, Page } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

type PageEvent = Extract<IncidentEvent, { type: `page.${string}` }>;

/** Who is being called, and who answered. */
export function evolvePage(state: OpenIncident, event: PageEvent, moment: Moment): OpenIncident {
  if (event.type === 'page.opened') return { ...state, pages: [...state.pages, opened(event, moment)] };
  return { ...state, pages: state.pages.map((page) => (page.id === event.page ? changed(page, event, moment) : page)) };
}

function opened(event: Extract<PageEvent, { type: 'page.opened' }>, { at }: Moment): Page {
  const rungs = event.to.map(
    ({ person, at: due }) => ({ person, at: due, status: 'waiting', calledAt: null, postponed: 0 }) as const,
  );
  const { page: id, why, duty, about = {} } = event;
  return { id, why, duty, about, openedAt: at, rungs, acknowledged: null, settledAt: null };
}

function changed(page: Page, event: Exclude<PageEvent, { type: 'page.opened' }>, { at }: Moment): Page {
  switch (event.type) {
    case 'page.calling':
      return withRung(page, event.person, (rung) => ({ ...rung, status: 'calling', calledAt: at }));
    case 'page.called':
      return withRung(page, event.person, (rung) => ({
        ...rung,
        status: event.outcome === 'accepted' ? 'called' : event.outcome,
      }));
    case 'page.postponed':
      return withRung(page, event.person, (rung) => ({
        ...rung,
        ...{ status: 'waiting', calledAt: null, at: event.until, postponed: rung.postponed + 1 },
      }));
    case 'page.acknowledged':
      // The first answer stands.
      return page.acknowledged === null ? { ...page, acknowledged: { by: event.by, at } } : page;
  }
}

function withRung(page: Page, person: string, change: (rung: EscalationStep) => EscalationStep): Page {
  return { ...page, rungs: page.rungs.map((rung) => (rung.person === person ? change(rung) : rung)) };
}
