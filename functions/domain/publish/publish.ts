import type { Language, Text } from '../base/text.ts';
import type { Policy } from '../policy/shape/schema.ts';
import type { Block } from './document.ts';
import { type Edition, section, shownIn } from './edition.ts';
import { publicArticles } from './publish-articles.ts';
import { aboutData, tellsOfData } from './publish-data.ts';
import { aboutHours } from './publish-hours.ts';
import { aboutIncidents } from './publish-incidents.ts';
import { spokenDay } from './spoken-day.ts';

/**
 * The policy as the text that a company publishes: written from the data, so that what is promised and what the system does cannot
 * part. What this release does not carry out, what is assumed and what is the company's own business is left out; a draft
 * shows the first two, marked. Names of staff, internal targets and the inner order of work stay out of both.
 */
export function publishedText(policy: Policy, language: Language, isDraft = false): readonly Block[] {
  const edition: Edition = { policy, language, isDraft };
  return [
    { kind: 'heading', level: 1, text: policy.title[language] },
    ...introduction(edition),
    ...publicArticles(edition),
    ...aboutIncidents(edition),
    ...aboutData(edition),
    ...aboutHours(edition),
    ...contactWindow(edition),
    ...versions(policy, language),
  ];
}

/** At the head of every draft, also one with nothing marked: it must not be taken for the text to publish. */
const DRAFT: Text = {
  ja: '【下書き】社内での確認用です。そのままでは公開しないでください。',
  en: 'DRAFT for review within the company. Do not publish it as it is.',
};

function introduction(shown: Edition): Block[] {
  const { policy, language } = shown;
  const { company, intro, version, date, restricted } = policy;
  const also = tellsOfData(shown)
    ? { ja: 'およびデータの取り扱い', en: ', and how it handles data' }
    : { ja: '', en: '' };
  const purpose = intro ?? {
    ja: `${company.name.ja}（以下「当社」といいます。）は、${company.product.ja}に関わる情報セキュリティインシデントへの対応${also.ja}を、次のとおり定めます。`,
    en: `This document sets out how ${company.name.en} responds to information security incidents involving ${company.product.en}${also.en}.`,
  };
  const edition = {
    ja: `第${version}版（${spokenDay(date, 'ja')}）`,
    en: `Version ${version} (${spokenDay(date, 'en')})`,
  };
  const closed = {
    ja: '取扱注意：本文書は、お客様および本文書の対象者に限って開示するものです。公開のページには掲載しません。',
    en: 'Restricted: this document is disclosed only to customers and to the persons bound by it. It is not published.',
  };
  return [...(shown.isDraft ? [DRAFT] : []), ...(restricted ? [closed] : []), purpose, edition].map((text) => ({
    kind: 'paragraph',
    text: text[language],
  }));
}

const RECEIVED: Text = { ja: '受付時間', en: 'Hours' };
const ANSWERED: Text = { ja: '回答時間', en: 'Answered' };

function contactWindow(edition: Edition): Block[] {
  const { policy, language } = edition;
  const { name, email, hours, answered, answeredIn, assumed, statedIn } = policy.contact;
  const elsewhere =
    assumed !== undefined && statedIn !== undefined
      ? { ja: `${statedIn.ja}に定めるとおりとします。`, en: `as set out in ${statedIn.en}` }
      : null;
  const lines: readonly (string | null)[] = [
    name[language],
    { ja: `メール：${email}`, en: `Email: ${email}` }[language],
    elsewhere === null
      ? shownIn(edition, said(RECEIVED, hours, language), { assumed })
      : said(answeredIn === undefined ? { ja: '受付時間・対応時間', en: 'Hours' } : RECEIVED, elsewhere, language),
    answered === undefined || (elsewhere !== null && answeredIn === undefined)
      ? null
      : shownIn(edition, said(ANSWERED, answered, language), {
          assumed: answeredIn === undefined ? assumed : undefined,
        }),
  ];
  const times = {
    ja: `本文書の時刻は、${zoneName(policy.zone, 'ja')}によります。`,
    en: `All times are in ${zoneName(policy.zone, 'en')}.`,
  };
  return section(
    { ja: 'お問い合わせ窓口', en: 'Contact' }[language],
    { kind: 'list', items: lines.filter((line) => line !== null) },
    { kind: 'paragraph', text: times[language] },
  );
}

function said(what: Text, value: Text, language: Language): string {
  return { ja: `${what.ja}：${value.ja}`, en: `${what.en}: ${value.en}` }[language];
}

function versions({ version, date, reason, history }: Policy, language: Language): Block[] {
  const rows = [{ version, date, reason }, ...history].map((one) => [
    String(one.version),
    spokenDay(one.date, language),
    // Why the first one was made is no news to those who read it.
    one.version === 1 ? { ja: '初版', en: 'First version' }[language] : one.reason[language],
  ]);
  const head = { ja: ['版', '日付', '内容'], en: ['Version', 'Date', 'Changes'] }[language];
  return section({ ja: '改定履歴', en: 'Revision history' }[language], { kind: 'table', head, rows });
}

function zoneName(zone: string, language: Language): string {
  if (zone === 'Asia/Tokyo') return language === 'ja' ? '日本標準時' : 'Japan Standard Time';
  return zone;
}
