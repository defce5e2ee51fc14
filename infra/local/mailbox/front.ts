import { RawReply } from '../protocol/call.ts';
import type { Incoming } from '../protocol/decode.ts';
import type { MailRow } from '../settings/options.ts';
import { type Mailbox, mailRow, type ReceivedMail } from './mailbox.ts';
import { listPage, mailPage } from './pages.ts';
import { rawText } from './raw-text.ts';

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};
/** A mail's own HTML: no script, no forms, no origin, nothing loaded. */
const MAIL_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};
const TEXT_HEADERS = { 'content-type': 'text/plain; charset=utf-8' };
const MAIL_PATH = /^\/mails\/([^/]+?)(\/html|\/raw)?$/;

/** The mailbox's listener: `/`, `/mails/{id}` with `/html` and `/raw`, and `/api/mails`, newest first. Pages show times in the zone. */
export function mailboxHandler(mailbox: Mailbox, zone: string): (request: Incoming) => Promise<RawReply> {
  return async (request) => {
    const url = urlOf(request);
    if (request.method !== 'GET') return new RawReply(405, { ...TEXT_HEADERS, allow: 'GET' }, 'only GET');
    if (url.pathname === '/') return new RawReply(200, PAGE_HEADERS, listPage(newestFirst(mailbox, url), zone));
    if (url.pathname === '/api/mails') return json(await Promise.all(newestFirst(mailbox, url).map(listed)));
    const found = MAIL_PATH.exec(url.pathname);
    const mail = found && mailbox.all.find((each) => each.id === unescaped(found[1] ?? ''));
    if (!mail) return new RawReply(404, TEXT_HEADERS, 'no such mail');
    if (found[2] === '/html') return new RawReply(200, MAIL_HEADERS, mail.html);
    if (found[2] === '/raw') return new RawReply(200, TEXT_HEADERS, await rawText(mail));
    return new RawReply(200, PAGE_HEADERS, mailPage(mail, zone));
  };
}

/** What is no address leads nowhere. */
function urlOf({ url }: Incoming): URL {
  const base = 'http://mailbox';
  return URL.canParse(url, base) ? new URL(url, base) : new URL('/no-such-page', base);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function listed(mail: ReceivedMail): Promise<MailRow & { raw: string }> {
  return { ...mailRow(mail), raw: await rawText(mail) };
}

/** `?kind=`, `?to=` and `?limit=` narrow the list. */
function newestFirst(mailbox: Mailbox, url: URL): Mailbox['all'] {
  const kind = url.searchParams.get('kind');
  const to = url.searchParams.get('to');
  const limit = Number(url.searchParams.get('limit') ?? Number.POSITIVE_INFINITY);
  const fitting = mailbox.all.filter(
    (mail) => (kind === null || mail.kind === kind) && (to === null || mail.to === to),
  );
  // Mails of one instant stay in the order of arrival, newest first as the rest.
  return fitting.reverse().slice(0, Math.max(limit, 0));
}

function json(value: unknown): RawReply {
  return new RawReply(200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}
