import { SIDE_EFFECTS, type SideEffect } from '../../../../functions/application/command/side-effects.ts';
import type { Effect } from '../../../../infra/local/endpoint/effects.ts';
import type { CrashFault } from '../../../../infra/local/endpoint/faults.ts';

const STACK = 'hikeshi';

/** `dynamodb.PutItem:hikeshi-ledger`: how a fault names a kind of side effect. */
export function keyOf({ service, operation, table }: Pick<Effect, 'service' | 'operation' | 'table'>): string {
  return table === undefined ? `${service}.${operation}` : `${service}.${operation}:${table}`;
}

/** The key of a side effect that the adapters list. */
function listedKey({ service, operation, table }: SideEffect): string {
  const physical = table === undefined ? undefined : `${STACK}-${table.replace(/_TABLE$/, '').toLowerCase()}`;
  return keyOf({ service, operation, ...(physical === undefined ? {} : { table: physical }) });
}

/** The keys of all listed side effects. */
export const LISTED: ReadonlySet<string> = new Set(SIDE_EFFECTS.map(listedKey));

/** One place to die at: before or after the n-th side effect of a kind. */
export interface Place {
  readonly key: string;
  readonly nth: number;
  readonly when: 'before' | 'after';
}

/** Every place of a run that went well. */
export function placesOf(effects: readonly Effect[]): Place[] {
  const seen = new Map<string, number>();
  return effects.flatMap((effect) => {
    const key = keyOf(effect);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return (['before', 'after'] as const).map((when) => ({ key, nth, when }));
  });
}

/** The power cut at a place. */
export function powerCut({ key, nth, when }: Place): CrashFault {
  return { kind: 'crash', target: key, skip: nth, when, scope: 'system' };
}
