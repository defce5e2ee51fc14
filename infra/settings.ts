import { z } from 'zod';
import { INTAKE_DEFAULTS, LABELS } from '../functions/domain/signal/intake.ts';
import { SettingsError } from './settings-error.ts';

const DEFAULT_MAIL_SHARE = 0.8;
const DEFAULT_LOG_RETENTION_DAYS = 365;
const LONGEST_RECOVERY_DAYS = 35;
const LONGEST_STACK_NAME = 24;

/** The retention periods CloudWatch Logs offers, in days, from a month up. */
const RETENTION_DAYS = [30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'write a region such as "ap-northeast-1"');
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const address = z.email('write one mail address such as "notice@example.jp"');

const mail = z.strictObject({
  sender: address,
  replyTo: address,
  share: z
    .number('write a number such as 0.8')
    .gt(0, 'write more than 0')
    .max(1, 'write at most 1')
    .default(DEFAULT_MAIL_SHARE),
  sandbox: z.boolean('write true or false').default(false),
  identity: z.enum(['create', 'existing'], 'write "create" or "existing"').default('create'),
  /** Subdomain for the envelope sender (MAIL FROM), such as `bounce.example.jp`. */
  mailFrom: z.string().regex(DOMAIN, 'write a subdomain of the sender’s domain such as "bounce.example.jp"').optional(),
});

const signals = z.strictObject({
  alarmPrefix: z.string('write the beginning of your alarm names, or ""').default(''),
  guardDutySeverity: z.number('write a number from 1 to 10').min(1).max(10).default(INTAKE_DEFAULTS.guardDutySeverity),
  securityHubLabels: z
    .array(z.enum(LABELS))
    .min(1, 'name at least one label such as "CRITICAL"')
    .default([...INTAKE_DEFAULTS.securityHubLabels]),
  /** Alarms whose notifications are switched off: `record` calls nobody before that ends, `call` does. */
  muted: z.enum(['record', 'call'], 'write "record" or "call"').default(INTAKE_DEFAULTS.muted),
  /**
   * Servers and databases whose logins count, by the id of the instance or the ARN of the cluster. None named: every server, where
   * the policy has `signals.logins`.
   */
  loginTargets: z.array(z.string().min(1, 'write an instance such as "i-0abc", or the ARN of a cluster')).default([]),
  /** Services, as AWS Health calls them, whose public events count too. */
  healthServices: z.array(z.string().min(1, 'write a service such as "EC2"')).default([]),
});

const settingsSchema = z.strictObject({
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/, 'use lower-case letters, digits and hyphens')
    .max(LONGEST_STACK_NAME, `use at most ${LONGEST_STACK_NAME} characters`)
    .default('hikeshi'),
  /** A name in workflows/policies, or a path to a policy file. */
  policy: z
    .string('write the name of a policy such as "flexcrm"')
    .min(1, 'write the name of a policy such as "flexcrm"'),
  mail,
  signals: signals.prefault({}),
  /** The first is where the system runs; no resource may ever stand outside the list. */
  regions: z.array(region).min(1, 'name at least one region such as "ap-northeast-1"'),
  /** The only account this may be deployed to. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'write the 12 digits of an AWS account')
    .optional(),
  logRetentionDays: z
    .number('write a number of days')
    .refine((days) => RETENTION_DAYS.includes(days), `write one of ${RETENTION_DAYS.join(', ')}`)
    .default(DEFAULT_LOG_RETENTION_DAYS),
  /** How far back the tables can be restored, in days. */
  recoveryDays: z
    .number('write a number of days')
    .int('write whole days')
    .min(1)
    .max(LONGEST_RECOVERY_DAYS)
    .default(LONGEST_RECOVERY_DAYS),
  /** Who hears that the system itself is unwell; without it, the first people the policy would page. */
  alarmsTo: z.array(address).min(1, 'name at least one mail address').optional(),
  /** The addresses are those of the sample: the template may be looked at, and refuses to be deployed. */
  sample: z.boolean('write true or false').default(false),
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
    throw new SettingsError('hikeshi', 'Settings are missing: write them under "context", "hikeshi" in cdk.json.');
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
  if (issue === undefined) return new SettingsError('hikeshi', 'Settings in cdk.json are not valid.');
  if (issue.code === 'unrecognized_keys') {
    const setting = [...issue.path, issue.keys[0] ?? ''].join('.');
    const advice = 'is unknown: remove it or check its spelling';
    return new SettingsError(setting, `Setting "${setting}" in cdk.json (context, hikeshi) ${advice}.`);
  }
  const setting = issue.path.join('.');
  const found = issue.path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), written);
  const isMissing = found === undefined && typeof issue.path.at(-1) === 'string';
  const advice = issue.message.startsWith('Invalid input') ? 'write it as docs/operations.md shows' : issue.message;
  const message = `Setting "${setting}" ${isMissing ? 'is missing' : 'is not valid'}: ${advice}, ${place(issue.path)}.`;
  return new SettingsError(setting, message);
}

function place(path: readonly PropertyKey[]): string {
  const keys = ['context', 'hikeshi', ...path.map(String)].map((part) => `"${part}"`);
  return `in cdk.json under ${keys.join(', ')}`;
}

/** What no single setting shows: our own alarms must never come back to us as signals. */
function checkTogether(settings: Settings): Settings {
  const prefix = settings.signals.alarmPrefix;
  const own = `${settings.stackName}-`;
  if (prefix !== '' && (own.startsWith(prefix) || prefix.startsWith(own))) {
    throw new SettingsError(
      'signals.alarmPrefix',
      `Setting "signals.alarmPrefix" is "${prefix}", which also matches this system's own alarms ("${own}…"): write another prefix, or "" for all alarms but its own, in cdk.json under "context", "hikeshi", "signals".`,
    );
  }
  const { mailFrom } = settings.mail;
  if (mailFrom !== undefined && !mailFrom.endsWith(`.${senderDomain(settings)}`)) {
    throw new SettingsError(
      'mail.mailFrom',
      `Setting "mail.mailFrom" is "${mailFrom}", which is no subdomain of the sender's: write one such as "bounce.${senderDomain(settings)}" in cdk.json under "context", "hikeshi", "mail".`,
    );
  }
  return settings;
}

/** The region the system runs in. */
export function homeRegion(settings: Settings): string {
  const [home] = settings.regions;
  if (home === undefined) throw new SettingsError('regions', 'Setting "regions" in cdk.json names no region.');
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
