import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedOperation, ServedService } from '../../../../infra/local/protocol/call.ts';
import { DIFFERENCES, supportText } from '../../../../infra/local/runtime/support.ts';
import { RESOURCE_TYPES } from '../../../../infra/local/template/resource-types.ts';
import { tinyTemplate } from './endpoint-template.ts';
import { tinyReal } from './endpoint-tiny.ts';

/** Fills the places of a REST route with something; what it is does not matter here. */
function request(service: ServedService, operation: ServedOperation): { path: string; init: RequestInit } {
  const headers: Record<string, string> = {
    authorization: `AWS4-HMAC-SHA256 Credential=admin/20260101/local/${service.name}/aws4_request, SignedHeaders=host, Signature=0`,
  };
  if (service.protocol === 'rest') {
    const [method = '', path = ''] = (operation.route ?? '').split(' ');
    return { path: path.replace(/\{\w+\}/g, 'tiny-caller'), init: { method, headers } };
  }
  if (service.protocol === 'json') {
    headers['x-amz-target'] = `${service.marker}.${operation.name}`;
    headers['content-type'] = 'application/x-amz-json-1.0';
    return { path: '/', init: { method: 'POST', headers, body: '{}' } };
  }
  headers['content-type'] = 'application/x-www-form-urlencoded';
  return { path: '/', init: { method: 'POST', headers, body: `Action=${operation.name}` } };
}

describe('SUPPORT.md', () => {
  let tiny: Awaited<ReturnType<typeof tinyReal>>;
  beforeAll(async () => {
    tiny = await tinyReal();
  });
  afterAll(async () => {
    await tiny.stop();
  });

  it('says what the code serves', async () => {
    await expect(supportText(tiny.system.services)).toMatchFileSnapshot('../../../../infra/local/SUPPORT.md');
  });

  it('lists no resource type that is not loaded here', () => {
    const used = new Set(Object.values(tinyTemplate()).map(({ Type }) => Type));
    expect([...RESOURCE_TYPES.keys()].sort()).toEqual([...used].sort());
  });

  it('lists no operation that is not answered', async () => {
    const unknown: string[] = [];
    for (const service of tiny.system.services) {
      for (const operation of service.operations) {
        const { path, init } = request(service, operation);
        const answer = await (await fetch(`${tiny.system.endpointUrl}${path}`, init)).text();
        if (/UnknownOperation|InternalServerError/.test(answer)) unknown.push(`${operation.name}: ${answer}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('names every served operation when another is asked for', async () => {
    for (const service of tiny.system.services) {
      const { init } = request(service, { ...(service.operations[0] as ServedOperation), name: 'MakeTea' });
      const path = service.protocol === 'rest' ? `${service.marker}/make/tea` : '/';
      const answer = await fetch(`${tiny.system.endpointUrl}${path.replace('//', '/')}`, { ...init, method: 'POST' });
      const text = await answer.text();
      expect(answer.status).toBe(400);
      expect(text).toContain('UnknownOperationException');
      for (const { name } of service.operations) expect(text).toContain(name);
    }
  });

  it('lists no difference that is not shown by a test', () => {
    const folder = join(import.meta.dirname, '..');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const tests = names.filter((name) => name.endsWith('.test.ts'));
    const text = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const unshown = [...DIFFERENCES.keys()].filter((name) => !text.includes(`[difference: ${name}]`));
    expect(unshown).toEqual([]);
  });
});
