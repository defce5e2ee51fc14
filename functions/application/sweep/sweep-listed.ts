import { atOnce } from '../../adapters/at-once.ts';
import { readKept } from '../../adapters/store/kept-states.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { allOpenings, OPENINGS, openingKey } from '../../adapters/store/openings.ts';
import { allViews, putView, type View } from '../../adapters/store/views.ts';
import { fromMs, type Instant, plusMs, toMs } from '../../domain/base/time/instant.ts';
import { DAY_MS } from '../../domain/base/time/units.ts';
import { keepListed } from '../command/keep-listed.ts';

const AT_ONCE = 8;
const KEPT_AT_ONCE = 50;

/**
 * Once a day, and before lists go by it: every incident is listed by its opening and kept for lists, those of earlier releases too, and
 * those that a release kept which went by another fold. Throws StorageUnavailable.
 */
export async function sweepListed(mark: View | undefined, at: Instant): Promise<void> {
  if (mark !== undefined && plusMs(fromMs(mark.version), DAY_MS) > at) return;
  const rows = (await allViews('incident')).filter(({ version }) => version > 0);
  const openings = await allOpenings();
  for (let from = 0; from < rows.length; from += KEPT_AT_ONCE) {
    const some = rows.slice(from, from + KEPT_AT_ONCE);
    const kept = await readKept(some.map(({ stream }) => stream));
    const isWhole = ({ stream, row }: View) =>
      kept.has(stream) && openings.has(openingKey({ stream, openedAt: String(row.openedAt) }));
    const missing = some.filter((row) => !isWhole(row));
    await atOnce(AT_ONCE, missing, async ({ stream }) => keepListed(stream, await readStream(stream)));
  }
  await putView({ kind: 'sweep', stream: OPENINGS, version: toMs(at), open: false, nextAt: null, row: {} });
}
