import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../../infra/app/functions-table.ts';
import { MACHINE_NAMES, pascalCase } from '../../../infra/app/names.ts';
import { PERMISSIONS, type PermissionName } from '../../../infra/app/permissions.ts';
import { EXPLAINED_WILDCARDS } from '../../../infra/app/wildcards.ts';
import { authorize } from '../../../infra/local/services/iam/evaluate.ts';
import { readStatements } from '../../../infra/local/services/iam/statements.ts';
import { type SentCalls, sentCalls } from '../local/services/sent-calls.ts';
import {
  listed,
  loadTemplate,
  named,
  plain,
  type Resource,
  roleIdOf,
  type Statement,
  statementsOfRole,
  type Template,
} from './stack-template.ts';

/**
 * Calls that are allowed beside those of the code: the log, the key that SNS encrypts pages with, and what SES may check
 * for a mail with headers of its own.
 */
const BESIDE_CODE = /^(logs:|sqs:SendMessage|kms:|ses:SendRawEmail)/;
const OTHER_ACTIONS: Readonly<Record<string, string>> = {
  StartExecution: 'states:StartExecution',
  SendTaskSuccess: 'states:SendTaskSuccess',
  DescribeExecution: 'states:DescribeExecution',
  ListExecutions: 'states:ListExecutions',
  Publish: 'sns:Publish',
  ListSubscriptionsByTopic: 'sns:ListSubscriptionsByTopic',
  GetSubscriptionAttributes: 'sns:GetSubscriptionAttributes',
  SendEmail: 'ses:SendEmail',
  GetAccount: 'ses:GetAccount',
};
/** What Lambda does in a function's name. */
const BY_TRIGGER: Readonly<Record<string, readonly string[]>> = {
  queue: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
};

/** The first to ask for the template synthesizes it. */
const PATIENCE_MS = 180_000;
vi.setConfig({ hookTimeout: PATIENCE_MS });

let template: Template;
let sent: ReadonlyMap<string, SentCalls>;
beforeAll(async () => {
  [template, sent] = await Promise.all([loadTemplate(), sentCalls()]);
});

function lambda(name: string): Resource {
  return named(template, 'AWS::Lambda::Function', 'FunctionName', `hikeshi-${name}`);
}

function statementsOf(name: string): Statement[] {
  return statementsOfRole(template, roleIdOf(lambda(name)));
}

/** `PutItem ledger`, `Query views/open` and the like, as the role allows them. */
function allowedOnTables(name: string): string[] {
  return statementsOf(name)
    .flatMap(({ Action, Resource: resource }) =>
      listed(Action).flatMap((action) => listed(resource).map((on) => [action, plain(on)] as const)),
    )
    .filter(([action]) => action.startsWith('dynamodb:'))
    .map(([action, on]) => {
      const table = /<(\w+)Table\.Arn>(\/index\/open)?/.exec(on);
      return `${action.slice('dynamodb:'.length)} ${table?.[1]?.toLowerCase()}${table?.[2] === undefined ? '' : '/open'}`;
    })
    .sort();
}

describe.each(FUNCTIONS.map((plan) => [plan.name, plan.trigger] as const))('the role of %s', (name, trigger) => {
  it('allows on each table exactly what the code sends', () => {
    expect(allowedOnTables(name)).toEqual(sent.get(name)?.tables);
  });

  it('allows elsewhere exactly what the code sends', () => {
    const allowed = statementsOf(name)
      .flatMap(({ Action }) => listed(Action))
      .filter((action) => !action.startsWith('dynamodb:') && !BESIDE_CODE.test(action));
    const needed = (sent.get(name)?.others ?? []).map(
      (command) => OTHER_ACTIONS[command] ?? `unknown command ${command}`,
    );
    expect(allowed.sort()).toEqual([...needed, ...(BY_TRIGGER[trigger] ?? [])].sort());
  });

  it('comes with exactly the variables the code asks for', () => {
    const { Variables } = (lambda(name).Properties.Environment ?? { Variables: {} }) as { Variables: object };
    expect(Object.keys(Variables).sort()).toEqual(sent.get(name)?.variables);
  });

  it('allows nothing but by an explicit Allow', () => {
    expect(statementsOf(name).map(({ Effect }) => Effect)).toEqual(statementsOf(name).map(() => 'Allow'));
  });
});

describe('sending mail', () => {
  it('is allowed as simple and as raw mail alike, from one address only', () => {
    const statements = FUNCTIONS.flatMap(({ name }) => statementsOf(name)).filter(({ Action }) =>
      listed(Action).some((action) => action.startsWith('ses:Send')),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { Action, Condition } of statements) {
      expect(listed(Action)).toEqual(['ses:SendEmail', 'ses:SendRawEmail']);
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': expect.stringContaining('@') } });
    }
  });
});

/** Whether the role of a function lets it do something to a resource of its own statement on mail, with that sender. */
function maySend(name: string, action: string, from: string | null): boolean {
  const [mail] = statementsOf(name).filter(({ Action }) => listed(Action).includes('ses:SendEmail'));
  const own = statementsOf(name).map((one) => ({ ...one, Resource: listed(one.Resource).map(plain) }));
  const resource = plain(listed(mail?.Resource)[0] ?? '');
  const context: Readonly<Record<string, readonly string[]>> = from === null ? {} : { 'ses:FromAddress': [from] };
  try {
    authorize(name, readStatements({ Statement: own }, name), { action, resource, context });
    return true;
  } catch {
    return false;
  }
}

describe('a mail with headers of its own, for whichever action SES checks it', () => {
  it.each(['ses:SendEmail', 'ses:SendRawEmail'])('goes out from the sender, and from nobody else, by %s', (action) => {
    const [mail] = statementsOf('send-slice').filter(({ Action }) => listed(Action).includes(action));
    const [, sender = ''] = /"ses:FromAddress":"([^"]+)"/.exec(JSON.stringify(mail?.Condition)) ?? [];
    expect(sender).toContain('@');
    expect(maySend('send-slice', action, sender)).toBe(true);
    expect(maySend('send-slice', action, `x${sender}`)).toBe(false);
    expect(maySend('send-slice', action, null)).toBe(false);
  });

  it('goes out by no other action, and from no identity and configuration set but ours', () => {
    const others = ['ses:SendBulkEmail', 'ses:SendTemplatedEmail', 'ses:SendCustomVerificationEmail'];
    expect(others.filter((action) => maySend('send-slice', action, 'notice@example.jp'))).toEqual([]);
    const resources = statementsOf('send-slice')
      .filter(({ Action }) => listed(Action).includes('ses:SendRawEmail'))
      .flatMap(({ Resource: resource }) => listed(resource).map(plain));
    expect(resources.filter((one) => /:(identity|configuration-set)\/[^*]+$/.test(one))).toEqual(resources);
  });

  it('goes out from no function that sends none', () => {
    const silent = FUNCTIONS.map(({ name }) => name).filter((name) => name !== 'send-slice');
    for (const name of silent)
      expect(
        statementsOf(name)
          .flatMap(({ Action }) => listed(Action))
          .filter((one) => /^ses:(Send|\*)/.test(one)),
      ).toEqual([]);
  });
});

describe('the state machines', () => {
  it.each(MACHINE_NAMES)('%s may call each function its file names, and no other', (name) => {
    const machine = named(template, 'AWS::StepFunctions::StateMachine', 'StateMachineName', `hikeshi-${name}`);
    const { DefinitionString, DefinitionSubstitutions: substitutions } = machine.Properties as {
      DefinitionString: string;
      DefinitionSubstitutions: Record<string, unknown>;
    };
    const placeholders = [...DefinitionString.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const [statement, ...more] = statementsOfRole(template, roleIdOf(machine));
    expect(more).toEqual([]);
    expect(statement?.Action).toBe('lambda:InvokeFunction');
    const callable = listed(statement?.Resource).map(plain).sort();
    expect(callable).toEqual([...new Set(placeholders)].map((placeholder) => plain(substitutions[placeholder])).sort());
    for (const placeholder of placeholders)
      expect(FUNCTIONS.map((plan) => `${pascalCase(plan.name)}Arn`)).toContain(placeholder);
  });
});

describe('wildcards', () => {
  /** In a key's own policy `*` means this key; an invoke permission ends with any stage and route of its API. */
  const HARMLESS = [/^AWS::KMS::Key$/];

  it('stand nowhere in a resource without an explanation', () => {
    const found = Object.entries(template.Resources)
      .filter(([, resource]) => !HARMLESS.some((type) => type.test(resource.Type)))
      .flatMap(([id, resource]) => statementsIn(resource.Properties).map((statement) => ({ id, statement })))
      .filter(({ statement }) => listed(statement.Resource).some((on) => plain(on).includes('*')));
    expect(found.length).toBeGreaterThan(0);
    for (const { id, statement } of found) expect(EXPLAINED_WILDCARDS, id).toHaveProperty([statement.Sid ?? 'none']);
  });

  it('stand in no action', () => {
    const actions = Object.values(template.Resources)
      .filter((resource) => resource.Type !== 'AWS::KMS::Key')
      .flatMap((resource) => statementsIn(resource.Properties))
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => listed(Action));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('are explained only where they are used', () => {
    const used = FUNCTIONS.flatMap(({ name }) => statementsOf(name).map(({ Sid }) => Sid));
    const inSandboxOnly = ['SendMailInSandbox'];
    expect(Object.keys(EXPLAINED_WILDCARDS).filter((sid) => !used.includes(sid))).toEqual(inSandboxOnly);
  });
});

it('no permission is listed that no function has', () => {
  const used = FUNCTIONS.flatMap((plan) => plan.does);
  expect(Object.keys(PERMISSIONS).filter((name) => !used.includes(name as PermissionName))).toEqual([]);
});

/** Every policy statement anywhere in a resource. */
function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Effect' in value && 'Action' in value && 'Resource' in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}
