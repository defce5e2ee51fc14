import { ArnFormat, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type Settings, senderDomain, senderIdentities } from '../settings/settings.ts';

/**
 * What SES tells us about a mail. Opens and clicks are not asked for; nor is `send`, which says nothing that a delivery,
 * a delay or a bounce does not say too, and would double the events.
 */
const TOLD_EVENTS = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/** How mail leaves: a configuration set that reports to the default event bus, and the sender's verified domain. */
export class MailSending extends Construct {
  readonly configurationSetName: string;
  readonly configurationSetArn: string;
  /** What a sender needs leave for: SES asks for the identity that it knows best, address or domain or one above it. */
  readonly identityArns: readonly string[];

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.configurationSetName = settings.stackName;
    this.configurationSetArn = this.sesArn('configuration-set', this.configurationSetName);
    this.identityArns = senderIdentities(settings).map((identity) => this.sesArn('identity', identity));
    this.createConfigurationSet();
    if (settings.mail.identity === 'create') this.createIdentity(settings);
  }

  private createConfigurationSet(): void {
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      reputationMetrics: true,
      sendingEnabled: true,
    });
    set.addEventDestination('Bus', {
      configurationSetEventDestinationName: `${this.configurationSetName}-bus`,
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: TOLD_EVENTS,
    });
  }

  /**
   * The domain outlives the stack, and our set is not its default: other systems of the vendor may send from it too,
   * and their mail is none of our business.
   */
  private createIdentity(settings: Settings): void {
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(senderDomain(settings)),
      ...(settings.mail.mailFrom === undefined ? {} : { mailFromDomain: settings.mail.mailFrom }),
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
    identity.dkimRecords.forEach((record, index) => {
      const value = `${record.name} CNAME ${record.value}`;
      new CfnOutput(this, `Dkim${index + 1}`, {
        value,
        description: 'Put this record into the DNS of the sender domain',
      });
    });
  }

  private sesArn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
