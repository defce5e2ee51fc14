import { objectIn, textIn } from '../protocol/json.ts';
import { AssemblyError } from './assembly.ts';
import type { Resource, Template } from './template.ts';

/** A state machine of the template, its definition with the substitutions filled in. */
export interface TemplateMachine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: string;
}

/** The template's state machines. Throws AssemblyError for definitions that are not in the template, and express ones. */
export function machinesOf(template: Template): TemplateMachine[] {
  return template.of('AWS::StepFunctions::StateMachine').map((resource) => {
    const { properties, logicalId } = resource;
    if (properties.StateMachineType === 'EXPRESS') {
      throw new AssemblyError({
        ja: `${logicalId}：実行できるステートマシンは STANDARD だけです`,
        en: `${logicalId}: only STANDARD is served`,
      });
    }
    return {
      name: resource.attributes.Name ?? '',
      arn: resource.id,
      roleArn: textIn(properties, 'RoleArn') ?? '',
      definition: definitionOf(resource),
    };
  });
}

function definitionOf({ properties, logicalId }: Resource): string {
  const text =
    textIn(properties, 'DefinitionString') ??
    ('Definition' in properties ? JSON.stringify(properties.Definition) : null);
  if (text === null) {
    throw new AssemblyError({
      ja: `${logicalId}：定義をテンプレートの中に記述してください`,
      en: `${logicalId}: its definition must stand in the template`,
    });
  }
  const given = objectIn(properties, 'DefinitionSubstitutions');
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => (name in given ? String(given[name]) : whole));
}
