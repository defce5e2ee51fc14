import { withImplied } from '../../rules/facts/implied.ts';
import type { Lasting } from '../../rules/facts/tellable.ts';
import type { OpenIncident } from '../record/state.ts';
import { dataBegan, isOccurrenceOfData } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { concernsService, raisesDataQuestion } from './concern.ts';
import { asKnown, type Exposed, exposuresIn, periodToKeep, wasExposed, wasToldOfService } from './exposure.ts';

/**
 * What goes on of data although a period of it was over: since its source fired again. Null where nothing was over, or nothing goes on, and in
 * an incident of the service, whose own course tells of what failed again.
 */
export function lastingIn(situation: Exposed): Lasting | null {
  const { restoredAt, courses, outages, timesByOutages } = situation.state;
  const { over, goesOn } = courses.data;
  if (goesOn !== null) return asKnown(situation, goesOn).at(0) ?? null;
  const isOfService = concernsService(situation) || outages.length > 0 || timesByOutages.size > 0;
  if (restoredAt !== null || isOfService || !raisesDataQuestion(situation)) return null;
  const isApart = isOccurrenceOfData(situation.state) || wasToldOfService(situation.state);
  if (over.length === 0 && isApart) return null;
  const since = firingSince(situation);
  return since && { ...since, isFiring: true, ...(wasExposed(situation) ? {} : { viewable: false }) };
}

/** Where it had been well for a moment only, that is a period to customers who were told that it was over. */
function firingSince({ state }: Exposed): Pick<Lasting, 'from'> | null {
  const { recovered, courses, notices } = state;
  const last = courses.data.over.at(-1)?.to ?? null;
  const since = recovered.filter(({ again }) => last === null || again.at > last);
  const well = since.findLast(({ wasWell }) => wasWell);
  if (well !== undefined) return { from: well.again.at };
  const [newest, wasToldOver] = [since.at(-1), notices.some((one) => hasStarted(one) && one.saysRestored)];
  if (newest === undefined || !wasToldOver) return null;
  return { from: last === null ? dataBegan(state) : newest.again.at };
}

/** What of data has no known end in an incident that is joined with another; null where it was over, and where there is nothing of data. */
export function openOfData(state: OpenIncident): Lasting | null {
  const situation = { state, facts: withImplied(state.facts) };
  const lasting = lastingIn(situation);
  if (lasting !== null) return withoutSource(lasting);
  const isOver = state.restoredAt !== null || exposuresIn(situation).length > 0 || periodToKeep(state) !== null;
  if (isOver || !raisesDataQuestion(situation)) return null;
  return { from: dataBegan(state), ...(wasExposed(situation) ? {} : { viewable: false }) };
}

/** Which source tells of it is known in its own incident alone. */
function withoutSource({ isFiring: _, ...lasting }: Lasting): Lasting {
  return lasting;
}
