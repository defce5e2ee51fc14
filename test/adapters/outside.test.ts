import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Aws, startAws } from './aws.ts';
import { ENVIRONMENT } from './tables.ts';

let aws: Aws;
let executions: typeof import('../../functions/adapters/aws/executions.ts');
let paging: typeof import('../../functions/adapters/channel/paging.ts');
const STREAM = 'incident/I-abc';

beforeAll(async () => {
  Object.assign(process.env, ENVIRONMENT);
  aws = await startAws();
  executions = await import('../../functions/adapters/aws/executions.ts');
  paging = await import('../../functions/adapters/channel/paging.ts');
});

afterAll(() => aws.stop());

describe('executions', () => {
  it('are named by incident, machine and generation, and started with exactly stream and generation', async () => {
    await executions.startExecution('deadline', STREAM, 7);
    expect(aws.outside.started.get('I-abc-deadline-7')).toBe('{"stream":"incident/I-abc","generation":7}');
  });

  it('may be started again, while they run and after they have ended', async () => {
    await executions.startExecution('incident', STREAM, 1);
    await executions.startExecution('incident', STREAM, 1);
    aws.outside.statuses.set('I-abc-incident-1', 'SUCCEEDED');
    await executions.startExecution('incident', STREAM, 1);
    expect(await executions.executionStatus('incident', STREAM, 1)).toBe('SUCCEEDED');
    expect(await executions.executionStatus('incident', STREAM, 2)).toBeNull();
  });

  it('are woken once; a stale token is ignored', async () => {
    expect(await executions.wake('token-1')).toBe(true);
    expect(await executions.wake('token-1')).toBe(false);
    expect(aws.outside.woken).toEqual(['token-1']);
  });

  it('say by name that the service did not answer', async () => {
    aws.faults.push({ operation: 'StartExecution', how: 'refused', times: 3 });
    await expect(executions.startExecution('incident', STREAM, 9)).rejects.toMatchObject({
      name: 'StorageUnavailable',
    });
  });
});

describe('paging', () => {
  it('publishes with the person as attribute, the subject in one line as it is written, cut between two characters', async () => {
    // A family of four is one character of eleven UTF-16 units.
    const family = '👨‍👩‍👧‍👦';
    const message = {
      ...{ person: 'officer', text: '本文\n二行目' },
      subject: `[Hikeshi]\r\nBcc:\u2028警報 ${'警'.repeat(70)}${family}${'x'.repeat(20)}`,
    };
    expect(await paging.publishPage(message)).toBe('accepted');
    const [page] = aws.outside.published;
    expect(page).toMatchObject({ person: 'officer', text: '本文\n二行目' });
    expect(page?.subject).toBe(`[Hikeshi] Bcc: 警報 ${'警'.repeat(70)}${family}`);
    expect(page?.subject.length).toBe(99);
    await paging.publishPage({ ...message, subject: `${'警'.repeat(90)}${family}` });
    expect(aws.outside.published[1]?.subject).toBe('警'.repeat(90));
  });

  it('answers failed when the topic refuses for good, and throws when it may help to try again', async () => {
    expect(await paging.publishPage({ person: 'nobody', subject: 's', text: 't' })).toBe('failed');
    aws.faults.push({ operation: 'Publish', how: 'refused', times: 3 });
    const call = paging.publishPage({ person: 'officer', subject: 's', text: 't' });
    await expect(call).rejects.toMatchObject({ name: 'PagingUnavailable' });
    // A wrong permission is no fault of the person called: it is wrong for all of them, and will be mended.
    const denied = paging.publishPage({ person: 'locked-out', subject: 's', text: 't' });
    await expect(denied).rejects.toMatchObject({ name: 'PagingUnavailable' });
  });
});

describe('subscriptions', () => {
  it('count as waiting before the click, and not at all once somebody has left', async () => {
    const { subscriptionsOf } = await import('../../functions/adapters/channel/subscriptions.ts');
    const { pageSubscriptions } = await import('../../functions/adapters/channel/page-subscriptions.ts');
    aws.outside.subscribed = [
      { address: 'officer@example.jp', isConfirmed: true },
      { address: 'head@example.jp', isConfirmed: false },
      { address: 'executive@example.jp', isConfirmed: 'gone' },
    ];
    for (const found of [await subscriptionsOf(['hikeshi-paging']), await pageSubscriptions()])
      expect(found.map(({ address, isConfirmed }) => [address, isConfirmed])).toEqual([
        ['officer@example.jp', true],
        ['head@example.jp', false],
      ]);
  });
});
