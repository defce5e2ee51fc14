import {
  ListSubscriptionsByTopicCommand,
  type ListSubscriptionsByTopicCommandOutput,
  SNSClient,
} from '@aws-sdk/client-sns';
import { SECOND_MS } from '../../domain/base/time/units.ts';
import { concerns, type PagedPerson, type PageSubscription, reachOf } from '../../domain/reach/reach.ts';
import { setting } from '../environment.ts';
import { listedAs } from './listed-as.ts';
import { filterOf } from './subscription-filter.ts';

const ATTEMPTS = 2;
const CONNECT_TIMEOUT_MS = SECOND_MS;
const REQUEST_TIMEOUT_MS = 2_000;

/** A page has gone out by now: whether it arrives must not keep its function from recording that. */
const client = new SNSClient({
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
});

interface ListedSubscription {
  /** Null before its owner has confirmed it. */
  readonly arn: string | null;
  readonly protocol: string;
  readonly address: string;
}

/** Every subscription of the topic of pages, each with its filter: one more call for each. Throws what SNS refuses. */
export async function pageSubscriptions(): Promise<PageSubscription[]> {
  return await withFilters(await listed());
}

/** Whether a page reaches this person. When SNS does not tell, it counts as reached: the page itself was taken. */
export async function isReached(person: PagedPerson): Promise<boolean> {
  try {
    // Only the filters that may decide are looked up: a page waits for this.
    const own = (await listed()).filter((each) => concerns(each, person.email));
    return reachOf(await withFilters(own), person) === 'reached';
  } catch (cause) {
    // biome-ignore lint/suspicious/noConsole: the page counts as sent, so nothing else would tell
    console.error('whether the page reached anybody could not be looked up', cause);
    return true;
  }
}

async function listed(): Promise<ListedSubscription[]> {
  const found: ListedSubscription[] = [];
  let from: string | undefined;
  do {
    const page: ListSubscriptionsByTopicCommandOutput = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: setting('PAGING_TOPIC_ARN'), NextToken: from }),
    );
    found.push(
      ...(page.Subscriptions ?? []).flatMap(({ Protocol = '', Endpoint = '', SubscriptionArn }) => {
        const as = listedAs(SubscriptionArn);
        const arn = as === 'confirmed' ? (SubscriptionArn ?? null) : null;
        return as === 'gone' ? [] : [{ arn, protocol: Protocol, address: Endpoint }];
      }),
    );
    from = page.NextToken;
  } while (from !== undefined);
  return found;
}

async function withFilters(subscriptions: readonly ListedSubscription[]): Promise<PageSubscription[]> {
  const found: PageSubscription[] = [];
  for (const { arn, protocol, address } of subscriptions) {
    const filtered = arn === null ? { filter: null, scope: null } : await filterOf(client, arn);
    if (filtered !== undefined) found.push({ protocol, address, isConfirmed: arn !== null, ...filtered });
  }
  return found;
}
