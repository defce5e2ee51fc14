import {
  ListSubscriptionsByTopicCommand,
  type ListSubscriptionsByTopicCommandOutput,
  SNSClient,
} from '@aws-sdk/client-sns';
import { reachOf, type Subscription } from '../domain/reach/reach.ts';
import { setting } from './environment.ts';

const ATTEMPTS = 2;
const CONNECT_TIMEOUT_MS = 1_000;
const REQUEST_TIMEOUT_MS = 2_000;
const PENDING = 'PendingConfirmation';

/** A page has gone out by now: whether it arrives must not keep its function from recording that. */
const client = new SNSClient({
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
});

/** Every subscription of the topic of pages. Throws what SNS refuses. */
export async function pageSubscriptions(): Promise<Subscription[]> {
  const found: Subscription[] = [];
  let from: string | undefined;
  do {
    const page: ListSubscriptionsByTopicCommandOutput = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: setting('PAGING_TOPIC_ARN'), NextToken: from }),
    );
    found.push(
      ...(page.Subscriptions ?? []).map(({ Protocol = '', Endpoint = '', SubscriptionArn = PENDING }) => ({
        protocol: Protocol,
        address: Endpoint,
        isConfirmed: SubscriptionArn !== PENDING,
      })),
    );
    from = page.NextToken;
  } while (from !== undefined);
  return found;
}

/** Whether a page reaches this address. When SNS does not tell, it counts as reached: the page itself was taken. */
export async function isReached(address: string): Promise<boolean> {
  try {
    return reachOf(await pageSubscriptions(), address) === 'reached';
  } catch (cause) {
    // biome-ignore lint/suspicious/noConsole: the page counts as sent, so nothing else would tell
    console.error('whether the page reached anybody could not be looked up', cause);
    return true;
  }
}
