import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import { type Data, OPEN_INDEX } from './data.ts';
import type { MailSending } from './mail.ts';
import { MACHINE_NAMES, type MachineName, type TableName } from './names.ts';
import type { Paging } from './paging.ts';
import type { Permission, TableAction } from './permissions.ts';

/** What permissions speak of. */
export interface Resources {
  readonly data: Data;
  readonly paging: Paging;
  readonly mail: MailSending;
  readonly settings: Settings;
}

/**
 * ARN of a state machine by its fixed name. The functions name the machines that call them; through references
 * CloudFormation would see a circle.
 */
export function machineArn(scope: Construct, settings: Settings, machine: MachineName): string {
  const resourceName = `${settings.stackName}-${machine}`;
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  return Stack.of(scope).formatArn({ service: 'states', resource: 'stateMachine', resourceName, arnFormat });
}

/** The statements of a function's role: each names its actions and its exact resources. */
export function statementsFor(
  scope: Construct,
  permissions: readonly Permission[],
  from: Resources,
): PolicyStatement[] {
  return [
    ...tableStatements(permissions, from),
    ...machineStatements(scope, permissions, from),
    ...pageStatements(permissions, from),
    ...mailStatements(scope, permissions, from),
  ];
}

function allow(sid: string, actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });
}

function tableStatements(permissions: readonly Permission[], { data }: Resources): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  for (const [table, actions] of tableActions(permissions)) {
    const sid = `Use${table.charAt(0).toUpperCase()}${table.slice(1)}`;
    statements.push(
      allow(
        sid,
        actions.map((action) => `dynamodb:${action}`),
        [data.tables[table].tableArn],
      ),
    );
  }
  if (permissions.some((permission) => permission.openIndex)) {
    statements.push(allow('ListOpen', ['dynamodb:Query'], [`${data.tables.views.tableArn}/index/${OPEN_INDEX}`]));
  }
  return statements;
}

/** Actions by table, in the alphabet's order, so that the template does not move when permissions are regrouped. */
export function tableActions(permissions: readonly Permission[]): Map<TableName, readonly TableAction[]> {
  const found = new Map<TableName, Set<TableAction>>();
  for (const permission of permissions) {
    for (const [table, actions] of Object.entries(permission.tables ?? {}) as [TableName, TableAction[]][]) {
      found.set(table, new Set([...(found.get(table) ?? []), ...actions]));
    }
  }
  return new Map([...found].sort().map(([table, actions]) => [table, [...actions].sort()]));
}

function machineStatements(scope: Construct, permissions: readonly Permission[], from: Resources): PolicyStatement[] {
  const arns = (machines: readonly MachineName[]) => machines.map((name) => machineArn(scope, from.settings, name));
  const starts = [...new Set(permissions.flatMap((permission) => permission.starts ?? []))].sort();
  return [
    ...(starts.length === 0 ? [] : [allow('Start', ['states:StartExecution'], arns(starts))]),
    ...(permissions.some((permission) => permission.wakes)
      ? [allow('Wake', ['states:SendTaskSuccess'], arns(MACHINE_NAMES))]
      : []),
    ...(permissions.some((permission) => permission.looksAtExecutions)
      ? [
          allow('LookAtExecutions', ['states:DescribeExecution'], executionArns(scope, from.settings)),
          allow('ListExecutions', ['states:ListExecutions'], arns(MACHINE_NAMES)),
        ]
      : []),
  ];
}

/** An execution's ARN ends with its name, which nobody knows beforehand. */
function executionArns(scope: Construct, settings: Settings): string[] {
  return MACHINE_NAMES.map((name) =>
    Stack.of(scope).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${settings.stackName}-${name}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
}

function pageStatements(permissions: readonly Permission[], { paging }: Resources): PolicyStatement[] {
  const has = (test: (permission: Permission) => unknown) => permissions.some(test);
  const { pages, alarms, key } = paging;
  return [
    ...(has((p) => p.pages) ? [allow('Page', ['sns:Publish'], [pages.topicArn])] : []),
    ...(has((p) => p.alarms) ? [allow('Alarm', ['sns:Publish'], [alarms.topicArn, pages.topicArn])] : []),
    ...(has((p) => p.pages ?? p.alarms)
      ? [allow('EncryptPages', ['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn])]
      : []),
    ...(has((p) => p.asksWhoIsPaged)
      ? [
          allow('AskWhoIsPaged', ['sns:ListSubscriptionsByTopic'], [pages.topicArn]),
          allow('AskWhatFiltersPass', ['sns:GetSubscriptionAttributes'], ['*']),
        ]
      : []),
  ];
}

function mailStatements(scope: Construct, permissions: readonly Permission[], from: Resources): PolicyStatement[] {
  const sends = permissions.some((permission) => permission.mails);
  const asks = permissions.some((permission) => permission.quota);
  return [
    ...(sends ? [sendStatement(scope, from)] : []),
    ...(asks ? [allow('AskQuota', ['ses:GetAccount'], ['*'])] : []),
  ];
}

/** Mail goes out from one address only. In the sandbox SES also asks for leave on each (verified) recipient. */
function sendStatement(scope: Construct, { mail, settings }: Resources): PolicyStatement {
  const { sandbox, sender } = settings.mail;
  const recipients = Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' });
  const statement = allow(
    sandbox ? 'SendMailInSandbox' : 'SendMail',
    // Simple mail with headers of its own may count as raw: both are checked against the sender.
    ['ses:SendEmail', 'ses:SendRawEmail'],
    [...(sandbox ? [recipients] : mail.identityArns), mail.configurationSetArn],
  );
  statement.addCondition('StringEquals', { 'ses:FromAddress': sender });
  return statement;
}
