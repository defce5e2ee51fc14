import { describe, expect, it } from 'vitest';
import type { LocalSystem } from '../../../../infra/local/runtime/system.ts';
import { readMime } from '../../../../infra/local/services/ses/mime.ts';
import { limitsFrom, SendWindow } from '../../../../infra/local/settings/mail-limits.ts';
import { asAdmin, mailTo, runCalls, tinyVirtual } from '../endpoint/endpoint-tiny.ts';

const DAY_MS = 86_400_000;
const to = (n: number) => mailTo(`c${String(n).padStart(4, '0')}@example.com`);

interface MailEvent {
  readonly 'detail-type': string;
  readonly detail: {
    readonly mail: { readonly destination: string[] };
    readonly bounce?: { readonly bounceSubType: string };
  };
}

/** What the mail rule's function prints of its events, as `kind recipient`. */
function told(said: readonly string[]): string[] {
  return said.flatMap((line) => {
    const found = /EVENT (\{.*\})/.exec(line)?.[1];
    if (found === undefined) return [];
    const event = JSON.parse(found) as MailEvent;
    const { mail, bounce } = event.detail;
    return [[event['detail-type'], ...mail.destination, ...(bounce ? [bounce.bounceSubType] : [])].join(' ')];
  });
}

const WITH_MAILBOX = { ports: { console: null, endpoint: 0, mailbox: 0 } };

/** The MIME text of the newest mail, as the mailbox lists it. */
async function rawOf(system: LocalSystem): Promise<string> {
  const rows = (await (await fetch(`${system.mailboxUrl}/api/mails`)).json()) as { id: string; raw: string }[];
  const alone = await fetch(`${system.mailboxUrl}/mails/${rows[0]?.id}/raw`);
  expect(await alone.text()).toBe(rows[0]?.raw);
  return rows[0]?.raw ?? '';
}

describe('limits', () => {
  it('are those of the kind of account, unless told otherwise', () => {
    expect(limitsFrom(undefined)).toEqual({ ratePerSecond: 14, perDay: 50_000, sandbox: false });
    expect(limitsFrom({ sandbox: true })).toEqual({ ratePerSecond: 1, perDay: 200, sandbox: true });
    expect(limitsFrom({ perDay: 10 }).perDay).toBe(10);
  });

  it('count a sliding second and a rolling day', () => {
    const window = new SendWindow({ ratePerSecond: 2, perDay: 3, sandbox: false });
    window.record(0, 1);
    window.record(600, 1);
    expect(window.against(999)).toBe('rate');
    expect(window.against(1000)).toBe(null);
    window.record(1000, 1);
    expect(window.against(2000)).toBe('day');
    expect(window.against(DAY_MS - 1)).toBe('day');
    expect(window.against(DAY_MS)).toBe(null);
    expect(window.sentInDay(DAY_MS + 1000)).toBe(0);
  });

  it('refuse with the names of SES', async () => {
    const fast = await tinyVirtual({ mail: { ratePerSecond: 2 } });
    const few = await tinyVirtual({ mail: { perDay: 1 } });

    const [, , third] = await runCalls(fast, 'a', [to(1), to(2), to(3)]);
    const [, second] = await runCalls(few, 'a', [to(1), to(2)]);

    expect(third).toMatchObject({ status: 429, body: expect.stringContaining('TooManyRequestsException') });
    expect(second).toMatchObject({ status: 400, body: expect.stringContaining('Daily message quota exceeded') });
    expect(await asAdmin(few.system, 'ses', 'GetAccount', {})).toMatchObject({ SendQuota: { SentLast24Hours: 1 } });
    await Promise.all([fast.system.stop(), few.system.stop()]);
  });
});

describe('SendEmail', () => {
  it.each([
    ['no-at-sign', /BadRequestException.*Missing final/],
    ['a b@example.com', /BadRequestException.*whitespace/],
    ['a@exämple.com', /BadRequestException.*Domain contains illegal/],
    ['a@b@example.com', /BadRequestException.*Illegal address/],
  ])('refuses the address %s', async (address, why) => {
    const tiny = await tinyVirtual();
    const [answer] = await runCalls(tiny, 'a', [mailTo(address)]);
    expect(answer?.body).toMatch(why);
    expect(tiny.system.mails()).toEqual([]);
    await tiny.system.stop();
  });

  it('refuses headers that carry more than one line, wrong tags, unknown sets and empty bodies', async () => {
    const tiny = await tinyVirtual();
    const simple = { Subject: { Data: 'a' }, Body: { Text: { Data: 'b' } } };
    const Headers = [{ Name: 'X-A', Value: 'a\r\nBcc: all@example.com' }];

    const answers = await runCalls(tiny, 'a', [
      mailTo('a@example.com', { Content: { Simple: { ...simple, Headers } } }),
      mailTo('a@example.com', { EmailTags: [{ Name: 'a', Value: 'あ' }] }),
      mailTo('a@example.com', { Content: { Simple: { Subject: { Data: 'a' }, Body: {} } } }),
      mailTo('a@example.com', { Content: {} }),
    ]);
    const unknownSet = asAdmin(tiny.system, 'ses', 'SendEmail', {
      ...(mailTo('a@example.com').body as object),
      ConfigurationSetName: 'other',
    });

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    await expect(unknownSet).rejects.toMatchObject({ code: 'NotFoundException', status: 404 });
    expect(tiny.system.mails()).toEqual([]);
    await tiny.system.stop();
  });

  it('writes only to verified recipients in the sandbox', async () => {
    const tiny = await tinyVirtual({ mail: { sandbox: true } });
    const Content = (mailTo('a').body as { Content: unknown }).Content;
    const send = (address: string) =>
      asAdmin(tiny.system, 'ses', 'SendEmail', {
        FromEmailAddress: 'notice@example.jp',
        Destination: { ToAddresses: [address] },
        Content,
      });

    await expect(send('a@example.com')).rejects.toMatchObject({ code: 'MessageRejected' });
    await expect(send('a@example.jp')).resolves.toHaveProperty('MessageId');
    await tiny.system.stop();
  });

  it('takes mail to its own mailbox, also in the sandbox and beyond the quota [difference: simulator]', async () => {
    const tiny = await tinyVirtual({ mail: { sandbox: true, perDay: 0 } });
    const [answer] = await runCalls(tiny, 'a', [mailTo('success@simulator.amazonses.com')]);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('MessageId') });
    expect(tiny.system.mails()).toEqual([]);
    expect(await asAdmin(tiny.system, 'ses', 'GetAccount', {})).toMatchObject({ SendQuota: { SentLast24Hours: 0 } });
    await tiny.system.stop();
  });

  it('keeps subject, text, HTML, tags and a MIME text that reads back', async () => {
    const tiny = await tinyVirtual(WITH_MAILBOX);

    await runCalls(tiny, 'a', [to(1)]);

    const [mail] = tiny.system.mails();
    expect(mail).toMatchObject({ to: 'c0001@example.com', subject: 'お知らせ', stage: 'first', kind: 'notice' });
    const parts = readMime(await rawOf(tiny.system));
    expect(parts.headers.get('subject')).toBe('お知らせ');
    expect(parts.headers.get('to')).toBe('c0001@example.com');
    expect(parts.text.trim()).toBe('本文');
    expect(parts.html.trim()).toBe('<p>本文</p>');
    await tiny.system.stop();
  });

  it('takes a MIME text that the sender made', async () => {
    const tiny = await tinyVirtual(WITH_MAILBOX);
    const raw =
      'From: notice@example.jp\r\nTo: a@example.com\r\nSubject: =?utf-8?B?44GK55+l44KJ44Gb?=\r\n\r\nhello\r\n';
    await asAdmin(tiny.system, 'ses', 'SendEmail', { Content: { Raw: { Data: Buffer.from(raw).toString('base64') } } });
    expect(tiny.system.mails()[0]).toMatchObject({ to: 'a@example.com', subject: 'お知らせ', text: 'hello\n' });
    expect(await rawOf(tiny.system)).toBe(raw);
    await tiny.system.stop();
  });
});

describe('what becomes of a mail', () => {
  it('is told to the bus as the configuration set asks, and suppresses bad addresses', async () => {
    const tiny = await tinyVirtual();
    tiny.system.mailOutcome('c0002@example.com', 'bounce');
    tiny.system.mailOutcome('c0003@example.com', 'complaint');
    tiny.system.mailOutcome('c0004@example.com', 'none');

    await runCalls(tiny, 'a', [to(1), to(2), to(3), to(4)]);
    await tiny.to(120_000);
    await runCalls(tiny, 'b', [to(2)]);
    await tiny.to(240_000);

    // Three of them come at the same instant: SES promises no order either.
    expect(told(tiny.said).sort()).toEqual([
      'Email Bounced c0002@example.com General',
      'Email Bounced c0002@example.com OnAccountSuppressionList',
      'Email Complaint Received c0003@example.com',
      'Email Delivered c0001@example.com',
      'Email Delivered c0003@example.com',
    ]);
    const { SuppressedDestinationSummaries: list } = await asAdmin(
      tiny.system,
      'ses',
      'ListSuppressedDestinations',
      {},
    );
    expect((list as { EmailAddress: string }[]).map((each) => each.EmailAddress)).toEqual([
      'c0002@example.com',
      'c0003@example.com',
    ]);
    await tiny.system.stop();
  });
});

describe('faults of mail', () => {
  it('lose the reply of an accepted mail, throttle, deny, and refuse connections', async () => {
    const tiny = await tinyVirtual();

    tiny.system.faults.add({ kind: 'mail.reply-lost', target: 'c0002@example.com' });
    const lost = await runCalls(tiny, 'a', [to(1), to(2), to(2)]);
    tiny.system.faults.add({ kind: 'mail.throttle', count: 2 });
    tiny.system.faults.add({ kind: 'mail.denied' });
    await tiny.to(2000);
    const refused = await runCalls(tiny, 'b', [to(3), to(3), to(3), to(3)]);
    tiny.system.faults.add({ kind: 'mail.down', forMilliseconds: 60_000 });
    await tiny.to(4000);
    const down = await runCalls(tiny, 'c', [to(4)]);
    await tiny.to(70_000);
    const up = await runCalls(tiny, 'd', [to(4)]);

    expect(lost.map(({ status }) => status)).toEqual([200, 0, 200]);
    expect(refused.map(({ status }) => status)).toEqual([403, 429, 429, 200]);
    expect(down[0]).toMatchObject({ status: 0, body: 'ECONNREFUSED' });
    expect(up[0]?.status).toBe(200);
    expect(tiny.system.mails().map((mail) => mail.to.slice(0, 5))).toEqual([
      'c0001',
      'c0002',
      'c0002',
      'c0003',
      'c0004',
    ]);
    await tiny.system.stop();
  });

  it('keep mail down through a power cut, and until the later of two times', async () => {
    const tiny = await tinyVirtual();
    tiny.system.faults.add({ kind: 'mail.down', forMilliseconds: 120_000 });
    tiny.system.faults.add({ kind: 'mail.down', forMilliseconds: 60_000 });
    await tiny.to(10_000);
    await tiny.system.crash();
    await tiny.system.restart();

    await tiny.to(100_000);
    const [down] = await runCalls(tiny, 'a', [to(1)]);
    await tiny.to(130_000);
    const [up] = await runCalls(tiny, 'b', [to(1)]);

    expect(down?.body).toBe('ECONNREFUSED');
    expect(up?.status).toBe(200);
    await tiny.system.stop();
  });
});
