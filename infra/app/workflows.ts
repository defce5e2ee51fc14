import { Aws, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import type { Functions } from './functions.ts';
import { MACHINE_NAMES, type MachineName, pascalCase } from './names.ts';
import { readDefinition, type WorkflowDefinition } from './workflow-definition.ts';

const NOT_LOGGED = [
  {
    id: 'AwsSolutions-SF1',
    reason:
      'Logs would need a role for every log delivery of the account (Resource *), and tell less than the ledger and the history that Step Functions keeps for 90 days.',
  },
  {
    id: 'AwsSolutions-SF2',
    reason:
      'Traces would need a role for X-Ray with Resource *; the ledger holds each step with its time and its execution.',
  },
];

/**
 * The state machines, as their files say. They write no log: the ledger tells what was done, Step Functions keeps each
 * execution's history for 90 days, and no execution data gets into a place with other readers.
 */
export class Workflows extends Construct {
  readonly machines: Readonly<Record<MachineName, StateMachine>>;

  constructor(scope: Construct, id: string, settings: Settings, functions: Functions, root: string) {
    super(scope, id);
    const entries = MACHINE_NAMES.map((name) => {
      return [name, this.createMachine(name, settings, functions, readDefinition(root, name))] as const;
    });
    this.machines = Object.fromEntries(entries) as Record<MachineName, StateMachine>;
  }

  private createMachine(
    name: MachineName,
    settings: Settings,
    functions: Functions,
    definition: WorkflowDefinition,
  ): StateMachine {
    const here = new Construct(this, pascalCase(name));
    const arns = definition.functions.map((step) => [step, functions.get(step).functionArn] as const);
    const machine = new StateMachine(here, 'Machine', {
      stateMachineName: `${settings.stackName}-${name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition.text),
      definitionSubstitutions: Object.fromEntries(arns.map(([step, arn]) => [`${pascalCase(step)}Arn`, arn])),
      role: createRole(
        here,
        arns.map(([, arn]) => arn),
      ),
    });
    Validations.of(machine).acknowledge(...NOT_LOGGED);
    return machine;
  }
}

/** A machine may call the functions its file names, and nothing else. */
function createRole(here: Construct, functionArns: string[]): Role {
  const callSteps = new PolicyStatement({
    sid: 'CallSteps',
    actions: ['lambda:InvokeFunction'],
    resources: functionArns,
  });
  return new Role(here, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: { work: new PolicyDocument({ statements: [callSteps] }) },
  });
}
