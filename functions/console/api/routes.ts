import type { OpenAPIHono } from '@hono/zod-openapi';
import { idInStream } from '../../domain/base/ledger/streams.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { inZone } from '../../domain/base/time/zoned.ts';
import { commandTable } from '../../domain/incident/command/command-table.ts';
import { noticeWarnings } from '../../domain/incident/notice/wording-warnings.ts';
import { roleTitle } from '../../domain/policy/titles.ts';
import { mustBeOf, readJson } from '../http/body.ts';
import { type ConsoleContext, type ConsoleEnv, readerLanguage } from '../http/environment.ts';
import { oneReading } from '../http/one-reading.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';
import { mutedAlarms } from '../shown/muted.ts';
import { noticeTexts, showNotice } from '../shown/notice-shown.ts';
import { streamOf } from '../shown/opened.ts';
import { showIncident, showRows } from '../shown/shown.ts';
import { type BuiltCommand, carryOutVerb } from '../verbs/commands.ts';
import { LATER_VERBS } from '../verbs/later.ts';
import { reportIncident } from '../verbs/report-incident.ts';
import { importBody, reportBody } from '../verbs/schemas.ts';
import { INCIDENT_VERBS } from '../verbs/table.ts';
import { effectsAnswer, incidentAnswer, noticeReport, warningsIn } from './answer.ts';
import { customers, customersList } from './customers.ts';
import * as describe from './describe.ts';
import * as describeCustomers from './describe-customers.ts';
import { importCustomers } from './import-customers.ts';
import { PAGE_ROWS } from './list-query.ts';
import { unreached, unreachedAnswer, unreachedRoute } from './unreached.ts';

type App = OpenAPIHono<ConsoleEnv>;

/** The HTTP API, each route registered together with its description. */
export function addApi(app: App, ports: ConsolePorts): void {
  addReading(app, ports);
  addWriting(app, ports);
  addLater(app);
}

function addReading(app: App, ports: ConsolePorts): void {
  const { openAPIRegistry: registry } = app;
  registry.registerPath(describe.listRoute);
  app.get('/api/incidents', (context) => list(ports, context));
  registry.registerPath(describe.getRoute);
  app.get('/api/incidents/:id', async (context) => {
    return context.json(await whole(ports, context, context.req.param('id')));
  });
  registry.registerPath(describe.permissionsRoute);
  app.get('/api/permissions', (context) => permissions(ports, context));
  registry.registerPath(describe.mutedRoute);
  app.get('/api/muted', (context) => muted(ports, context));
  registry.registerPath(describeCustomers.customersRoute);
  app.get('/api/customers', (context) => customers(ports, context));
  registry.registerPath(describeCustomers.customersListRoute);
  app.get('/api/customers/list', (context) => customersList(ports, context));
  registry.registerPath(describe.noticeRoute);
  app.get('/api/incidents/:id/notices/:notice', (context) => {
    return notice(oneReading(ports), context, context.req.param('id'), context.req.param('notice'));
  });
  registry.registerPath(unreachedRoute);
  app.get('/api/incidents/:id/notices/:notice/unreached', (context) => {
    return unreached(ports, context, context.req.param('id'), context.req.param('notice'));
  });
}

async function muted(ports: ConsolePorts, context: ConsoleContext) {
  const language = readerLanguage(context);
  const local = (at: Instant | null) => (at === null ? null : inZone(at, ports.policy.zone));
  const rows = (await mutedAlarms(ports)).map(({ name, since, until, overAt, ...row }) => ({
    ...{ ...row, name: name[language] },
    ...{ since: local(since), until: local(until), overAt: local(overAt) },
  }));
  return context.json(rows);
}

function permissions({ policy }: ConsolePorts, context: ConsoleContext) {
  const language = readerLanguage(context);
  const titled = (role: string) => ({ role, title: roleTitle(policy, role)[language] });
  const rows = commandTable(policy).map(({ command, of, title, roles, also, conditions }) => ({
    permission: command,
    of,
    title: title[language],
    roles: roles.map(titled),
    also: also.map(titled),
    conditions: conditions?.[language] ?? null,
  }));
  return context.json(rows);
}

function addWriting(app: App, ports: ConsolePorts): void {
  const { openAPIRegistry: registry } = app;
  registry.registerPath(describe.reportRoute(reportBody));
  app.post('/api/incidents', async (context) => {
    const body = await jsonBody(context);
    const own = oneReading(ports);
    const done = await reportIncident(own, context.get('caller'), body, idempotencyKey(context));
    context.header('location', `/api/incidents/${done.incident}`);
    return await commandAnswer(own, context, done, 201);
  });
  registry.registerPath(describeCustomers.importRoute(importBody));
  app.post('/api/customers', async (context) => context.json(await importCustomers(ports, context)));
  for (const verb of INCIDENT_VERBS) {
    registry.registerPath(describe.verbRoute(verb));
    app.post(`/api/incidents/:id/${verb.name}`, async (context) => {
      const caller = context.get('caller');
      const body = await jsonBody(context);
      const id = context.req.param('id');
      const own = oneReading(ports);
      const done = await carryOutVerb(own, caller, id, verb, body, idempotencyKey(context));
      return await commandAnswer(own, context, done, 200);
    });
  }
}

function addLater(app: App): void {
  app.openAPIRegistry.registerPath(describe.policyChangeRoute);
  app.post('/api/policy-change', policyChanges);
  for (const name of LATER_VERBS) {
    app.openAPIRegistry.registerPath(describe.laterRoute(name, `/api/${name}`, false));
    app.post(`/api/${name}`, () => notYet(name));
  }
}

/** No command of the console: who could change the policy could give himself any role in it. */
function policyChanges(): never {
  throw new Problem('changed-by-deployment', {
    ja: '対応方針の変更はデプロイで行います。方針のファイルに新しい版とその理由を書き、「hikeshi policy check」と「hikeshi policy diff」で確認してからデプロイしてください。対応中のインシデントには、登録時の版が引き続き適用されます。試すには、リハーサルの policy-change を使ってください。',
    en: 'A policy changes by a deployment: write the new version, with its reason, into the policy file, check it with "hikeshi policy check" and "hikeshi policy diff", and deploy. Open incidents keep the version they were opened under. To try it first, use policy-change in a rehearsal.',
  });
}

function notYet(name: string): never {
  throw new Problem('not-available-yet', {
    ja: `「${name}」はまだ利用できません。今後のリリースで提供します。`,
    en: `"${name}" is not available yet: it comes with a later release.`,
  });
}

async function jsonBody(context: ConsoleContext): Promise<unknown> {
  mustBeOf(context.req, ['application/json']);
  return await readJson(context.req);
}

function idempotencyKey(context: ConsoleContext): string | undefined {
  return context.req.header('idempotency-key');
}

async function whole(ports: ConsolePorts, context: ConsoleContext, id: string) {
  const { at } = context.get('caller');
  return incidentAnswer(await showIncident(ports, id, readerLanguage(context), at));
}

async function commandAnswer(ports: ConsolePorts, context: ConsoleContext, done: BuiltCommand, status: 200 | 201) {
  const answer = await whole(ports, context, done.incident);
  const language = readerLanguage(context);
  const approved = done.approved === undefined ? {} : { approved: done.approved };
  return context.json({ ...answer, ...warningsIn(done.warnings ?? [], language), ...approved }, status);
}

async function list(ports: ConsolePorts, context: ConsoleContext) {
  const query = parse(describe.listRoute.request.query, context.req.query());
  const limit = query.limit ?? PAGE_ROWS;
  const { at } = context.get('caller');
  const before = query.before === undefined ? null : streamOf(query.before);
  const page = await ports.listStreams(limit, before);
  const rows = await showRows(ports, page.streams, readerLanguage(context), at);
  if (page.older !== null)
    context.header('link', `</api/incidents?limit=${limit}&before=${idInStream(page.older)}>; rel="next"`);
  return context.json(rows.map(({ report }) => report));
}

async function notice(ports: ConsolePorts, context: ConsoleContext, id: string, noticeId: string) {
  const { at } = context.get('caller');
  const language = readerLanguage(context);
  const shown = await showIncident(ports, id, language, at);
  const found = await showNotice(ports, shown, noticeId);
  return context.json({
    ...noticeReport(shown, found.notice),
    texts: noticeTexts(found),
    digests: { text: found.notice.text.digest, audience: found.notice.audience?.digest ?? null },
    changed: found.isChanged,
    lacks: found.notice.wording?.lacking ?? [],
    effects: effectsAnswer(shown, found.notice),
    ...warningsIn([...noticeWarnings(shown.state, found.notice), ...found.since], language),
    forecast: found.forecast.map((warning) => warning[language]),
    forecastTexts: found.forecast,
    recordSays: found.recordSays,
    unreached: found.unreached.map((one) => unreachedAnswer(shown.policy, one)),
  });
}
