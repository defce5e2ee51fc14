import type { Text } from '../base/text.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { personName } from '../policy/titles.ts';
import type { Unreachable } from './reach.ts';

const SUBJECT: Text = { ja: '呼出の届かない方がいます', en: 'Pages do not reach everybody' };

/** Under which subject people are told, in the first language of the policy. */
export function unreachableSubject({ languages }: Policy): string {
  return `[Hikeshi] ${SUBJECT[languages[0] ?? 'en']}`;
}

/** One sentence about one person: that pages do not reach them, and what to do about it. */
export function unreachableText(policy: Policy, { person, reach }: Unreachable): Text {
  const name = personName(policy, person);
  if (reach === 'waiting') {
    return {
      ja: `${name.ja}には呼出が届きません。AWSから届いた確認メールのリンクを、ご本人に押していただいてください。`,
      en: `Pages do not reach ${name.en}, who must click the confirmation link in the mail from AWS.`,
    };
  }
  if (reach === 'filtered') {
    return {
      ja: `${name.ja}には呼出が届きません。配信先のフィルターがご本人宛ての呼出を通さないため、person の値を「${person}」に直してください。`,
      en: `Pages do not reach ${name.en}: the filter of the subscription lets none of them through. Set its person to ${person}.`,
    };
  }
  return {
    ja: `${name.ja}には呼出が届きません。呼出の配信先に登録されていないため、登録し直してください。`,
    en: `Pages do not reach ${name.en}, who is not subscribed to them. Subscribe the address again.`,
  };
}

/** The mail that tells of it, in both languages. */
export function unreachableMail(policy: Policy, unreachable: readonly Unreachable[]): string {
  const texts = unreachable.map((each) => unreachableText(policy, each));
  return [
    ...texts.map(({ ja }) => ja),
    '手順：docs/operations.md 第4章',
    '',
    ...texts.map(({ en }) => en),
    'How: docs/operations.md, section 4',
  ].join('\n');
}
