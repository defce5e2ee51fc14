import { pageSubscriptions } from '../../adapters/channel/page-subscriptions.ts';
import { publishAlarm, publishPage } from '../../adapters/channel/paging.ts';
import { bundledPolicy } from '../../adapters/store/policies.ts';
import { lookedIn, putLooked } from '../../adapters/store/reach-view.ts';
import type { View } from '../../adapters/store/views.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { isToBeTold, type Looked, nextLookAt } from '../../domain/reach/looking.ts';
import { firstReached, type Unreachable, unreachablePeople } from '../../domain/reach/reach.ts';
import { unreachableMail, unreachableSubject } from '../../domain/reach/words.ts';

/**
 * Looks once a day whom pages reach, and tells people when somebody is not reached. Answers when it must
 * look again; null while all are reached: the schedule comes by anyway. What SNS does not tell keeps the sweep from nothing.
 */
export async function sweepReach(mark: View | undefined, at: Instant): Promise<Instant | null> {
  const last = lookedIn(mark);
  if (last !== null && nextLookAt(last) > at) return againAt(last);
  try {
    return againAt(await look(last, at));
  } catch (cause) {
    // biome-ignore lint/suspicious/noConsole: the sweep goes on, so nothing else would tell
    console.error('whom pages reach could not be looked up; the next sweep tries again', cause);
    return null;
  }
}

/** The row is written after people were told: told twice is better than not at all. */
async function look(last: Looked | null, at: Instant): Promise<Looked> {
  const policy = bundledPolicy();
  const unreachable = unreachablePeople(policy, await pageSubscriptions());
  const isTold = isToBeTold(last, unreachable, at);
  if (isTold) await tellOf(unreachable, policy);
  const toldAt = unreachable.length === 0 ? null : (last?.toldAt ?? null);
  const looked = { at, toldAt: isTold ? at : toldAt, unreachable };
  await putLooked(looked);
  return looked;
}

/** Who hears the alarms may be the very one who is not reached, so the first who is reached by pages hears it too. */
async function tellOf(unreachable: readonly Unreachable[], policy: Policy): Promise<void> {
  const [subject, text] = [unreachableSubject(policy), unreachableMail(policy, unreachable)];
  const person = firstReached(policy, unreachable);
  await publishAlarm(subject, text);
  if (person !== null) await publishPage({ person, subject, text });
}

function againAt(looked: Looked): Instant | null {
  return looked.unreachable.length > 0 ? nextLookAt(looked) : null;
}
