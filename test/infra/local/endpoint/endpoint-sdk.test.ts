import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ListSubscriptionsByTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminClient, MACHINE_ARN, TOPIC_ARN, tinyReal } from './endpoint-tiny.ts';

describe('the endpoint and the SDK', () => {
  let tiny: Awaited<ReturnType<typeof tinyReal>>;
  let settings: ReturnType<typeof adminClient>;
  beforeAll(async () => {
    tiny = await tinyReal();
    settings = adminClient(tiny.system.endpointUrl);
  });
  afterAll(async () => {
    await tiny.stop();
  });

  it('keeps items, with conditions and indexes, past their time to live [difference: no expiry]', async () => {
    const client = new DynamoDBClient(settings);
    const Item = { stream: { S: 'a' }, seq: { N: '1' }, open: { S: 'yes' }, expiresAt: { N: '1' } };
    const put = { TableName: 'tiny-things', Item, ConditionExpression: 'attribute_not_exists(seq)' };

    await client.send(new PutItemCommand(put));
    const again = client.send(new PutItemCommand(put));

    await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const key = { stream: { S: 'a' }, seq: { N: '1' } };
    const read = await client.send(new GetItemCommand({ TableName: 'tiny-things', Key: key, ConsistentRead: true }));
    expect(read.Item).toEqual(Item);
    const query = {
      TableName: 'tiny-things',
      IndexName: 'open',
      KeyConditionExpression: '#o = :yes',
      ExpressionAttributeNames: { '#o': 'open' },
      ExpressionAttributeValues: { ':yes': { S: 'yes' } },
    };
    expect((await client.send(new QueryCommand(query))).Count).toBe(1);
  });

  it('runs an execution, whose name is then taken', async () => {
    const client = new SFNClient(settings);
    const start = { stateMachineArn: MACHINE_ARN, name: 'first', input: '{"calls":[]}' };

    const { executionArn } = await client.send(new StartExecutionCommand(start));
    const read = () => client.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe('SUCCEEDED');

    await expect(client.send(new StartExecutionCommand(start))).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });

  it('publishes a page, and shows its subscriptions as confirmed [difference: confirmed]', async () => {
    const client = new SNSClient(settings);
    const attributes = { person: { DataType: 'String', StringValue: 'officer' } };

    const page = { TopicArn: TOPIC_ARN, Subject: 'Look', Message: '至急', MessageAttributes: attributes };
    const { MessageId } = await client.send(new PublishCommand(page));

    const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC_ARN }));
    expect(Subscriptions?.every((each) => each.SubscriptionArn?.startsWith('arn:'))).toBe(true);
    const mail = tiny.system.pages().find(({ id }) => id === MessageId);
    expect(mail).toMatchObject({ to: 'officer@example.jp', subject: 'Look', text: '至急', kind: 'page' });
  });

  it('takes mail and gives the quota', async () => {
    const client = new SESv2Client(settings);
    const Simple = { Subject: { Data: 'a' }, Body: { Text: { Data: 'b' } } };
    const Destination = { ToAddresses: ['c0001@example.com'] };

    const sent = await client.send(
      new SendEmailCommand({ FromEmailAddress: 'x@example.jp', Destination, Content: { Simple } }),
    );

    const account = await client.send(new GetAccountCommand({}));
    expect(account.SendQuota).toMatchObject({ Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 1 });
    expect(tiny.system.mails().map(({ id }) => id)).toContain(sent.MessageId);
  });

  it('gives errors their names in each protocol', async () => {
    const mail = { FromEmailAddress: 'x@elsewhere.example', Destination: { ToAddresses: ['a@example.com'] } };
    const Content = { Simple: { Subject: { Data: 'a' }, Body: { Text: { Data: 'b' } } } };

    const json = new SFNClient(settings).send(new StartExecutionCommand({ stateMachineArn: `${MACHINE_ARN}x` }));
    const query = new SNSClient(settings).send(new PublishCommand({ TopicArn: `${TOPIC_ARN}x`, Message: 'a' }));
    const rest = new SESv2Client(settings).send(new SendEmailCommand({ ...mail, Content }));

    await expect(json).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(query).rejects.toMatchObject({ name: 'NotFoundException', $metadata: { httpStatusCode: 404 } });
    await expect(rest).rejects.toMatchObject({ name: 'MessageRejected', $metadata: { httpStatusCode: 400 } });
  });

  it('knows no function by a key that is made up', async () => {
    const credentials = { accessKeyId: 'LOCALtiny-nobody', secretAccessKey: 'x' };
    const list = new SESv2Client({ ...settings, credentials }).send(new GetAccountCommand({}));
    await expect(list).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('turns away requests without a signature, and under another name [difference: local only]', async () => {
    const target = { 'x-amz-target': 'AWSEvents.ListRules' };
    const unsigned = await fetch(tiny.system.endpointUrl, { method: 'POST', headers: target, body: '{}' });
    const { request } = await import('node:http');
    const foreign = await new Promise<number>((resolve) => {
      const options = { headers: { host: 'rebound.example.com' } };
      request(`${tiny.system.mailboxUrl}/api/mails`, options, (answer) => resolve(answer.statusCode ?? 0)).end();
    });

    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('MissingAuthenticationTokenException');
    expect(foreign).toBe(403);
    expect(new URL(tiny.system.endpointUrl).hostname).toBe('127.0.0.1');
  });
});
