import type { Clock } from '../../clock/clock.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import { isObject, type JsonRecord, listOf, objectIn, textIn } from '../../protocol/json.ts';
import type { CountedIds } from '../../settings/ids.ts';
import { AssemblyError } from '../../template/assembly.ts';
import type { Resource, Template } from '../../template/template.ts';
import { checkPattern, matchesPattern } from '../events/pattern.ts';

const SENDER = 'no-reply@sns.example.com';
const LARGEST_BYTES = 262_144;

export interface SnsSubscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly endpoint: string;
  readonly filter: JsonRecord | null;
}

/** How it stands with an address: `waiting` for the click on the link that SNS sends, or gone, as after one on its last line. */
export type ConfirmationState = 'confirmed' | 'waiting' | 'missing';

/** The template's topics. Its email subscriptions count as confirmed unless said otherwise; their mails arrive in the mailbox. */
export class Topics {
  readonly #clock: Clock;
  readonly #ids: CountedIds;
  readonly #mailbox: Mailbox;
  readonly topics: readonly Resource[];
  #subscriptions: readonly SnsSubscription[];
  readonly #standings = new Map<string, ConfirmationState>();

  /** Throws AssemblyError for protocols and filters that are not served, PatternError for filters not understood. */
  constructor(parts: { clock: Clock; ids: CountedIds; template: Template; mailbox: Mailbox }) {
    this.#clock = parts.clock;
    this.#ids = parts.ids;
    this.#mailbox = parts.mailbox;
    this.topics = parts.template.of('AWS::SNS::Topic');
    this.#subscriptions = subscriptionsOf(parts.template);
  }

  get subscriptions(): readonly SnsSubscription[] {
    return this.#subscriptions.filter(({ endpoint }) => this.#standings.get(endpoint) !== 'missing');
  }

  isConfirmed({ endpoint }: SnsSubscription): boolean {
    return !this.#standings.has(endpoint);
  }

  /** How it stands from now on with every subscription of an address. */
  setStanding(address: string, standing: ConfirmationState): void {
    if (standing === 'confirmed') this.#standings.delete(address);
    else this.#standings.set(address, standing);
  }

  /** Gives a subscription another filter policy, as JSON. Throws AwsError NotFound, InvalidParameter. */
  setFilter(arn: string, json: string): void {
    if (!this.#subscriptions.some((each) => each.arn === arn))
      throw new AwsError('NotFound', 'Subscription does not exist', 404);
    const filter = filterIn(json);
    this.#subscriptions = this.#subscriptions.map((each) => (each.arn === arn ? { ...each, filter } : each));
  }

  /** Takes the subscriptions of a template that replaces this one. Throws as the constructor. */
  redeploy(template: Template): void {
    this.#subscriptions = subscriptionsOf(template);
  }

  /** Throws AwsError NotFound. */
  find(arn: string): Resource {
    const topic = this.topics.find((each) => each.id === arn);
    if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return topic;
  }

  /** Publish: one mail to each subscription whose filter lets the message through. Gives the message's id. */
  publish(input: JsonRecord): string {
    const topic = this.find(textIn(input, 'TopicArn') ?? '');
    const message = textIn(input, 'Message') ?? '';
    checkMessage(message, textIn(input, 'Subject'));
    const attributes = attributesOf(input);
    const messageId = this.#ids.uuid('page');
    const heard = this.subscriptions.filter(
      (each) =>
        each.topicArn === topic.id &&
        this.isConfirmed(each) &&
        (each.filter === null || matchesPattern(each.filter, attributes)),
    );
    for (const [index, subscription] of heard.entries()) {
      this.#mail(subscription, {
        id: index === 0 ? messageId : `${messageId}-${index + 1}`,
        messageId,
        input,
        attributes,
      });
    }
    return messageId;
  }

  #mail(
    subscription: SnsSubscription,
    sent: { id: string; messageId: string; input: JsonRecord; attributes: JsonRecord },
  ): void {
    this.#mailbox.add({
      id: sent.id,
      at: this.#clock.now(),
      from: SENDER,
      to: subscription.endpoint,
      addressees: [subscription.endpoint],
      replyTo: [],
      subject: textIn(sent.input, 'Subject') ?? 'AWS Notification Message',
      text: textIn(sent.input, 'Message') ?? '',
      html: '',
      headers: [],
      kind: 'page',
      stage: null,
      incident: textIn(sent.attributes, 'incident'),
      by: 'sns',
      messageId: sent.messageId,
      configurationSet: null,
      tags: {},
      raw: null,
    });
  }
}

function subscriptionsOf(template: Template): SnsSubscription[] {
  return template.of('AWS::SNS::Subscription').map(readSubscription);
}

function readSubscription(resource: Resource): SnsSubscription {
  const { properties, logicalId } = resource;
  const protocol = textIn(properties, 'Protocol');
  if (protocol !== 'email') {
    throw new AssemblyError({
      ja: `${logicalId}：購読できるのは email だけです（${protocol}）`,
      en: `${logicalId}: only email subscriptions are served, not ${protocol}`,
    });
  }
  if (properties.FilterPolicyScope === 'MessageBody') {
    throw new AssemblyError({
      ja: `${logicalId}：フィルターポリシーの対象にできるのは、メッセージ属性だけです`,
      en: `${logicalId}: filter policies are served on message attributes only`,
    });
  }
  const filter = isObject(properties.FilterPolicy) ? properties.FilterPolicy : null;
  if (filter) checkPattern(filter, logicalId);
  const topicArn = textIn(properties, 'TopicArn') ?? '';
  return { arn: `${topicArn}:${logicalId}`, topicArn, endpoint: textIn(properties, 'Endpoint') ?? '', filter };
}

function filterIn(json: string): JsonRecord {
  try {
    const filter: unknown = JSON.parse(json);
    checkPattern(filter, 'FilterPolicy');
    if (isObject(filter)) return filter;
  } catch {
    // Refused below, as what is no object is.
  }
  throw new AwsError('InvalidParameter', 'Invalid parameter: FilterPolicy');
}

function checkMessage(message: string, subject: string | null): void {
  if (message === '') throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message');
  if (Buffer.byteLength(message) > LARGEST_BYTES)
    throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long');
  if (subject !== null && !/^[^\p{Cc}\p{Zl}\p{Zp}]{1,99}$/u.test(subject)) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Subject');
  }
}

function attributesOf(input: JsonRecord): JsonRecord {
  const entries = listOf(input.MessageAttributes).filter(isObject);
  return Object.fromEntries(
    entries.map((entry) => [textIn(entry, 'Name') ?? '', textIn(objectIn(entry, 'Value'), 'StringValue')]),
  );
}
