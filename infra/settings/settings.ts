import { z } from 'zod';
import type { Text } from '../../functions/domain/base/text.ts';
import { INTAKE_DEFAULTS, LABELS } from '../../functions/domain/signal/intake.ts';
import { ADVICE, adviceFor, LONGEST_STACK_NAME, RETENTION_DAYS } from './settings-advice.ts';
import { SettingsError } from './settings-error.ts';

const DEFAULT_MAIL_SHARE = 0.8;
const DEFAULT_LOG_RETENTION_DAYS = 365;
const LONGEST_RECOVERY_DAYS = 35;

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, ADVICE.region.en);
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const address = z.email(ADVICE.address.en);

const mail = z.strictObject({
  sender: address,
  replyTo: address,
  share: z.number(ADVICE.share.en).gt(0, ADVICE.aboveZero.en).max(1, ADVICE.atMostOne.en).default(DEFAULT_MAIL_SHARE),
  sandbox: z.boolean(ADVICE.yesOrNo.en).default(false),
  identity: z.enum(['create', 'existing'], ADVICE.identity.en).default('create'),
  /** Subdomain for the envelope sender (MAIL FROM), such as `bounce.example.jp`. */
  mailFrom: z.string().regex(DOMAIN, ADVICE.mailFrom.en).optional(),
});

const signals = z.strictObject({
  alarmPrefix: z.string(ADVICE.alarmPrefix.en).default(''),
  guardDutySeverity: z.number(ADVICE.severity.en).min(1).max(10).default(INTAKE_DEFAULTS.guardDutySeverity),
  securityHubLabels: z
    .array(z.enum(LABELS))
    .min(1, ADVICE.labels.en)
    .default([...INTAKE_DEFAULTS.securityHubLabels]),
  /** Alarms whose notifications are switched off: `record` calls nobody before that ends, `call` does. */
  muted: z.enum(['record', 'call'], ADVICE.muted.en).default(INTAKE_DEFAULTS.muted),
  /**
   * Servers and databases whose logins count, by the id of the instance or the ARN of the cluster. None named: every server, where
   * the policy has `signals.logins`.
   */
  loginTargets: z.array(z.string().min(1, ADVICE.loginTarget.en)).default([]),
  /** Services, as AWS Health calls them, whose public events count too. */
  healthServices: z.array(z.string().min(1, ADVICE.service.en)).default([]),
});

const settingsSchema = z.strictObject({
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/, ADVICE.stackName.en)
    .max(LONGEST_STACK_NAME, ADVICE.stackNameLength.en)
    .default('hikeshi'),
  /** A name in workflows/policies, or a path to a policy file. */
  policy: z.string(ADVICE.policy.en).min(1, ADVICE.policy.en),
  mail,
  signals: signals.prefault({}),
  /** The first is where the system runs; no resource may ever stand outside the list. */
  regions: z.array(region).min(1, ADVICE.regions.en),
  /** The only account this may be deployed to. */
  account: z
    .string()
    .regex(/^\d{12}$/, ADVICE.account.en)
    .optional(),
  logRetentionDays: z
    .number(ADVICE.days.en)
    .refine((days) => RETENTION_DAYS.includes(days), ADVICE.retention.en)
    .default(DEFAULT_LOG_RETENTION_DAYS),
  /** How far back the tables can be restored, in days. */
  recoveryDays: z
    .number(ADVICE.days.en)
    .int(ADVICE.wholeDays.en)
    .min(1)
    .max(LONGEST_RECOVERY_DAYS)
    .default(LONGEST_RECOVERY_DAYS),
  /** Who hears that the system itself is unwell; without it, the first people the policy would page. */
  alarmsTo: z.array(address).min(1, ADVICE.addresses.en).optional(),
  /** The addresses are those of the sample: the template may be looked at, and refuses to be deployed. */
  sample: z.boolean(ADVICE.yesOrNo.en).default(false),
  tags: z.record(z.string(), z.string()).default({}),
});

/** What a vendor decides about its installation; what it promises stands in the policy. */
export type Settings = z.output<typeof settingsSchema>;

/**
 * Reads the settings from the CDK context.
 * @param context cdk.json's `context`, with what was given by `--context` on top.
 * @throws SettingsError naming the first setting that is missing or wrong, and what to write where.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  if (context.hikeshi === undefined) {
    throw new SettingsError('hikeshi', NONE);
  }
  const written = withOverrides(context);
  const parsed = settingsSchema.safeParse(written);
  if (!parsed.success) throw toSettingsError(parsed.error.issues[0], written);
  return checkTogether(parsed.data);
}

/** `--context hikeshi.mail.share=0.5` overrides one setting; the CDK passes such values as text. */
function withOverrides(context: Readonly<Record<string, unknown>>): unknown {
  const settings: unknown = structuredClone(context.hikeshi);
  for (const [key, value] of Object.entries(context)) {
    if (key.startsWith('hikeshi.')) setIn(settings, key.split('.').slice(1), fromText(value));
  }
  return settings;
}

function setIn(target: unknown, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined || !isRecord(target)) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  if (!isRecord(target[head])) target[head] = {};
  setIn(target[head], rest, value);
}

function fromText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(true|false|-?\d{1,11}(\.\d+)?|\[.*\]|\{.*\})$/s.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toSettingsError(issue: z.core.$ZodIssue | undefined, written: unknown): SettingsError {
  if (issue === undefined) return new SettingsError('hikeshi', INVALID);
  if (issue.code === 'unrecognized_keys') {
    const setting = [...issue.path, issue.keys[0] ?? ''].join('.');
    return new SettingsError(setting, {
      ja: `cdk.json（context、hikeshi）の設定「${setting}」はありません。削除するか、つづりを確認してください。`,
      en: `Setting "${setting}" in cdk.json (context, hikeshi) is unknown: remove it or check its spelling.`,
    });
  }
  const setting = issue.path.join('.');
  const found = issue.path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), written);
  const isMissing = found === undefined && typeof issue.path.at(-1) === 'string';
  const [advice, at] = [adviceFor(issue.message), place(issue.path)];
  return new SettingsError(setting, {
    ja: `cdk.json の${at}にある設定「${setting}」が${isMissing ? 'ありません' : '正しくありません'}。${advice.ja}。`,
    en: `Setting "${setting}" ${isMissing ? 'is missing' : 'is not valid'}: ${advice.en}, in cdk.json under ${at}.`,
  });
}

const INVALID: Text = { ja: 'cdk.json の設定が正しくありません。', en: 'Settings in cdk.json are not valid.' };
const NONE: Text = {
  ja: '設定がありません。cdk.json の「context」「hikeshi」に記入してください。',
  en: 'Settings are missing: write them under "context", "hikeshi" in cdk.json.',
};
const NO_REGION: Text = {
  ja: 'cdk.json の設定「regions」にリージョンが指定されていません。',
  en: 'Setting "regions" in cdk.json names no region.',
};

function place(path: readonly PropertyKey[]): string {
  return ['context', 'hikeshi', ...path.map(String)].map((part) => `"${part}"`).join(', ');
}

/** What no single setting shows: our own alarms must never come back to us as signals. */
function checkTogether(settings: Settings): Settings {
  const prefix = settings.signals.alarmPrefix;
  const own = `${settings.stackName}-`;
  if (prefix !== '' && (own.startsWith(prefix) || prefix.startsWith(own))) {
    throw new SettingsError('signals.alarmPrefix', ownAlarms(prefix, own));
  }
  const { mailFrom } = settings.mail;
  if (mailFrom !== undefined && !mailFrom.endsWith(`.${senderDomain(settings)}`)) {
    throw new SettingsError('mail.mailFrom', otherDomain(mailFrom, senderDomain(settings)));
  }
  return settings;
}

function ownAlarms(prefix: string, own: string): Text {
  return {
    ja: `設定「signals.alarmPrefix」の「${prefix}」は、このシステム自身のアラーム（「${own}…」）にも一致します。別の先頭部分、または自身のアラームを除くすべてを対象とする "" を、cdk.json の "context", "hikeshi", "signals" に指定してください。`,
    en: `Setting "signals.alarmPrefix" is "${prefix}", which also matches this system's own alarms ("${own}…"): write another prefix, or "" for all alarms but its own, in cdk.json under "context", "hikeshi", "signals".`,
  };
}

function otherDomain(mailFrom: string, domain: string): Text {
  return {
    ja: `設定「mail.mailFrom」の「${mailFrom}」は、送信元ドメインのサブドメインではありません。「bounce.${domain}」のように、cdk.json の "context", "hikeshi", "mail" に指定してください。`,
    en: `Setting "mail.mailFrom" is "${mailFrom}", which is not a subdomain of the sender's: write one such as "bounce.${domain}" in cdk.json under "context", "hikeshi", "mail".`,
  };
}

/** The region the system runs in. */
export function homeRegion(settings: Settings): string {
  const [home] = settings.regions;
  if (home === undefined) throw new SettingsError('regions', NO_REGION);
  return home;
}

/** Whatever SES may have verified for the sender: the address, its domain, and the domains above, of two parts or more. */
export function senderIdentities(settings: Settings): readonly string[] {
  const parts = senderDomain(settings).split('.');
  const domains = parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
  return [settings.mail.sender, ...domains];
}

/** The domain of the sender's address: what SES verifies. */
export function senderDomain(settings: Settings): string {
  return settings.mail.sender.slice(settings.mail.sender.indexOf('@') + 1);
}
