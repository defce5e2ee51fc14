import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import { machineArn, type Resources, tableActions } from './grants.ts';
import { MACHINE_NAMES, machineVariable, tableVariable } from './names.ts';
import type { Permission } from './permissions.ts';

/**
 * The environment of a function: exactly the variables that its permissions make sense of.
 */
export function environmentFor(
  scope: Construct,
  permissions: readonly Permission[],
  from: Resources,
): Record<string, string> {
  const has = (test: (permission: Permission) => unknown) => permissions.some(test);
  return {
    ...tables(permissions, from),
    ...(has((p) => p.starts ?? p.looksAtExecutions) ? machines(scope, from) : {}),
    ...(has((p) => p.pages ?? p.asksWhoIsPaged) ? { PAGING_TOPIC_ARN: from.paging.pages.topicArn } : {}),
    ...(has((p) => p.alarms) ? { ALARMS_TOPIC_ARN: from.paging.alarms.topicArn } : {}),
    ...(has((p) => p.mails) ? mail(from) : {}),
    ...(has((p) => p.knowsAccount) ? { ACCOUNT_ID: Aws.ACCOUNT_ID } : {}),
    ...(has((p) => p.readsSignals) ? { SIGNALS: intakeText(from.settings) } : {}),
    ...(has((p) => p.share) ? { MAIL_SHARE: String(from.settings.mail.share) } : {}),
  };
}

function tables(permissions: readonly Permission[], { data }: Resources): Record<string, string> {
  const names = [...tableActions(permissions).keys()];
  return Object.fromEntries(names.map((name) => [tableVariable(name), data.tables[name].tableName]));
}

/** In one order, so that the template does not change with the order in cdk.json. */
function intakeText({ signals: { guardDutySeverity, securityHubLabels, muted } }: Settings): string {
  return JSON.stringify({ guardDutySeverity, securityHubLabels: securityHubLabels.toSorted(), muted });
}

function machines(scope: Construct, { settings }: Resources): Record<string, string> {
  return Object.fromEntries(MACHINE_NAMES.map((name) => [machineVariable(name), machineArn(scope, settings, name)]));
}

function mail({ settings, mail: { configurationSetName } }: Resources): Record<string, string> {
  return {
    SENDER_ADDRESS: settings.mail.sender,
    REPLY_TO_ADDRESS: settings.mail.replyTo,
    CONFIGURATION_SET: configurationSetName,
  };
}
