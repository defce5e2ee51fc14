import { isObject, type JsonRecord, objectIn, objectOf, textIn } from '../protocol/json.ts';
import { type Assembly, AssemblyError } from './assembly.ts';
import { NO_VALUE, resolve, type TemplateScope } from './intrinsics.ts';
import { type Naming, RESOURCE_TYPES, type ResourceType } from './resource-types.ts';

/** The account that everything here belongs to. */
export const LOCAL_ACCOUNT = '000000000000';

/** Where the HTTP API is said to be when it has no listener. */
const NO_API_URL = 'http://console.local';

/** One resource with all expressions resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: ResourceType;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: JsonRecord;
  readonly metadata: JsonRecord;
}

/** A template that this machine can serve. */
export interface Template {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly resources: readonly Resource[];
  readonly assets: ReadonlyMap<string, string>;
  of(type: string): readonly Resource[];
}

/**
 * Resolves an assembly's template.
 * Throws AssemblyError naming every resource of a type that is not served, IntrinsicError for what cannot be resolved.
 */
export function loadTemplate(assembly: Assembly, apiUrl = NO_API_URL): Template {
  const raw = presentResources(assembly, apiUrl);
  refuseUnknownTypes(assembly.stack, raw);
  const scope = scopeOf(assembly, apiUrl, raw);
  const resources = raw.map(([logicalId, entry]) => {
    const where = `${assembly.stack}.${logicalId}`;
    const naming = namingOf({ assembly, apiUrl, scope }, logicalId, entry);
    const type = typeOf(entry);
    return {
      logicalId,
      type,
      id: type.ref(naming),
      attributes: type.attributes(naming),
      properties: objectOf(resolve(objectIn(entry, 'Properties'), scope, where)),
      metadata: objectIn(entry, 'Metadata'),
    };
  });
  const byType = grouped(resources);
  return {
    stack: assembly.stack,
    region: assembly.region,
    account: LOCAL_ACCOUNT,
    resources,
    assets: assembly.assets,
    of: (type) => byType.get(type) ?? [],
  };
}

function grouped(resources: readonly Resource[]): Map<string, Resource[]> {
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const { type } = resource.type;
    byType.set(type, [...(byType.get(type) ?? []), resource]);
  }
  return byType;
}

type TemplateEntry = readonly [logicalId: string, entry: JsonRecord];

function presentResources(assembly: Assembly, apiUrl: string): TemplateEntry[] {
  const scope = scopeOf(assembly, apiUrl, []);
  return Object.entries(objectIn(assembly.template, 'Resources'))
    .map(([logicalId, entry]): TemplateEntry => [logicalId, objectOf(entry)])
    .filter(([, entry]) => {
      const condition = textIn(entry, 'Condition');
      return condition === null || scope.condition(condition);
    });
}

function refuseUnknownTypes(stack: string, raw: readonly TemplateEntry[]): void {
  const unknown = raw.filter(([, entry]) => !RESOURCE_TYPES.has(textIn(entry, 'Type') ?? ''));
  if (unknown.length === 0) return;
  const names = unknown.map(([logicalId, entry]) => `${logicalId} (${textIn(entry, 'Type') ?? 'no type'})`).join(', ');
  throw new AssemblyError({
    ja: `${stack}：この端末では動作しないリソースです：${names}。動作する種類は infra/local/SUPPORT.md にあります`,
    en: `${stack}: not served on this machine: ${names}. infra/local/SUPPORT.md lists the types that are.`,
  });
}

function typeOf(entry: JsonRecord): ResourceType {
  const type = RESOURCE_TYPES.get(textIn(entry, 'Type') ?? '');
  if (!type) {
    const name = String(entry.Type);
    throw new AssemblyError({ ja: `${name} は動作しません`, en: `${name} is not served` });
  }
  return type;
}

function namingOf(
  { assembly, apiUrl, scope }: { assembly: Assembly; apiUrl: string; scope: TemplateScope },
  logicalId: string,
  entry: JsonRecord,
): Naming {
  const { stack, region } = assembly;
  const given = Object.entries(objectIn(entry, 'Properties'));
  // Only names decide what a resource is called; anything else may refer back to the resource itself.
  const names = Object.fromEntries(given.filter(([key]) => /Name$|^EmailIdentity$/.test(key)));
  const properties = objectOf(resolve(names, scope, `${stack}.${logicalId}`));
  return { logicalId, stack, region, account: LOCAL_ACCOUNT, apiUrl, properties };
}

function scopeOf(assembly: Assembly, apiUrl: string, raw: readonly TemplateEntry[]): TemplateScope {
  const entries = new Map(raw);
  const parameters = objectIn(assembly.template, 'Parameters');
  const scope: TemplateScope = {
    ref(name) {
      const pseudo = pseudoParameter(assembly, name);
      if (pseudo !== undefined) return pseudo;
      const entry = entries.get(name);
      if (entry) return typeOf(entry).ref(namingOf({ assembly, apiUrl, scope }, name, entry));
      return isObject(parameters[name]) ? objectIn(parameters, name).Default : undefined;
    },
    attribute(resource, attribute) {
      const entry = entries.get(resource);
      if (!entry) return undefined;
      return typeOf(entry).attributes(namingOf({ assembly, apiUrl, scope }, resource, entry))[attribute];
    },
    condition(name) {
      const expression = objectIn(assembly.template, 'Conditions')[name];
      if (expression === undefined) {
        throw new AssemblyError({
          ja: `${assembly.stack}：条件 ${name} がありません`,
          en: `${assembly.stack}: no condition ${name}`,
        });
      }
      return resolve(expression, scope, `Conditions.${name}`) === true;
    },
    mapping: (map, first, second) => objectIn(objectIn(objectIn(assembly.template, 'Mappings'), map), first)[second],
  };
  return scope;
}

function pseudoParameter(assembly: Assembly, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': LOCAL_ACCOUNT,
    'AWS::Region': assembly.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': assembly.stack,
    'AWS::StackId': `arn:aws:cloudformation:${assembly.region}:${LOCAL_ACCOUNT}:stack/${assembly.stack}/local`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': NO_VALUE,
  };
  return values[name];
}
