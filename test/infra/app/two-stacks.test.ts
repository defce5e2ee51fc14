import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { signalPatterns } from '../../../infra/app/intake.ts';
import { HikeshiStack } from '../../../infra/app/stack.ts';
import { readInputs } from '../../../infra/build/synth.ts';
import { matchesPattern } from '../../../infra/local/services/events/pattern.ts';
import { ROOT } from '../../../infra/terminal/root.ts';
import type { Template as Synthesized } from './stack-template.ts';

const { settings, policy } = readInputs();

/** The template of a stack of this name; its functions hold no code. */
function templateOf(stackName: string): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-code-'));
  writeFileSync(join(folder, 'index.mjs'), '');
  const parts = { settings: { ...settings, stackName }, policy: policy.policy, root: ROOT, codeOf: () => folder };
  return Template.fromStack(new HikeshiStack(new App(), parts)).toJSON() as Synthesized;
}

/** What an account may have once only, as far as the template names it; an identity of SES is meant to be shared. */
const NAMES = /^(Table|Function|Queue|Topic|StateMachine|Alarm|LogGroup|Alias|ConfigurationSet|Role)?Name$/;
const namesOf = ({ Resources }: Synthesized) =>
  Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties).flatMap(([key, value]) =>
      NAMES.test(key) && typeof value === 'string' ? [`${Type} ${value}`] : [],
    ),
  );

describe('two stacks in one account and region', () => {
  const [first, second, third] = ['hikeshi', 'staging', 'hikeshi-staging'].map((name) => namesOf(templateOf(name)));

  it.each([
    ['two names of their own', first, second],
    ['a name that begins as the other', first, third],
    ['a name that ends as the other', second, third],
  ])('given %s, then they name the same things, and no two of them alike', (_, one = [], another = []) => {
    expect(one.length).toBeGreaterThan(60);
    expect(another).toHaveLength(one.length);
    expect(one.filter((name) => another.includes(name))).toEqual([]);
  });
});

describe('what a second stack hears', () => {
  const hears = (stackName: string, event: object, alarmPrefix = '') => {
    const own = { ...settings, stackName, signals: { ...settings.signals, alarmPrefix } };
    return Object.entries(signalPatterns(own, policy.policy)).flatMap(([rule, { detailType, ...others }]) => {
      const pattern = new Stack().resolve({ ...others, ...(detailType && { 'detail-type': detailType }) });
      return matchesPattern(pattern, event) ? [rule] : [];
    });
  };
  const alarm = (alarmName: string) => ({
    ...{ source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm State Change', detail: { alarmName } },
  });
  const deleted = (alarmName: string) => ({
    ...{ source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm Configuration Change' },
    detail: { alarmName, operation: 'delete' },
  });
  const own = { source: 'hikeshi', 'detail-type': 'Signal', detail: { key: 'login' } };

  it.each([
    ['an alarm of the first', alarm('hikeshi-sweep-silent'), '', ['alarms']],
    ['an alarm of the first, with a prefix', alarm('hikeshi-sweep-silent'), 'crm-', []],
    ['its own alarm', alarm('staging-sweep-silent'), '', []],
    ['an alarm that only begins as its name', alarm('stagings-outage'), '', ['alarms']],
    ['that an alarm of the first is deleted', deleted('hikeshi-sweep-silent'), '', ['alarms-deleted']],
    ['that an alarm of the first is deleted, with a prefix', deleted('hikeshi-sweep-silent'), 'crm-', []],
    ['that its own alarm is deleted', deleted('staging-sweep-silent'), '', []],
    ['what the company sends', own, '', ['own']],
    ['what the company sends, with a prefix', own, 'crm-', ['own']],
  ] as const)('given %s, then it hears that as the guide says', (_, event, prefix, rules) => {
    expect(hears('staging', event, prefix)).toEqual(rules);
  });
});
