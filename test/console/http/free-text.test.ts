import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportBody } from '../../../functions/console/verbs/schemas.ts';
import { INCIDENT_VERBS } from '../../../functions/console/verbs/table.ts';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

/** What no field may leave in the ledger as it was typed: one as people write, one in the alphabet of keys. */
const MARKERS = ['山田 見本子（090-0000-0000）', 'yamada-mihonko'] as const;

/** What became of a text: refused, kept beside the ledger, kept nowhere, or left in the ledger. */
type Fate = 'refused' | 'beside' | 'nowhere' | 'ledger';
type Body = Readonly<Record<string, unknown>>;

interface Case {
  readonly policy?: 'flexcrm' | 'synergy';
  readonly as?: string;
  /** A body that is taken. */
  readonly body: Body;
  readonly before?: (client: Client, id: string) => Promise<unknown>;
}

const MEASURE = { kind: 'suspend', owner: 'officer' };
const SCOPE = { where: { region: 'east' } };
const SETTLING = {
  duty: 'measure.suspend',
  evidence: '止めた',
  reason: '済み',
  reference: '受付1',
  items: { x: '中' },
};

/** By command. A field of a schema that no body fills is filled all the same. */
const CASES: Readonly<Record<string, Case>> = {
  report: {
    body: {
      title: '件名',
      facts: { 'service.function': 'crm' },
      reporter: '連絡者',
      detectedAt: '2026-04-24T17:00:00+09:00',
    },
  },
  assess: {
    body: {
      facts: { 'service.function': 'crm' },
      detectedAt: '2026-04-24T17:00:00+09:00',
      level: 'major',
      reason: '確認した',
    },
  },
  outage: { body: { function: 'crm', from: '2026-04-24T17:20:00+09:00', to: '2026-04-24T17:30:00+09:00' } },
  scope: { body: { audience: SCOPE, calls: SCOPE, reason: '限られる' } },
  draft: {
    body: {
      stage: 'first',
      sections: { outline: { ja: '概要です', en: 'Outline.' } },
      limited: { reason: '捜査のため', withhold: ['data'] },
    },
  },
  approve: { as: 'head', body: { what: 'first', reason: 'よい' } },
  reject: { as: 'head', body: { what: 'first', reason: '直す' } },
  cancel: {
    as: 'head',
    before: (client, id) => mustDo(client, id, 'approve', { what: 'first' }, 'approver'),
    body: { what: 'first', reason: '誤り' },
  },
  acknowledge: { as: 'responder', body: { page: 'p1' } },
  complete: { before: (client, id) => mustDo(client, id, 'measure', MEASURE), body: SETTLING },
  waive: { before: (client, id) => mustDo(client, id, 'measure', MEASURE), body: SETTLING },
  called: { before: unreached, body: { notice: '', contracts: ['C-0007'], evidence: '電話した' } },
  close: { before: settleAll, body: { reason: '完了' } },
  reopen: { before: closed, body: { reason: '再発' } },
  join: { body: { into: '', reason: '同じ障害' } },
  team: { policy: 'synergy', body: { open: true, members: ['head'] } },
  appoint: { body: { role: '統括', person: 'head' } },
  measure: { body: { ownTitle: '公開設定の見直し', owner: 'officer' } },
  plan: { body: { technical: '閉じる', organisational: '二人で見る', owner: 'officer', due: '2026-05-31' } },
  exception: { body: { duty: 'notice.first', about: 'timing', reason: '要請', until: '2026-04-27' } },
};

async function mustDo(client: Client, id: string, verb: string, body: unknown, as = 'officer'): Promise<void> {
  const { status, text } = await client.post(`/api/incidents/${id}/${verb}`, body, { as: `${as}@example.jp` });
  if (status !== 200) throw new Error(`${verb}: ${text}`);
}

async function settleAll(client: Client, id: string): Promise<void> {
  await mustDo(client, id, 'approve', { what: 'first' }, 'approver');
  await work(client.memory, id, NOW);
  for (const { id: duty, status } of stateOf(client.memory, id).duties)
    if (status === 'open') await mustDo(client, id, 'waive', { duty, reason: '訓練' });
  await mustDo(client, id, 'waive', { duty: 'notice.detailed', reason: '訓練' }, 'head');
}

/** A first notice that did not reach one customer. */
async function unreached(client: Client, id: string): Promise<void> {
  await mustDo(client, id, 'approve', { what: 'first' }, 'approver');
  const notice = `${id}-n1`;
  const failed = { contracts: ['C-0007'], count: 1 };
  const counts = { audience: 20, sent: 19, rejected: 1, suppressed: 0, unknown: 0, pending: 0 };
  const ended = { counts, finishedAt: NOW, unreached: { failed, unknown: { contracts: [], count: 0 } } };
  for (const command of [
    { do: 'start-delivery', notice } as const,
    { do: 'finish-delivery', notice, ...ended } as const,
  ]) {
    const asked = { id: command.do, at: NOW, actor: { kind: 'system', name: 'test' }, command } as const;
    const { refusal } = await client.memory.carryOut(`incident/${id}`, asked);
    if (refusal !== null) throw new Error(refusal.reason.en);
  }
}

async function closed(client: Client, id: string): Promise<void> {
  await settleAll(client, id);
  await mustDo(client, id, 'close', { reason: '完了' });
}

/** Every place of a text in a body: `sections.outline.ja`, `members.0`; `~` stands for the key of a record. */
function places(schema: unknown, at: readonly string[] = []): string[][] {
  const { anyOf, type, properties, additionalProperties, items, enum: values, const: only } = schema as JsonSchema;
  if (anyOf !== undefined) return anyOf.flatMap((one) => places(one, at));
  if (type === 'array') return places(items, [...at, '0']);
  if (type === 'string') return values === undefined && only === undefined ? [[...at]] : [];
  if (type !== 'object') return [];
  const own = Object.entries(properties ?? {}).flatMap(([key, one]) => places(one, [...at, key]));
  const others = typeof additionalProperties === 'object' ? places(additionalProperties, [...at, '*']) : [];
  return [...own, ...others, ...(others.length > 0 ? [[...at, '~']] : [])];
}

interface JsonSchema {
  readonly anyOf?: readonly unknown[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** The body with the marker in that place. What stands under another form of the same field gives way. */
function marked(value: unknown, [key, ...rest]: readonly string[], marker: string): unknown {
  if (key === undefined) return marker;
  if (key === '0') return [marked(undefined, rest, marker)];
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
  const [first = 'x', inner] = Object.entries(record)[0] ?? [];
  if (key === '~') return { [marker]: inner ?? 'x' };
  if (key === '*') return { ...record, [first]: marked(inner, rest, marker) };
  const isOther = (key === 'contracts' || key === 'where') && record[key] === undefined;
  const kept = key === 'kind' ? { owner: record.owner } : isOther ? {} : record;
  return { ...kept, [key]: marked(record[key], rest, marker) };
}

const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ['report', reportBody],
  ...INCIDENT_VERBS.map(({ name, schema }) => [name, schema] as const),
];
const FIELDS = SCHEMAS.flatMap(([verb, schema]) => {
  const found = places(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...new Set(found.map((place) => place.join(' ')))].map((place) => [verb, place.split(' ')] as const);
});

/** An incident made ready for one command, as often as it is asked. */
class Stage {
  readonly #as: string;
  readonly #client: Client;
  readonly #path: string;
  readonly #body: Body;
  readonly #streams: Client['memory']['streams'];
  readonly #contents: Client['memory']['contents'];

  private constructor({ as = 'officer' }: Case, client: Client, path: string, body: Body) {
    this.#as = `${as}@example.jp`;
    this.#client = client;
    this.#path = path;
    this.#body = body;
    this.#streams = new Map(client.memory.streams);
    this.#contents = new Map(client.memory.contents);
  }

  static async for(verb: string): Promise<Stage> {
    const found = CASES[verb];
    if (found === undefined) throw new Error(`no case for ${verb}`);
    const client = new Client(shipped(found.policy ?? 'flexcrm'));
    const id = await client.waiting();
    const into = 'into' in found.body ? { into: await client.reported({}, '別の件') } : {};
    const body = { ...found.body, ...into, ...('notice' in found.body && { notice: `${id}-n1` }) };
    await found.before?.(client, id);
    return new Stage(found, client, verb === 'report' ? '/api/incidents' : `/api/incidents/${id}/${verb}`, body);
  }

  async send(change: (body: Body) => unknown): Promise<number> {
    const { streams, contents } = this.#client.memory;
    streams.clear();
    contents.clear();
    for (const [stream, items] of this.#streams) streams.set(stream, items);
    for (const [id, content] of this.#contents) contents.set(id, content);
    return (await this.#client.post(this.#path, change(this.#body), { as: this.#as })).status;
  }

  async fateOf(place: readonly string[], marker: string): Promise<Fate> {
    const status = await this.send((body) => marked(body, place, marker));
    const { streams, contents } = this.#client.memory;
    if (JSON.stringify([...streams]).includes(marker)) return 'ledger';
    if (status >= 400) return 'refused';
    return [...contents.values()].some(({ body }) => body.includes(marker)) ? 'beside' : 'nowhere';
  }

  /** The incident on its screen and by the API. */
  async shown(): Promise<readonly string[]> {
    const path = this.#path.replace(/\/[a-z]+$/, '');
    const [api, screen] = [await this.#client.get(path), await this.#client.get(path.replace('/api', ''))];
    return [api.text, screen.text];
  }
}

/** Names of what is listed elsewhere: keys of measures. docs/architecture.md says so. */
const IN_THE_LEDGER = ['measure kind'];

describe('what people type', () => {
  it('knows a body for every command that has texts', () => {
    expect([...new Set(FIELDS.map(([verb]) => verb))].filter((verb) => CASES[verb] === undefined)).toEqual([]);
  });

  it.each(Object.keys(CASES))('goes beside the ledger in every field of %s', async (verb) => {
    const stage = await Stage.for(verb);
    expect(await stage.send((body) => body)).toBeLessThan(300);
    const left: string[] = [];
    for (const [, place] of FIELDS.filter(([of]) => of === verb))
      for (const marker of MARKERS)
        if ((await stage.fateOf(place, marker)) === 'ledger') left.push(`${verb} ${place.join('.')}`);
    expect([...new Set(left)]).toEqual(IN_THE_LEDGER.filter((field) => field.startsWith(`${verb} `)));
  });

  it.each(['appoint', 'measure'])('of %s is shown again in full', async (verb) => {
    const stage = await Stage.for(verb);
    const field = verb === 'appoint' ? 'role' : 'ownTitle';
    expect(await stage.fateOf([field], MARKERS[0])).toBe('beside');
    for (const text of await stage.shown()) expect(text).toContain(MARKERS[0]);
  });
});
