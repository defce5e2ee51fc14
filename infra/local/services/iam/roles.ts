import type { Need } from '../../protocol/call.ts';
import { isObject, listOf, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import type { Resource, Template } from '../../template/template.ts';
import { authorize } from './evaluate.ts';
import { PolicyNotServed, type PolicyStatement, readStatements } from './statements.ts';
import { matchesWildcard } from './wildcard.ts';

/** AWS managed policies that are known, with what they allow. */
const MANAGED: ReadonlyMap<string, readonly string[]> = new Map([
  ['service-role/AWSLambdaBasicExecutionRole', ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']],
]);

/** The names of the AWS managed policies that a role may have here. */
export const MANAGED_POLICIES: readonly string[] = [...MANAGED.keys()];

/** What every role of the template allows. */
export class Roles {
  readonly #statements: ReadonlyMap<string, readonly PolicyStatement[]>;

  private constructor(statements: ReadonlyMap<string, readonly PolicyStatement[]>) {
    this.#statements = statements;
  }

  /** Reads the roles and policies of a template. Throws PolicyNotServed for what cannot be judged here. */
  static of(template: Template): Roles {
    const roles = template.of('AWS::IAM::Role');
    return new Roles(new Map(roles.map((role) => [role.attributes.Arn ?? '', statementsOf(role, template)])));
  }

  /**
   * Checks what `who`, acting under the role, needs. A role that is not of this template allows nothing.
   * Throws AccessDenied for the first need that is not met.
   */
  check(who: string, roleArn: string, needs: readonly Need[]): void {
    const statements = this.#statements.get(roleArn) ?? [];
    for (const need of needs) authorize(who, statements, need);
  }
}

function statementsOf(role: Resource, template: Template): PolicyStatement[] {
  const own = listOf(role.properties.Policies)
    .filter(isObject)
    .flatMap((policy) => readStatements(objectIn(policy, 'PolicyDocument'), role.logicalId));
  const attached = template
    .of('AWS::IAM::Policy')
    .filter((policy) => textsOf(policy.properties.Roles).includes(role.id))
    .flatMap((policy) => readStatements(objectIn(policy.properties, 'PolicyDocument'), policy.logicalId));
  const managed = textsOf(role.properties.ManagedPolicyArns).flatMap((arn) => managedStatements(arn, role, template));
  const inverse = template
    .of('AWS::IAM::ManagedPolicy')
    .filter((policy) => textsOf(policy.properties.Roles).includes(role.id))
    .flatMap((policy) => readStatements(objectIn(policy.properties, 'PolicyDocument'), policy.logicalId));
  return [...own, ...attached, ...managed, ...inverse];
}

function managedStatements(arn: string, role: Resource, template: Template): PolicyStatement[] {
  const ours = template.of('AWS::IAM::ManagedPolicy').find((policy) => policy.id === arn);
  if (ours) return readStatements(objectIn(ours.properties, 'PolicyDocument'), ours.logicalId);
  const actions = MANAGED.get(/:aws:policy\/(.+)$/.exec(arn)?.[1] ?? '');
  if (!actions) {
    throw new PolicyNotServed(role.logicalId, { ja: `管理ポリシー ${arn} `, en: `the managed policy ${arn}` });
  }
  return [{ effect: 'Allow', actions, resources: ['*'], conditions: [] }];
}

/** Whether a Lambda permission of the template lets a service invoke a function on behalf of `sourceArn`. */
export function mayInvoke(template: Template, functionArn: string, service: string, sourceArn: string): boolean {
  return template.of('AWS::Lambda::Permission').some(({ properties }) => {
    const target = textIn(properties, 'FunctionName') ?? '';
    const source = textIn(properties, 'SourceArn');
    return (
      (target === functionArn || functionArn.endsWith(`:function:${target}`)) &&
      textIn(properties, 'Principal') === service &&
      textIn(properties, 'Action') === 'lambda:InvokeFunction' &&
      (source === null || matchesWildcard(source, sourceArn))
    );
  });
}
