import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../http/environment.ts';

const DESCRIPTION = [
  'Commands and reports of Hikeshi. Requests are signed with IAM credentials (SigV4); the signing user name or role session',
  "name is a person of the policy's team, by id or e-mail address. Nobody can be named as the actor in a request.",
  'Times are ISO 8601 with an offset. Every POST takes an Idempotency-Key.',
].join(' ');

/** The description of the API, generated from the schemas that check its requests. Call it after the routes. */
export function addDocument(app: OpenAPIHono<ConsoleEnv>): void {
  const registry = app.openAPIRegistry;
  registry.registerPath(DOCUMENT_ROUTE);
  registry.registerComponent('securitySchemes', 'iam', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'AWS Signature Version 4, service execute-api.',
  });
  // Made when first asked for: most starts of the function never are.
  let document: unknown = null;
  app.get(DOCUMENT_ROUTE.path, (context) => {
    document ??= app.getOpenAPI31Document(DOCUMENT);
    return context.json(document as object);
  });
}

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Hikeshi', version: '1', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
  security: [{ iam: [] }],
};

const DOCUMENT_ROUTE = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  operationId: 'describe',
  summary: 'This description',
  security: [{ iam: [] }],
  responses: {
    200: {
      description: 'An OpenAPI 3.1 document',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
  },
});
