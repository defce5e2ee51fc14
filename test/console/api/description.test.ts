import { describe, expect, it } from 'vitest';
import * as settlingSchemas from '../../../functions/console/verbs/bodies/settling-bodies.ts';
import * as schemas from '../../../functions/console/verbs/schemas.ts';
import { INCIDENT_VERBS } from '../../../functions/console/verbs/table.ts';
import { PROBLEM_CODES } from '../../../functions/console/words/problem-codes.ts';
import { Client } from '../client.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { example?: unknown }>>; securitySchemes: object };
}

const client = new Client();

async function description(): Promise<Document> {
  const answer = await client.get('/api/openapi.json');
  expect(answer.status).toBe(200);
  return answer.json;
}

/** Every `$ref` of a value. */
function refsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(refsOf)];
}

describe('the description of the API', () => {
  it('describes every route that there is, and none that is not', async () => {
    const { paths } = await description();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = client.app.routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL');
    expect(described.sort()).toEqual([...new Set(served.map(({ path, method }) => `${method} ${path}`))].sort());
  });

  it('lists every code of an error, each under its status', async () => {
    const { paths, components } = await description();
    const error = components.schemas.Error as { properties: { error: { properties: { code: { enum: string[] } } } } };
    expect(error.properties.error.properties.code.enum).toEqual(Object.keys(PROBLEM_CODES).sort());
    expect(error.properties.error.properties.code.enum).toEqual(
      expect.arrayContaining(['not-confirmed', 'content-changed']),
    );
    expect(paths['/api/customers']?.post?.responses['409']?.description).toContain('not-confirmed');
  });

  it('is OpenAPI 3.1 whose references all lead somewhere', async () => {
    const document = await description();
    expect(document.openapi).toBe('3.1.0');
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    const refs = refsOf(document.paths).concat(refsOf(document.components));
    expect(refs.length).toBeGreaterThan(20);
    expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
    expect(document.components.securitySchemes).toHaveProperty('iam');
  });

  it('tells for every operation who may not, and the shape of errors', async () => {
    const operations = Object.values((await description()).paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { operationId, summary, responses } of operations.filter((each) => each.operationId !== 'describe')) {
      expect(summary, operationId).not.toBe('');
      expect(Object.keys(responses), operationId).toContain('403');
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect(refsOf(response), `${operationId} ${status}`).toEqual(['#/components/schemas/Error']);
      }
    }
  });

  it('refuses unknown keys in what it describes, as the routes do', async () => {
    const { components } = await description();
    for (const name of ['Report', 'Assess', 'Approve', 'Draft', 'Outage', 'Waive']) {
      expect(components.schemas[name], name).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it.each(Object.entries({ ...schemas, ...settlingSchemas }))('the example of %s parses', async (_, schema) => {
    const { components } = await description();
    const name = Object.keys(components.schemas).find(
      (each) => `${each.replace('Statement', '').toLowerCase()}body` === _.toLowerCase(),
    );
    const example = components.schemas[name ?? '']?.example;
    expect(example, `${_} has no example`).toBeDefined();
    expect(schema.safeParse(example).error).toBeUndefined();
  });

  it('has every verb of this release', () => {
    expect(INCIDENT_VERBS.map(({ name }) => name).sort()).toEqual([
      'acknowledge',
      'appoint',
      'approve',
      'assess',
      'called',
      'cancel',
      'close',
      'complete',
      'draft',
      'exception',
      'join',
      'measure',
      'outage',
      'plan',
      'reject',
      'reopen',
      'scope',
      'team',
      'waive',
    ]);
  });
});

describe('answers have the shape that is described', () => {
  it('every field of an answer is described, and every described field is there', async () => {
    const { components } = await description();
    const other = new Client();
    const id = await other.waiting();
    const keysOf = (name: string) =>
      Object.keys((components.schemas[name] as { properties?: object }).properties ?? {});
    const [row] = (await other.get('/api/incidents')).json;
    expect(Object.keys(row).sort()).toEqual(keysOf('Incident').sort());
    expect(Object.keys(row.duties[0]).sort()).toEqual(keysOf('Duty').sort());
    expect(Object.keys(row.notices[0]).sort()).toEqual(keysOf('Notice').sort());
    const whole = (await other.get(`/api/incidents/${id}`)).json;
    expect(Object.keys(whole).sort()).toEqual([...keysOf('Incident'), 'reporter', 'pages', 'timeline'].sort());
    const notice = (await other.get(`/api/incidents/${id}/notices/${id}-n1`)).json;
    expect(Object.keys(notice).sort()).toEqual(
      [
        ...keysOf('Notice'),
        'texts',
        'digests',
        'changed',
        'lacks',
        'effects',
        'warnings',
        'warningTexts',
        'forecast',
        'forecastTexts',
        'recordSays',
        'unreached',
      ].sort(),
    );
  });

  it('a route that is not there says where to look', async () => {
    const answer = await client.post('/api/nothing', {});
    expect([answer.status, answer.json.error.code]).toEqual([404, 'not-found']);
    expect(answer.json.error.reason).toContain('openapi.json');
  });

  it.each([
    ['PUT', '/api/incidents', 'GET, POST'],
    ['DELETE', '/api/incidents/I-000000000000', 'GET'],
    ['PUT', '/api/customers', 'GET, POST'],
    ['POST', '/api/customers/list', 'GET'],
    ['GET', '/api/incidents/I-000000000000/approve', 'POST'],
  ])('%s %s is told which methods there are', async (method, path, allow) => {
    const answer = await client.send(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(answer.json.error.code).toBe('wrong-method');
  });
});
