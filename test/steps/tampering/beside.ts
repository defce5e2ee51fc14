import { hashOf, NO_PREVIOUS } from '../../../functions/domain/base/ledger/chain.ts';
import { type Draw, type Found, type Mutation, pick } from './mutation.ts';
import type { Row, Table, Tables } from './store.ts';

const invented = (draw: Draw) => String(draw(1e9));

/** A row that is put in beside all others. `name`: as `hikeshi verify` calls it. */
function putIn(
  name: string,
  found: Found,
  table: Table,
  make: (tables: Tables, draw: Draw) => { readonly row: Row; readonly named: string } | null,
): Mutation {
  const mutate: Mutation['mutate'] = async (tables, draw) => {
    const made = make(tables, draw);
    if (made === null) return null;
    await tables.put(table, made.row);
    return made.named;
  };
  return { name, found, mutate };
}

const listed = (row: Row) => ({ row, named: `views/${row.kind}/${row.stream}` });
const kept = (row: Row) => ({ row, named: `contents/${row.owner}/${row.id}` });

/** A text of one part that items name. */
function someText({ rows }: Tables, draw: Draw): Row {
  const texts = rows.contents.filter(({ owner, parts }) => parts === 1 && /^(incident|register)\//.test(String(owner)));
  return pick(texts, draw) ?? {};
}

const STREAMS: readonly Mutation[] = [
  putIn('an item put in under a stream of an unknown kind', 'verify', 'ledger', ({ rows }, draw) => {
    const stream = `${pick(['incidents', 'x', 'policy', 'register'], draw)}${pick(['', ':', '-'], draw)}${invented(draw)}`;
    const row = { ...(pick(rows.ledger, draw) ?? {}), stream, seq: 1, previous: NO_PREVIOUS };
    return { row: { ...row, hash: hashOf(row) }, named: stream };
  }),
  putIn('a row put in under an unknown kind, or under that of other streams', 'verify', 'views', ({ rows }, draw) => {
    const row = pick(
      rows.views.filter(({ kind }) => kind === 'incident' || kind === 'source' || kind === 'register'),
      draw,
    );
    const others = ['incident', 'source', 'register', 'sweep', `kind-${invented(draw)}`].filter(
      (one) => one !== row?.kind,
    );
    return listed({ ...row, kind: pick(others, draw) });
  }),
  {
    name: 'the mark of the sweep that every row has its hash, removed',
    found: 'verify',
    mutate: async (tables) => {
      const mark = tables.rows.views.find(({ kind, stream }) => kind === 'sweep' && stream === 'heads') ?? {};
      await tables.remove('views', mark);
      return 'views/sweep/heads';
    },
  },
];

const TEXTS: readonly Mutation[] = [
  putIn('a text put in that no item names', 'note', 'contents', (tables, draw) => {
    return kept({ ...someText(tables, draw), id: `forged-${invented(draw)}` });
  }),
  putIn('a further part put in beside a text', 'note', 'contents', (tables, draw) => {
    const { owner, id, sum } = someText(tables, draw);
    const digits = draw(2) === 0 ? String(sum).slice(0, 16) : '0123456789abcdef';
    return kept({ owner, id: `${id}#${digits}#000${2 + draw(7)}`, body: invented(draw) });
  }),
  putIn('a row put in among the texts that is no text', 'verify', 'contents', (tables, draw) => {
    const text = someText(tables, draw);
    const id = `forged-${invented(draw)}`;
    const odd: Row =
      pick(
        [
          { owner: text.owner, id, body: invented(draw) },
          { ...text, id, sum: invented(draw) },
          { ...text, id, body: invented(draw) },
          { ...text, id, extra: invented(draw) },
          { ...text, owner: `someone/${invented(draw)}` },
        ],
        draw,
      ) ?? {};
    return kept(odd);
  }),
];

const AUDIENCES: readonly Mutation[] = [
  putIn('a recipient put in for a notice that the ledger does not know', 'verify', 'deliveries', ({ rows }, draw) => {
    const row = pick(rows.deliveries, draw) ?? {};
    const [, of = '', place = ''] = /^(.+)-n\d+(#\w+)$/.exec(String(row.notice)) ?? [];
    const notice = pick([`${of}-n${10 + draw(90)}`, `I-forged${draw(1e6)}-n1`, invented(draw)], draw);
    return { row: { ...row, notice: `${notice}${place}` }, named: `deliveries/${notice}` };
  }),
  putIn('a recipient put in at a place where none stands', 'verify', 'deliveries', ({ rows }, draw) => {
    const row = pick(rows.deliveries, draw) ?? {};
    const notice = String(row.notice).replace(/#\w+$/, '');
    const [shard, position] = pick<readonly [string, number]>(
      [
        ['#16', 16],
        ['#03', 16 * draw(100) + 4],
        ['#seal', 1 + draw(9)],
        ['#00', -16],
        ['#00', 0.5],
        ['#00', 16_000_000],
        ['', 0],
      ],
      draw,
    ) ?? ['', 0];
    return {
      row: { ...row, notice: `${notice}${shard}`, position },
      named: `deliveries/${notice}${shard}/${position}`,
    };
  }),
];

/** Ways to put in what no stream speaks of. */
export const BESIDE: readonly Mutation[] = [...STREAMS, ...TEXTS, ...AUDIENCES];
