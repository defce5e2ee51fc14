import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import { RawReply } from '../../../../infra/local/protocol/call.ts';
import { type JsonRecord, objectOf } from '../../../../infra/local/protocol/json.ts';
import { LocalSystem } from '../../../../infra/local/runtime/system.ts';
import type { SystemOptions } from '../../../../infra/local/settings/options.ts';
import { writeAssembly } from './endpoint-assembly.ts';

const START = '2026-04-24T08:50:00.000Z';

export const MACHINE_ARN = 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:tiny-machine';
export const TOPIC_ARN = 'arn:aws:sns:ap-northeast-1:000000000000:tiny-pages';

/** What a test may change of a tiny system. */
export type TinyOptions = Partial<SystemOptions> & { readonly change?: Parameters<typeof writeAssembly>[0] };

/** A tiny system on virtual time, and the lines it says. */
export async function tinyVirtual(options: TinyOptions = {}) {
  const clock = new VirtualClock(Date.parse(START));
  const said: string[] = [];
  const system = await LocalSystem.start({
    assembly: writeAssembly(options.change),
    clock,
    state: 'memory',
    seed: 'tiny',
    say: (line) => said.push(line),
    ...options,
  });
  return { system, clock, said, to: (afterMs: number) => clock.advanceTo(Date.parse(START) + afterMs) };
}

/** A tiny system on real time, with its listeners open on free ports. */
export async function tinyReal(options: TinyOptions = {}) {
  const clock = new RealClock();
  const said: string[] = [];
  const system = await LocalSystem.start({
    assembly: writeAssembly(options.change),
    clock,
    state: 'memory',
    seed: null,
    ports: { console: 0, endpoint: 0, mailbox: 0 },
    say: (line) => said.push(line),
    ...options,
  });
  const stop = async (): Promise<void> => {
    await system.stop();
    clock.stop();
  };
  return { system, clock, said, stop };
}

/** Settings of an SDK client of the administrator. */
export function adminClient(endpoint: string) {
  return {
    endpoint,
    region: 'ap-northeast-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'admin', secretAccessKey: 'admin' },
  };
}

/** What the caller function answers to an event, asked through the HTTP API with the calls to make. */
export interface CallerAnswer {
  readonly answers: readonly { readonly status: number; readonly body: string }[];
  readonly event: Readonly<Record<string, unknown>>;
}

/** One call that a function is told to make. */
export interface ToldCall {
  readonly service: string;
  readonly target?: string;
  readonly path?: string;
  readonly method?: string;
  readonly type?: string;
  readonly body: unknown;
}

/** One operation of the administrator's, without the network. */
export async function asAdmin(system: LocalSystem, service: string, operation: string, input: JsonRecord) {
  const found = system.services
    .find((each) => each.name === service)
    ?.operations.find((each) => each.name === operation);
  if (!found) throw new Error(`${service} ${operation} is not served`);
  const body = Buffer.from(JSON.stringify(input));
  const request = { headers: {}, url: '/', body };
  const result = await found.run({
    service,
    operation,
    input,
    caller: { kind: 'admin' },
    at: Date.parse(START),
    request,
  });
  return result instanceof RawReply ? (JSON.parse(String(result.body)) as JsonRecord) : objectOf(result);
}

/** Lets the machine run the caller function on virtual time, and gives what the function was answered. */
export async function runCalls(
  tiny: { system: LocalSystem; clock: VirtualClock },
  name: string,
  calls: readonly ToldCall[],
): Promise<CallerAnswer['answers']> {
  const input = JSON.stringify({ calls });
  const { executionArn } = await asAdmin(tiny.system, 'states', 'StartExecution', {
    stateMachineArn: MACHINE_ARN,
    name,
    input,
  });
  await tiny.clock.advanceTo(tiny.clock.now());
  const { output } = await asAdmin(tiny.system, 'states', 'DescribeExecution', { executionArn });
  return (JSON.parse(String(output)) as { Payload: CallerAnswer }).Payload.answers;
}

/** A call of DynamoDB on the tiny table. */
export function onTable(operation: string, more: Record<string, unknown>): ToldCall {
  return {
    service: 'dynamodb',
    target: `DynamoDB_20120810.${operation}`,
    body: { TableName: 'tiny-things', ...more },
  };
}

/** An item's key. */
export function thing(seq: number): Record<string, unknown> {
  return { stream: { S: 'a' }, seq: { N: String(seq) } };
}

/** A mail to one person, as SES v2 is asked to send it. */
export function mailTo(to: string, more: Record<string, unknown> = {}): ToldCall {
  return {
    service: 'ses',
    path: '/v2/email/outbound-emails',
    type: 'application/json',
    body: {
      FromEmailAddress: 'notice@example.jp',
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: 'tiny',
      Content: {
        Simple: {
          Subject: { Data: 'お知らせ' },
          Body: { Text: { Data: '本文' }, Html: { Data: '<p>本文</p>' } },
        },
      },
      EmailTags: [{ Name: 'stage', Value: 'first' }],
      ...more,
    },
  };
}
