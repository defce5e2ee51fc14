import { describe, expect, it } from 'vitest';
import { alarm, stage } from '../stage.ts';

const MINUTE_MS = 60_000;
const START = '2026-04-24T14:00:00+09:00';

describe('an alarm while the store takes nothing', () => {
  it('[FC-3] becomes an incident when it takes again, with the time of the alarm', async () => {
    const play = await stage({ start: START, customers: 1, say: () => undefined });
    play.system.faults.add({ kind: 'store.fail', forMilliseconds: 20 * MINUTE_MS });
    const at = new Date(play.startMs).toISOString();
    await play.system.putEvents([alarm('product-outage-api', 'ALARM', at, 'away-1')]);
    await play.to(19 * MINUTE_MS);
    expect(await play.incidents()).toEqual([]);
    await play.to(24 * MINUTE_MS);
    expect(await play.incidents()).toMatchObject([{ status: 'open', detectedAt: START }]);
    await play.stop();
  });
});
