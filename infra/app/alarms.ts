import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import type { Console } from './console.ts';
import type { Functions } from './functions.ts';
import { type BatchPlan, FUNCTIONS, functionPlan } from './functions-table.ts';
import { pascalCase } from './names.ts';
import type { Workflows } from './workflows.ts';

const PERIOD = Duration.minutes(5);
const QUIET_PERIODS = 3;
/** How often CloudWatch is told the age of a queue's oldest message. */
const AGE_TOLD_SECONDS = 60;
/** SES reviews an account at 5 % bounces or 0.1 % complaints. */
const BOUNCE_RATE = 0.05;
const COMPLAINT_RATE = 0.001;

interface Watch {
  readonly name: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly from?: number;
}

/** What tells people that the system itself is unwell, past all of its own code: from CloudWatch straight to SNS. */
export class Alarms extends Construct {
  private readonly stackName: string;
  private readonly action: SnsAction;

  constructor(
    scope: Construct,
    id: string,
    settings: Settings,
    topic: ITopic,
    functions: Functions,
    workflows: Workflows,
    console: Console,
  ) {
    super(scope, id);
    this.stackName = settings.stackName;
    this.action = new SnsAction(topic);
    const watches = [
      ...ofWorkflows(workflows),
      ...ofQueues(functions),
      ...ofFunctions(functions),
      ofConsole(console),
      ...ofReputation(),
    ];
    for (const watch of watches) this.watch(watch);
    this.watchSweep(functions);
  }

  private watch({ name, says, metric, from = 1 }: Watch): void {
    const alarm = new Alarm(this, pascalCase(name), {
      alarmName: `${this.stackName}-${name}`,
      alarmDescription: says,
      metric,
      threshold: from,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
  }

  /** The sweep heals everything else, so its silence is an alarm of its own. */
  private watchSweep(functions: Functions): void {
    const alarm = new Alarm(this, 'SweepSilent', {
      alarmName: `${this.stackName}-sweep-silent`,
      alarmDescription: 'The sweep has not run for 15 minutes: stopped workflows are not taken up again.',
      metric: functions.get('sweep').metricInvocations({ period: PERIOD, statistic: Stats.SUM }),
      threshold: 1,
      evaluationPeriods: QUIET_PERIODS,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
  }
}

function ofWorkflows({ machines }: Workflows): Watch[] {
  const options = { period: PERIOD, statistic: Stats.SUM };
  return Object.entries(machines).flatMap(([name, machine]) => [
    {
      name: `${name}-failed`,
      says: `An execution of the workflow "${name}" failed. The sweep starts the next one; the ledger says what was done.`,
      metric: machine.metricFailed(options),
    },
    {
      name: `${name}-timed-out`,
      says: `An execution of the workflow "${name}" ran out of time. The sweep starts the next one.`,
      metric: machine.metricTimedOut(options),
    },
  ]);
}

function ofQueues(functions: Functions): Watch[] {
  return [...functions.allQueues()].flatMap(([name, { failed, waiting }]) => [
    {
      name: `${name}-queue`,
      says: `Events wait that "${name}" could not take. docs/operations.md tells how to give them back.`,
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: Stats.MAXIMUM }),
    },
    ...(waiting === null ? [] : [ofBacklog(name, waiting)]),
  ]);
}

/**
 * From which age of a message its queue is late. SQS leaves a message out of the age once it was received three times, which
 * one that fails is after two times `hiddenSeconds`; what is told once a minute must be told before. A message that succeeds
 * at its second receipt is younger than this.
 */
export function lateAfterSeconds({ hiddenSeconds }: BatchPlan): number {
  return 2 * hiddenSeconds - AGE_TOLD_SECONDS;
}

/** One failing message among good ones is no error of the function, and comes again for an hour: this tells it within minutes. */
function ofBacklog(name: string, waiting: IQueue): Watch {
  const { batches } = functionPlan(name);
  if (batches === null) throw new Error(`The function "${name}" takes no batches.`);
  const seconds = lateAfterSeconds(batches);
  return {
    name: `${name}-late`,
    says: `An event has waited for "${name}" for ${seconds} seconds: it fails, or does not run. Its log tells why.`,
    metric: waiting.metricApproximateAgeOfOldestMessage({
      period: Duration.seconds(AGE_TOLD_SECONDS),
      statistic: Stats.MAXIMUM,
    }),
    from: seconds,
  };
}

/** The steps of workflows are not watched one by one: what their retries do not mend fails the execution. */
function ofFunctions(functions: Functions): Watch[] {
  return FUNCTIONS.filter((plan) => plan.trigger !== 'workflow').map(({ name }) => ({
    name: `${name}-errors`,
    says: `The function "${name}" ended in an error. Its log tells why.`,
    metric: functions.get(name).metricErrors({ period: PERIOD, statistic: Stats.SUM }),
  }));
}

/** The console answers for its failures itself; for Lambda such a run went well. */
function ofConsole({ api }: Console): Watch {
  return {
    name: 'console-failing',
    says: 'The console could not carry out what it was asked, or was not reached. Its log tells why.',
    metric: api.metricServerError({ period: PERIOD, statistic: Stats.SUM }),
  };
}

function ofReputation(): Watch[] {
  const rate = (metricName: string) =>
    new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: Stats.AVERAGE });
  return [
    {
      name: 'bounces',
      says: 'So many mails bounce that SES may pause the account: clean the register of customers.',
      metric: rate('Reputation.BounceRate'),
      from: BOUNCE_RATE,
    },
    {
      name: 'complaints',
      says: 'So many recipients complain that SES may pause the account.',
      metric: rate('Reputation.ComplaintRate'),
      from: COMPLAINT_RATE,
    },
  ];
}
