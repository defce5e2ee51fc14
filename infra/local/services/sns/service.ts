import { AwsError } from '../../protocol/aws-error.ts';
import type { Need, ServedService } from '../../protocol/call.ts';
import { type JsonRecord, textIn } from '../../protocol/json.ts';
import type { Template } from '../../template/template.ts';
import type { SnsSubscription, Topics } from './topics.ts';

/** SNS, publishing to the template's topics. */
export function snsService(topics: Topics, template: Template): ServedService {
  const onTopic =
    (action: string) =>
    (input: JsonRecord): readonly Need[] => [{ action: `sns:${action}`, resource: textIn(input, 'TopicArn') ?? '' }];
  const anywhere = (action: string) => (): readonly Need[] => [{ action: `sns:${action}`, resource: '*' }];
  return {
    name: 'sns',
    title: 'SNS',
    protocol: 'query',
    marker: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations: [
      {
        name: 'Publish',
        mutates: true,
        needs: (input) => [...onTopic('Publish')(input), ...keyNeeds(topics, input)],
        run: async ({ input }) => ({ MessageId: topics.publish(input) }),
      },
      {
        name: 'ListTopics',
        mutates: false,
        needs: anywhere('ListTopics'),
        run: async () => ({ Topics: topics.topics.map((topic) => ({ TopicArn: topic.id })) }),
      },
      {
        name: 'GetTopicAttributes',
        mutates: false,
        needs: onTopic('GetTopicAttributes'),
        run: async ({ input }) => ({ Attributes: topicAttributes(topics, textIn(input, 'TopicArn') ?? '') }),
      },
      {
        name: 'ListSubscriptions',
        mutates: false,
        needs: anywhere('ListSubscriptions'),
        run: async () => ({ Subscriptions: topics.subscriptions.map((each) => view(topics, each, template)) }),
      },
      {
        name: 'ListSubscriptionsByTopic',
        mutates: false,
        needs: onTopic('ListSubscriptionsByTopic'),
        run: async ({ input }) => {
          const topic = topics.find(textIn(input, 'TopicArn') ?? '').id;
          const heard = topics.subscriptions.filter((each) => each.topicArn === topic);
          return { Subscriptions: heard.map((each) => view(topics, each, template)) };
        },
      },
      {
        name: 'GetSubscriptionAttributes',
        mutates: false,
        needs: anywhere('GetSubscriptionAttributes'),
        run: async ({ input }) => ({ Attributes: subscriptionAttributes(topics, textIn(input, 'SubscriptionArn')) }),
      },
      {
        name: 'SetSubscriptionAttributes',
        mutates: true,
        needs: anywhere('SetSubscriptionAttributes'),
        run: async ({ input }) => setSubscription(topics, input),
      },
    ],
  };
}

/** A topic under a key of the account's own: who publishes must be allowed to use the key. */
function keyNeeds(topics: Topics, input: JsonRecord): Need[] {
  const topic = topics.topics.find((each) => each.id === textIn(input, 'TopicArn'));
  const key = textIn(topic?.properties ?? {}, 'KmsMasterKeyId');
  if (key === null || !key.startsWith('arn:')) return [];
  return ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => ({ action, resource: key }));
}

function view(topics: Topics, subscription: SnsSubscription, template: Template): JsonRecord {
  return {
    SubscriptionArn: topics.isConfirmed(subscription) ? subscription.arn : 'PendingConfirmation',
    Owner: template.account,
    Protocol: 'email',
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topicArn,
  };
}

/** Of what a subscription has, its filter can be changed. */
function setSubscription(topics: Topics, input: JsonRecord): JsonRecord {
  if (textIn(input, 'AttributeName') !== 'FilterPolicy')
    throw new AwsError('InvalidParameter', 'Invalid parameter: AttributeName: only FilterPolicy is served');
  topics.setFilter(textIn(input, 'SubscriptionArn') ?? '', textIn(input, 'AttributeValue') ?? '{}');
  return {};
}

function topicAttributes(topics: Topics, arn: string): Map<string, string> {
  const topic = topics.find(arn);
  const own = topics.subscriptions.filter((each) => each.topicArn === topic.id);
  const confirmed = own.filter((each) => topics.isConfirmed(each)).length;
  return new Map([
    ['TopicArn', topic.id],
    ['SubscriptionsConfirmed', String(confirmed)],
    ['SubscriptionsPending', String(own.length - confirmed)],
  ]);
}

function subscriptionAttributes(topics: Topics, arn: string | null): Map<string, string> {
  const found = topics.subscriptions.find((each) => each.arn === arn);
  if (!found) throw new AwsError('NotFound', 'Subscription does not exist', 404);
  return new Map([
    ['SubscriptionArn', found.arn],
    ['TopicArn', found.topicArn],
    ['Protocol', 'email'],
    ['Endpoint', found.endpoint],
    ['PendingConfirmation', String(!topics.isConfirmed(found))],
    ...(found.filter === null ? [] : filterAttributes(found.filter)),
  ]);
}

function filterAttributes(filter: JsonRecord): [string, string][] {
  return [
    ['FilterPolicy', JSON.stringify(filter)],
    ['FilterPolicyScope', 'MessageAttributes'],
  ];
}
