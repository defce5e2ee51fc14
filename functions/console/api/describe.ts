import { createRoute, z } from '@hono/zod-openapi';
import type { Verb } from '../verbs/verb.ts';
import { codesOf } from '../words/problem-codes.ts';
import { listQuery } from './list-query.ts';
import { noticeAnswer } from './notice-schemas.ts';
import { commandAnswer, errorAnswer, incidentRow, incidentWhole } from './schemas.ts';

/** Descriptions of the routes, from the same schemas that check the requests. */

type Status = keyof typeof ERRORS;

const ERRORS = {
  400: 'Not valid: where and why',
  403: 'Not signed in, not a person of the policy, not allowed, or the same person',
  404: 'Not found',
  409: 'Refused as things stand: the reason says what to do',
  413: 'The body is too large',
  415: 'The body is of another content type',
  501: 'Not available yet',
  503: 'A store did not answer: send the same request with the same Idempotency-Key again',
} as const;

export const SECURITY = [{ iam: [] }];
export const id = z.string().openapi({ example: 'I-0123456789ab' });
export const lang = z
  .enum(['ja', 'en'])
  .optional()
  .openapi({ param: { name: 'lang', in: 'query' } });
export const key = z
  .string()
  .optional()
  .openapi({ description: 'The same key with the same body is one command, however often it is sent.' });

const READING: readonly Status[] = [403, 404, 503];
const WRITING: readonly Status[] = [400, 403, 404, 409, 413, 415, 503];

export const listRoute = createRoute({
  method: 'get',
  path: '/api/incidents',
  operationId: 'listIncidents',
  summary: 'Incidents, newest last',
  description: 'Without "before" the newest ones. While there are older ones, a Link header names the next page.',
  security: SECURITY,
  request: {
    query: listQuery(lang),
  },
  responses: { 200: json('The incidents', z.array(incidentRow)), ...errors([400, 403, 503]) },
});

export const getRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}',
  operationId: 'getIncident',
  summary: 'One incident with its pages and its story in words',
  security: SECURITY,
  request: { params: z.object({ id }), query: z.object({ lang }) },
  responses: { 200: json('The incident', incidentWhole), ...errors(READING) },
});

export const noticeRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/notices/{notice}',
  operationId: 'getNotice',
  summary: 'A notice: its exact text in each language, digests, and what may keep it from arriving in time',
  security: SECURITY,
  request: {
    params: z.object({ id, notice: z.string().openapi({ example: 'I-0123456789ab-n1' }) }),
    query: z.object({ lang }),
  },
  responses: { 200: json('The notice', noticeAnswer), ...errors(READING) },
});

const roles = z.array(z.object({ role: z.string().openapi({ example: 'officer' }), title: z.string() }));

const permissionRow = z.object({
  permission: z.string().openapi({ description: 'The command', example: 'approve' }),
  of: z
    .enum(['notice', 'close', 'prevention', 'exception'])
    .nullable()
    .openapi({ description: 'What it is about, where that decides who may' }),
  title: z.string().openapi({ example: 'approve a notice' }),
  roles: roles.openapi({ description: 'One of these is needed' }),
  also: roles.openapi({ description: 'If there are any, one of these is needed beside it' }),
  conditions: z.string().nullable().openapi({ description: 'What decides beside roles, in words' }),
});

export const permissionsRoute = createRoute({
  method: 'get',
  path: '/api/permissions',
  operationId: 'listPermissions',
  summary: 'Who may give which command, by the policy of this release',
  description: 'Every command with who may give it; nobody else may, but whom the conditions name.',
  security: SECURITY,
  request: { query: z.object({ lang }) },
  responses: { 200: json('The permissions', z.array(permissionRow)), ...errors([403]) },
});

const mutedRow = z.object({
  source: z.string().openapi({ example: 'alarm-0123456789ab' }),
  name: z.string().openapi({ example: 'checkout-api-outage' }),
  description: z.string().nullable(),
  reason: z.string().nullable().openapi({ description: 'Why it fires, in the words of CloudWatch.' }),
  by: z
    .object({ kind: z.enum(['rule', 'suppressor']), name: z.string().nullable() })
    .nullable()
    .openapi({ description: 'The mute rule or the suppressor alarm. Events do not tell who made it.' }),
  since: z.string().openapi({ format: 'date-time', description: 'When it began to fire.' }),
  until: z.string().nullable().openapi({ format: 'date-time', description: 'When the mute ends; null: not known.' }),
  state: z
    .enum(['muted', 'restored', 'ended', 'called'])
    .openapi({ description: 'muted: it fires and calls nobody. The others: how that ended, at overAt.' }),
  overAt: z.string().nullable().openapi({ format: 'date-time' }),
  incident: z.string().nullable().openapi({ description: 'Which people were called to, with "called".' }),
});

export const mutedRoute = createRoute({
  method: 'get',
  path: '/api/muted',
  operationId: 'listMuted',
  summary: 'Alarms that fired while a mute rule or a suppressor alarm kept their notifications back',
  description: 'Those that call nobody now first, then the newest first. Of each alarm the last time.',
  security: SECURITY,
  request: { query: z.object({ lang }) },
  responses: { 200: json('The alarms', z.array(mutedRow)), ...errors([403, 503]) },
});

/** The description of one verb about an incident. */
export function verbRoute(verb: Verb) {
  return createRoute({
    method: 'post',
    path: `/api/incidents/{id}/${verb.name}`,
    operationId: verb.name,
    summary: verb.summary,
    description: `${verb.description}${permissionWords(verb.name)}`,
    security: SECURITY,
    request: {
      params: z.object({ id }),
      query: z.object({ lang }),
      headers: z.object({ 'Idempotency-Key': key }),
      body: { required: true, content: { 'application/json': { schema: verb.schema } } },
    },
    responses: { 200: json('The incident after it', commandAnswer), ...errors([...WRITING, 501]) },
  });
}

/** Where it is told who may send it. */
function permissionWords(name: string): string {
  return ` Permission: ${name} (GET /api/permissions lists its roles and conditions; 403 otherwise).`;
}

/** The description of the verb that opens an incident. */
export function reportRoute(schema: z.ZodType) {
  return createRoute({
    method: 'post',
    path: '/api/incidents',
    operationId: 'report',
    summary: 'Report an incident',
    description: 'Opens an incident of its own, detected now unless the report says otherwise. Permission: report.',
    security: SECURITY,
    request: {
      query: z.object({ lang }),
      headers: z.object({ 'Idempotency-Key': key }),
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: { 201: json('The incident', commandAnswer), ...errors(WRITING) },
  });
}

/** Answered with what to do instead. */
export const policyChangeRoute = createRoute({
  method: 'post',
  path: '/api/policy-change',
  operationId: 'policy-change',
  summary: 'policy-change: refused, a policy changes by a deployment',
  security: SECURITY,
  responses: errors([403, 409]),
});

/** The description of a verb of a later release. */
export function laterRoute(name: string, path: string, isAboutIncident: boolean) {
  return createRoute({
    method: 'post',
    path,
    operationId: name,
    summary: `${name}: not available yet`,
    security: SECURITY,
    ...(isAboutIncident ? { request: { params: z.object({ id }) } } : {}),
    responses: errors([403, 501]),
  });
}

/** An answer of this shape. */
export function json<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } };
}

/** The answers to what was wrong. */
export function errors(statuses: readonly Status[]) {
  const words = (status: Status) => `${ERRORS[status]}. Codes: ${codesOf(status).join(', ')}`;
  return Object.fromEntries(statuses.map((status) => [status, json(words(status), errorAnswer)]));
}
