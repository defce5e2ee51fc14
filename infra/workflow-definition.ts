import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from './functions-table.ts';
import { type MachineName, pascalCase } from './names.ts';

const VERSION_LENGTH = 12;
const VERSION_PLACEHOLDER = 'DefinitionVersion';

/** A definition asks for something that no function provides. */
export class UnknownPlaceholder extends Error {
  override readonly name = 'UnknownPlaceholder';
  readonly placeholder: string;

  constructor(file: string, placeholder: string) {
    super(`${file} uses "\${${placeholder}}", but no function of infra/functions-table.ts has that name.`);
    this.placeholder = placeholder;
  }
}

export interface WorkflowDefinition {
  /** The file as it stands, with its placeholders. */
  readonly text: string;
  /** Names of the functions it calls, in the alphabet's order. */
  readonly functions: readonly string[];
  /** Changes whenever the file does; passed to the steps so that old executions renew themselves. */
  readonly version: string;
  readonly usesVersion: boolean;
}

/** Reads workflows/<machine>.asl.json. Throws UnknownPlaceholder, SyntaxError, or the file system's error. */
export function readDefinition(root: string, machine: MachineName): WorkflowDefinition {
  const file = join('workflows', `${machine}.asl.json`);
  const text = readFileSync(join(root, file), 'utf8');
  const parsed: unknown = JSON.parse(text);
  const placeholders = [...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
  return {
    text: JSON.stringify(parsed),
    functions: placeholders.filter((name) => name !== VERSION_PLACEHOLDER).map((name) => functionOf(file, name)),
    version: createHash('sha256').update(text).digest('hex').slice(0, VERSION_LENGTH),
    usesVersion: placeholders.includes(VERSION_PLACEHOLDER),
  };
}

/** `DecideNextArn` → `decide-next`. */
function functionOf(file: string, placeholder: string): string {
  const plan = FUNCTIONS.find(({ name }) => `${pascalCase(name)}Arn` === placeholder);
  if (plan === undefined) throw new UnknownPlaceholder(file, placeholder);
  return plan.name;
}
