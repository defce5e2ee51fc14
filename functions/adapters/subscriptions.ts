import { ListSubscriptionsCommand, SNSClient, type Subscription } from '@aws-sdk/client-sns';

/** One address that a topic has been told to send to. */
export interface TopicSubscription {
  /** Name of the topic. */
  readonly topic: string;
  readonly address: string;
  /** Whether the person has clicked the link that SNS sent; before, nothing reaches them. */
  readonly isConfirmed: boolean;
}

const PENDING = 'PendingConfirmation';

/** Every subscription of the account's topics: for a person who looks after them, never for a function. Throws what SNS refuses. */
export async function allSubscriptions(): Promise<TopicSubscription[]> {
  const client = new SNSClient({});
  const found: TopicSubscription[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(new ListSubscriptionsCommand(from === undefined ? {} : { NextToken: from }));
    found.push(...(page.Subscriptions ?? []).map(toTopicSubscription));
    from = page.NextToken;
  } while (from !== undefined);
  return found;
}

function toTopicSubscription({ TopicArn = '', Endpoint = '', SubscriptionArn }: Subscription): TopicSubscription {
  const topic = TopicArn.slice(TopicArn.lastIndexOf(':') + 1);
  return { topic, address: Endpoint, isConfirmed: SubscriptionArn !== undefined && SubscriptionArn !== PENDING };
}
