import { numberIn, objectIn, textIn } from '../protocol/json.ts';
import type { FunctionSpec } from '../settings/function-spec.ts';
import { AssemblyError } from './assembly.ts';
import type { Resource, Template } from './template.ts';

/** Lambda's own defaults. */
const TIMEOUT_SECONDS = 3;
const MEMORY_MB = 128;

/** A function of the template and the role it acts under. */
export interface TemplateFunction {
  readonly spec: FunctionSpec;
  readonly roleArn: string;
}

/** The template's functions. Throws AssemblyError when a function's code is not among the assets. */
export function functionsOf(template: Template): TemplateFunction[] {
  return template.of('AWS::Lambda::Function').map((resource) => {
    const { properties } = resource;
    const variables = Object.entries(objectIn(objectIn(properties, 'Environment'), 'Variables'));
    return {
      spec: {
        name: resource.id,
        arn: resource.attributes.Arn ?? '',
        codeDir: codeOf(resource, template),
        handler: textIn(properties, 'Handler') ?? '',
        timeoutSeconds: numberIn(properties, 'Timeout') ?? TIMEOUT_SECONDS,
        memoryMb: numberIn(properties, 'MemorySize') ?? MEMORY_MB,
        environment: Object.fromEntries(variables.map(([name, value]) => [name, String(value)])),
      },
      roleArn: textIn(properties, 'Role') ?? '',
    };
  });
}

function codeOf(resource: Resource, template: Template): string {
  const key = textIn(objectIn(resource.properties, 'Code'), 'S3Key');
  const hash =
    key
      ?.replace(/\.zip$/, '')
      .split('/')
      .at(-1) ?? '';
  const folder = template.assets.get(hash);
  if (folder === undefined) {
    throw new AssemblyError({
      ja: `${resource.logicalId}：コード（${key ?? 'テンプレート内'}）が、合成された成果物にありません`,
      en: `${resource.logicalId}: its code (${key ?? 'inline'}) is not among the assembly's assets`,
    });
  }
  return folder;
}
