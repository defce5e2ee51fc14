import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';

const SAYS = 'という機能は、対応方針にもお客様の一覧にもないため';

describe('the page after a form named a function', () => {
  it.each([
    ['打刻', true],
    ['crm', false],
  ])('given %s, then it says whether no list has that name: %s', async (name, isSaid) => {
    const client = new Client();
    client.haveCustomers(3);
    const id = await client.reported();
    const fields = { key: 'k-function', 'fact.service.function': name, 'fact.service.felt': 'confirmed' };
    const sent = await client.form(`/incidents/${id}/assess?lang=ja`, fields);
    expect(sent.status).toBe(303);
    const { text } = await client.get(sent.headers.get('location') ?? '');
    expect(text).toContain('次の内容を記録しました。');
    expect(text.includes(SAYS)).toBe(isSaid);
  });
});

describe('a box for several lines', () => {
  it('has as many rows as its text has lines on a phone', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja`);
    const boxes = [...text.matchAll(/<textarea[^>]* rows="(\d+)"[^>]*>([^<]*)</g)].map(([, rows = '', value = '']) => ({
      rows: Number(rows),
      letters: value.length,
    }));
    expect(boxes.some(({ letters }) => letters > 60)).toBe(true);
    for (const { rows, letters } of boxes) expect(rows).toBeGreaterThanOrEqual(Math.min(24, Math.floor(letters / 38)));
    expect(Math.min(...boxes.map(({ rows }) => rows))).toBe(3);
  });
});
