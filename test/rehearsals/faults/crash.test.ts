import { beforeAll, describe, expect, it } from 'vitest';
import type { Ending } from './crash/ending.ts';
import { playIncident, type Run } from './crash/one-incident.ts';
import { keyOf, LISTED, type Place, placesOf, powerCut } from './crash/places.ts';

/**
 * How many places are died at: `all` of them; each of the `kinds` of side effect, once before and once after it
 * (`npm run crash`); by default the few that money, mail and records hang on; or `mail` alone (`npm run crash -- --short`).
 */
const LEVEL = process.env.HIKESHI_CRASH ?? 'few';
const FEW = ['ledger', 'StartExecution', 'SendEmail'];
const MAIL = ['SendEmail'];
/** Side effects that one incident of six customers has no occasion for. */
const ELSEWHERE = ['dynamodb.DeleteItem:hikeshi-deliveries'];
const RUNS_TIMEOUT_MS = 3_600_000;

describe('a power cut before and after each side effect of one incident', () => {
  let quiet: Run;

  beforeAll(async () => {
    quiet = await playIncident(null);
  }, RUNS_TIMEOUT_MS);

  it('the adapters list every side effect there is, and each of them happens', () => {
    const seen = new Set(quiet.effects.map(keyOf));
    expect([...seen].filter((key) => !LISTED.has(key))).toEqual([]);
    expect([...LISTED].filter((key) => !seen.has(key) && !ELSEWHERE.includes(key))).toEqual([]);
  });

  it('without a crash the incident ends closed and everyone is told once', () => {
    expect(quiet.ending).toMatchObject({
      incidents: 1,
      status: 'closed',
      accounted: 6,
      pending: 0,
      mailedTwice: [],
      running: [],
    });
  });

  it('with a crash anywhere it ends the same', { timeout: RUNS_TIMEOUT_MS }, async () => {
    const different: { place: Place; ending: Ending | string }[] = [];
    for (const place of chosen(placesOf(quiet.effects))) {
      const ending = await playIncident(powerCut(place)).then((run) => run.ending, String);
      if (JSON.stringify(ending) !== JSON.stringify(quiet.ending)) different.push({ place, ending });
    }
    expect(different).toEqual([]);
  });
});

/** Of each kind of side effect the one in the middle of its occurrences, before and after. */
function chosen(places: readonly Place[]): Place[] {
  if (LEVEL === 'all') return [...places];
  const kinds = [...groups(places).values()].flatMap((same) => same.slice(Math.floor(same.length / 2)).slice(0, 1));
  const words = LEVEL === 'mail' ? MAIL : FEW;
  return LEVEL === 'kinds' ? kinds : kinds.filter(({ key }) => words.some((word) => key.endsWith(word)));
}

function groups(places: readonly Place[]): Map<string, Place[]> {
  const grouped = new Map<string, Place[]>();
  for (const place of places) {
    const name = `${place.key} ${place.when}`;
    grouped.set(name, [...(grouped.get(name) ?? []), place]);
  }
  return grouped;
}
