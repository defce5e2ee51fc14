import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import { environmentFor } from './environment.ts';
import { createQueues, type FunctionQueues, fetchStatement, takeBatches } from './function-queues.ts';
import { FUNCTIONS, type FunctionPlan, permissionsOf } from './functions-table.ts';
import { type Resources, statementsFor } from './grants.ts';
import { pascalCase } from './names.ts';
import { explainWildcards } from './wildcards.ts';

/** What is started by a schedule is started again soon enough: a late or repeated run would only take others' places. */
const ONE_RUN = { maxEventAge: Duration.minutes(5), retryAttempts: 0 } as const;

/** Every function of functions-table.ts: its code, its role, its log, and the queues that its events need. */
export class Functions extends Construct {
  private readonly functions = new Map<string, LambdaFunction>();
  private readonly queues = new Map<string, FunctionQueues>();

  constructor(scope: Construct, id: string, from: Resources, codeOf: (name: string) => string) {
    super(scope, id);
    for (const plan of FUNCTIONS) this.functions.set(plan.name, this.createFunction(plan, from, codeOf(plan.name)));
  }

  get(name: string): LambdaFunction {
    const found = this.functions.get(name);
    if (found === undefined) throw new Error(`No function is called "${name}": see infra/app/functions-table.ts.`);
    return found;
  }

  /** Where the events end up that a function did not take, each function's in a queue of its own. */
  failedEvents(name: string): Queue {
    return this.queuesOf(name).failed;
  }

  /** Where events wait for a function that takes them in batches; null when each is handed to it directly. */
  waitingEvents(name: string): Queue | null {
    return this.queuesOf(name).waiting;
  }

  allQueues(): ReadonlyMap<string, FunctionQueues> {
    return this.queues;
  }

  private queuesOf(name: string): FunctionQueues {
    const found = this.queues.get(name);
    if (found === undefined) throw new Error(`The function "${name}" is not started by events: it has no queue.`);
    return found;
  }

  private createFunction(plan: FunctionPlan, from: Resources, folder: string): LambdaFunction {
    const here = new Construct(this, pascalCase(plan.name));
    const functionName = `${from.settings.stackName}-${plan.name}`;
    const permissions = permissionsOf(plan);
    const logGroup = createLogGroup(here, functionName, from.settings);
    const queues = createQueues(here, plan, functionName);
    if (queues !== null) this.queues.set(plan.name, queues);
    const fetches = queues?.waiting ? [fetchStatement(queues.waiting)] : [];
    const role = createRole(here, logGroup, [...statementsFor(here, permissions, from), ...fetches]);
    const created = new LambdaFunction(here, 'Function', {
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
      ...(queues?.waiting === null ? { deadLetterQueue: queues.failed, ...ONE_RUN } : {}),
    });
    if (queues?.waiting && plan.batches) takeBatches(created, queues.waiting, plan.batches);
    return created;
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
