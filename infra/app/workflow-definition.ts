import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToldError } from '../terminal/told-error.ts';
import { FUNCTIONS } from './functions-table.ts';
import { type MachineName, pascalCase } from './names.ts';

/** A definition asks for something that no function provides. */
export class UnknownPlaceholder extends ToldError {
  override readonly name = 'UnknownPlaceholder';
  readonly placeholder: string;

  constructor(file: string, placeholder: string) {
    super({
      ja: `${file} の "\${${placeholder}}" に対応する関数が infra/app/functions-table.ts にありません。名前を確認するか、関数を追加してください。`,
      en: `${file} uses "\${${placeholder}}", but no function of infra/app/functions-table.ts has that name: check it, or add the function.`,
    });
    this.placeholder = placeholder;
  }
}

export interface WorkflowDefinition {
  /** The file as it stands, with its placeholders. */
  readonly text: string;
  /** Names of the functions it calls, in the alphabet's order. */
  readonly functions: readonly string[];
}

/** Reads workflows/<machine>.asl.json. Throws UnknownPlaceholder, SyntaxError, or the file system's error. */
export function readDefinition(root: string, machine: MachineName): WorkflowDefinition {
  const file = join('workflows', `${machine}.asl.json`);
  const text = readFileSync(join(root, file), 'utf8');
  const parsed: unknown = JSON.parse(text);
  const placeholders = [...new Set([...text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
  return {
    text: JSON.stringify(parsed),
    functions: placeholders.map((name) => functionOf(file, name)),
  };
}

/** `DecideNextArn` → `decide-next`. */
function functionOf(file: string, placeholder: string): string {
  const plan = FUNCTIONS.find(({ name }) => `${pascalCase(name)}Arn` === placeholder);
  if (plan === undefined) throw new UnknownPlaceholder(file, placeholder);
  return plan.name;
}
