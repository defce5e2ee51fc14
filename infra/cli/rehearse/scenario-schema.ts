import { z } from 'zod';
import { LATER_VERBS } from '../../../functions/console/verbs/later.ts';
import { says } from '../../../functions/domain/base/issue-words.ts';
import type { Text } from '../../../functions/domain/base/text.ts';
import { isMomentText } from '../../../functions/domain/base/time/moment-text.ts';
import { COMMANDS } from '../../../functions/domain/incident/command/command-table.ts';

/** Everything a scenario file may say. The names are a contract: they are only ever added to. */

const isoDuration = /^P(?!$)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const duration = z
  .string()
  .refine(
    (text) => isoDuration.test(text),
    says({ ja: 'PT1H30M や P30D のような期間で指定してください', en: 'write a duration such as PT1H30M or P30D' }),
  );
const moment = z.string().refine(
  isMoment,
  says({
    ja: '2026-04-24T17:50:00+09:00 のように、時差を付けた実在する日時で指定してください',
    en: 'write a moment that exists, with its offset, such as 2026-04-24T17:50:00+09:00',
  }),
);
const durationOrMoment = z.string().refine(
  (text) => isoDuration.test(text) || isMoment(text),
  says({
    ja: '開始からの期間（PT1H30M など）、または時差を付けた実在する日時（2026-04-24T17:50:00+09:00 など）で指定してください',
    en: 'write a duration from the start such as PT1H30M, or a moment that exists, such as 2026-04-24T17:50:00+09:00',
  }),
);

function isMoment(text: string): boolean {
  return isoMoment.test(text) && isMomentText(text);
}

/** What a scenario may do beside the commands of the product. */
const OF_REHEARSALS = ['policy-change', 'mail-outcome', 'fault'] as const;

/** Every command of the API, of this release and of later ones, and those. */
const VERBS: readonly string[] = [
  ...new Set([...COMMANDS.map(({ command }) => command), ...LATER_VERBS, ...OF_REHEARSALS]),
];

/** The most customers a scenario may generate: as a file they fit into one request. */
const GENERATED_CUSTOMERS_MAX = 20_000;

const customers = z.union([
  z.string().min(1),
  z.strictObject({ generate: z.number().int().min(0).max(GENERATED_CUSTOMERS_MAX) }),
]);

const common = {
  at: durationOrMoment.default('PT0S'),
  expect: z.literal('refused').optional(),
};

const signalStep = z.strictObject({
  ...common,
  signal: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
});

const verbStep = z.strictObject({
  ...common,
  as: z.string().min(1).default('responder'),
  do: z.enum(VERBS),
  incident: z.number().int().min(1).optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});

/** A step that fits neither form. */
export const NO_STEP: Text = {
  ja: '手順には signal、または do と動詞のどちらかを指定してください',
  en: 'a step has either signal, or do with one of the verbs',
};

const step = z.union([signalStep, verbStep], { error: NO_STEP.en });

/** The most steps one scenario may have. */
const STEPS_MAX = 20_000;

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
