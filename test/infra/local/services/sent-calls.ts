import { build } from 'esbuild';
import { FUNCTIONS } from '../../../../infra/app/functions-table.ts';
import { ROOT } from '../../../../infra/terminal/root.ts';

/** Calls that a function's code can send, found in its bundle after everything unused was left out. */
export interface SentCalls {
  /** Such as `PutItem ledger`; a query of an index is `Query views/open`. */
  readonly tables: readonly string[];
  /** Such as `StartExecution`. */
  readonly others: readonly string[];
  /** Environment variables asked for. */
  readonly variables: readonly string[];
}

/** Reads what each function can send from its code, readable and unminified. */
export async function sentCalls(): Promise<ReadonlyMap<string, SentCalls>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: FUNCTIONS.map((plan) => ({ in: plan.entry, out: plan.name })),
    outdir: 'out',
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [/([^/]+)\.js$/.exec(path)?.[1] ?? path, readCalls(text)]));
}

/** The adapters that are given the table whose items they write or read in batches. */
const BATCHES = new Map([
  ['putAll', 'BatchWriteItem'],
  ['getAll', 'BatchGetItem'],
]);
/** A command of the SDK, or one of those adapters. */
const SENDING = /(?:new (\w+?)Command\d*|await (putAll|getAll)\d*)\(/g;
const TABLE_NAMED = /(?:TableName: |^\s*)(?:setting\d*\("(\w+)_TABLE"\)|(\w+)\(\))/;

function readCalls(code: string): SentCalls {
  const tableFunctions = new Map(
    [...code.matchAll(/function (\w+)\(\) \{\s*return setting\d*\("(\w+)_TABLE"\);/g)].map(
      (m) => [m[1], m[2]] as const,
    ),
  );
  const commands = [...code.matchAll(SENDING)].map((match) => {
    const body = argumentsAt(code, match.index + match[0].length);
    const [, variable, named] = TABLE_NAMED.exec(body) ?? [];
    const table = variable ?? tableFunctions.get(named);
    return {
      command: match[1] ?? BATCHES.get(match[2] ?? '') ?? '',
      table: table?.toLowerCase(),
      isIndex: body.includes('IndexName'),
    };
  });
  const tables = commands.flatMap(({ command, table, isIndex }) =>
    table === undefined ? [] : [`${command} ${table}${isIndex ? '/open' : ''}`],
  );
  // A batch names its table where its adapter is called, not in the command itself.
  const others = commands
    .filter(({ table }) => table === undefined)
    .map(({ command }) => command)
    .filter((command) => ![...BATCHES.values()].includes(command));
  const variables = [...code.matchAll(/\bsetting\d*\("(\w+)"\)/g)].map((match) => match[1] ?? '');
  return { tables: unique(tables), others: unique(others), variables: unique(variables) };
}

/** The text between a bracket that was opened just before `from` and the one that closes it. */
function argumentsAt(code: string, from: number): string {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < code.length) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    at += 1;
  }
  return code.slice(from, at - 1);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
