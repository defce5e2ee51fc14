import { build } from 'esbuild';
import { FUNCTIONS } from '../../infra/functions-table.ts';
import { ROOT } from '../../infra/synth/root.ts';

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

function readCalls(code: string): SentCalls {
  const commands = [...code.matchAll(/new (\w+?)Command\d*\(\{([\s\S]*?)\n\s*\}\)/g)].map((match) => {
    const [, command = '', body = ''] = match;
    return { command, table: /TableName: setting\d*\("(\w+)_TABLE"\)/.exec(body)?.[1]?.toLowerCase(), body };
  });
  const tables = commands.flatMap(({ command, table, body }) =>
    table === undefined
      ? []
      : [`${OPERATIONS[command] ?? command} ${table}${body.includes('IndexName') ? '/open' : ''}`],
  );
  const others = commands.filter(({ table }) => table === undefined).map(({ command }) => command);
  const variables = [...code.matchAll(/\bsetting\d*\("(\w+)"\)/g)].map((match) => match[1] ?? '');
  return { tables: unique(tables), others: unique(others), variables: unique(variables) };
}

/** Names of the document client's commands as DynamoDB calls them. */
const OPERATIONS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchWrite: 'BatchWriteItem',
  BatchGet: 'BatchGetItem',
};

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
