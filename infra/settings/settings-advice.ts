import type { Text } from '../../functions/domain/base/text.ts';

export const LONGEST_STACK_NAME = 24;

/** The retention periods CloudWatch Logs offers, in days, from a month up. */
export const RETENTION_DAYS: readonly number[] = [
  ...[30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

const DAYS = RETENTION_DAYS.join(', ');

/** What to write for a setting that is not valid. A schema carries one language: it names the English. */
export const ADVICE = {
  region: {
    ja: '「ap-northeast-1」のようなリージョンを指定してください',
    en: 'write a region such as "ap-northeast-1"',
  },
  address: {
    ja: '「notice@example.jp」のようなメールアドレスを1つ指定してください',
    en: 'write one mail address such as "notice@example.jp"',
  },
  share: { ja: '0.8 のような数値を指定してください', en: 'write a number such as 0.8' },
  aboveZero: { ja: '0より大きい値を指定してください', en: 'write more than 0' },
  atMostOne: { ja: '1以下の値を指定してください', en: 'write at most 1' },
  yesOrNo: { ja: 'true または false を指定してください', en: 'write true or false' },
  identity: { ja: '「create」または「existing」を指定してください', en: 'write "create" or "existing"' },
  mailFrom: {
    ja: '「bounce.example.jp」のような、送信元ドメインのサブドメインを指定してください',
    en: 'write a subdomain of the sender’s domain such as "bounce.example.jp"',
  },
  alarmPrefix: {
    ja: 'アラーム名の先頭部分、または "" を指定してください',
    en: 'write the beginning of your alarm names, or ""',
  },
  severity: { ja: '1から10までの数値を指定してください', en: 'write a number from 1 to 10' },
  labels: {
    ja: '「CRITICAL」のようなラベルを1つ以上指定してください',
    en: 'name at least one label such as "CRITICAL"',
  },
  muted: { ja: '「record」または「call」を指定してください', en: 'write "record" or "call"' },
  loginTarget: {
    ja: '「i-0abc」のようなインスタンスID、またはクラスターのARNを指定してください',
    en: 'write an instance such as "i-0abc", or the ARN of a cluster',
  },
  service: { ja: '「EC2」のようなサービス名を指定してください', en: 'write a service such as "EC2"' },
  stackName: {
    ja: '半角の英小文字、数字、ハイフンを使用してください',
    en: 'use lower-case letters, digits and hyphens',
  },
  policy: {
    ja: '「flexcrm」のような対応方針の名前を指定してください',
    en: 'write the name of a policy such as "flexcrm"',
  },
  regions: {
    ja: '「ap-northeast-1」のようなリージョンを1つ以上指定してください',
    en: 'name at least one region such as "ap-northeast-1"',
  },
  account: { ja: 'AWSアカウントの12桁の番号を指定してください', en: 'write the 12 digits of an AWS account' },
  days: { ja: '日数を指定してください', en: 'write a number of days' },
  wholeDays: { ja: '日数を整数で指定してください', en: 'write whole days' },
  addresses: { ja: 'メールアドレスを1つ以上指定してください', en: 'name at least one mail address' },
  stackNameLength: {
    ja: `${LONGEST_STACK_NAME}文字以内で指定してください`,
    en: `use at most ${LONGEST_STACK_NAME} characters`,
  },
  retention: { ja: `${DAYS} のいずれかを指定してください`, en: `write one of ${DAYS}` },
} as const satisfies Readonly<Record<string, Text>>;

const AS_DOCUMENTED: Text = {
  ja: 'docs/operations.md の例のように記入してください',
  en: 'write it as docs/operations.md shows',
};

/** The advice that a finding of the schema names; for any other, where it is documented. */
export function adviceFor(message: string): Text {
  return Object.values<Text>(ADVICE).find(({ en }) => en === message) ?? AS_DOCUMENTED;
}
