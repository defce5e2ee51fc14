import type { ContentRef } from '../../../base/ledger/content.ts';
import type { Instant } from '../../../base/time/instant.ts';
import type { Facts } from '../../../rules/facts/values.ts';
import type { StatedTimes } from '../../../signal/stated-times.ts';
import { endsEffect } from '../../evolve/effect-over.ts';
import type { Thing } from '../../record/event-parts.ts';
import type { IncidentEvent } from '../../record/events.ts';

export interface Brought {
  readonly listed?: boolean;
  readonly by?: string;
  /** What a person called the function that goes by a key. */
  readonly title?: ContentRef;
  readonly reason?: ContentRef;
}

export function broughtBy({ listed, by, title }: Brought): Brought {
  return { ...(listed && { listed }), ...(by !== undefined && { by }), ...(title && { title }) };
}

export interface ToldWith extends Brought {
  readonly of?: Thing;
  readonly before?: Instant;
  readonly until?: true;
}

export function told(
  facts: Facts,
  times: StatedTimes,
  { of, before, until, ...brought }: ToldWith = {},
): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  const { reason } = brought;
  const said = { ...(reason && { reason }), ...(of && { of }), ...(before && { before }), ...(until && { until }) };
  if (Object.keys(times).length > 0) events.push({ type: 'times.stated', times, ...said });
  const over = endsEffect(facts, times) ? { over: true as const, ...(before && { before }) } : {};
  if (Object.keys(facts).length > 0) events.push({ type: 'facts.stated', facts, ...brought, ...over });
  return events;
}
