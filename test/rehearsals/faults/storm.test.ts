import { describe, expect, it } from 'vitest';
import { rowsIn } from '../rows.ts';
import { alarm, stage } from '../stage.ts';

/** How many times the alarm fires within a minute; `npm run storm` takes ten thousand, with `-- --short` a hundred. */
const REPEATS = Number(process.env.HIKESHI_STORM ?? 300);
const MINUTE_MS = 60_000;
const BATCHES = 10;
const RUN_TIMEOUT_MS = 3_600_000;
const START = '2026-04-24T14:00:00+09:00';

describe('a storm of one alarm, through the whole system', () => {
  it(`[FC-1] ${REPEATS} repeats in a minute are one incident that pages as one does, and does not stall`, {
    timeout: RUN_TIMEOUT_MS,
  }, async () => {
    const stormy = await storm(REPEATS);
    const calm = await storm(1);

    // Nobody is paged more often, nothing is left waiting, and the ledger does not grow with the storm.
    expect(stormy.pages).toEqual(calm.pages);
    expect(stormy.incidents).toEqual(calm.incidents);
    expect(stormy.incidents).toHaveLength(1);
    expect(stormy.failures).toEqual([]);
    // A second after the last one each has its outcome.
    expect(stormy.settled).toBe(REPEATS);
    expect(stormy.items).toBeLessThanOrEqual(calm.items + 3);
  });
});

/** The same alarm again and again, a tenth of it every six seconds, all of a tenth at one instant. */
async function storm(repeats: number) {
  const failures: string[] = [];
  const play = await stage({ start: START, customers: 1, say: (line) => failures.push(line) });
  try {
    for (let sent = 0, batch = 0; sent < repeats; batch += 1) {
      const afterMs = (batch * MINUTE_MS) / BATCHES;
      await play.to(afterMs);
      const count = Math.min(Math.ceil(repeats / BATCHES), repeats - sent);
      const at = new Date(play.startMs + afterMs).toISOString();
      await play.system.putEvents(
        Array.from({ length: count }, (_, index) => alarm('product-outage-api', 'ALARM', at, `storm-${sent + index}`)),
      );
      sent += count;
    }
    await play.to(MINUTE_MS + 1000);
    const settled = (await rowsIn(play.system, 'signals')).filter(({ outcome }) => outcome !== 'received').length;
    await play.to(10 * MINUTE_MS);
    // Whichever of the first tenth is taken first gives the incident its id.
    const nameless = (subject: string) => subject.replace(/I-\w+/, 'I-…');
    const pages = play.system.pages().map(({ at, to, subject }) => ({ at, to, subject: nameless(subject) }));
    const incidents = (await play.incidents()).map(({ level, openedAt, duties }) => ({ level, openedAt, duties }));
    return { pages, incidents, failures, settled, items: (await rowsIn(play.system, 'ledger')).length };
  } finally {
    await play.stop();
  }
}
