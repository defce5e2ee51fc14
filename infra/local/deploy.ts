import { isDeepStrictEqual } from 'node:util';
import type { FunctionHost } from './lambda/function-host.ts';
import type { Parts } from './parts.ts';
import { specsOf } from './runtime.ts';
import { loadAssembly } from './template/assembly.ts';
import { functionsOf } from './template/functions.ts';
import { loadTemplate, type Resource, type Template } from './template/template.ts';

/** What follows from the policy: the code it is bundled with, and the people who are called. */
const FOLLOWS_FROM_POLICY: readonly string[] = ['AWS::Lambda::Function', 'AWS::SNS::Subscription'];

/** The other assembly differs in more than a policy: a running system does not take that. */
export class NotDeployed extends Error {
  override readonly name = 'NotDeployed';
  readonly resources: readonly string[];

  constructor(resources: readonly string[]) {
    super(`only another policy can be deployed to a running system, but these differ: ${resources.join(', ')}`);
    this.resources = resources;
  }
}

/** Takes functions and subscriptions from another assembly. To be called in a turn. Throws NotDeployed, AssemblyError. */
export async function deploy(
  { template: old, topics }: Parts,
  host: FunctionHost,
  { assembly, mailUrl }: { assembly: string; mailUrl: string },
): Promise<void> {
  const next = loadTemplate(loadAssembly(assembly, old.stack));
  const different = differences(old, next);
  if (different.length > 0) throw new NotDeployed(different);
  topics.redeploy(next);
  await host.redeploy(specsOf(functionsOf(next), mailUrl));
}

function differences(old: Template, next: Template): string[] {
  const [before, after] = [kept(old), kept(next)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)));
}

function kept({ resources }: Template): Map<string, unknown> {
  const lasting = resources.filter(({ type }) => !FOLLOWS_FROM_POLICY.includes(type.type));
  return new Map(lasting.map((resource) => [resource.logicalId, untagged(resource)]));
}

/** Tags name the policy, and do nothing. */
function untagged({ properties: { Tags: _, ...properties } }: Resource): unknown {
  return properties;
}
