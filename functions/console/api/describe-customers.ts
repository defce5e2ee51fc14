import { createRoute, z } from '@hono/zod-openapi';
import { LISTED_MAX } from '../shown/customers-shown.ts';
import { customerRow, customersAnswer, importAnswer } from './customers-schemas.ts';
import { errors, json, key, lang, SECURITY } from './describe.ts';

const flag = z
  .enum(['true', 'false'])
  .transform((given) => given === 'true')
  .optional();

/** What may stand in the address of an import. A misspelt `preview` must not take the file in. */
export const importQuery = z.strictObject({ lang, confirm: flag, preview: flag });

export function importRoute(schema: z.ZodType) {
  return createRoute({
    method: 'post',
    path: '/api/customers',
    operationId: 'import',
    summary: 'Take in a file of customers',
    description:
      'The file is the whole register from then on. All of it is taken in, or, with 400, nothing. One without customers, or with none under contract where some are, needs confirm (409 not-confirmed otherwise). With preview (?preview=true, or in the JSON body) nothing is taken in. Customers whom a notice of an open incident was for and who are missing from the file are named under leftOut; how many of those under contract it ends stands under ended, with a warning where it is more than a fifth. Whoever imports customers may not approve notices to them; the same file again changes nothing, also not about that (sameAs). Permission: import.',
    security: SECURITY,
    request: {
      headers: z.object({ 'Idempotency-Key': key }),
      query: importQuery,
      body: {
        required: true,
        content: { 'text/csv': { schema: z.string() }, 'application/json': { schema } },
      },
    },
    responses: { 200: json('How many there are now', importAnswer), ...errors([400, 403, 409, 413, 415, 503]) },
  });
}

export const customersRoute = createRoute({
  method: 'get',
  path: '/api/customers',
  operationId: 'getCustomers',
  summary: 'How many customers there are, and from which file',
  description: 'Nobody is named. Who they are is told by GET /api/customers/list, to those who may import.',
  security: SECURITY,
  request: { query: z.object({ lang }) },
  responses: { 200: json('The register', customersAnswer), ...errors([403, 503]) },
});

/** What may stand in the address of the list. */
export const customersListQuery = z.strictObject({
  lang,
  after: z.string().optional().openapi({ description: 'The contract after which the page begins.' }),
  limit: z.coerce.number().int().min(1).max(LISTED_MAX).optional(),
});

export const customersListRoute = createRoute({
  method: 'get',
  path: '/api/customers/list',
  operationId: 'listCustomers',
  summary: 'The customers, in the order of their contracts',
  description:
    'Personal data: each request stands in the access log with the person who made it. While there are more, a Link header names the next page. Permission: import.',
  security: SECURITY,
  request: { query: customersListQuery },
  responses: { 200: json('The customers', z.array(customerRow)), ...errors([400, 403, 503]) },
});
