import { z } from 'zod';
import type { Language, Text } from '../../../functions/domain/base/text.ts';
import { toMs } from '../../../functions/domain/base/time/instant.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import type { VirtualClock } from '../../local/clock/virtual-clock.ts';
import type { System } from '../../local/runtime/system.ts';
import type { HttpAnswer } from '../../local/settings/options.ts';
import { personOf } from '../people.ts';
import { loader, whoMayBe } from '../who.ts';
import { customersText } from './customers-file.ts';
import { faultOf } from './faults.ts';
import { endOf, stepsInOrder, type TimedStep } from './moment.ts';
import { changePolicy } from './policy-change.ts';
import { refusalOf } from './refusal.ts';
import { ScenarioError } from './scenario-error.ts';
import type { Scenario, VerbStep } from './scenario-schema.ts';
import { rawEventOf } from './signals.ts';
import type { RefusedStep } from './timeline/outcome.ts';
import { type ApiRequest, requestOf } from './verbs.ts';

/** Who reads the lists of the scenario. */
const READER = 'officer';
/** The refusal of an approval by the author of what is to be approved. */
const OWN_WORDS = /^same-person:/;
const CSV = { 'content-type': 'text/csv' } as const;

/** Refusals are told in the language of the rehearsal. */
function spoken({ language }: PlayerStage) {
  return { 'accept-language': language };
}

/** A step that went otherwise than the scenario expects. */
export interface Surprise {
  readonly step: number;
  readonly expected: 'accepted' | 'refused';
}

export interface Played {
  readonly refused: readonly RefusedStep[];
  readonly surprises: readonly Surprise[];
  /** What the importer of a customers' file was warned of. */
  readonly warnings: readonly string[];
}

interface PlayerStage {
  readonly scenario: Scenario;
  /** The customers' file that the play begins with. */
  readonly customers: string;
  readonly policy: Policy;
  readonly file: string;
  readonly system: System;
  readonly clock: VirtualClock;
  readonly language: Language;
}

interface Gathering extends PlayerStage {
  readonly warnings: string[];
}

/** Plays a scenario to its end. A refused step is noted and play goes on. Throws ScenarioError for customers that are refused. */
export async function play(stage: PlayerStage): Promise<Played> {
  await loadCustomers(stage);
  const refused: RefusedStep[] = [];
  const surprises: Surprise[] = [];
  const warnings: string[] = [];
  for (const timed of stepsInOrder(stage.scenario)) {
    await stage.clock.advanceTo(toMs(timed.at));
    const reason = await playStep(timed, { ...stage, warnings });
    const expected = timed.step.expect ?? 'accepted';
    if (reason !== null) refused.push({ step: timed.number, reason });
    if ((reason === null) !== (expected === 'accepted')) surprises.push({ step: timed.number, expected });
  }
  await stage.clock.advanceTo(toMs(endOf(stage.scenario)));
  return { refused, surprises, warnings };
}

async function loadCustomers(stage: PlayerStage): Promise<void> {
  const { customers, file, system } = stage;
  const headers = { ...CSV, ...spoken(stage) };
  const answer = await system.request(loader(stage.policy), 'POST', '/api/customers', customers, headers);
  const reason = refusalOf(answer);
  if (reason === null) return;
  const why = `customers: ${reason}`;
  throw new ScenarioError([{ file, line: 1, message: { ja: why, en: why } }]);
}

/** Null when the step was accepted, otherwise why it was not. */
async function playStep(timed: TimedStep, stage: Gathering): Promise<string | null> {
  const { step } = timed;
  if ('signal' in step) {
    await stage.system.putEvents([rawEventOf(step, timed, stage.file)]);
    return null;
  }
  switch (step.do) {
    case 'fault':
      return stageFault(step, stage);
    case 'mail-outcome':
      return stageMailOutcome(step, stage);
    case 'import':
      return importCustomers(step, timed.number, stage);
    case 'policy-change':
      return changePolicy(step.with.file, stage);
    default:
      return ask(step, stage);
  }
}

const WORDS = {
  outcomeTo: { ja: 'mail-outcome：アドレスを1つ to に指定してください', en: 'mail-outcome: name one address in `to`' },
  outcome: {
    ja: 'mail-outcome：outcome には delivered、bounce、complaint、none のいずれかを指定してください',
    en: 'mail-outcome: `outcome` is delivered, bounce, complaint or none',
  },
  customers: {
    ja: 'import：customers にはファイルまたは {generate: N} を指定してください',
    en: 'import: `customers` is a file or {generate: N}',
  },
} as const;

function said({ language }: PlayerStage, text: Text): string {
  return text[language];
}

function noIncident({ do: verb, incident }: VerbStep): Text {
  return {
    ja: `${verb}：${incident === undefined ? 'インシデントはまだありません' : `${incident}番目のインシデントはありません`}`,
    en: `${verb}: there is no incident ${incident ?? 'yet'}`,
  };
}

function stageFault(step: VerbStep, stage: PlayerStage): string | null {
  const fault = faultOf(step.with);
  if ('refused' in fault) return said(stage, fault.refused);
  stage.system.faults.add(fault);
  return null;
}

function stageMailOutcome({ with: { to, outcome } }: VerbStep, stage: PlayerStage): string | null {
  if (typeof to !== 'string') return said(stage, WORDS.outcomeTo);
  if (outcome !== 'delivered' && outcome !== 'bounce' && outcome !== 'complaint' && outcome !== 'none') {
    return said(stage, WORDS.outcome);
  }
  stage.system.mailOutcome(to, outcome);
  return null;
}

async function importCustomers(step: VerbStep, number: number, stage: Gathering): Promise<string | null> {
  const { customers } = step.with;
  const generate = isGenerate(customers) ? customers : null;
  if (typeof customers !== 'string' && generate === null) return said(stage, WORDS.customers);
  const csv = customersText(generate ?? String(customers), stage.file);
  const headers = { ...CSV, ...spoken(stage) };
  const path = step.with.confirm === true ? '/api/customers?confirm=true' : '/api/customers';
  return byOneOf(step, stage, async (person) => {
    const answer = await stage.system.request(person, 'POST', path, csv, headers);
    stage.warnings.push(...warningsOf(answer).map((warning) => `${stepWords(number)[stage.language]}${warning}`));
    return answer;
  });
}

/** The warnings of an import that was accepted. */
function warningsOf({ status, body }: HttpAnswer): string[] {
  return status >= 400 ? [] : importAnswer.parse(JSON.parse(body)).warnings;
}

const importAnswer = z.object({ warnings: z.array(z.string()) });

function stepWords(number: number): Text {
  return { ja: `手順${number}：`, en: `step ${number}: ` };
}

function isGenerate(value: unknown): value is { generate: number } {
  return typeof value === 'object' && value !== null && 'generate' in value && typeof value.generate === 'number';
}

async function ask(step: VerbStep, stage: PlayerStage): Promise<string | null> {
  const request = requestOf(await byIds(step, stage.system), await incidentOf(step, stage.system));
  if (request === 'needs-incident') return said(stage, noIncident(step));
  return byOneOf(step, stage, (person) => send(person, request, stage));
}

/** Of several who have a role, the next one approves what the one before wrote. Null when it was accepted. */
async function byOneOf(
  { as }: VerbStep,
  { policy, language }: PlayerStage,
  request: (person: string) => Promise<HttpAnswer>,
): Promise<string | null> {
  const people = whoMayBe(policy, as);
  let reason: string | null = NOBODY[language](as);
  for (const person of people) {
    reason = refusalOf(await request(person));
    if (reason === null || !OWN_WORDS.test(reason)) return reason;
  }
  return reason;
}

const NOBODY: Readonly<Record<Language, (as: string) => string>> = {
  ja: (as) => `対応方針に「${as}」という担当者も役割もありません。アドレス、担当者のID、または役割を指定してください。`,
  en: (as) => `the policy has no person and no role ${as}; write an address, the id of a person, or a role`,
};

/** The incident that another is joined into is named as steps name incidents: the n-th of the run. */
async function byIds(step: VerbStep, system: System): Promise<VerbStep> {
  const { into } = step.with;
  if (step.do !== 'join' || typeof into !== 'number') return step;
  return { ...step, with: { ...step.with, into: (await incidentIds(system))[into - 1] ?? `${into}` } };
}

async function incidentOf(step: VerbStep, system: System): Promise<string | null> {
  const ids = await incidentIds(system);
  return (step.incident === undefined ? ids.at(-1) : ids[step.incident - 1]) ?? null;
}

/** The ids of the run's incidents in the order in which they were opened. The list comes in pages, newest first. */
export async function incidentIds(system: System): Promise<string[]> {
  const ids: string[] = [];
  let path: string | null = '/api/incidents?limit=200';
  while (path !== null) {
    const answer: HttpAnswer = await system.request(personOf(system, READER), 'GET', path);
    const rows: unknown = JSON.parse(answer.body);
    if (!Array.isArray(rows)) throw new Error(`the list of incidents is not a list: ${answer.body.slice(0, 200)}`);
    ids.unshift(...rows.map((row: { id: string }) => row.id));
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.link ?? '')?.[1] ?? null;
  }
  return ids;
}

function send(person: string, { method, path, body }: ApiRequest, stage: PlayerStage): Promise<HttpAnswer> {
  return stage.system.request(person, method, path, body, spoken(stage));
}
