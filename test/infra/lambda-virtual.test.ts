import { afterEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../infra/local/clock/virtual-clock.ts';
import { functionOf, hostOf, serverOf } from './lambda-fixtures.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const TURN = { machine: 'delivery', execution: 'one' };
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const SENDER = `
  import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
  const client = new SESv2Client({ maxAttempts: 1 });
  export async function handler({ count, perSecond }) {
    const started = Date.now();
    const sends = [];
    for (let n = 0; n < count; n += 1) {
      if (n > 0 && n % perSecond === 0) await new Promise((go) => setTimeout(go, 1000));
      await client.send(new SendEmailCommand({
        FromEmailAddress: 'a@example.jp', Destination: { ToAddresses: ['b' + n + '@example.com'] },
        Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'y' } } } } }));
    }
    return { tookMs: Date.now() - started };
  }`;

describe('functions on virtual time', () => {
  it('1,000 mails through the real SDK at 14 a second take exactly 71 virtual seconds', async () => {
    let mails = 0;
    const server = await serverOf(() => {
      mails += 1;
      return { MessageId: `m-${mails}` };
    });
    const clock = new VirtualClock(START_MS);
    const host = hostOf(clock, [functionOf('send', SENDER, { timeoutSeconds: 300 })], { endpointUrl: server.url });
    cleanups.push(() => host.stop(), server.stop);

    const result = await clock.perform(TURN, () => host.invoke('send', { count: 1000, perSecond: 14 }, TURN));

    expect(result).toEqual({ ok: true, payload: { tookMs: 71_000 } });
    expect(mails).toBe(1000);
    expect(clock.now()).toBe(START_MS + 71_000);
  });
});
