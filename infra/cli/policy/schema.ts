import { policyJsonSchema } from '../../../functions/domain/compile/json-schema.ts';
import { printJson } from '../../terminal/terminal.ts';
import { UsageError } from '../../terminal/usage-error.ts';

/** `policy schema`: prints the JSON Schema of policy files. The one beside the policies is made by it. */
export async function printSchema(argv: readonly string[]): Promise<number> {
  if (argv.length > 0)
    throw new UsageError({
      ja: `policy schema には何も指定できません（指定：${argv.join(' ')}）。`,
      en: `schema takes no words; ${argv.join(' ')} is too much`,
    });
  printJson(policyJsonSchema());
  return 0;
}
