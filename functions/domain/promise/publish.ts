import type { Policy } from '../policy/schema.ts';
import type { Language, Text } from '../text.ts';
import type { Block } from './document.ts';
import { aboutData } from './publish-data.ts';
import { aboutIncidents } from './publish-incidents.ts';
import { spokenDay } from './spoken-day.ts';

/** Reads one language of texts. */
export type Say = (text: Text) => string;

/** A section of the published text; without rows or items it is left out. */
export function section(title: string, ...blocks: readonly Block[]): Block[] {
  const told = blocks.filter(
    (block) => (block.kind !== 'table' || block.rows.length > 0) && (block.kind !== 'list' || block.items.length > 0),
  );
  return told.some(({ kind }) => kind === 'table' || kind === 'list')
    ? [{ kind: 'heading', level: 2, text: title }, ...told]
    : [];
}

/**
 * The policy as the text that a company publishes: written from the data, so that what is promised and what the system does cannot
 * part. Names of staff, internal targets and the inner order of work stay out.
 */
export function publishedText(policy: Policy, language: Language): readonly Block[] {
  const say: Say = (text) => text[language];
  return [
    { kind: 'heading', level: 1, text: say(policy.title) },
    ...introduction(policy, say),
    ...aboutIncidents(policy, language),
    ...aboutData(policy, language),
    ...ending(policy, say),
  ];
}

function introduction({ company, version, date, restricted }: Policy, say: Say): Block[] {
  const purpose = {
    ja: `${company.name.ja}（以下「当社」といいます。）は、${company.product.ja}に関わるインシデントについて、次のとおり対応します。`,
    en: `${company.name.en} responds to incidents that concern ${company.product.en} as follows.`,
  };
  const edition = {
    ja: `第${version}版（${spokenDay(date, 'ja')}）`,
    en: `Version ${version} of ${spokenDay(date, 'en')}`,
  };
  const closed = {
    ja: '取扱注意：本文書は、お客様および本文書の対象者に限って開示するものです。公開のページには掲載しません。',
    en: 'Restricted: this text is shown only to customers and to those bound by it. It is on no public page.',
  };
  return [...(restricted ? [closed] : []), purpose, edition].map((text) => ({ kind: 'paragraph', text: say(text) }));
}

function ending({ contact, version, date, reason, history, zone }: Policy, say: Say): Block[] {
  const window = [
    contact.name,
    { ja: `メール：${contact.email}`, en: `Mail: ${contact.email}` },
    { ja: `受付時間：${contact.hours.ja}`, en: `Hours: ${contact.hours.en}` },
  ];
  const times = {
    ja: `本文書の時刻は、${zoneName(zone, 'ja')}によります。`,
    en: `All times are in ${zoneName(zone, 'en')}.`,
  };
  const editions = [{ version, date, reason }, ...history].map((one) => [
    String(one.version),
    say({ ja: spokenDay(one.date, 'ja'), en: spokenDay(one.date, 'en') }),
    say(one.reason),
  ]);
  const head = [say({ ja: '版', en: 'Version' }), say({ ja: '日付', en: 'Date' }), say({ ja: '理由', en: 'Reason' })];
  return [
    ...section(
      say({ ja: 'お問い合わせ窓口', en: 'Contact' }),
      { kind: 'list', items: window.map(say) },
      { kind: 'paragraph', text: say(times) },
    ),
    ...section(say({ ja: '改定履歴', en: 'Versions' }), { kind: 'table', head, rows: editions }),
  ];
}

function zoneName(zone: string, language: Language): string {
  if (zone === 'Asia/Tokyo') return language === 'ja' ? '日本標準時' : 'Japan Standard Time';
  return zone;
}
