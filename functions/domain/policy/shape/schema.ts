import * as z from 'zod';
import type { Text } from '../../base/text.ts';
import { calendar } from './calendars.ts';
import { clause } from './clauses.ts';
import type { clock } from './clocks.ts';
import { contact } from './contact.ts';
import { dutyRule, recurringDuty } from './duties.ts';
import { assetClasses, dataSets, ownFacts, signalRule, systems } from './facts.ts';
import { FORMAT } from './format-words.ts';
import { backup, erasure, notBackedUp, retention, stores } from './keeping.ts';
import { notices } from './notices.ts';
import { appointment, playbook } from './playbooks.ts';
import { law, report } from './reports.ts';
import { level, rule } from './rules.ts';
import { changeNotice, guarantee, serviceLevel } from './service.ts';
import { team } from './team.ts';
import { count, date, name, text } from './words.ts';

/**
 * The shape of a policy file. A policy is one company's promises as data; `compilePolicy` checks what a schema
 * cannot (names that must exist, people behind roles) and is the only way from a file to a `Policy`.
 */
export const policySchema = z.strictObject({
  policy: name,
  version: count,
  date,
  reason: text,
  /** Earlier versions, the newest first. */
  history: z.array(z.strictObject({ version: count, date, reason: text })).default([]),
  title: text,
  /** Which published text this policy is modelled on. */
  modelledOn: z.string().min(1).optional(),
  /** Shown only to customers and those bound by it. */
  restricted: z.boolean().default(false),
  zone: z.string().min(1),
  languages: z.array(z.enum(['ja', 'en'])).min(1),
  /** What the published text is about; without it, a sentence made of what the policy holds. */
  intro: text.optional(),
  clauses: z.record(name, clause),
  guarantees: z.array(guarantee).default([]),
  calendars: z.record(name, calendar),
  facts: ownFacts.default({}),
  assetClasses: assetClasses.default([]),
  dataSets: dataSets.default({}),
  systems: systems.default({}),
  /** Gravest first. */
  levels: z.array(level).min(1),
  categories: z.array(z.strictObject({ name, title: text })).default([]),
  rules: z.array(rule),
  otherwise: z.strictObject({ level: name, clause: name }),
  signals: z
    .strictObject({
      alarms: z.array(signalRule).default([]),
      findings: z.array(signalRule).default([]),
      health: z.array(signalRule).default([]),
      /** Logins to servers, by `<call>:<target>` such as `StartSession:i-*`. */
      logins: z.array(signalRule).default([]),
    })
    .default({ alarms: [], findings: [], health: [], logins: [] }),
  duties: z.array(dutyRule),
  law,
  reports: z.array(report).default([]),
  playbooks: z.array(playbook).default([]),
  appointment: appointment.optional(),
  notices,
  closing: z
    .strictObject({
      clause: name.optional(),
      /** Duties that may not be open when an incident closes. */
      requires: z.array(name).default([]),
      /** Duties that may go on after the closing, still watched: kinds, or a family such as `authority.*`. */
      outlive: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(\.\*)?$/, FORMAT.duty.en)).optional(),
      approval: name.optional(),
      /** The parts of the prevention plan without which no incident closes. */
      prevention: z.array(z.enum(['technical', 'organisational'])).optional(),
    })
    .default({ requires: [] }),
  team,
  contact,
  company: z.strictObject({ name: text, product: text }),
  /** What the plans of contracts are called in what people read. */
  plans: z.record(name, z.strictObject({ title: text })).default({}),
  stores: stores.default({}),
  retention: z.array(retention).default([]),
  backups: z.array(backup).default([]),
  notBackedUp: z.array(notBackedUp).default([]),
  erasure: erasure.optional(),
  recurring: z.array(recurringDuty).default([]),
  changeNotices: z.array(changeNotice).default([]),
  serviceLevels: z.array(serviceLevel).default([]),
});

export type PolicyFile = z.input<typeof policySchema>;
/** A checked policy. Everything the system decides, it decides by this. */
export type Policy = z.output<typeof policySchema> & {
  /** What people called measures and roles of one incident, by key: put in where the incident is shown, and never stored. */
  readonly ownTitles?: Readonly<Record<string, string>>;
  /** Who stood under an id when an incident was opened, where somebody else does today: put in with the people of today. */
  readonly formerNames?: Readonly<Record<string, Text>>;
};
export type PolicyClock = z.output<typeof clock>;
export type DutyRule = Policy['duties'][number];
export type SignalRule = Policy['signals']['alarms'][number];
export type PolicyReport = Policy['reports'][number];
export type Statute = NonNullable<PolicyReport['statute']>;
/** What makes a statute look owed before its facts are known, and what to ask then. */
export type StatuteSign = NonNullable<Statute['sign']>;
export type Playbook = Policy['playbooks'][number];
export type Person = Policy['team']['people'][number];
/** Business hours, with what the published text says of them. */
export type PolicyCalendar = Policy['calendars'][string];
