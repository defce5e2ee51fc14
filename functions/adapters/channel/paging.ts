import { PublishCommand } from '@aws-sdk/client-sns';
import { codeOf, PagingUnavailable } from '../aws/errors.ts';
import { sns } from '../aws/sns.ts';
import { setting } from '../environment.ts';

/** SNS takes subjects of less than 100 characters of UTF-8 without line breaks and control characters. */
const SUBJECT_LENGTH = 99;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Answers about this one message: the call to this person has failed. What is wrong with the topic, or with our leave to
 * use it, is wrong for everybody and will be mended: then the call is put off.
 */
const REFUSED = new Set([
  'EndpointDisabled',
  'EndpointDisabledException',
  'InvalidParameter',
  'InvalidParameterException',
  'InvalidParameterValue',
]);

/** One call of one person. */
export interface PageMessage {
  /** Person id of the policy; each subscription filters by it. */
  readonly person: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Publishes a page. `failed`: the topic refused it for good, so that the next person must be called.
 * A reply lost on the way may lead to a second page of the same person: better twice than not at all.
 * Throws PagingUnavailable when trying again may help.
 */
export async function publishPage(message: PageMessage): Promise<'accepted' | 'failed'> {
  const command = new PublishCommand({
    TopicArn: setting('PAGING_TOPIC_ARN'),
    Subject: subjectLine(message.subject),
    Message: message.text,
    MessageAttributes: { person: { DataType: 'String', StringValue: message.person } },
  });
  try {
    await sns.send(command);
    return 'accepted';
  } catch (cause) {
    if (REFUSED.has(codeOf(cause))) return 'failed';
    throw new PagingUnavailable(cause);
  }
}

/** Publishes what the system has to say about itself to those who hear its alarms. Throws PagingUnavailable. */
export async function publishAlarm(subject: string, text: string): Promise<void> {
  const TopicArn = setting('ALARMS_TOPIC_ARN');
  try {
    await sns.send(new PublishCommand({ TopicArn, Subject: subjectLine(subject), Message: text }));
  } catch (cause) {
    throw new PagingUnavailable(cause);
  }
}

/** Counts UTF-16 units, which are never fewer than characters, and cuts where a reader sees one end. */
function subjectLine(subject: string): string {
  const line = subject.replace(BREAKS, ' ').trim();
  const ends = [...new Intl.Segmenter().segment(line)].map(({ index, segment }) => index + segment.length);
  return line.slice(0, ends.findLast((end) => end <= SUBJECT_LENGTH) ?? 0).trimEnd();
}
