import { HOUR_MS, MINUTE_MS } from '../../../../functions/domain/base/time/units.ts';

/** A quiet time longer than this is marked as a break on the axis. */
const BREAK_MS = 6 * HOUR_MS;

/** Maps moments to places on the picture. Quiet times take little room: their width grows with their logarithm. */
export interface Scale {
  x(atMs: number): number;
  readonly breaks: readonly { readonly fromX: number; readonly toX: number; readonly ms: number }[];
  readonly stops: readonly number[];
}

/** A scale over the given moments (ms since 1970), drawn between two places. Needs one moment at least. */
export function scaleOver(moments: readonly number[], leftX: number, rightX: number): Scale {
  const stops = [...new Set(moments)].sort((a, b) => a - b);
  const widths = stops.slice(1).map((stop, index) => Math.log1p((stop - (stops[index] ?? stop)) / MINUTE_MS));
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  const places = placesOf(widths, leftX, (rightX - leftX) / total);
  const breaks = stops.slice(1).flatMap((stop, index) => {
    const ms = stop - (stops[index] ?? stop);
    return ms > BREAK_MS ? [{ fromX: places[index] ?? leftX, toX: places[index + 1] ?? rightX, ms }] : [];
  });
  return { x: (atMs) => interpolate(stops, places, atMs), breaks, stops };
}

function placesOf(widths: readonly number[], leftX: number, unit: number): number[] {
  const places = [leftX];
  for (const width of widths) places.push((places.at(-1) ?? leftX) + width * unit);
  return places;
}

function interpolate(stops: readonly number[], places: readonly number[], atMs: number): number {
  const after = stops.findIndex((stop) => stop >= atMs);
  if (after === -1) return places.at(-1) ?? 0;
  const [b = 0, y = 0] = [stops[after], places[after]];
  if (after === 0 || b === atMs) return y;
  const [a = 0, x = 0] = [stops[after - 1], places[after - 1]];
  return x + ((y - x) * (atMs - a)) / (b - a);
}
