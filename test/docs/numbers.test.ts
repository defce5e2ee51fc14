import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES } from '../../functions/console/http/body.ts';
import { fromMs, type Instant } from '../../functions/domain/base/time/instant.ts';
import { retryMs } from '../../functions/domain/channels/delivery/circuit-breaker.ts';
import { afterRefusal, REFUSALS_MAX, REFUSED_IN_A_ROW_MAX } from '../../functions/domain/channels/delivery/refusal.ts';
import { straightened } from '../../functions/domain/channels/delivery/stray-lease.ts';
import { intervalMs } from '../../functions/domain/channels/mail/pacing.ts';
import { COLUMNS_MAX } from '../../functions/domain/register/header-problems.ts';
import { CUSTOMERS_MAX } from '../../functions/domain/register/parse-customers.ts';
import { DEFINITIONS } from '../../functions/steps/input/definitions.ts';
import { LONGEST_WAIT_SECONDS } from '../../functions/steps/input/longest-wait.ts';
import { renewalDue } from '../../functions/steps/input/renewal.ts';
import { functionPlan } from '../../infra/app/functions-table.ts';
import { readSettings } from '../../infra/settings/settings.ts';
import { loadTemplate, named, ofType, type Template } from '../infra/app/stack-template.ts';
import { ROOT } from '../style/source-files.ts';

const DAY_SECONDS = 86_400;
const MEGABYTE = 1_048_576;
const DAYS_OF_A_MONTH = 30;
const USD_PER_ALARM = 0.1;
const USD_PER_KEY = 1;
const USD_PER_MILLION_REQUESTS = 0.4;
/** Lambda asks a queue by five pollers, each of which waits 20 seconds for an answer. */
const POLLERS = 5;
const POLL_SECONDS = 20;
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
      ...{ definition: DEFINITIONS.incident, rounds: 0, startedAt: fromMs(START) },
      at: fromMs(START + days * DAY_SECONDS * 1_000),
    });
  return Array.from({ length: 366 }, (_, days) => days).findIndex(isDue);
}

/** Numbers that the guide writes as words. */
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numberOf = (said: string) => (WORDS.includes(said) ? WORDS.indexOf(said) : Number(said.replaceAll(',', '')));

const minutesOfPause = (tries: number) => retryMs('account', tries) / 60_000;
/** After how many minutes a customer is tried again whose mail was refused `refusals` times before. */
function minutesAfter(refusals: number): number {
  const at = fromMs(START);
  return (Date.parse(afterRefusal({ refusals }, at)?.notBefore ?? '') - START) / 60_000;
}
/** The most minutes for which a hold of the account's rate is left as it stands. */
function longestHold(isHeld: (until: Instant, ms: number) => Parameters<typeof straightened>[0]): number {
  const at = fromMs(START);
  return Array.from({ length: 120 }, (_, minute) => minute).findLastIndex((minute) => {
    const ms = START + minute * 60_000;
    return straightened(isHeld(fromMs(ms), ms), at) === null;
  });
}
const pausedUntil = (until: Instant) => ({ kind: 'account', detail: '', since: until, until, tries: 1 }) as const;
const mailSettings = { sender: 'notice@example.jp', replyTo: 'support@example.jp' };
const { share } = readSettings({
  hikeshi: { policy: 'flexcrm', regions: ['ap-northeast-1'], mail: mailSettings },
}).mail;
const secondsToMail = (customers: number, rate: number) => (customers * intervalMs(rate, share)) / 1_000;

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
    [
      /signals take (\w+) at most and mail events (\w+);/,
      () => ['take-signal', 'record-mail-events'].map((name) => functionPlan(name).batches?.concurrency ?? 0),
    ],
    [
      /by itself, within (\w+) minutes \(within an hour after a hundred tries\)/,
      () => [Math.max(...Array.from({ length: 100 }, (_, tries) => minutesOfPause(tries + 1)))],
    ],
    [
      /is tried again after (\w+), (\w+) and (\w+) minutes, keeps nobody waiting/,
      () => Array.from({ length: REFUSALS_MAX - 1 }, (_, refusals) => minutesAfter(refusals)),
    ],
    [/refusal; (\w+) of customers who were not refused before/, () => [REFUSED_IN_A_ROW_MAX]],
    [
      /longer than any sender makes it \((\d+) and (\d+) minutes\)/,
      () => [
        longestHold((_, freeFromMs) => ({ freeFromMs, pause: null })),
        longestHold((until) => ({ freeFromMs: START, pause: pausedUntil(until) })),
      ],
    ],
  ])('%s are those of the template and the code', (said, is) => {
    const [, ...numbers] = said.exec(guide) ?? [];
    expect(numbers.map(numberOf)).toEqual(is());
  });

  it('how long a notice takes follows from the rate and the share of it', () => {
    const [, customers = '', rate = '', seconds = '', slow = '', minutes = ''] =
      /([\d,]+) customers at (\d+) a second take (\d+) seconds, at (\d+) a second more than (\d+) minutes/.exec(
        guide,
      ) ?? [];
    expect(Math.ceil(secondsToMail(numberOf(customers), Number(rate)) / 10) * 10).toBe(Number(seconds));
    expect(Math.floor(secondsToMail(numberOf(customers), Number(slow)) / 60)).toBe(Number(minutes));
  });
});

describe('the cost that docs/operations.md reckons', () => {
  const said = (row: RegExp) => (row.exec(guide) ?? []).slice(1).map(numberOf);

  it('is that of the alarms there are', () => {
    const count = ofType(template, 'AWS::CloudWatch::Alarm').length;
    expect(said(/\| (\d+) alarms \| ([\d.]+) \|/)).toEqual([count, Math.round(count * USD_PER_ALARM * 100) / 100]);
  });

  it('is that of the key, which each of its first two rotations makes dearer by one', () => {
    const keys = ofType(template, 'AWS::KMS::Key');
    expect(keys.map(([, { Properties }]) => Properties.EnableKeyRotation)).toEqual([true]);
    expect(said(/key of the topics \| ([\d.]+), ([\d.]+) after a year, ([\d.]+) after two:/)).toEqual(
      [0, 1, 2].map((rotations) => keys.length * USD_PER_KEY * (1 + rotations)),
    );
  });

  it('is that of the ticks of a month', () => {
    const ticks = (DAYS_OF_A_MONTH * DAY_SECONDS) / (60 * minutesOf('hikeshi-sweep'));
    expect(said(/sweep: ([\d,]+) runs/)).toEqual([ticks]);
  });

  it('is that of asking the queues', () => {
    const queues = ofType(template, 'AWS::Lambda::EventSourceMapping').length;
    const times = (queues * POLLERS * DAYS_OF_A_MONTH * DAY_SECONDS) / POLL_SECONDS;
    expect(said(/mail events, about ([\d,]+) times \| ([\d.]+) \|/)).toEqual([
      Math.round(times / 100_000) * 100_000,
      Math.round((times / 1_000_000) * USD_PER_MILLION_REQUESTS * 100) / 100,
    ]);
  });

  it('adds up for the first year, what is below a price counted as nothing or in full', () => {
    const [, table = ''] = /each month, nothing happening \| USD \|(.*?)\*\*together\*\*/.exec(guide) ?? [];
    const rows = [...table.matchAll(/\| (below )?(\d+\.\d+)[^|]*\|/g)].map(
      ([, below, usd]) => [below, Number(usd)] as const,
    );
    expect(rows).toHaveLength(7);
    const sum = (ofBelow: number) =>
      rows.reduce((all, [below, usd]) => all + usd * (below === undefined ? 1 : ofBelow), 0);
    const [together = 0] = said(/\*\*about ([\d.]+)\*\* in the first year/);
    expect(together).toBeGreaterThanOrEqual(sum(0));
    expect(together).toBeLessThanOrEqual(Math.round(sum(1) * 10) / 10);
  });
});

describe('what docs/operations.md says of events that fail', () => {
  it.each(['take-signal', 'record-mail-events'])('an event of %s is tried for about the hour that it names', (name) => {
    expect(guide).toContain('What the function did not take within an hour');
    const seconds = attempts(`${name}-waiting`) * Number(queue(`${name}-waiting`).VisibilityTimeout);
    expect(seconds).toBeGreaterThanOrEqual(3_600);
    expect(seconds).toBeLessThan(2 * 3_600);
  });

  it('ticks of the sweep are tried once, and forgotten after the hour that it names', () => {
    expect(guide).toContain('each is tried once, the next does the same, and the queue forgets them after an hour');
    expect(ofType(template, 'AWS::Lambda::EventInvokeConfig').map(([, config]) => config.Properties)).toMatchObject([
      { MaximumRetryAttempts: 0 },
    ]);
    expect(queue('sweep-failed').MessageRetentionPeriod).toBe(3_600);
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
