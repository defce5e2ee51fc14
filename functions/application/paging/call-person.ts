import { PagingUnavailable } from '../../adapters/aws/errors.ts';
import { isReached } from '../../adapters/channel/page-subscriptions.ts';
import { type PageMessage, publishPage } from '../../adapters/channel/paging.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { CallOutcome } from '../../domain/components/paging/page.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { askedBySystem } from '../command/asked.ts';
import type { ObligedStream } from '../command/obliged.ts';
import { messageOf } from './page-messages.ts';

/** Whom to call for which page, and which workflow calls. */
export interface PageCall {
  readonly by: string;
  readonly page: string;
  readonly person: string;
  readonly at: Instant;
}

/**
 * Calls one person: the intent is recorded, the page published, the outcome recorded. A refused intent means that the
 * call is no longer wanted. After a crash in between the person may be called twice, never not at all.
 * Who is not subscribed, has not confirmed it, or has a filter that keeps the page out is not reached, and the next person is called at once.
 * A topic that does not answer puts the call off, so that nothing else waits for it: customers are told meanwhile.
 * Throws StorageUnavailable.
 */
export async function callPerson(stream: ObligedStream, call: PageCall): Promise<ObligedStream> {
  const { by, page, person, at } = call;
  const key = `${page}-${person}-${at}`;
  const intent = { do: 'call-person', page, person } as const;
  const calling = await stream.ask(askedBySystem(by, `call-${key}`, at, intent));
  if (calling.refusal !== null || calling.commands.has(`called-${key}`)) return calling;
  const outcome = await published(await messageOf(calling, page, person), calling.policy);
  const result = { do: 'record-call', page, person, outcome } as const;
  return calling.ask(askedBySystem(by, `called-${key}`, at, result));
}

async function published(message: PageMessage, policy: Policy): Promise<CallOutcome> {
  try {
    const outcome = await publishPage(message);
    return outcome === 'accepted' && !(await hears(policy, message.person)) ? 'unreachable' : outcome;
  } catch (cause) {
    if (cause instanceof PagingUnavailable) return 'unavailable';
    throw cause;
  }
}

/** The topic takes a page also when nobody is subscribed to it (any more), or a filter keeps it from them. */
async function hears({ team }: Policy, person: string): Promise<boolean> {
  const paged = team.people.find(({ id }) => id === person);
  return paged !== undefined && (await isReached(paged));
}
