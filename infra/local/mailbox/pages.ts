import type { Text } from '../../../functions/domain/base/text.ts';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { spokenText, zoneNote } from '../../../functions/domain/base/time/spoken.ts';
import { inZone } from '../../../functions/domain/base/time/zoned.ts';
import { escapeXml } from '../protocol/query.ts';
import type { ReceivedMail } from './mailbox.ts';

/** The most that a page shows; the rest is in the JSON list. */
const SHOWN = 200;
const STYLE = `<style>:root{--line:#ddd;--page:#fff3e0;--text:#f6f6f6;--link:#1f5673}
@media (prefers-color-scheme:dark){:root{--line:#3a4046;--page:#33291a;--text:#24282c;--link:#8fc1dc}}
body{font:15px/1.6 system-ui;margin:1.5rem auto;max-width:60rem;padding:0 1rem;overflow-wrap:anywhere}a{color:var(--link)}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td:nth-child(-n+2){white-space:nowrap}td:nth-child(3){overflow-wrap:break-word}
.page{background:var(--page)}pre{white-space:pre-wrap;background:var(--text);padding:1rem}
iframe{width:100%;height:30rem;border:1px solid var(--line);background:#fff;color-scheme:light}
@media (max-width:40rem){tr,td,th{display:block;border:0}tr{border-bottom:1px solid var(--line);padding:.4rem 0}td,th{padding:0 .6rem}}</style>`;

/** The list of mails, newest first; it looks again every five seconds. */
export function listPage(mails: readonly ReceivedMail[], zone: string): string {
  const rows = mails
    .slice(0, SHOWN)
    .map((mail) => listRow(mail, zone))
    .join('');
  const rest = mails.length > SHOWN ? `<p>他 ${mails.length - SHOWN} 通は <a href="/api/mails">/api/mails</a></p>` : '';
  const body =
    mails.length === 0 ? '<p>まだ何も届いていません。 / Nothing has arrived yet.</p>' : `<table>${rows}</table>${rest}`;
  return page(
    'メールボックス / Mailbox',
    `<p>この端末から外へは何も送られません。 / Nothing leaves this machine.</p>${body}${noted(zone, mails[0]?.at ?? 0)}`,
    '<meta http-equiv="refresh" content="5">',
  );
}

function listRow(mail: ReceivedMail, zone: string): string {
  const link = `<a href="/mails/${encodeURIComponent(mail.id)}">${escapeXml(mail.subject)}</a>`;
  const { ja } = spokenText(fromMs(mail.at), zone);
  const cells = [
    `<time datetime="${inZone(fromMs(mail.at), zone)}">${ja}</time>`,
    kindWords(mail),
    escapeXml(mail.to),
    `${link}${firstLine(mail)}`,
  ];
  return `<tr class="${mail.kind === 'page' ? 'page' : 'mail'}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const KINDS: Readonly<Record<string, Text>> = {
  page: { ja: '呼出', en: 'Page' },
  notice: { ja: '通知', en: 'Notice' },
};

function kindWords({ kind }: ReceivedMail): string {
  const words = KINDS[kind];
  return words === undefined ? escapeXml(kind) : inBothLanguages(words);
}

/** The subject of a page says what it is about in a few words; its first line, what to do. */
function firstLine({ kind, text }: ReceivedMail): string {
  return kind === 'page' ? `<br>${escapeXml(text.split('\n')[0] ?? '')}` : '';
}

function inBothLanguages({ ja, en }: Text): string {
  return `${ja} / ${en}`;
}

function noted(zone: string, atMs: number): string {
  return `<p>${inBothLanguages(zoneNote(zone, fromMs(atMs)))}</p>`;
}

/** One mail: who, when, its text, and its HTML in a frame of its own that may do nothing. */
export function mailPage(mail: ReceivedMail, zone: string): string {
  const path = `/mails/${encodeURIComponent(mail.id)}`;
  const facts = [
    ['日時 / At', inBothLanguages(spokenText(fromMs(mail.at), zone))],
    ['差出人 / From', mail.from],
    ['宛先 / To', mail.to],
    ['種別 / Kind', kindWords(mail)],
  ];
  const table = facts.map(([name, value]) => `<tr><th>${name}</th><td>${escapeXml(value ?? '')}</td></tr>`).join('');
  const html = mail.html === '' ? '' : `<h2>HTML</h2><iframe sandbox="" src="${path}/html" title="HTML"></iframe>`;
  return page(
    escapeXml(mail.subject),
    `<p><a href="/">← 一覧 / all mails</a> · <a href="${path}/raw">raw</a></p><table>${table}</table>
<pre>${escapeXml(mail.text)}</pre>${html}${noted(zone, mail.at)}`,
  );
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${head}<title>${title}</title>${STYLE}<h1>${title}</h1>${body}</html>`;
}
