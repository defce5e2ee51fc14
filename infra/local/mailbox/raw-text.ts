import MailComposer from 'nodemailer/lib/mail-composer';
import type { ReceivedMail } from './mailbox.ts';

const composed = new WeakMap<ReceivedMail, Promise<string>>();

/**
 * The MIME text of a mail: the sender's own, or one composed when it is first asked for, because few are ever read. The
 * same mail gives the same bytes.
 */
export async function rawText(mail: ReceivedMail): Promise<string> {
  if (mail.raw !== null) return mail.raw;
  const text = composed.get(mail) ?? compose(mail);
  composed.set(mail, text);
  return await text;
}

async function compose(mail: ReceivedMail): Promise<string> {
  const composer = new MailComposer({
    from: mail.from,
    to: [...mail.addressees],
    replyTo: [...mail.replyTo],
    subject: mail.subject,
    text: mail.text,
    ...(mail.html !== '' && { html: mail.html }),
    // Several times faster than quoted-printable for Japanese, and shorter.
    textEncoding: 'base64',
    date: new Date(mail.at),
    messageId: `<${mail.messageId}@mail.local>`,
    headers: mail.headers.map(([key, value]) => ({ key, value })),
    baseBoundary: mail.messageId.replaceAll('-', ''),
    // The content is text that somebody wrote: it must not make this machine read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return (await composer.compile().build()).toString('utf8');
}
