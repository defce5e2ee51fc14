import { hashOf } from '../../../functions/domain/base/ledger/chain.ts';
import { BESIDE } from './beside.ts';
import { DELIVERIES } from './deliveries.ts';
import { KEPT } from './kept.ts';
import { type Draw, type Found, type Mutation, pick } from './mutation.ts';
import type { Row, Tables } from './store.ts';

const seal = (item: Row): Row => ({ ...item, hash: hashOf(item) });

function streamsOf({ rows }: Tables): string[] {
  return [...new Set(rows.ledger.map(({ stream }) => String(stream)))];
}

function itemsOf({ rows }: Tables, stream: string): Row[] {
  return rows.ledger.filter((item) => item.stream === stream);
}

function rowOf({ rows }: Tables, stream: string): Row {
  return rows.views.find((row) => row.stream === stream && isOfStream(row.kind)) ?? {};
}

function isOfStream(kind: unknown): boolean {
  return kind === 'incident' || kind === 'source' || kind === 'register';
}

/** A stream of at least so many items. */
function pickStream(tables: Tables, draw: Draw, least = 1): { stream: string; items: Row[] } {
  const long = streamsOf(tables).filter((stream) => itemsOf(tables, stream).length >= least);
  const stream = pick(long, draw) ?? '';
  return { stream, items: itemsOf(tables, stream) };
}

/** The items from `from` on, each hash and link made anew. */
async function rehash(tables: Tables, items: readonly Row[], from: number): Promise<Row[]> {
  const done = items.slice(0, from);
  for (const [index, item] of items.slice(from).entries()) {
    const seq = from + index + 1;
    const previous = done.at(-1)?.hash ?? '0'.repeat(64);
    const made = seal({ ...item, seq, previous });
    await tables.put('ledger', made);
    done.push(made);
  }
  return done;
}

const touched = (item: Row, draw: Draw): Row => ({ ...item, command: `${String(item.command)}-${draw(1e9)}` });

function ledger(
  name: string,
  least: number,
  act: (tables: Tables, items: Row[], draw: Draw) => Promise<unknown>,
): Mutation {
  return {
    name,
    found: 'verify',
    mutate: async (tables, draw) => {
      const { stream, items } = pickStream(tables, draw, least);
      if (stream === '') return null;
      await act(tables, items, draw);
      return stream;
    },
  };
}

const at = (items: readonly Row[], draw: Draw, keep = 0) => draw(items.length - keep);

const LEDGER: readonly Mutation[] = [
  ledger('a value in an item', 1, (tables, items, draw) => {
    const item = items[at(items, draw)] ?? {};
    const field = pick(['command', 'at', 'hash', 'previous', 'actor', 'events'], draw) ?? 'command';
    return tables.put('ledger', { ...item, [field]: `changed-${draw(1e9)}` });
  }),
  ledger('a field added to an item', 1, (tables, items, draw) => {
    return tables.put('ledger', { ...items[at(items, draw)], [`extra${draw(1e6)}`]: draw(2) === 0 ? null : 'x' });
  }),
  ledger('a field removed from an item', 1, (tables, items, draw) => {
    const field = pick(['command', 'at', 'hash', 'previous', 'actor', 'events'], draw) ?? 'command';
    const { [field]: _, ...rest } = items[at(items, draw)] ?? {};
    return tables.put('ledger', rest);
  }),
  ledger('an item removed', 2, (tables, items, draw) => tables.remove('ledger', items[at(items, draw, 1)] ?? {})),
  ledger('items cut off at the end', 2, async (tables, items, draw) => {
    for (const item of items.slice(1 + draw(items.length - 1))) await tables.remove('ledger', item);
  }),
  ledger('two items exchanged', 2, async (tables, items, draw) => {
    const first = at(items, draw, 1);
    const [a = {}, b = {}] = [items[first], items[first + 1]];
    await tables.put('ledger', { ...a, seq: b.seq });
    await tables.put('ledger', { ...b, seq: a.seq });
  }),
  ledger('an item repeated at the end', 1, (tables, items, draw) => {
    return tables.put('ledger', { ...items[at(items, draw)], seq: items.length + 1 });
  }),
  ledger('an item repeated at the end under another command, sealed', 1, (tables, items, draw) => {
    return rehash(tables, [...items, touched(items[at(items, draw)] ?? {}, draw)], items.length);
  }),
  ledger('a forged item appended, sealed', 1, (tables, items, draw) => {
    const forged = {
      ...touched(items.at(-1) ?? {}, draw),
      events: [{ type: 'incident.closed', by: 'x', reason: null }],
    };
    return rehash(tables, [...items, forged], items.length);
  }),
  ledger('the last item rewritten, its hash made anew', 1, (tables, items, draw) => {
    return tables.put('ledger', seal(touched(items.at(-1) ?? {}, draw)));
  }),
  ledger('an item rewritten, the chain after it made anew', 1, (tables, items, draw) => {
    const where = at(items, draw);
    const changed = items.map((item, index) => (index === where ? touched(item, draw) : item));
    return rehash(tables, changed, where);
  }),
  ledger('an item removed, the chain after it made anew', 2, async (tables, items, draw) => {
    const where = at(items, draw, 1);
    await rehash(tables, [...items.slice(0, where), ...items.slice(where + 1)], where);
    await tables.remove('ledger', items.at(-1) ?? {});
  }),
  ledger('an item put in before the first', 1, (tables, items, draw) => {
    return tables.put('ledger', { ...items[at(items, draw)], seq: 0 - draw(3) });
  }),
  ledger('a stream removed, its row stays', 1, async (tables, items) => {
    for (const item of items) await tables.remove('ledger', item);
  }),
];

function view(name: string, change: (row: Row, draw: Draw, items: readonly Row[]) => Row | null): Mutation {
  return {
    name,
    found: 'verify',
    mutate: async (tables, draw) => {
      const { stream, items } = pickStream(tables, draw, 2);
      const row = rowOf(tables, stream);
      const changed = change(row, draw, items);
      if (changed === null) await tables.remove('views', row);
      else await tables.put('views', changed);
      return stream;
    },
  };
}

const VIEWS: readonly Mutation[] = [
  view('a value in a row of the lists', (row, draw) => {
    const inner = row.row as Row;
    const field = pick(Object.keys(inner), draw) ?? '';
    return { ...row, row: { ...inner, [field]: `changed-${draw(1e9)}` } };
  }),
  view("a row's version raised", (row, draw) => ({ ...row, version: Number(row.version) + 1 + draw(5) })),
  view("a row's version lowered", (row, draw) => ({ ...row, version: draw(Number(row.version) - 1) + 1 })),
  view("a row's next moment", (row, draw) => ({
    ...row,
    nextAt: draw(2) === 0 ? `2031-01-0${1 + draw(9)}T00:00:00.000Z` : 7,
  })),
  view("a row's hash", (row, draw) => ({ ...row, head: hashOf({ forged: draw(1e9) }) })),
  view('a field added to a row', (row, draw) => ({ ...row, [`extra${draw(1e6)}`]: draw(2) === 0 ? null : 'x' })),
  view('a row removed', () => null),
  view("a row's hash removed", ({ head, ...row }) => row),
  view('a row replaced by a blank one', ({ kind, stream }) => ({ kind, stream, version: 0, nextAt: null, row: {} })),
  view("a row's mark for the sweep", (row, draw) => ({ ...row, open: `changed-${draw(1e9)}` })),
  view('something put into a row that no command announces', (row, draw) => {
    return { ...row, announced: draw(2) === 0 ? `changed-${draw(1e9)}` : new Set([`changed-${draw(1e9)}`]) };
  }),
  {
    ...view('an announcement put into a row', (row, draw) => {
      return { ...row, announced: new Set([`${Number(row.version) + draw(3)}#${hashOf({ forged: draw(1e9) })}`]) };
    }),
    found: 'note',
  },
  {
    name: 'a row put in for a stream without items',
    found: 'verify',
    mutate: async (tables, draw) => {
      const kind = draw(2) === 0 ? 'incident' : 'source';
      const stream = `${kind}/X-${draw(1e6)}`;
      const row = { kind, stream, version: 0, nextAt: null, row: { title: 'forged' } };
      await tables.put('views', row);
      return stream;
    },
  },
  {
    name: 'a blank row put in for a stream without items',
    found: 'note',
    mutate: async (tables, draw) => {
      const kind = draw(2) === 0 ? 'incident' : 'source';
      const stream = `${kind}/X-${draw(1e6)}`;
      await tables.put('views', { kind, stream, version: 0, nextAt: null, row: {}, open: 'yes' });
      return stream;
    },
  },
  {
    name: 'a row of an ended stream kept open for the sweep',
    found: 'note',
    mutate: async (tables, draw) => {
      const ended = tables.rows.views.filter(({ kind, open }) => isOfStream(kind) && open === undefined);
      const row = pick(ended, draw) ?? {};
      await tables.put('views', { ...row, open: 'yes' });
      return String(row.stream);
    },
  },
];

function content(name: string, found: Found, change: (row: Row, draw: Draw) => Row | null): Mutation {
  return {
    name,
    found,
    mutate: async (tables, draw) => {
      const heads = tables.rows.contents.filter(({ owner, parts }) => parts !== undefined && isReferred(tables, owner));
      const row = pick(heads, draw) ?? {};
      const changed = change(row, draw);
      if (changed === null) await tables.remove('contents', row);
      else await tables.put('contents', changed);
      return String(row.owner);
    },
  };
}

function isReferred(tables: Tables, owner: unknown): boolean {
  return streamsOf(tables).includes(String(owner));
}

const CONTENTS: readonly Mutation[] = [
  content('a stored text or file', 'verify', (row, draw) => ({ ...row, body: `${String(row.body)}${draw(1e9)}` })),
  content('the key or sum of a stored text', 'verify', (row, draw) => {
    return { ...row, [draw(2) === 0 ? 'secret' : 'sum']: `changed-${draw(1e9)}` };
  }),
  {
    name: 'two stored texts exchanged',
    found: 'verify',
    mutate: async (tables, draw) => {
      const heads = tables.rows.contents.filter(({ owner, parts }) => parts !== undefined && isReferred(tables, owner));
      const one = pick(heads, draw) ?? {};
      const other = pick(
        heads.filter(({ sum }) => sum !== one.sum),
        draw,
      );
      if (other === undefined) return null;
      await tables.put('contents', { ...other, owner: one.owner, id: one.id });
      await tables.put('contents', { ...one, owner: other.owner, id: other.id });
      return String(one.owner);
    },
  },
  content('a field added to a stored text', 'verify', (row, draw) => ({ ...row, [`extra${draw(1e6)}`]: 'x' })),
  content('a stored text removed', 'note', () => null),
];

const POLICIES: readonly Mutation[] = [
  {
    name: 'a stored policy',
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(tables.rows.policies, draw) ?? {};
      const policy = String(row.policy).replace('example.jp', `example.jp${draw(1e6)}`);
      await tables.put('policies', { ...row, policy });
      return `policy/${String(row.digest)}`;
    },
  },
  {
    name: 'a blank put into a stored policy, which then says the same',
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(tables.rows.policies, draw) ?? {};
      const text = String(row.policy);
      const places = ['', ',"', '":'].flatMap((token) => [text.indexOf(token), text.lastIndexOf(token)]);
      const at = pick([...places, text.length], draw) ?? 0;
      const blank = pick([' ', '\n', '\t', '\r\n'], draw) ?? ' ';
      await tables.put('policies', { ...row, policy: `${text.slice(0, at)}${blank}${text.slice(at)}` });
      return `policy/${String(row.digest)}`;
    },
  },
  {
    name: 'a stored policy removed',
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(tables.rows.policies, draw) ?? {};
      const named = tables.rows.ledger.find((item) => JSON.stringify(item.events).includes(String(row.digest)));
      if (named === undefined) return null;
      await tables.remove('policies', row);
      return String(named.stream);
    },
  },
  {
    name: 'a field added to a stored policy',
    found: 'verify',
    mutate: async (tables, draw) => {
      const row = pick(tables.rows.policies, draw) ?? {};
      await tables.put('policies', { ...row, [`extra${draw(1e6)}`]: 'x' });
      return `policy/${String(row.digest)}`;
    },
  },
];

function anchored(
  name: string,
  act: (tables: Tables, items: Row[], row: Row, draw: Draw) => Promise<unknown>,
): Mutation {
  const mutate: Mutation['mutate'] = async (tables, draw) => {
    const sources = streamsOf(tables).filter((stream) => !stream.startsWith('incident/'));
    const long = sources.filter((stream) => itemsOf(tables, stream).length >= 2);
    const stream = pick(long, draw) ?? '';
    await act(tables, itemsOf(tables, stream), rowOf(tables, stream), draw);
    return stream;
  };
  return { name, found: 'anchor', mutate };
}

const ANCHORED: readonly Mutation[] = [
  anchored('the end of a stream rewritten together with its row', async (tables, items, row, draw) => {
    const last = seal({ ...items.at(-1), command: `forged-${draw(1e9)}` });
    await tables.put('ledger', last);
    await tables.put('views', { ...row, head: last.hash });
  }),
  anchored('a whole stream rewritten together with its row', async (tables, items, row, draw) => {
    const made = await rehash(
      tables,
      items.map((item) => touched(item, draw)),
      0,
    );
    await tables.put('views', { ...row, head: made.at(-1)?.hash });
  }),
  anchored('a stream removed together with its row', async (tables, items, row) => {
    for (const item of items) await tables.remove('ledger', item);
    await tables.remove('views', row);
  }),
];

/** Every way of tampering that is tried, in the order of `docs/operations.md`. */
export const MUTATIONS: readonly Mutation[] = [
  ...LEDGER,
  ...VIEWS,
  ...KEPT,
  ...CONTENTS,
  ...DELIVERIES,
  ...POLICIES,
  ...BESIDE,
  ...ANCHORED,
];
