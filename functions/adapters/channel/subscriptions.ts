import { ListSubscriptionsCommand, SNSClient, type Subscription } from '@aws-sdk/client-sns';
import { listedAs } from './listed-as.ts';
import { filterOf } from './subscription-filter.ts';

/** One address that a topic has been told to send to. */
export interface TopicSubscription {
  /** Name of the topic. */
  readonly topic: string;
  readonly address: string;
  /** Whether the person has clicked the link that SNS sent; before, nothing reaches them. */
  readonly isConfirmed: boolean;
  /** The filter policy of a confirmed one, as JSON; null without one. */
  readonly filter: string | null;
  readonly scope: string | null;
}

/** Every subscription of these topics: for a person who looks after them, never for a function. Throws what SNS refuses. */
export async function subscriptionsOf(topics: readonly string[]): Promise<TopicSubscription[]> {
  const client = new SNSClient({});
  const found: TopicSubscription[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(new ListSubscriptionsCommand(from === undefined ? {} : { NextToken: from }));
    for (const each of page.Subscriptions ?? []) {
      if (!topics.includes(topicOf(each)) || listedAs(each.SubscriptionArn) === 'gone') continue;
      found.push(await toTopicSubscription(client, each));
    }
    from = page.NextToken;
  } while (from !== undefined);
  return found;
}

function topicOf({ TopicArn = '' }: Subscription): string {
  return TopicArn.slice(TopicArn.lastIndexOf(':') + 1);
}

async function toTopicSubscription(client: SNSClient, subscription: Subscription): Promise<TopicSubscription> {
  const { Endpoint = '', SubscriptionArn } = subscription;
  const isConfirmed = listedAs(SubscriptionArn) === 'confirmed';
  const filtered = isConfirmed ? await filterOf(client, SubscriptionArn ?? '') : undefined;
  return { topic: topicOf(subscription), address: Endpoint, isConfirmed, filter: null, scope: null, ...filtered };
}
