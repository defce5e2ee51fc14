import { z } from 'zod';
import { isMomentText } from '../../../functions/domain/time/moment-text.ts';

/** Everything a scenario file may say. The names are a contract: they are only ever added to. */

const isoDuration = /^P(?!$)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const duration = z.string().regex(isoDuration, 'write a duration such as PT1H30M or P30D');
const moment = z
  .string()
  .regex(isoMoment, 'write a moment with its offset, such as 2026-04-24T17:50:00+09:00')
  .refine(isMomentText, 'this date does not exist');

export const VERBS = [
  'report',
  'acknowledge',
  'assess',
  'outage',
  'scope',
  'draft',
  'approve',
  'reject',
  'cancel',
  'complete',
  'waive',
  'appoint',
  'team',
  'measure',
  'plan',
  'exception',
  'close',
  'join',
  'reopen',
  'import',
  'terminate',
  'erase-now',
  'hold',
  'unhold',
  'restore',
  'change',
  'announce',
  'disclose',
  'policy-change',
  'mail-outcome',
  'fault',
] as const;

/** The most customers a scenario may generate: as a file they fit into one request. */
export const GENERATED_CUSTOMERS_MAX = 20_000;

const customers = z.union([
  z.string().min(1),
  z.strictObject({ generate: z.number().int().min(0).max(GENERATED_CUSTOMERS_MAX) }),
]);

const common = {
  at: z.union([duration, moment]).default('PT0S'),
  expect: z.literal('refused').optional(),
};

const signalStep = z.strictObject({
  ...common,
  signal: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
});

const verbStep = z.strictObject({
  ...common,
  as: z.string().min(1).default('responder@example.jp'),
  do: z.enum(VERBS),
  incident: z.number().int().min(1).optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});

const step = z.union([signalStep, verbStep], { error: 'a step has either signal, or do with one of the verbs' });

/** The most steps one scenario may have. */
export const STEPS_MAX = 20_000;

export const scenarioSchema = z.strictObject({
  policy: z.string().min(1).default('flexcrm'),
  start: moment,
  until: duration.default('P30D'),
  customers: customers.default({ generate: 0 }),
  mail: z
    .strictObject({
      ratePerSecond: z.number().positive().max(10_000).default(14),
      perDay: z.number().int().min(1).default(50_000),
      sandbox: z.boolean().default(false),
    })
    .prefault({}),
  stores: z.record(z.string(), z.unknown()).optional(),
  seed: z.string().default('hikeshi'),
  steps: z.array(step).max(STEPS_MAX).default([]),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][number];
export type SignalStep = z.output<typeof signalStep>;
export type VerbStep = z.output<typeof verbStep>;
export type CustomersSource = z.output<typeof customers>;
