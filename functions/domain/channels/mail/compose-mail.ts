import type { Language } from '../../base/text.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import { deliveryTag } from '../delivery/positions.ts';
import { type LanguageText, type NoticeText, withoutWithheld } from '../notice-text.ts';
import { htmlOf } from './html.ts';
import type { MailPart } from './letter.ts';
import { plainOf } from './plain.ts';
import { salutation } from './salutation.ts';

/** How important it is, which the first language of a mail's subject says for all of them. */
const IMPORTANCE = /【重要[^】]*】|\[Important[^\]]*\] /;

/** One header beside those that the mail service sets. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A mail to one recipient, ready to be sent. */
export interface ComposedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly Header[];
  readonly tags: readonly Header[];
}

export interface MailQuestion {
  readonly incident: string;
  readonly notice: string;
  readonly stage: Stage;
  readonly text: NoticeText;
  readonly withheld: readonly Section[];
  /** In the policy's order. */
  readonly languages: readonly Language[];
  /** Domain of the sender's address, for the series' id. */
  readonly domain: string;
  readonly recipient: {
    readonly name: string;
    readonly contact: string;
    readonly address: string;
    readonly position: number;
  };
  /** Which claim of this recipient it is, from 1. */
  readonly attempt: number;
}

/** A stored notice has no text in any language of the policy. */
export class EmptyNotice extends Error {
  override readonly name = 'EmptyNotice';
}

/**
 * The mail of one notice to one recipient: text first, HTML second, every language of the policy in one message.
 * Withheld sections are left out [FC-5]. No List-Unsubscribe: nobody can opt out of being told. Throws EmptyNotice.
 */
export function composeMail(question: MailQuestion): ComposedMail {
  const { text, recipient, languages } = question;
  const parts = languages.flatMap((language) => part(text[language], language, question));
  const [first] = parts;
  if (first === undefined) throw new EmptyNotice(`notice ${question.notice} has no text to send`);
  return {
    to: recipient.address,
    subject: oneLine(mailSubject(parts.map(({ text: { subject } }) => subject))),
    text: parts.map(plainOf).join(LANGUAGE_BREAK),
    html: htmlOf(parts),
    headers: headersOf(question),
    tags: tagsOf(question),
  };
}

const LANGUAGE_BREAK = `\n\n${'-'.repeat(40)}\n\n`;

function part(text: LanguageText | undefined, language: Language, question: MailQuestion): MailPart[] {
  if (text === undefined) return [];
  const shown = withoutWithheld(text, question.withheld);
  return [{ language, greeting: salutation(question.recipient, language), text: shown }];
}

/** One synthetic id for an incident joins its notices in the reader's mail box: the service replaces Message-ID. */
function headersOf({ incident, domain }: MailQuestion): Header[] {
  const series = `<${incident}@${domain}>`;
  return [
    { name: 'References', value: series },
    { name: 'In-Reply-To', value: series },
    { name: 'Auto-Submitted', value: 'auto-generated' },
  ];
}

/** Letters, digits, hyphens and underscores only: the mail service's alphabet. */
function tagsOf({ incident, notice, stage, recipient, attempt }: MailQuestion): Header[] {
  return [
    { name: 'delivery', value: deliveryTag(notice, recipient.position) },
    { name: 'attempt', value: String(attempt) },
    { name: 'kind', value: 'notice' },
    { name: 'stage', value: stage },
    { name: 'incident', value: incident },
  ];
}

/** A subject never ends its header early. */
function oneLine(subject: string): string {
  return subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/**
 * Subject of a mail in several languages: every reader finds their own, `【重要】みほんCRM …（第1報） / Mihon CRM: … (report no. 1)`.
 * The header is folded where it is encoded, so that its length is no matter (RFC 2047, RFC 5322).
 */
export function mailSubject(subjects: readonly string[]): string {
  return subjects.map((subject, index) => (index === 0 ? subject : subject.replace(IMPORTANCE, ''))).join(' / ');
}
