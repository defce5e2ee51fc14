import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Policy } from '../functions/domain/policy/schema.ts';
import { pascalCase } from './names.ts';
import type { Settings } from './settings.ts';
import { watchers } from './watchers.ts';

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
    for (const person of policy.team.people) {
      this.subscribe(`Person${pascalCase(person.id.replace(/[^A-Za-z0-9]+/g, '-'))}`, this.pages, person.email, {
        person: [person.id],
      });
    }
    watchers(settings, policy).forEach((email, index) => {
      this.subscribe(`Watcher${index + 1}`, this.alarms, email);
    });
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
        sid: 'LetAlarmsAndEventsEncrypt',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('events.amazonaws.com')],
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

  private subscribe(id: string, topic: Topic, email: string, filterPolicy?: Record<string, readonly string[]>): void {
    new CfnSubscription(this, id, {
      topicArn: topic.topicArn,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: email,
      ...(filterPolicy === undefined ? {} : { filterPolicy, filterPolicyScope: 'MessageAttributes' }),
    });
  }
}
