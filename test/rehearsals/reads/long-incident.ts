import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteItemCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { NO_LOG_LINES } from '../../../functions/adapters/aws/no-log-lines.ts';
import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import { keyedDigest, sha256Hex } from '../../../functions/domain/base/ledger/digest.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { reportedIncidentId } from '../../../functions/domain/base/ledger/streams.ts';
import { type Instant, plusMs } from '../../../functions/domain/base/time/instant.ts';
import { compilePolicy } from '../../../functions/domain/compile/compile.ts';
import { decide } from '../../../functions/domain/incident/decide/decide.ts';
import { evolve, foldIncident } from '../../../functions/domain/incident/evolve/evolve.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import type { IncidentState } from '../../../functions/domain/incident/record/state.ts';
import { policyDigest } from '../../../functions/domain/policy/digest.ts';
import { incidentView } from '../../../functions/domain/views/incident-view.ts';
import type { System } from '../../../infra/local/runtime/system.ts';
import { ROOT } from '../../style/source-files.ts';

const FLEXCRM = join(ROOT, 'workflows/policies/flexcrm.yaml');
const POLICY = compilePolicy(readFileSync(FLEXCRM, 'utf8'), FLEXCRM);
const ITEMS_A_CALL = 25;
const SECOND_MS = 1_000;

/**
 * Makes the ledger of an incident that was opened longer, to so many items, by what people state of it: decided by the domain and sealed
 * as ever, with a reason's text for every so many of them, and its row in the lists brought up to it. Only the writing goes past the functions.
 */
export async function lengthen(system: System, incident: string, length: number, textEvery = 10): Promise<void> {
  await writing(system, (client) => writeLonger(client, `incident/${incident}`, { length, textEvery }));
}

/** Opens so many incidents at a moment as reports do, past the functions: nothing follows until the sweep comes by. */
export async function openMany(system: System, count: number, at: Instant): Promise<void> {
  await writing(system, async (client) => {
    const opened = Array.from({ length: count }, (_, n) => openedAs(reportedIncidentId(`many ${n}`), at));
    await putAll(
      client,
      'hikeshi-contents',
      opened.map(({ title }) => title),
    );
    await putAll(
      client,
      'hikeshi-ledger',
      opened.map(({ item }) => item),
    );
    await putAll(
      client,
      'hikeshi-views',
      opened.map(({ state }) => rowOf(state)),
    );
  });
}

async function writing(system: System, act: (client: DynamoDBClient) => Promise<void>): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: system.endpointUrl,
    region: system.stack.region,
    credentials: { accessKeyId: 'lengthen', secretAccessKey: 'lengthen' },
    logger: NO_LOG_LINES,
  });
  try {
    await act(client);
  } finally {
    client.destroy();
  }
}

function openedAs(incident: string, at: Instant) {
  const [stream, secret, body] = [`incident/${incident}`, sha256Hex(incident), '応答の遅れ'];
  const title = { owner: stream, id: 'title', body, secret, parts: 1, sum: sha256Hex(body) };
  const actor = { kind: 'person', id: 'officer' } as const;
  const asked = {
    do: 'open',
    incident,
    policy: policyDigest(POLICY),
    title: { content: 'title', digest: keyedDigest(secret, body) },
    origin: { kind: 'report', reporter: null },
    detectedAt: at,
    occurredAt: null,
    facts: { 'test.harmless': 'yes' },
    drill: false,
  } as const;
  const before = foldIncident(stream, []);
  const events = decide(POLICY, before, { id: `open-${incident}`, at, actor, command: asked });
  if ('refused' in events) throw new Error(events.reason.en);
  const item: LedgerItem<IncidentEvent> = sealItem(null, { stream, command: `open-${incident}`, actor, at, events });
  return { title, item, state: evolve(before, item) };
}

/** The row in the lists that follows from a state. */
function rowOf(state: IncidentState): object {
  if (state.status === 'none') throw new Error(`there is no ${state.stream}`);
  const { open, ...row } = incidentView(state);
  return { ...row, ...(open ? { open: 'yes' } : {}) };
}

interface Longer {
  readonly length: number;
  readonly textEvery: number;
}

async function writeLonger(client: DynamoDBClient, stream: string, { length, textEvery }: Longer): Promise<void> {
  const items = await itemsOf(client, stream);
  let state = foldIncident(stream, items);
  const [added, texts]: [LedgerItem<IncidentEvent>[], object[]] = [[], []];
  for (
    let previous = items.at(-1) ?? null;
    previous !== null && previous.seq < length;
    previous = added.at(-1) ?? null
  ) {
    const n: number = previous.seq + 1;
    // As long as those that the console gives.
    const command = `officer:=${sha256Hex(`key ${n}`).slice(0, 20)}~${sha256Hex(`body ${n}`).slice(0, 12)}`;
    const [id, secret, body] = [`${command}-reason`, sha256Hex(`secret ${n}`), `Looked at again, for the ${n}th time.`];
    const at = plusMs(previous.at, SECOND_MS);
    const reason = n % textEvery === 0 ? { reason: { content: id, digest: keyedDigest(secret, body) } } : {};
    const actor = { kind: 'person', id: 'officer' } as const;
    const facts = { 'reporter.customer': n % 2 === 0 ? 'yes' : 'no' } as const;
    const asked = { do: 'assess', facts, times: {}, overrule: null, ...reason } as const;
    const events = decide(POLICY, state, { id: command, at, actor, command: asked });
    if ('refused' in events) throw new Error(events.reason.en);
    const item: LedgerItem<IncidentEvent> = sealItem(previous, { stream, command, actor, at, events });
    added.push(item);
    if (n % textEvery === 0) texts.push({ owner: stream, id, body, secret, parts: 1, sum: sha256Hex(body) });
    state = evolve(state, item);
  }
  await putAll(client, 'hikeshi-contents', texts);
  await putAll(client, 'hikeshi-ledger', added);
  await putAll(client, 'hikeshi-views', [rowOf(state)]);
}

async function itemsOf(client: DynamoDBClient, stream: string): Promise<LedgerItem<IncidentEvent>[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'hikeshi-ledger',
      KeyConditionExpression: '#stream = :stream',
      ExpressionAttributeNames: { '#stream': 'stream' },
      ExpressionAttributeValues: marshall({ ':stream': stream }),
    }),
  );
  return Items.map((item) => unmarshall(item) as LedgerItem<IncidentEvent>);
}

async function putAll(client: DynamoDBClient, table: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ITEMS_A_CALL) {
    const RequestItems = {
      [table]: rows.slice(from, from + ITEMS_A_CALL).map((row) => ({
        PutRequest: { Item: marshall(row, { removeUndefinedValues: true }) },
      })),
    };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
}
