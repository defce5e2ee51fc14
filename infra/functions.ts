import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { environmentFor } from './environment.ts';
import { FUNCTIONS, type FunctionPlan, permissionsOf } from './functions-table.ts';
import { type Resources, statementsFor } from './grants.ts';
import { pascalCase } from './names.ts';
import type { Settings } from './settings.ts';
import { explainWildcards } from './wildcards.ts';

/** As long as SQS keeps a message. */
const KEEP_FAILED = Duration.days(14);
const ASYNC_RETRIES = 2;

/** Every function of functions-table.ts: its code, its role, its log, and a queue for what it could not take. */
export class Functions extends Construct {
  private readonly functions = new Map<string, LambdaFunction>();
  private readonly queues = new Map<string, Queue>();

  constructor(scope: Construct, id: string, from: Resources, codeOf: (name: string) => string) {
    super(scope, id);
    for (const plan of FUNCTIONS) this.functions.set(plan.name, this.createFunction(plan, from, codeOf(plan.name)));
  }

  get(name: string): LambdaFunction {
    const found = this.functions.get(name);
    if (found === undefined) throw new Error(`No function is called "${name}": see infra/functions-table.ts.`);
    return found;
  }

  /** Where the events end up that a function did not take, each function's in a queue of its own. */
  failedEvents(name: string): Queue {
    const found = this.queues.get(name);
    if (found === undefined) throw new Error(`The function "${name}" is not started by events: it has no queue.`);
    return found;
  }

  allQueues(): ReadonlyMap<string, Queue> {
    return this.queues;
  }

  private createFunction(plan: FunctionPlan, from: Resources, folder: string): LambdaFunction {
    const here = new Construct(this, pascalCase(plan.name));
    const functionName = `${from.settings.stackName}-${plan.name}`;
    const permissions = permissionsOf(plan);
    const logGroup = createLogGroup(here, functionName, from.settings);
    const role = createRole(here, logGroup, statementsFor(here, permissions, from));
    return new LambdaFunction(here, 'Function', {
      functionName,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(folder),
      timeout: Duration.seconds(plan.timeoutSeconds),
      memorySize: plan.memoryMb,
      environment: environmentFor(here, permissions, from),
      ...(plan.trigger === 'event' ? this.whenEventsFail(here, plan, functionName) : {}),
    });
  }

  private whenEventsFail(here: Construct, plan: FunctionPlan, functionName: string) {
    const deadLetterQueue = new Queue(here, 'FailedEvents', {
      queueName: `${functionName}-failed`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEEP_FAILED,
    });
    this.queues.set(plan.name, deadLetterQueue);
    return { deadLetterQueue, retryAttempts: ASYNC_RETRIES };
  }
}

function createLogGroup(here: Construct, functionName: string, settings: Settings): LogGroup {
  return new LogGroup(here, 'Log', {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: settings.logRetentionDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/**
 * One role a function, without AWS's managed policies: those name every log group of the account. Its name is left to
 * CloudFormation: names of roles count in all regions, and a second region must be able to take over.
 */
function createRole(here: Construct, log: LogGroup, statements: PolicyStatement[]): Role {
  const writeLog = new PolicyStatement({
    sid: 'WriteLog',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [log.logGroupArn],
  });
  const role = new Role(here, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { work: new PolicyDocument({ statements: [writeLog, ...statements] }) },
  });
  explainWildcards(role, statements);
  return role;
}
