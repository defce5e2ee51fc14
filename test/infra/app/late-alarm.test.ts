import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lateAfterSeconds } from '../../../infra/app/alarms.ts';
import { FUNCTIONS } from '../../../infra/app/functions-table.ts';
import { loadTemplate, type Template } from './stack-template.ts';

/** SQS leaves a message out of the age of the oldest once it was received this often. */
const RECEIVED_MOST = 3;
const TOLD_EVERY_SECONDS = 60;
const HOUR_SECONDS = 3_600;
/** The first to ask for the template synthesizes it. */
vi.setConfig({ hookTimeout: 180_000 });

let template: Template;
beforeAll(async () => {
  template = await loadTemplate();
});

/** The ages of one message that CloudWatch is told, if it is told `phase` seconds after the message came and each minute. */
function agesTold(receipts: readonly number[], goneAfterSeconds: number, phase: number): number[] {
  const unseenFrom = Math.min(receipts[RECEIVED_MOST - 1] ?? Number.POSITIVE_INFINITY, goneAfterSeconds);
  const ages = [];
  for (let age = phase; age < unseenFrom; age += TOLD_EVERY_SECONDS) ages.push(age);
  return ages;
}

const queued = FUNCTIONS.flatMap(({ name, batches, timeoutSeconds }) =>
  batches === null ? [] : [{ name, batches, timeoutSeconds }],
);
const phases = Array.from({ length: TOLD_EVERY_SECONDS }, (_, second) => second);

it.each(queued)('$name is not handed an event again before six of its timeouts, as AWS advises', (plan) => {
  expect(plan.batches.hiddenSeconds).toBeGreaterThanOrEqual(6 * plan.timeoutSeconds + plan.batches.windowSeconds);
});

it.each(queued)(
  '$name is handed an event for an hour also while Lambda throttles each batch, which counts as a receipt',
  (plan) => {
    const { hiddenSeconds } = plan.batches;
    const receipts = Math.ceil(HOUR_SECONDS / hiddenSeconds);
    const { Resources } = template;
    const queue = Object.values(Resources).find(
      ({ Properties }) => Properties.QueueName === `hikeshi-${plan.name}-waiting`,
    );
    expect(queue?.Properties).toMatchObject({ RedrivePolicy: { maxReceiveCount: receipts } });
    expect(receipts * hiddenSeconds).toBeGreaterThanOrEqual(HOUR_SECONDS);
  },
);

describe.each(queued)('the alarm for late events of $name', ({ batches, timeoutSeconds }) => {
  const { hiddenSeconds, windowSeconds } = batches;
  const receipts = [0, 1, 2, 3].map((times) => windowSeconds + times * hiddenSeconds);

  it('rings for one event that fails among good ones, whenever in its minute CloudWatch is told', () => {
    const unheard = phases.filter((phase) =>
      agesTold(receipts, Number.POSITIVE_INFINITY, phase).every((age) => age < lateAfterSeconds(batches)),
    );
    expect(unheard).toEqual([]);
  });

  it('does not ring for one that is taken at the second attempt', () => {
    const takenAfter = windowSeconds + hiddenSeconds + timeoutSeconds;
    const step = phases.filter((phase) =>
      agesTold(receipts, takenAfter, phase).some((age) => age >= lateAfterSeconds(batches)),
    );
    expect(step).toEqual([]);
  });
});
