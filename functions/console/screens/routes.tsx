import type { OpenAPIHono, z } from '@hono/zod-openapi';
import { idInStream } from '../../domain/base/ledger/streams.ts';
import { DAY_MS, SECOND_MS } from '../../domain/base/time/units.ts';
import { findDuty } from '../../domain/components/obligations/duties.ts';
import { reportOf } from '../../domain/incident/decide/response/decide-report.ts';
import { draftForm } from '../../domain/incident/notice/draft-form.ts';
import { draftSources, startingNotice } from '../../domain/incident/notice/draft-sources.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { isGivenUp, overtakenSections } from '../../domain/incident/standing/notices.ts';
import { stageOwed } from '../../domain/incident/standing/stage-owed.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { type Section, STAGES, type Stage } from '../../domain/policy/shape/stages.ts';
import { JSON_LIMIT_BYTES, mustBeOf, readText } from '../http/body.ts';
import { type ConsoleContext, type ConsoleEnv, readerLanguage } from '../http/environment.ts';
import { oneReading } from '../http/one-reading.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { type FieldProblem, flawed, flawsIn, Problem } from '../http/problem.ts';
import { draftQuestion } from '../shown/draft-question.ts';
import { filingsOf } from '../shown/filing-start.ts';
import { mutedAlarms } from '../shown/muted.ts';
import { openNotice, storedText } from '../shown/notice-shown.ts';
import { loadOpened, streamOf } from '../shown/opened.ts';
import { type Shown, showIncident, showRows } from '../shown/shown.ts';
import { doneWarnings } from '../shown/warnings/done-warnings.ts';
import { carryOutVerb } from '../verbs/commands.ts';
import { checkedFacts } from '../verbs/facts.ts';
import { reportIncident } from '../verbs/report-incident.ts';
import { reportBody } from '../verbs/schemas.ts';
import { called } from '../verbs/settling.ts';
import { INCIDENT_VERBS } from '../verbs/table.ts';
import type { Verb } from '../verbs/verb.ts';
import { calls } from './calls/calls-routes.tsx';
import { addCustomers } from './customers/customers-routes.tsx';
import { draftPage } from './draft-page.tsx';
import { file } from './filing/file-verb.ts';
import { dutyInPath } from './filing/filing-form.tsx';
import { filingPage } from './filing/filing-page.tsx';
import { askedOf } from './filing/filing-settles.tsx';
import { formCommand } from './frame/form-body.ts';
import { href, type ScreenReader } from './frame/reader.ts';
import { readerOf } from './frame/reader-of.ts';
import type { RefusedForm } from './frame/refused.ts';
import { STYLE } from './frame/style.ts';
import { incidentPage } from './incident/incident-page.tsx';
import { listPage } from './list-page.tsx';
import { mutedPage } from './muted-page.tsx';
import { policyPage } from './policy-page.tsx';
import { reportPage } from './report-page.tsx';

const FORM = 'application/x-www-form-urlencoded';
const LIST_ROWS = 50;
const YEAR_SECONDS = (365 * DAY_MS) / SECOND_MS;

const NO_FILING = {
  ja: 'このインシデントには、指定された届出・報告がありません。',
  en: 'This incident has no filing of this name.',
};
const NO_STAGE = {
  ja: 'この対応方針には、指定された通知の定めがありません。',
  en: 'The policy has no notice of the stage asked for.',
};

/** The pages, and the routes their forms post to: the same commands as the API's. */
export function addPages(app: OpenAPIHono<ConsoleEnv>, ports: ConsolePorts): void {
  app.get('/style.css', (context) => {
    context.header('cache-control', `private, max-age=${YEAR_SECONDS}, immutable`);
    return context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/', async (context) => context.html(await list(ports, context)));
  app.get('/policy', (context) => context.html(policyPage(readerOf(ports, context))));
  app.get('/muted', async (context) => context.html(mutedPage(readerOf(ports, context), await mutedAlarms(ports))));
  app.get('/report', (context) => context.html(reportPage(readerOf(ports, context))));
  app.post('/report', (context) => report(ports, context));
  app.get('/incidents/:id', async (context) =>
    context.html(await incident(oneReading(ports), context, context.req.param('id'))),
  );
  app.get('/incidents/:id/draft', async (context) =>
    context.html(await draft(oneReading(ports), context, context.req.param('id'))),
  );
  app.get('/incidents/:id/filings/:duty', async (context) =>
    context.html(await filing(oneReading(ports), context, context.req.param('id'))),
  );
  app.post('/incidents/:id/filings/:duty', (context) =>
    carryOut(oneReading(ports), context, context.req.param('id'), file, filing),
  );
  const callsPath = '/incidents/:id/notices/:notice/calls';
  app.get(callsPath, async (context) => context.html(await calls(ports, context, context.req.param('id'))));
  app.get(`${callsPath}/told`, async (context) => context.html(await calls(ports, context, context.req.param('id'))));
  app.post(callsPath, (context) => carryOut(ports, context, context.req.param('id'), called, calls));
  addCustomers(app, ports);
  for (const verb of INCIDENT_VERBS) {
    const page = verb.name === 'draft' ? draft : incident;
    app.post(`/incidents/:id/${verb.name}`, (context) =>
      carryOut(oneReading(ports), context, context.req.param('id'), verb, page),
    );
  }
}

/** Makes the page that a form stands on. */
type RenderScreen = (
  ports: ConsolePorts,
  context: ConsoleContext,
  id: string,
  refused?: RefusedForm,
) => Promise<string>;

/** Carries a form out. Refused, its page comes back with everything that was typed and what is wrong with it. */
async function carryOut(
  ports: ConsolePorts,
  context: ConsoleContext,
  id: string,
  verb: Verb,
  page: RenderScreen,
): Promise<Response> {
  const policy = await ports.policyOf((await loadOpened(ports, id)).policy);
  const text = await readForm(context);
  let done: string | undefined;
  let since: unknown;
  let lost: readonly string[] = [];
  try {
    const { key, body, flaws } = formCommand(text, policy);
    mustBeWhole(policy, verb.schema, body, flaws);
    done = key;
    since = (body.opened as { readonly seq?: number } | undefined)?.seq;
    lost = (await carryOutVerb(ports, context.get('caller'), id, verb, body, key)).lost ?? [];
  } catch (error) {
    const refused = refusedBy(error, context.req.path, text);
    return context.html(await page(ports, context, id, refused), refused.problem.status);
  }
  const back = page === filing || page === calls ? context.req.path : `/incidents/${id}`;
  const opened = `${typeof since === 'number' ? `&since=${since}` : ''}${lost.length > 0 ? `&lost=${lost.join()}` : ''}`;
  return context.redirect(`${href({ language: readerLanguage(context) }, back)}${doneBy(done)}${opened}`, 303);
}

/** Leads on to a page that says what the form did. */
function doneBy(key: string | undefined): string {
  return key === undefined ? '' : `&done=${encodeURIComponent(key)}`;
}

/** Throws a 400 Problem for a form of which a field cannot be read, with all else that is wrong with it. */
function mustBeWhole(
  policy: Policy,
  schema: z.ZodType,
  body: Readonly<Record<string, unknown>>,
  flaws: readonly FieldProblem[],
): void {
  if (flaws.length === 0) return;
  const paths = new Set(flaws.map(({ path }) => path));
  const facts = (body.facts ?? {}) as Readonly<Record<string, unknown>>;
  const others = [...flawsIn(() => parse(schema, body)), ...flawsIn(() => checkedFacts(policy, facts))];
  throw flawed([...flaws, ...others.filter(({ path }) => !paths.has(path))]);
}

/** A refused form. Throws on what is not a Problem: the form would be refused in vain. */
function refusedBy(error: unknown, action: string, text: string): RefusedForm {
  if (!(error instanceof Problem)) throw error;
  return { action, values: new URLSearchParams(text), problem: error };
}

async function list(ports: ConsolePorts, context: ConsoleContext): Promise<string> {
  const reader = readerOf(ports, context);
  const before = context.req.query('before');
  const page = await ports.listStreams(LIST_ROWS, before === undefined ? null : streamOf(before));
  const rows = await showRows(ports, page.streams, reader.language, reader.caller.at);
  const older = page.older === null ? null : idInStream(page.older);
  const unreachable = await ports.unreachable();
  return listPage({ reader, rows, older, unreachable });
}

async function incident(ports: ConsolePorts, context: ConsoleContext, id: string, refused: RefusedForm | null = null) {
  const reader = { ...readerOf(ports, context), path: `/incidents/${id}`, refused };
  const shown = await showIncident(ports, id, reader.language, reader.caller.at);
  const live = shown.state.notices.filter((notice) => !isGivenUp(notice));
  const notices = await Promise.all(live.map((notice) => openNotice(ports, shown, notice)));
  const warned = await warnedBy(ports, shown, reader);
  return incidentPage({ reader: { ...reader, policy: shown.policy, warned }, shown, notices });
}

function warnedBy(ports: ConsolePorts, shown: Shown, { caller, done }: ScreenReader) {
  return doneWarnings(ports, shown, { person: caller.person.id, key: done });
}

async function draft(ports: ConsolePorts, context: ConsoleContext, id: string, refused: RefusedForm | null = null) {
  const reader = { ...readerOf(ports, context), path: `/incidents/${id}/draft`, refused };
  const shown = await showIncident(ports, id, reader.language, reader.caller.at);
  const stages = STAGES.filter((stage) => shown.policy.notices.stages[stage] !== undefined);
  const { policy, state } = shown;
  const asked = refused?.values.get('stage') ?? context.req.query('stage') ?? stageOwed(policy, state);
  const stage = stages.find((each): each is Stage => each === asked);
  if (stage === undefined) throw new Problem('not-found', NO_STAGE);
  const corrects = refused?.values.get('corrects') ?? context.req.query('corrects') ?? null;
  const question = await draftQuestion(ports, { policy, state, stage, at: reader.caller.at, corrects });
  const notice = draftSources(policy, state, stage, corrects).corrected;
  const from = startingNotice(state, stage);
  const renewed = from === null ? [] : systemsOwn(state, from);
  const fields = draftForm(question, from === null ? null : await storedText(ports, state.stream, from), renewed);
  const corrected = notice === null ? null : { notice, text: question.corrected?.text ?? null };
  return draftPage({ reader: { ...reader, policy }, shown, stage, stages, fields, from, corrected });
}

/** What the system wrote of it, all of it, from facts that have changed since. */
function systemsOwn(state: OpenIncident, from: Notice): readonly Section[] {
  return overtakenSections(state, from).filter((section) => from.wording?.written.includes(section) !== true);
}

async function filing(ports: ConsolePorts, context: ConsoleContext, id: string, refused: RefusedForm | null = null) {
  const asked = readerOf(ports, context);
  const shown = await showIncident(ports, id, asked.language, asked.caller.at);
  const { policy, state } = shown;
  const duty = findDuty(state, dutyInPath(context.req.param('duty') ?? ''));
  const report = duty === undefined ? undefined : reportOf({ policy }, duty.kind);
  if (duty === undefined || report === undefined) throw new Problem('not-found', NO_FILING);
  const filings = await filingsOf(ports, policy, state, report);
  const { question, ...back } = await askedOf(ports, { policy, state, duty, report }, refused);
  const warned = await warnedBy(ports, shown, asked);
  return filingPage({ reader: { ...asked, policy, warned, ...back }, shown, duty, report, ...filings, question });
}

async function report(ports: ConsolePorts, context: ConsoleContext): Promise<Response> {
  const text = await readForm(context);
  let id: string;
  let done: string | undefined;
  try {
    const { key, body, flaws } = formCommand(text, ports.policy);
    done = key;
    mustBeWhole(ports.policy, reportBody, body, flaws);
    id = (await reportIncident(oneReading(ports), context.get('caller'), body, key)).incident;
  } catch (error) {
    const refused = refusedBy(error, '/report', text);
    return context.html(reportPage({ ...readerOf(ports, context), refused }), refused.problem.status);
  }
  return context.redirect(`${href({ language: readerLanguage(context) }, `/incidents/${id}`)}${doneBy(done)}`, 303);
}

async function readForm(context: ConsoleContext): Promise<string> {
  mustBeOf(context.req, [FORM]);
  return await readText(context.req, JSON_LIMIT_BYTES);
}
