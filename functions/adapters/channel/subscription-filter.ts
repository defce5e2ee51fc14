import { GetSubscriptionAttributesCommand, NotFoundException, type SNSClient } from '@aws-sdk/client-sns';
import type { PageSubscription } from '../../domain/reach/reach.ts';

/** A confirmed subscription's filter policy; undefined when it is gone meanwhile. Throws what else SNS refuses. */
export async function filterOf(
  client: SNSClient,
  arn: string,
): Promise<Pick<PageSubscription, 'filter' | 'scope'> | undefined> {
  try {
    const { Attributes = {} } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }));
    return { filter: Attributes.FilterPolicy ?? null, scope: Attributes.FilterPolicyScope ?? null };
  } catch (cause) {
    if (cause instanceof NotFoundException) return undefined;
    throw cause;
  }
}
