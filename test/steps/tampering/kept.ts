import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashOf } from '../../../functions/domain/base/ledger/chain.ts';
import { type Draw, type Mutation, pick } from './mutation.ts';
import type { Row } from './store.ts';

/** A change to the state that is kept of an incident for lists. */
function kept(name: string, change: (row: Row, draw: Draw) => Row): Mutation {
  return {
    name,
    found: 'verify',
    mutate: async (tables, draw) => {
      const row =
        pick(
          tables.rows.views.filter(({ kind }) => kind === 'state'),
          draw,
        ) ?? {};
      await tables.put('views', change(row, draw));
      return String(row.stream);
    },
  };
}

function changed(packed: unknown, draw: Draw): Uint8Array {
  const state = JSON.parse(inflateRawSync(packed as Uint8Array).toString('utf8')) as Row;
  const field = pick(['status', 'title', 'detectedAt', 'duties', 'assessment', 'notices'], draw) ?? 'status';
  return deflateRawSync(JSON.stringify({ ...state, [field]: `changed-${draw(1e9)}` }));
}

/** What lists go by beside the rows of streams. */
export const KEPT: readonly Mutation[] = [
  kept('a value in the state that is kept for lists', (row, draw) => ({ ...row, state: changed(row.state, draw) })),
  kept('the state that is kept for lists, made unreadable', (row, draw) => {
    return { ...row, state: draw(2) === 0 ? Uint8Array.from([1, 2, 3, draw(256)]) : 'changed' };
  }),
  kept('the version or the hash of a kept state', (row, draw) => {
    return draw(2) === 0
      ? { ...row, version: Number(row.version) + 1 }
      : { ...row, head: hashOf({ forged: draw(1e9) }) };
  }),
  kept('a field added to a kept state', (row, draw) => ({ ...row, [`extra${draw(1e6)}`]: 'x' })),
  {
    name: 'an incident taken out of the index of the lists',
    found: 'verify',
    mutate: async (tables, draw) => {
      const openings = tables.rows.views.filter(({ kind }) => kind === 'opening');
      const row = pick(openings, draw) ?? {};
      await tables.remove('views', row);
      return String(row.stream).split(' ')[1] ?? null;
    },
  },
];
