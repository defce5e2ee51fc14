import type { JsonRecord } from '../../protocol/json.ts';
import type { RawEvent } from '../../settings/options.ts';

/** A complete event, as functions get it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** Fills in what the sender left out. */
export function completeEvent(
  raw: RawEvent,
  place: { id: string; account: string; region: string; atMs: number },
): BusEvent {
  return {
    version: '0',
    id: raw.id ?? place.id,
    'detail-type': raw['detail-type'],
    source: raw.source,
    account: raw.account ?? place.account,
    time: raw.time ?? wholeSeconds(place.atMs),
    region: raw.region ?? place.region,
    resources: raw.resources ?? [],
    detail: raw.detail,
  };
}

/** The bus stamps events in whole seconds. */
function wholeSeconds(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Events as patterns see them. */
export function asObject(event: BusEvent): JsonRecord {
  return { ...event };
}
