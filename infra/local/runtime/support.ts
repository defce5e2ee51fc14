import { FAULT_KINDS } from '../endpoint/faults.ts';
import type { ServedService } from '../protocol/call.ts';
import { SERVED_TESTS } from '../services/events/pattern.ts';
import { CONDITION_KEYS, CONDITION_OPERATORS } from '../services/iam/conditions.ts';
import { MANAGED_POLICIES } from '../services/iam/roles.ts';
import { SERVED_FUNCTIONS } from '../template/intrinsics.ts';
import { RESOURCE_TYPES } from '../template/resource-types.ts';

/** Where this machine behaves otherwise than the account. Each has a test that carries its name. */
export const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['aws sources', 'PutEvents takes sources that begin with `aws.`, so that alarms and findings can be tried.'],
  [
    'invoke',
    'A task passes FunctionName and Payload (JSON, or its text) to its function; a machine that sets another parameter of `lambda:invoke` is refused when it is loaded, by its name.',
  ],
  [
    'confirmed',
    'Email subscriptions of a topic count as confirmed unless a test says otherwise, sender identities as verified.',
  ],
  [
    'at least once',
    'Accepted events are on disk before the reply and are delivered again after a kill until delivered.',
  ],
  ['aborted', 'A start ends every execution that was running as ABORTED and invokes the scheduled functions at once.'],
  [
    'quiet',
    'On virtual time a scheduled function may answer `quietUntil` (an instant, or null for never): its ticks before then are left out until something changes.',
  ],
  [
    'tokens',
    'A task token does not tell its machine: answering one needs the permission for every machine that waits.',
  ],
  ['person', 'The HTTP API takes who acts from the header `x-hikeshi-person`, a cookie, or else responder@example.jp.'],
  [
    'reasons',
    'Where the HTTP API answers by itself (413, 500), the console’s listener adds the reason: as a page to browsers, beside `message` to programs. What is too large for the function, which AWS answers with 500, it answers with 413.',
  ],
  ['simulator', 'Mail to `simulator.amazonses.com` is taken, appears in no mailbox, and no event tells of it.'],
  ['receive count', 'How often a message was received is forgotten when the process ends.'],
  ['no expiry', 'Items past their time to live stay in DynamoDB tables.'],
  ['local only', 'All listeners are on 127.0.0.1 and turn away requests made under another name.'],
]);

/** The page that says what is served, inert or refused; made of the tables that decide it. */
export function supportText(services: readonly ServedService[]): string {
  return `${[
    '# What this machine serves',
    'Made from the code: `npx vitest run test/infra/local/endpoint/endpoint-support.test.ts -u` writes it anew, and the same test fails when it is out of date.',
    '## Resource types',
    'A template with any other type is refused when it is loaded, by name.',
    table(
      ['type', 'status', 'what is served, or why it does nothing here'],
      [...RESOURCE_TYPES.values()].map(({ type, status, says }) => [type, status, says]),
    ),
    `Functions of the template language: ${code(['Ref', ...SERVED_FUNCTIONS.filter((name) => name !== 'Ref')])}.`,
    '## Operations',
    'Any other operation is answered with UnknownOperationException, naming these. Operations in bold change something.',
    table(
      ['service', 'operations'],
      services.map(({ title, operations }) => [
        title,
        operations.map(({ name, mutates }) => (mutates ? `**${name}**` : name)).join(', '),
      ]),
    ),
    '## Permissions',
    'Each function, state machine, rule and the HTTP API may do what its role or permission in the template allows, and nothing else. Any key that is no function’s is the administrator’s.',
    `Condition operators: ${code(CONDITION_OPERATORS)}, with \`ForAllValues:\` and \`ForAnyValue:\`. Condition keys: ${code(CONDITION_KEYS)}. Managed policies: ${code(MANAGED_POLICIES)}. A role that needs others, NotAction, NotResource or policy variables is refused when it is loaded.`,
    '## Events',
    `Comparisons in event patterns and filter policies: ${code(SERVED_TESTS)}. Schedules: \`rate()\` and \`cron()\` without L, W and #.`,
    '## Faults that can be made',
    table(['fault', 'what happens'], [...FAULT_KINDS]),
    '## Differences from the account',
    [...DIFFERENCES].map(([name, text]) => `- **${name}**: ${text}`).join('\n'),
  ].join('\n\n')}\n`;
}

/** Columns are padded, as the formatter of this repository writes them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
