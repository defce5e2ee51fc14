import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyFor } from '../../../infra/build/synth.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Rules: Readonly<Record<string, unknown>>;
  readonly Outputs: Readonly<Record<string, { Value: unknown }>>;
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** The template as it is deployed. */
export async function loadTemplate(): Promise<Template> {
  const assembly = await assemblyFor('flexcrm');
  return JSON.parse(readFileSync(join(assembly, 'hikeshi.template.json'), 'utf8')) as Template;
}

export function ofType(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The statements of the role a function runs under, those of attached policies too. */
export function statementsOfRole(template: Template, roleId: string): Statement[] {
  const inline = (template.Resources[roleId]?.Properties.Policies ?? []) as {
    PolicyDocument: { Statement: Statement[] };
  }[];
  const attached = ofType(template, 'AWS::IAM::Policy')
    .map(
      ([, resource]) => resource.Properties as { Roles: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } },
    )
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId));
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** A value with its references written out: `arn:<AWS::Partition>:…`, `<LedgerTable.Arn>`. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  const node = value as { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
  if (node.Ref !== undefined) return `<${node.Ref}>`;
  if (node['Fn::GetAtt'] !== undefined) return `<${node['Fn::GetAtt'].join('.')}>`;
  if (node['Fn::Join'] !== undefined) return node['Fn::Join'][1].map(plain).join(node['Fn::Join'][0]);
  return JSON.stringify(value);
}

export function listed<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** The resource of a type whose property has a value. Throws when there is none. */
export function named(template: Template, type: string, property: string, value: string): Resource {
  const found = ofType(template, type).find(([, resource]) => resource.Properties[property] === value);
  if (found === undefined) throw new Error(`No ${type} has the ${property} ${value}`);
  return found[1];
}

/** Logical id of a resource's role. */
export function roleIdOf(resource: Resource): string {
  const role = (resource.Properties.Role ?? resource.Properties.RoleArn) as { 'Fn::GetAtt': [string, string] };
  return role['Fn::GetAtt'][0];
}
