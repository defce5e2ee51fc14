import { createRoute, z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import { inZone } from '../../domain/base/time/zoned.ts';
import type { UnreachedRecipient } from '../../domain/channels/delivery/unreached.ts';
import { emailOf } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { type ConsoleContext, readerLanguage } from '../http/environment.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { noticeIn, unreachedBy } from '../shown/notice-shown.ts';
import { showIncident } from '../shown/shown.ts';
import { unreachedPage } from '../shown/unreached-page.ts';
import { errors, id, json, lang, SECURITY } from './describe.ts';
import { unreachedRow } from './notice-schemas.ts';

const ROWS_MAX = 500;
const ROWS = 100;

const limit = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= ROWS_MAX,
    says({ ja: `1から${ROWS_MAX}までの整数を指定してください`, en: `write a whole number from 1 to ${ROWS_MAX}` }),
  )
  .transform(Number)
  .optional()
  .openapi({ type: 'integer', minimum: 1, maximum: ROWS_MAX, default: ROWS });

export const unreachedRoute = createRoute({
  method: 'get',
  path: '/api/incidents/{id}/notices/{notice}/unreached',
  operationId: 'listUnreached',
  summary: 'The customers whom a notice may not have reached, a page at a time',
  description:
    'All of them, in the order of its recipients, with what became of each: those without "settled" wait for a call, which "called" records of one or several. "waiting=true" lists those alone. The header link leads to the next page.',
  security: SECURITY,
  request: {
    params: z.object({ id, notice: z.string().openapi({ example: 'I-0123456789ab-n1' }) }),
    query: z.strictObject({ lang, limit, after: z.string().optional(), waiting: z.enum(['true', 'false']).optional() }),
  },
  responses: { 200: json('The customers', z.array(unreachedRow)), ...errors([400, 403, 404, 409, 503]) },
});

/** One page of the customers whom a notice may not have reached. Throws a Problem. */
export async function unreached(ports: ConsolePorts, context: ConsoleContext, incident: string, notice: string) {
  const query = parse(unreachedRoute.request.query, context.req.query());
  const shown = await showIncident(ports, incident, readerLanguage(context), context.get('caller').at);
  const all = await unreachedBy(ports, shown, noticeIn(shown, notice), Number.POSITIVE_INFINITY);
  const size = query.limit ?? ROWS;
  const isWaiting = query.waiting === 'true';
  const { rows, next } = unreachedPage(all, { after: query.after ?? null, size, isWaiting });
  if (next !== null) {
    const path = `/api/incidents/${incident}/notices/${notice}/unreached`;
    context.header(
      'link',
      `<${path}?limit=${size}&waiting=${isWaiting}&after=${encodeURIComponent(next)}>; rel="next"`,
    );
  }
  return context.json(rows.map((row) => unreachedAnswer(shown.policy, row)));
}

/** With people by their address, and moments in the policy's zone. */
export function unreachedAnswer(policy: Policy, { toldBy, ...row }: UnreachedRecipient) {
  if (toldBy === undefined) return row;
  return {
    ...row,
    toldBy: { by: toldBy.by === null ? null : emailOf(policy, toldBy.by), at: inZone(toldBy.at, policy.zone) },
  };
}
