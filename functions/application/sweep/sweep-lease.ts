import { publishAlarm, publishPage } from '../../adapters/channel/paging.ts';
import { randomId } from '../../adapters/random.ts';
import { changeLease, readLease } from '../../adapters/store/mail-lease.ts';
import { bundledPolicy } from '../../adapters/store/policies.ts';
import { lookedIn } from '../../adapters/store/reach-view.ts';
import type { View } from '../../adapters/store/views.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { HELD_BACK_MAIL, heldBackSubject, straightened } from '../../domain/channels/delivery/stray-lease.ts';
import { firstReached } from '../../domain/reach/reach.ts';

const HOLDER_LENGTH = 12;

/**
 * Lets mail go on that is held back for longer than any sender holds it, and calls people: before that, so that they hear of
 * it twice rather than never. `reach`: what the last look at the subscriptions found. Answers what was repaired; what fails here keeps the sweep from nothing.
 */
export async function sweepLease(reach: View | undefined, at: Instant): Promise<readonly string[]> {
  try {
    if (straightened(await readLease(), at) === null) return [];
    await tell(reach);
    await changeLease(randomId(HOLDER_LENGTH), (lease) => straightened(lease, at));
    return ['the send rate: held back'];
  } catch (cause) {
    // biome-ignore lint/suspicious/noConsole: the sweep goes on, so nothing else would tell
    console.error('whether mail is held back could not be looked up; the next sweep tries again', cause);
    return [];
  }
}

async function tell(reach: View | undefined): Promise<void> {
  const policy = bundledPolicy();
  const [subject, text] = [heldBackSubject(policy), HELD_BACK_MAIL];
  const person = firstReached(policy, lookedIn(reach)?.unreachable ?? []);
  await publishAlarm(subject, text);
  if (person !== null) await publishPage({ person, subject, text });
}
