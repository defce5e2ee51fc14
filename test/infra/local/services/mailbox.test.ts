import { describe, expect, it } from 'vitest';
import { asAdmin, TOPIC_ARN, tinyReal } from '../endpoint/endpoint-tiny.ts';

const HOSTILE = '<script>alert(1)</script>';

async function withMails() {
  const tiny = await tinyReal();
  await asAdmin(tiny.system, 'ses', 'SendEmail', {
    FromEmailAddress: 'notice@example.jp',
    Destination: { ToAddresses: ['c0001@example.com'] },
    Content: { Simple: { Subject: { Data: HOSTILE }, Body: { Text: { Data: HOSTILE }, Html: { Data: HOSTILE } } } },
    EmailTags: [{ Name: 'incident', Value: 'I-abc' }],
  });
  await asAdmin(tiny.system, 'sns', 'Publish', { TopicArn: TOPIC_ARN, Message: 'look', Subject: 'page' });
  return tiny;
}

describe('the mailbox', () => {
  it('lists what was accepted, newest first', async () => {
    const tiny = await withMails();
    const rows = (await (await fetch(`${tiny.system.mailboxUrl}/api/mails`)).json()) as Record<string, string>[];

    expect(rows.map(({ kind, to, incident }) => [kind, to, incident])).toEqual([
      ['page', 'head@example.jp', null],
      ['notice', 'c0001@example.com', 'I-abc'],
    ]);
    for (const field of ['id', 'at', 'to', 'subject', 'kind', 'text', 'html', 'raw'])
      expect(rows[1]).toHaveProperty(field);
    const pages = await fetch(`${tiny.system.mailboxUrl}/api/mails?kind=page&limit=1`);
    expect(((await pages.json()) as unknown[]).length).toBe(1);
    await tiny.stop();
  });

  it('shows a mail without letting it run or load anything', async () => {
    const tiny = await withMails();
    const mail = tiny.system.mails().find(({ kind }) => kind === 'notice');
    const url = `${tiny.system.mailboxUrl}/mails/${mail?.id}`;

    const list = await (await fetch(`${tiny.system.mailboxUrl}/`)).text();
    const page = await fetch(url);
    const html = await fetch(`${url}/html`);

    expect(list).not.toContain('<script>');
    // Kinds in words; and with a page's subject its first line, which says what to do.
    expect(list).toMatch(/<td>呼出 \/ Page<\/td>.*<a href="[^"]*">page<\/a><br>look<\/td>/s);
    expect(list).toContain('<td>通知 / Notice</td>');
    const shown = await page.text();
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('<iframe sandbox=""');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect((await fetch(`${tiny.system.mailboxUrl}/mails/none`)).status).toBe(404);
    expect((await fetch(`${tiny.system.mailboxUrl}/`, { method: 'DELETE' })).status).toBe(405);
    await tiny.stop();
  });
});
