import { createHash } from 'node:crypto';
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Settings } from '../settings/settings.ts';
import { watchers } from './watchers.ts';

const ADDRESS_ID_LENGTH = 10;

/**
 * Two topics under one key. Pages go to the person they are addressed to; what the system has to say about its own
 * health goes past all our code, from CloudWatch to a topic without filters: CloudWatch cannot set the attribute
 * that the filters of pages ask for.
 */
export class Paging extends Construct {
  readonly key: Key;
  readonly pages: Topic;
  readonly alarms: Topic;

  constructor(scope: Construct, id: string, settings: Settings, policy: Policy) {
    super(scope, id);
    this.key = this.createKey(settings);
    this.pages = this.createTopic('Pages', `${settings.stackName}-pages`);
    this.alarms = this.createTopic('Alarms', `${settings.stackName}-alarms`);
    this.letCloudWatchPublish();
    for (const [email, person] of peopleByAddress(policy)) this.subscribe('Person', this.pages, email, { person });
    for (const email of watchers(settings, policy)) this.subscribe('Watcher', this.alarms, email);
  }

  /** CloudWatch cannot publish to a topic under AWS's own SNS key, so the topics have one that lets it in. */
  private createKey(settings: Settings): Key {
    const key = new Key(this, 'Key', {
      alias: `${settings.stackName}-paging`,
      description: 'Encrypts pages and alarms while SNS holds them',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LetAlarmsEncrypt',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return key;
  }

  private createTopic(id: string, topicName: string): Topic {
    return new Topic(this, id, { topicName, masterKey: this.key, enforceSSL: true });
  }

  private letCloudWatchPublish(): void {
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LetAlarmsPublish',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  /**
   * SNS knows one subscription of an address to a topic, whatever its filter. So its logical id follows from the address:
   * by person or position, CloudFormation would make "another" one and then remove the only one there is.
   */
  private subscribe(who: string, topic: Topic, email: string, filterPolicy?: Record<string, readonly string[]>): void {
    new CfnSubscription(this, `${who}${addressId(email)}`, {
      topicArn: topic.topicArn,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: email,
      ...(filterPolicy === undefined ? {} : { filterPolicy, filterPolicyScope: 'MessageAttributes' }),
    });
  }
}

/** The ids of the people that each address belongs to. */
function peopleByAddress({ team }: Policy): ReadonlyMap<string, readonly string[]> {
  const people = new Map<string, string[]>();
  for (const { id, email } of team.people) people.set(email, [...(people.get(email) ?? []), id]);
  return people;
}

function addressId(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, ADDRESS_ID_LENGTH);
}
