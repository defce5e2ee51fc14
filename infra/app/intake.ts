import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Match, Rule, type RuleProps, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Label } from '../../functions/domain/signal/intake.ts';
import { SES_ACCOUNT_EVENTS } from '../../functions/domain/signal/read/read-ses.ts';
import type { Settings } from '../settings/settings.ts';
import type { Functions } from './functions.ts';
import type { MailSending } from './mail.ts';

const SWEEP_EVERY = Duration.minutes(5);
/** An event that could not be handed over within this time goes to the queue of failed events. */
const LONGEST_EVENT_AGE = Duration.hours(24);
const EVENT_RETRIES = 185;
/** How alarms begin that Application Auto Scaling makes for itself. */
const SCALING_PREFIX = 'TargetTracking-';
/** The next tick repeats whatever this one would have done. */
const LONGEST_TICK_AGE = Duration.minutes(5);

/** Rules on the default bus: what counts as a signal, what SES reports, and the sweep's tick. */
export class Intake extends Construct {
  private readonly functions: Functions;
  private readonly stackName: string;

  constructor(
    scope: Construct,
    id: string,
    {
      settings,
      policy,
      functions,
      mail,
    }: { settings: Settings; policy: Policy; functions: Functions; mail: MailSending },
  ) {
    super(scope, id);
    this.functions = functions;
    this.stackName = settings.stackName;
    for (const [name, eventPattern] of Object.entries(signalPatterns(settings, policy))) {
      this.createRule(name, 'take-signal', { eventPattern });
    }
    this.createRule('mail-events', 'record-mail-events', { eventPattern: mailPattern(mail) });
    this.createRule('sweep', 'sweep', { schedule: Schedule.rate(SWEEP_EVERY) }, LONGEST_TICK_AGE);
  }

  private createRule(name: string, target: string, props: RuleProps, maxEventAge = LONGEST_EVENT_AGE): void {
    const rule = new Rule(this, name, { ruleName: `${this.stackName}-${name}`, ...props });
    const failing = {
      deadLetterQueue: this.functions.failedEvents(target),
      maxEventAge,
      retryAttempts: EVENT_RETRIES,
    };
    const waiting = this.functions.waitingEvents(target);
    rule.addTarget(
      waiting === null ? new LambdaFunction(this.functions.get(target), failing) : new SqsQueue(waiting, failing),
    );
  }
}

/**
 * Signals, by the name of their rule. A rule leaves out what is certainly none of ours, and nothing that it does not
 * understand: an event without the field asked for is let in, so that it is kept and shown as unreadable.
 */
export function signalPatterns(
  { stackName, signals }: Settings,
  policy: Pick<Policy, 'signals'>,
): Readonly<Record<string, EventPattern>> {
  const alarmName = [...alarmNames(stackName, signals.alarmPrefix), ...Match.doesNotExist()];
  return {
    alarms: {
      source: ['aws.cloudwatch'],
      detailType: ['CloudWatch Alarm State Change', 'CloudWatch Alarm Contributor State Change'],
      detail: { alarmName },
    },
    'alarms-deleted': {
      source: ['aws.cloudwatch'],
      detailType: ['CloudWatch Alarm Configuration Change'],
      detail: { alarmName, operation: ['delete'] },
    },
    guardduty: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Finding'],
      detail: {
        severity: [{ numeric: ['>=', signals.guardDutySeverity] }, ...Match.doesNotExist()],
        service: { archived: [false, { exists: false }] },
      },
    },
    ...securityHubPatterns(signals.securityHubLabels),
    health: healthPattern({ eventScopeCode: ['ACCOUNT_SPECIFIC', ...Match.doesNotExist()] }),
    ...(signals.healthServices.length === 0
      ? {}
      : { 'health-public': healthPattern({ eventScopeCode: ['PUBLIC'], service: signals.healthServices }) }),
    ...loginPatterns(signals.loginTargets, policy.signals.logins.length > 0),
    'mail-account': { source: ['aws.ses'], detailType: [...SES_ACCOUNT_EVENTS] },
    own: { source: ['hikeshi'] },
  };
}

/** Security Hub CSPM, what people send on from it by a custom action, and Security Hub, whose findings are OCSF. */
function securityHubPatterns(labels: readonly Label[]): Readonly<Record<string, EventPattern>> {
  const source = ['aws.securityhub'];
  return {
    securityhub: {
      source,
      detailType: ['Security Hub Findings - Imported'],
      detail: {
        findings: {
          Severity: { Label: [...labels, ...Match.doesNotExist()] },
          Workflow: { Status: ['NEW', ...Match.doesNotExist()] },
          RecordState: ['ACTIVE', ...Match.doesNotExist()],
        },
      },
    },
    'securityhub-action': { source, detailType: ['Security Hub Findings - Custom Action'] },
    'securityhub-v2': {
      source,
      detailType: ['Findings Imported V2'],
      detail: {
        findings: {
          severity: [...labels.flatMap(ocsfSeverities), ...Match.doesNotExist()],
          status: ['New', ...Match.doesNotExist()],
        },
      },
    },
  };
}

/** As OCSF writes them. Beyond critical it knows fatal. */
function ocsfSeverities(label: Label): string[] {
  return label === 'CRITICAL' ? ['Critical', 'Fatal'] : [`${label[0] ?? ''}${label.slice(1).toLowerCase()}`];
}

/**
 * Logins that CloudTrail tells of: a session of Systems Manager, a key for SSH, also on the serial console, statements by the RDS Data API. Where no targets are
 * named and the policy promises that logins are told, those to any server are let in. Statements are not: the product itself may
 * make thousands, so their databases are named.
 */
function loginPatterns(targets: readonly string[], isPromised: boolean): Readonly<Record<string, EventPattern>> {
  const isNamed = targets.length > 0;
  if (!isNamed && !isPromised) return {};
  const detailType = ['AWS API Call via CloudTrail'];
  const logins = (source: string, eventName: string[], field: string): EventPattern => ({
    ...{ source: [source], detailType },
    detail: { eventName, ...(isNamed ? { requestParameters: { [field]: targets } } : {}) },
  });
  return {
    'logins-session': logins('aws.ssm', ['StartSession'], 'target'),
    'logins-ssh': logins(
      'aws.ec2-instance-connect',
      ['SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey'],
      'instanceId',
    ),
    ...(isNamed
      ? { 'logins-data-api': logins('aws.rds-data', ['ExecuteStatement', 'BatchExecuteStatement'], 'resourceArn') }
      : {}),
  };
}

/** AWS tells every account of every public event of its region, also of services that the vendor does not use. */
function healthPattern(detail: Readonly<Record<string, readonly string[]>>): EventPattern {
  return {
    source: ['aws.health'],
    detailType: ['AWS Health Event', 'AWS Health Abuse Event'],
    detail: { eventTypeCategory: ['issue', 'investigation', ...Match.doesNotExist()], ...detail },
  };
}

/**
 * The system's own alarms go to people directly: as signals they would open an incident about the incident system. Those of target
 * tracking ring whenever something is scaled, in or out: they are no faults.
 */
function alarmNames(stackName: string, prefix: string): string[] {
  return prefix === '' ? Match.anythingButPrefix(`${stackName}-`, SCALING_PREFIX) : Match.prefix(prefix);
}

/** Only what became of our own mail: the vendor's other mail goes through other configuration sets. */
function mailPattern(mail: MailSending): EventPattern {
  return {
    source: ['aws.ses'],
    detailType: Match.prefix('Email '),
    detail: { mail: { tags: { 'ses:configuration-set': [mail.configurationSetName] } } },
  };
}
