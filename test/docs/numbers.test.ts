import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES } from '../../functions/console/http/body.ts';
import { COLUMNS_MAX } from '../../functions/domain/register/header-problems.ts';
import { CUSTOMERS_MAX } from '../../functions/domain/register/parse-customers.ts';
import { DEFINITIONS } from '../../functions/steps/input/definitions.ts';
import { LONGEST_WAIT_SECONDS } from '../../functions/steps/input/longest-wait.ts';
import { renewalDue } from '../../functions/steps/input/renewal.ts';
import { loadTemplate, named, type Template } from '../infra/app/stack-template.ts';
import { ROOT } from '../style/source-files.ts';

const DAY_SECONDS = 86_400;
const MEGABYTE = 1_048_576;
const START = Date.parse('2026-04-24T08:50:00.000Z');

const guide = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8').replaceAll(/\s+/g, ' ');

let template: Template;
beforeAll(async () => {
  template = await loadTemplate();
});

const alarm = (name: string) => named(template, 'AWS::CloudWatch::Alarm', 'AlarmName', `hikeshi-${name}`).Properties;
const queue = (name: string) => named(template, 'AWS::SQS::Queue', 'QueueName', `hikeshi-${name}`).Properties;
const attempts = (name: string) => (queue(name).RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount;
const minutesLooked = ({ Period, EvaluationPeriods }: Readonly<Record<string, unknown>>) =>
  (Number(Period) * Number(EvaluationPeriods)) / 60;
const minutesOf = (rule: string) =>
  Number(
    /rate\((\d+) minutes\)/.exec(
      String(named(template, 'AWS::Events::Rule', 'Name', rule).Properties.ScheduleExpression),
    )?.[1],
  );

/** The first day on which an execution hands over to a new one. */
function renewedAfterDays(): number {
  const isDue = (days: number) =>
    renewalDue('incident', {
      ...{ definition: DEFINITIONS.incident, rounds: 0, startedAt: new Date(START).toISOString() },
      at: new Date(START + days * DAY_SECONDS * 1_000).toISOString(),
    });
  return Array.from({ length: 366 }, (_, days) => days).findIndex(isDue);
}

describe('the numbers of docs/operations.md', () => {
  it.each<readonly [said: RegExp, is: () => readonly number[]]>([
    [
      /signals and mail events in (\d+) attempts each/,
      () => [...new Set(['take-signal', 'record-mail-events'].map((name) => attempts(`${name}-waiting`)))],
    ],
    [
      /attempts each\) waits for (\d+) days/,
      () => [Number(queue('take-signal-failed').MessageRetentionPeriod) / DAY_SECONDS],
    ],
    [
      /`take-signal-late` \| a signal has waited for (\d+) minutes/,
      () => [Number(alarm('take-signal-late').Threshold) / 60],
    ],
    [/our mail has waited for (\d+) seconds/, () => [Number(alarm('record-mail-events-late').Threshold)]],
    [/stopped workflows for (\d+) minutes/, () => [minutesLooked(alarm('sweep-silent'))]],
    [/the sweep starts the next one within (\d+) minutes/, () => [minutesOf('hikeshi-sweep')]],
    [
      /at (\d+) % bounces or ([\d.]+) % complaints/,
      () => [Number(alarm('bounces').Threshold) * 100, Number(alarm('complaints').Threshold) * 100],
    ],
    [/renewed after (\d+) days/, () => [renewedAfterDays()]],
    [/waits for up to (\d+) days: `cdk destroy`/, () => [LONGEST_WAIT_SECONDS / DAY_SECONDS]],
    [
      /At most ([\d,]+) customers, (\d+) columns and (\d+) MB are taken/,
      () => [CUSTOMERS_MAX, COLUMNS_MAX, CSV_LIMIT_BYTES / MEGABYTE],
    ],
  ])('%s are those of the template and the code', (said, is) => {
    const [, ...numbers] = said.exec(guide) ?? [];
    expect(numbers.map((one) => Number(one.replaceAll(',', '')))).toEqual(is());
  });
});

describe('the comments of the workflows, which the console of AWS shows', () => {
  const files = readdirSync(join(ROOT, 'workflows')).filter((name) => name.endsWith('.asl.json'));

  it.each(files)('%s says no other length of a wait than the longest', (file) => {
    const comments = [...readFileSync(join(ROOT, 'workflows', file), 'utf8').matchAll(/"Comment": "([^"]*)"/g)];
    const days = comments.flatMap(([, said = '']) =>
      [...said.matchAll(/(\d+) days/g)].map(([, count]) => Number(count)),
    );
    expect(new Set(days).size).toBeLessThanOrEqual(1);
    for (const count of days) expect(count).toBe(LONGEST_WAIT_SECONDS / DAY_SECONDS);
  });
});
