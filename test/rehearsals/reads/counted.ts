import { RawReply, type ServedOperation, type ServiceCall } from '../../../infra/local/protocol/call.ts';
import { isObject, listOf } from '../../../infra/local/protocol/json.ts';
import type { System } from '../../../infra/local/runtime/system.ts';

/** What functions asked of the stores and of Step Functions, in calls, and in the units that DynamoDB bills. */
export interface Counted {
  /** Calls that read, whatever they read. */
  readonly reads: number;
  readonly readUnits: number;
  readonly writes: number;
  readonly writeUnits: number;
  /** By operation and table: `Query hikeshi-ledger`, `DescribeExecution`. */
  readonly calls: Readonly<Record<string, number>>;
}

/** Counts what one function sends to the endpoint of a system while something is done. */
export class Counter {
  readonly #function: string;
  #calls = new Map<string, number>();
  #units = { reads: 0, readUnits: 0, writes: 0, writeUnits: 0 };

  /** `of`: the function's name in the table of functions. */
  constructor(system: System, of: string) {
    this.#function = of;
    for (const service of system.services) {
      if (service.name !== 'dynamodb' && service.name !== 'states') continue;
      for (const operation of service.operations) this.#watch(operation, service.name === 'dynamodb');
    }
  }

  async during(act: () => Promise<unknown>): Promise<Counted> {
    this.#calls = new Map();
    this.#units = { reads: 0, readUnits: 0, writes: 0, writeUnits: 0 };
    await act();
    return { ...this.#units, calls: Object.fromEntries([...this.#calls].toSorted()) };
  }

  #watch(operation: ServedOperation, isStore: boolean): void {
    const { run } = operation;
    const counted = async (call: ServiceCall): Promise<unknown> => {
      if (call.caller.kind === 'admin' || !call.caller.name.endsWith(`-${this.#function}`))
        return await run.call(operation, call);
      if (!isStore) {
        this.#note(call.operation);
        return await run.call(operation, call);
      }
      const body = Buffer.from(JSON.stringify({ ...call.input, ReturnConsumedCapacity: 'TOTAL' }));
      const reply = await run.call(operation, { ...call, request: { ...call.request, body } });
      if (reply instanceof RawReply) this.#add(operation, reply);
      return reply;
    };
    Object.assign(operation, { run: counted });
  }

  #add({ name, mutates }: ServedOperation, { body }: RawReply): void {
    const { ConsumedCapacity: consumed } = JSON.parse(String(body)) as { ConsumedCapacity?: unknown };
    const each = isObject(consumed) ? [consumed] : listOf(consumed).filter(isObject);
    const units = each.reduce((sum, { CapacityUnits }) => sum + Number(CapacityUnits ?? 0), 0);
    this.#units[mutates ? 'writes' : 'reads'] += 1;
    this.#units[mutates ? 'writeUnits' : 'readUnits'] += units;
    this.#note([name, ...new Set(each.map(({ TableName }) => String(TableName)))].join(' '));
  }

  #note(what: string): void {
    this.#calls.set(what, (this.#calls.get(what) ?? 0) + 1);
  }
}
