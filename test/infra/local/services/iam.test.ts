/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so */
import { describe, expect, it } from 'vitest';
import { authorize } from '../../../../infra/local/services/iam/evaluate.ts';
import { Roles } from '../../../../infra/local/services/iam/roles.ts';
import { readStatements } from '../../../../infra/local/services/iam/statements.ts';
import { loadAssembly } from '../../../../infra/local/template/assembly.ts';
import { loadTemplate } from '../../../../infra/local/template/template.ts';
import { writeAssembly } from '../endpoint/endpoint-assembly.ts';
import { asAdmin, mailTo, onTable, runCalls, thing, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

const TABLE = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/tiny-things';
const statements = (...given: unknown[]) => readStatements({ Statement: given }, 'test');
const may = (given: readonly unknown[], action: string, resource: string, context = {}) => {
  try {
    authorize('fn', statements(...given), { action, resource, context });
    return true;
  } catch {
    return false;
  }
};

describe('policies', () => {
  it('need an Allow that fits action and resource, wildcards included', () => {
    const reads = [{ Effect: 'Allow', Action: ['dynamodb:Get*', 'dynamodb:query'], Resource: `${TABLE}*` }];
    expect(may(reads, 'dynamodb:GetItem', TABLE)).toBe(true);
    expect(may(reads, 'dynamodb:Query', `${TABLE}/index/open`)).toBe(true);
    expect(may(reads, 'dynamodb:PutItem', TABLE)).toBe(false);
    expect(may(reads, 'dynamodb:GetItem', TABLE.replace('tiny', 'other'))).toBe(false);
    expect(may([], 'dynamodb:GetItem', TABLE)).toBe(false);
  });

  it('let a Deny win, whatever its place', () => {
    const both = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
    ];
    expect(may(both, 'dynamodb:DeleteItem', TABLE)).toBe(false);
    expect(may(both, 'dynamodb:PutItem', TABLE)).toBe(true);
  });

  it.each([
    [{ StringEquals: { 'ses:FromAddress': 'a@example.jp' } }, { 'ses:FromAddress': ['a@example.jp'] }, true],
    [{ StringEquals: { 'ses:FromAddress': 'a@example.jp' } }, { 'ses:FromAddress': ['b@example.jp'] }, false],
    [{ StringEquals: { 'ses:FromAddress': 'a@example.jp' } }, {}, false],
    [{ StringNotEquals: { 'ses:FromAddress': 'a@example.jp' } }, { 'ses:FromAddress': ['b@example.jp'] }, true],
    [{ StringLike: { 'ses:FromAddress': '*@example.jp' } }, { 'ses:FromAddress': ['b@example.jp'] }, true],
    [
      { 'ForAllValues:StringLike': { 'ses:Recipients': '*@example.com' } },
      { 'ses:Recipients': ['a@example.com', 'b@example.jp'] },
      false,
    ],
    [
      { 'ForAnyValue:StringLike': { 'ses:Recipients': '*@example.com' } },
      { 'ses:Recipients': ['a@example.com', 'b@example.jp'] },
      true,
    ],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, {}, false],
  ])('evaluate the condition %j with %j', (Condition, context, expected) => {
    const given = [{ Effect: 'Allow', Action: '*', Resource: '*', Condition }];
    expect(may(given, 'ses:SendEmail', 'x', context)).toBe(expected);
  });

  it.each([
    [{ NotAction: 'a:b', Resource: '*' }, /NotAction is not served/],
    [{ Action: 'a:b', Resource: 'arn:aws:s3:::${aws:username}' }, /policy variable/],
    [
      { Action: 'a:b', Resource: '*', Condition: { DateGreaterThan: { 'aws:CurrentTime': 'x' } } },
      /operator DateGreaterThan/,
    ],
    [{ Action: 'a:b', Resource: '*', Condition: { StringEquals: { 'aws:username': 'x' } } }, /key aws:username/],
  ])('are refused when they cannot be judged: %j', (given, why) => {
    expect(() => statements({ Effect: 'Allow', ...given })).toThrow(why);
  });

  it('are refused with an unknown managed policy, when the template is loaded', () => {
    const folder = writeAssembly((resources) => {
      Object.assign(resources.TickRole?.Properties ?? {}, {
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      });
    });
    expect(() => Roles.of(loadTemplate(loadAssembly(folder)))).toThrow(/TickRole: .*AdministratorAccess is not served/);
  });
});

describe('a function under its own role', () => {
  it('is refused what its role does not allow, by function, action and resource, and this is said', async () => {
    const tiny = await tinyVirtual();

    const [deleted, sent] = await runCalls(tiny, 'a', [
      onTable('DeleteItem', { Key: thing(1) }),
      mailTo('c@example.com', { FromEmailAddress: 'other@example.jp' }),
    ]);

    const refusal = `tiny-caller is not authorized to perform dynamodb:DeleteItem on ${TABLE}`;
    expect(deleted).toMatchObject({ status: 400, body: expect.stringContaining(refusal) });
    expect(deleted?.body).toContain('AccessDeniedException');
    expect(sent?.body).toContain('ses:SendEmail on arn:aws:ses:ap-northeast-1:000000000000:identity/example.jp');
    expect(tiny.said.some((line) => line.includes(refusal))).toBe(true);
    expect(tiny.system.effects()).toEqual([]);
    await tiny.system.stop();
  });

  it('must be allowed to answer every machine that waits for tokens [difference: tokens]', async () => {
    const tiny = await tinyVirtual({
      change: (resources) => {
        resources.More = {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'answer',
            Roles: [{ Ref: 'CallerRole' }],
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'states:SendTaskSuccess', Resource: { Ref: 'Machine' } }],
            },
          },
        };
      },
    });
    const body = { taskToken: Buffer.alloc(32, 7).toString('base64'), output: '{}', error: 'a', cause: 'b' };
    const answer = (operation: string) => ({ service: 'states', target: `AWSStepFunctions.${operation}`, body });

    const [success, failure] = await runCalls(tiny, 'a', [answer('SendTaskSuccess'), answer('SendTaskFailure')]);

    expect(success?.body).toContain('TaskDoesNotExist');
    expect(failure?.body).toContain(
      'states:SendTaskFailure on arn:aws:states:ap-northeast-1:000000000000:stateMachine:tiny-machine',
    );
    await tiny.system.stop();
  });

  it('needs the key of an encrypted topic', async () => {
    const publish = {
      service: 'sns',
      type: 'application/x-www-form-urlencoded',
      body: 'Action=Publish&Message=a&TopicArn=arn:aws:sns:ap-northeast-1:000000000000:tiny-pages',
    };
    const shared = await tinyVirtual();
    const alone = await tinyVirtual({
      change: (resources) => {
        Object.assign(resources.Shared?.Properties ?? {}, { PolicyDocument: { Statement: [] } });
      },
    });

    const [allowed] = await runCalls(shared, 'a', [publish]);
    const [refused] = await runCalls(alone, 'a', [publish]);

    expect(allowed?.status).toBe(200);
    expect(refused).toMatchObject({ status: 403, body: expect.stringContaining('kms:GenerateDataKey') });
    await Promise.all([shared.system.stop(), alone.system.stop()]);
  });
});

describe('a state machine under its role', () => {
  it('may not invoke a function that its role does not name', async () => {
    const tiny = await tinyVirtual();
    const { executionArn } = await asAdmin(tiny.system, 'states', 'StartExecution', {
      stateMachineArn: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:tiny-machine',
      name: 'a',
      input: '{"other":true}',
    });

    await tiny.to(1000);

    const ended = await asAdmin(tiny.system, 'states', 'DescribeExecution', { executionArn });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Lambda.AccessDeniedException' });
    expect(ended.cause).toContain(
      'lambda:InvokeFunction on arn:aws:lambda:ap-northeast-1:000000000000:function:tiny-other',
    );
    await tiny.system.stop();
  });
});
