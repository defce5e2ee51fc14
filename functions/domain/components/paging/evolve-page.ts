import type { Instant } from '../../base/time/instant.ts';
import type { EscalationStep, Page, PageCallEvent, PageEvent, WithPages } from './page.ts';

type PageOpened<Why extends string, About> = Extract<PageEvent<Why, About>, { type: 'page.opened' }>;

/** Who is being called, and who answered. `about` stands for what a page of earlier releases does not tell. */
export function evolvePage<Why extends string, About, State extends WithPages<Why, About>>(
  state: State,
  event: PageEvent<Why, About>,
  { at, about }: { readonly at: Instant; readonly about: About },
): State {
  if (event.type === 'page.opened') return { ...state, pages: [...state.pages, opened(event, at, about)] };
  return { ...state, pages: state.pages.map((page) => (page.id === event.page ? changed(page, event, at) : page)) };
}

function opened<Why extends string, About>(event: PageOpened<Why, About>, at: Instant, none: About): Page<Why, About> {
  const steps = event.to.map(
    ({ person, at: due }) => ({ person, at: due, status: 'waiting', calledAt: null, postponed: 0 }) as const,
  );
  const { page: id, why, duty, about = none } = event;
  return { id, why, duty, about, openedAt: at, steps, acknowledged: null, settledAt: null };
}

function changed<Why extends string, About>(
  page: Page<Why, About>,
  event: PageCallEvent,
  at: Instant,
): Page<Why, About> {
  switch (event.type) {
    case 'page.calling':
      return withStep(page, event.person, (step) => ({ ...step, status: 'calling', calledAt: at }));
    case 'page.called':
      return withStep(page, event.person, (step) => ({
        ...step,
        status: event.outcome === 'accepted' ? 'called' : event.outcome,
      }));
    case 'page.postponed':
      return withStep(page, event.person, (step) => ({
        ...step,
        ...{ status: 'waiting', calledAt: null, at: event.until, postponed: step.postponed + 1 },
      }));
    case 'page.acknowledged':
      // The first answer stands.
      return page.acknowledged === null ? { ...page, acknowledged: { by: event.by, at } } : page;
  }
}

function withStep<Why extends string, About>(
  page: Page<Why, About>,
  person: string,
  change: (step: EscalationStep) => EscalationStep,
): Page<Why, About> {
  return { ...page, steps: page.steps.map((step) => (step.person === person ? change(step) : step)) };
}

/** The pages of these are no longer needed; one that was settled before stays as it was. */
export function settlePages<Why extends string, About, State extends WithPages<Why, About>>(
  state: State,
  settles: (page: Page<Why, About>) => boolean,
  at: Instant,
): State {
  const pages = state.pages.map((page) =>
    page.settledAt === null && settles(page) ? { ...page, settledAt: at } : page,
  );
  return { ...state, pages };
}
