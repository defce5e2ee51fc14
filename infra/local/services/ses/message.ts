import { AwsError } from '../../protocol/aws-error.ts';
import { isObject, type JsonRecord, listOf, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import { readMime } from './mime.ts';

/** A message as SendEmail brought it. */
export interface Message {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
  /** The MIME text, when the sender made it. */
  readonly raw: string | null;
}

const MOST_RECIPIENTS = 50;
const TAG = /^[A-Za-z0-9_.@-]{1,256}$/;

/** Reads the input of SendEmail. Throws AwsError BadRequestException with SES's words. */
export function readMessage(input: JsonRecord): Message {
  const content = objectIn(input, 'Content');
  const raw = textIn(objectIn(content, 'Raw'), 'Data');
  const simple = isObject(content.Simple) ? content.Simple : null;
  if (raw === null && simple === null) throw bad('The Content must hold Simple or Raw; templates are not served here.');
  const body = raw === null ? readSimple(simple ?? {}) : readRaw(Buffer.from(raw, 'base64').toString('utf8'));
  const recipients = recipientsOf(objectIn(input, 'Destination'), body.to);
  checkRecipients(recipients);
  const from = textIn(input, 'FromEmailAddress') ?? body.from;
  if (from === '') throw bad('The sender is missing.');
  return {
    ...body,
    from,
    recipients,
    replyTo: textsOf(input.ReplyToAddresses),
    tags: readTags(input.EmailTags),
    configurationSet: textIn(input, 'ConfigurationSetName'),
  };
}

type MessageBody = Pick<Message, 'subject' | 'text' | 'html' | 'headers' | 'raw'> & { from: string; to: string };

function readSimple(simple: JsonRecord): MessageBody {
  const body = objectIn(simple, 'Body');
  const text = textIn(objectIn(body, 'Text'), 'Data');
  const html = textIn(objectIn(body, 'Html'), 'Data');
  const subject = textIn(objectIn(simple, 'Subject'), 'Data');
  if (subject === null || (text === null && html === null)) throw bad('The message must have a subject and a body.');
  const headers = listOf(simple.Headers).filter(isObject).map(readHeader);
  return { subject, text: text ?? '', html: html ?? '', headers, raw: null, from: '', to: '' };
}

function readHeader(header: JsonRecord): [string, string] {
  const name = textIn(header, 'Name') ?? '';
  const value = textIn(header, 'Value') ?? '';
  if (!/^[\x21-\x39\x3b-\x7e]{1,126}$/.test(name) || !/^[\x20-\x7e]{1,870}$/.test(value)) {
    throw bad(`The header ${JSON.stringify(name)} is not a name and a value in printable ASCII.`);
  }
  return [name, value];
}

function readRaw(mime: string): MessageBody {
  const parts = readMime(mime);
  const headers = [...parts.headers];
  const find = (name: string): string => parts.headers.get(name) ?? '';
  return { ...parts, subject: find('subject'), headers, raw: mime, from: find('from'), to: find('to') };
}

function recipientsOf(destination: JsonRecord, header: string): string[] {
  const given = ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((field) => textsOf(destination[field]));
  return given.length > 0
    ? given
    : header
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '');
}

function checkRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) throw bad('Missing required field: recipients.');
  if (recipients.length > MOST_RECIPIENTS) throw bad(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  for (const each of recipients) checkAddress(addressOf(each));
}

function checkAddress(address: string): void {
  const [local = '', domain, ...more] = address.split('@');
  if (domain === undefined || domain === '') throw bad("Missing final '@domain'");
  if (more.length > 0 || local === '') throw bad('Illegal address');
  if (/[\s\p{Cc}]/u.test(local)) throw bad('Local address contains control or whitespace');
  if (!/^[A-Za-z0-9.-]+$/.test(domain)) throw bad('Domain contains illegal character');
}

/** The bare address of `Name <address>`. */
export function addressOf(text: string): string {
  return /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();
}

function readTags(list: unknown): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of listOf(list).filter(isObject)) {
    const name = textIn(tag, 'Name') ?? '';
    const value = textIn(tag, 'Value') ?? '';
    if (!TAG.test(name) || !TAG.test(value)) {
      throw bad(`The tag ${name}=${value} may hold only letters, digits, underscore, dash, dot and @.`);
    }
    tags[name] = value;
  }
  return tags;
}

function bad(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}
