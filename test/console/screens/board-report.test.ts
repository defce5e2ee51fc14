import { expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';

const OFFICER = { as: 'officer@example.jp' };
const EXECUTIVE = { as: 'executive@example.jp' };

it('[GK-9] the report to the board has a document of its own, which carries both parts of the plan', async () => {
  const client = new Client(shipped('limited-company'));
  const id = await client.reported({ party: 'victim', 'cause.wrongful': 'confirmed', 'cause.kind': 'intrusion' });
  const page = async () => (await client.get(`/incidents/${id}/filings/board.report?lang=ja`, OFFICER)).text;
  const board = (evidence: string) =>
    client.post(`/api/incidents/${id}/complete`, { duty: 'board.report', evidence }, OFFICER);
  // Not before there is a plan to go with it.
  expect(await page()).not.toContain('添付：再発防止計画');
  expect((await board('役員会で報告した')).status).toBe(409);
  const plan = {
    technical: '多要素認証の<必須>化',
    organisational: '二人での確認',
    owner: 'officer',
    due: '2026-07-31',
  };
  expect((await client.post(`/api/incidents/${id}/plan`, plan, OFFICER)).status).toBe(200);
  expect((await client.post(`/api/incidents/${id}/approve`, { what: 'prevention' }, EXECUTIVE)).status).toBe(200);
  const document = await page();
  for (const part of ['添付：再発防止計画', '多要素認証の&lt;必須&gt;化', '二人での確認', '承認済み', '合同会社みほん'])
    expect(document).toContain(part);
  expect((await board('役員会で報告した')).status).toBe(200);
  expect(await page()).toContain('役員会で報告した');
  // A report that goes without a plan shows none.
  const others = await client.get(`/incidents/${id}/filings/principals?lang=ja`, OFFICER);
  expect(others.text).not.toContain('添付：再発防止計画');
});
