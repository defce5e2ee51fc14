import * as z from 'zod';
import { atOnce } from '../../adapters/at-once.ts';
import { reasonOf } from '../../adapters/aws/errors.ts';
import { listOpenStreams, type OpenStream } from '../../adapters/store/views.ts';
import { readMarks, writeCursor } from '../../application/sweep/sweep-cursor.ts';
import { sweepHeads } from '../../application/sweep/sweep-heads.ts';
import { sweepLease } from '../../application/sweep/sweep-lease.ts';
import { sweepListed } from '../../application/sweep/sweep-listed.ts';
import { sweepPolicy } from '../../application/sweep/sweep-policy.ts';
import { sweepReach } from '../../application/sweep/sweep-reach.ts';
import { SweepRun } from '../../application/sweep/sweep-run.ts';
import { sweepStream } from '../../application/sweep/sweep-streams.ts';
import type { Swept } from '../../application/sweep/swept.ts';
import { earliestOf, type Instant } from '../../domain/base/time/instant.ts';
import { moment } from '../input/step-input.ts';

const PAGE_ROWS = 50;
/** Streams that are looked at beside one another: what one waits for the store, others use. */
const WIDTH = 8;
const BEGUN = 'not looked at to the end';
/** The sweep stops in time to note where it was; the next one goes on from there. */
const TIME_LEFT_MS = 30_000;

const input = z.object({ time: moment });

/** What a sweep found. */
export interface SweepReport {
  readonly looked: number;
  /** `<stream>: <what>`, or what was held back beside them. */
  readonly repaired: readonly string[];
  readonly failed: readonly string[];
  /** Until then another sweep finds nothing, unless something else changes first; null: never. */
  readonly quietUntil: Instant | null;
}

interface SweptStream {
  readonly open: OpenStream;
  /** A text: why it could not be swept. */
  readonly swept: Swept | string;
}

/** Some streams could not be swept. The others were; the next sweep tries these again. */
export class SweepIncomplete extends Error {
  override readonly name = 'SweepIncomplete';
  readonly report: SweepReport;

  constructor(report: SweepReport) {
    super(`${report.failed.length} of ${report.looked} streams could not be swept: ${report.failed.join('; ')}`);
    this.report = report;
  }
}

/** Looks at every open stream and repairs what crashes left half-done. Throws SweepIncomplete at the end if it must. */
export async function handler(event: unknown, context?: unknown): Promise<SweepReport> {
  const { time: at } = input.parse(event);
  const isTimeLeft = timer(context);
  const run = new SweepRun();
  const found: SweptStream[] = [];
  const { startFrom: startedFrom, heads, openings, reach, policy } = await readMarks();
  await sweepHeads(heads, at);
  await sweepListed(openings, at);
  await sweepPolicy(policy, at);
  const looksAgain = await sweepReach(reach, at);
  const freed = await sweepLease(reach, at);
  let after = startedFrom;
  let isWhole = false;
  while (!isWhole && isTimeLeft()) {
    const page = await listOpenStreams(PAGE_ROWS, after);
    const begun: SweptStream[] = [];
    await atOnce(WIDTH, page.rows, async (open) => {
      // Begun in their order, and all that is begun is ended: the cursor stands behind the last one.
      if (!isTimeLeft()) return;
      const index = begun.push({ open, swept: BEGUN }) - 1;
      begun[index] = { open, swept: await swept(open, at, run) };
    });
    found.push(...begun);
    after = begun.at(-1)?.open ?? after;
    isWhole = page.next === null && begun.length === page.rows.length;
  }
  const goesOn = isWhole ? null : after;
  if (goesOn !== null || startedFrom !== null) await writeCursor(goesOn, at);
  return concluded({ found, freed, again: [goesOn === null && startedFrom === null ? null : at, looksAgain], at });
}

async function swept(open: OpenStream, at: Instant, run: SweepRun): Promise<Swept | string> {
  try {
    return await sweepStream(open, at, run);
  } catch (cause) {
    // One stream that cannot be repaired now must not keep the others from it.
    return reasonOf(cause);
  }
}

interface Conclusion {
  readonly found: readonly SweptStream[];
  /** What was repaired beside the streams. */
  readonly freed: readonly string[];
  readonly again: readonly (Instant | null)[];
  readonly at: Instant;
}

function concluded({ found, freed, again, at }: Conclusion): SweepReport {
  const done = found.flatMap(({ open, swept: each }) => (typeof each === 'string' ? [] : [{ open, ...each }]));
  const failed = found.flatMap(({ open, swept: each }) =>
    typeof each === 'string' ? [`${open.stream}: ${each}`] : [],
  );
  const mended = done.flatMap(({ open, repaired: what }) => what.map((each) => `${open.stream}: ${each}`));
  const repaired = [...freed, ...mended];
  // A repair may have to be followed by another.
  const moments = [...done.flatMap(({ moments: each }) => each), ...again, repaired.length > 0 ? at : null];
  const report = { looked: found.length, repaired, failed, quietUntil: earliestOf(moments) };
  if (failed.length > 0) throw new SweepIncomplete(report);
  return report;
}

/** Whether there is time for one more stream; without a deadline there always is. */
function timer(context: unknown): () => boolean {
  const lambda = context as { getRemainingTimeInMillis?: () => number } | null | undefined;
  return () => (lambda?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY) > TIME_LEFT_MS;
}
