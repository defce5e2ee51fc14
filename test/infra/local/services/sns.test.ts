import { describe, expect, it } from 'vitest';
import { asAdmin, TOPIC_ARN, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

const page = (person: string | null, more = {}) => ({
  TopicArn: TOPIC_ARN,
  Message: 'look',
  ...(person !== null && {
    MessageAttributes: [{ Name: 'person', Value: { DataType: 'String', StringValue: person } }],
  }),
  ...more,
});

describe('a topic', () => {
  it('mails each subscription whose filter lets the message through', async () => {
    const tiny = await tinyVirtual();

    await asAdmin(tiny.system, 'sns', 'Publish', page('officer'));
    await asAdmin(tiny.system, 'sns', 'Publish', page('somebody'));
    await asAdmin(tiny.system, 'sns', 'Publish', page(null));

    expect(tiny.system.pages().map(({ to }) => to)).toEqual([
      'officer@example.jp',
      'head@example.jp',
      'head@example.jp',
      'head@example.jp',
    ]);
    await tiny.system.stop();
  });

  it('refuses empty messages, long subjects, line ends in subjects and other topics', async () => {
    const tiny = await tinyVirtual();
    const publish = (more: object) => asAdmin(tiny.system, 'sns', 'Publish', page('officer', more));

    await expect(publish({ Message: '' })).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(publish({ Subject: 'a\nb' })).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(publish({ Subject: 'a'.repeat(100) })).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(publish({ Subject: '\u3042\u0007' })).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(publish({ TopicArn: 'arn:x' })).rejects.toMatchObject({ code: 'NotFound' });
    expect(tiny.system.pages()).toEqual([]);
    await tiny.system.stop();
  });

  it('delivers a subject in Japanese as it was given', async () => {
    const tiny = await tinyVirtual();
    await asAdmin(tiny.system, 'sns', 'Publish', page('officer', { Subject: '[Hikeshi] 通知文の承認のお願い' }));
    expect(tiny.system.pages()[0]?.subject).toBe('[Hikeshi] 通知文の承認のお願い');
    await tiny.system.stop();
  });

  it('tells the filter of a subscription and takes another, which counts from then on', async () => {
    const tiny = await tinyVirtual();
    const { Subscriptions } = (await asAdmin(tiny.system, 'sns', 'ListSubscriptionsByTopic', {
      TopicArn: TOPIC_ARN,
    })) as { Subscriptions: { SubscriptionArn: string; Endpoint: string }[] };
    const arn = Subscriptions.find(({ Endpoint }) => Endpoint === 'officer@example.jp')?.SubscriptionArn;
    const set = (name: string, value: string) =>
      asAdmin(tiny.system, 'sns', 'SetSubscriptionAttributes', {
        ...{ SubscriptionArn: arn, AttributeName: name, AttributeValue: value },
      });

    await set('FilterPolicy', '{"person":["oficer"]}');
    await asAdmin(tiny.system, 'sns', 'Publish', page('officer'));
    expect(tiny.system.pages().map(({ to }) => to)).toEqual(['head@example.jp']);
    const { Attributes } = await asAdmin(tiny.system, 'sns', 'GetSubscriptionAttributes', { SubscriptionArn: arn });
    expect(Attributes).toEqual(
      expect.objectContaining(
        new Map([
          ['FilterPolicy', '{"person":["oficer"]}'],
          ['FilterPolicyScope', 'MessageAttributes'],
        ]),
      ),
    );
    await expect(set('FilterPolicy', 'person')).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(set('RawMessageDelivery', 'true')).rejects.toMatchObject({ code: 'InvalidParameter' });
    await tiny.system.stop();
  });

  it('with a protocol or a filter that is not served is refused when it is loaded', async () => {
    const withOfficer = (more: object) =>
      tinyVirtual({
        change: (resources) => {
          Object.assign(resources.Officer?.Properties ?? {}, more);
        },
      });
    await expect(withOfficer({ Protocol: 'sms' })).rejects.toThrow(/Officer: only email subscriptions/);
    await expect(withOfficer({ FilterPolicyScope: 'MessageBody' })).rejects.toThrow(/message attributes only/);
    await expect(withOfficer({ FilterPolicy: { person: [{ soundex: 'x' }] } })).rejects.toThrow(/soundex/);
  });
});
