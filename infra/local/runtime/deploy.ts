import { isDeepStrictEqual } from 'node:util';
import type { FunctionHost } from '../services/lambda/function-host.ts';
import type { StepFunctions } from '../services/stepfunctions/step-functions.ts';
import { loadAssembly } from '../template/assembly.ts';
import { functionsOf } from '../template/functions.ts';
import { machinesOf } from '../template/machines.ts';
import { loadTemplate, type Resource, type Template } from '../template/template.ts';
import type { Components } from './parts.ts';
import { specsOf } from './runtime.ts';

/** What a new policy or a new release changes without new resources: code, the people who are called, workflows. */
const REPLACED: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SNS::Subscription',
  'AWS::StepFunctions::StateMachine',
];

/** The other assembly has other resources: a running system does not take that. */
class NotDeployed extends Error {
  override readonly name = 'NotDeployed';
  readonly resources: readonly string[];

  constructor(resources: readonly string[]) {
    super(
      `only code, people and workflows can be deployed to a running system, but these differ: ${resources.join(', ')}`,
    );
    this.resources = resources;
  }
}

interface DeployedSystem {
  readonly parts: Pick<Components, 'template' | 'topics'>;
  readonly host: FunctionHost;
  readonly states: StepFunctions;
  readonly mailUrl: string;
}

/**
 * Takes functions, subscriptions and workflows from another assembly; executions that run keep the definition they were started with.
 * To be called in a turn. Throws NotDeployed, AssemblyError.
 */
export async function deploy({ parts, host, states, mailUrl }: DeployedSystem, assembly: string): Promise<void> {
  const { template: old, topics } = parts;
  const next = loadTemplate(loadAssembly(assembly, old.stack));
  const different = differences(old, next);
  if (different.length > 0) throw new NotDeployed(different);
  topics.redeploy(next);
  for (const { arn, definition } of machinesOf(next)) states.updateStateMachine({ stateMachineArn: arn, definition });
  await host.redeploy(specsOf(functionsOf(next), mailUrl));
}

function differences(old: Template, next: Template): string[] {
  const [before, after] = [kept(old), kept(next)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)));
}

function kept({ resources }: Template): Map<string, unknown> {
  const lasting = resources.filter(({ type }) => !REPLACED.includes(type.type));
  return new Map(lasting.map((resource) => [resource.logicalId, untagged(resource)]));
}

/** Tags name the policy, and do nothing. */
function untagged({ properties: { Tags: _, ...properties } }: Resource): unknown {
  return properties;
}
