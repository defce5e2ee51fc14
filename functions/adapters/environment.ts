import * as z from 'zod';
import { type IntakeSettings, LABELS } from '../domain/signal/intake.ts';

const arn = z.string().regex(/^arn:aws[a-z-]*:/, 'must be an ARN');
const named = z.string().min(1);

/** What the rules of the intake let in, as JSON. */
const intake = z.object({
  guardDutySeverity: z.number(),
  securityHubLabels: z.array(z.enum(LABELS)),
  muted: z.enum(['record', 'call']),
});

function intakeSettings(text: string): IntakeSettings {
  return intake.parse(JSON.parse(text));
}

const schema = z.object({
  LEDGER_TABLE: named.optional(),
  VIEWS_TABLE: named.optional(),
  WAITS_TABLE: named.optional(),
  CONTENTS_TABLE: named.optional(),
  SIGNALS_TABLE: named.optional(),
  DELIVERIES_TABLE: named.optional(),
  LEASES_TABLE: named.optional(),
  POLICIES_TABLE: named.optional(),
  INCIDENT_MACHINE_ARN: arn.optional(),
  DEADLINE_MACHINE_ARN: arn.optional(),
  DELIVERY_MACHINE_ARN: arn.optional(),
  PAGING_TOPIC_ARN: arn.optional(),
  ALARMS_TOPIC_ARN: arn.optional(),
  CONSOLE_URL: z.url().optional(),
  SENDER_ADDRESS: z.email().optional(),
  REPLY_TO_ADDRESS: z.email().optional(),
  CONFIGURATION_SET: named.optional(),
  ACCOUNT_ID: z
    .string()
    .regex(/^\d{12}$/, 'must be an account id of 12 digits')
    .optional(),
  SIGNALS: z.string().transform(intakeSettings).optional(),
  MAIL_SHARE: z.coerce.number().gt(0).max(1).optional(),
});

type FunctionSettings = z.output<typeof schema>;

/** A setting that a function needs was not given to it by its deployment. */
class MissingSetting extends Error {
  override readonly name = 'MissingSetting';
  readonly setting: string;

  constructor(setting: string) {
    super(`the environment variable ${setting} is not set; give it to this function in the CDK stack`);
    this.setting = setting;
  }
}

/** Read once, when the function starts: a setting of the wrong form stops it at once, with the name of the setting. */
const settings = schema.parse(process.env);

/**
 * One setting by its name. Each adapter asks for what it uses, so that a function needs no more than it does.
 * Throws MissingSetting.
 */
export function setting<Name extends keyof FunctionSettings>(name: Name): NonNullable<FunctionSettings[Name]> {
  const value = settings[name];
  if (value === undefined) throw new MissingSetting(name);
  return value;
}
