import { describe, expect, it } from 'vitest';
import { pageText } from '../../../functions/domain/incident/paging/page-text.ts';
import { ownMeasure } from '../../../functions/domain/rules/deadline/known-measures.ts';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { stateOf } from '../work.ts';

const as = 'officer';

async function reported(policy: 'flexcrm' | 'limited-company') {
  const client = new Client(shipped(policy));
  const { json } = await client.post(
    '/api/incidents',
    { title: '漏えいの疑い', facts: { 'data.leak': 'possible' } },
    { as },
  );
  const id: string = json.id;
  const page = async () => (await client.get(`/incidents/${id}?lang=ja`, { as })).text;
  const send = (fields: [string, string][]) => client.form(`/incidents/${id}/measure`, fields, { as });
  return { client, id, page, send };
}

describe('the form of a measure', () => {
  it('[FC-12] lists the measures of the policy by title, each with the sentence that a notice will carry', async () => {
    const { page } = await reported('flexcrm');
    const html = await page();
    expect(html).toMatch(
      /<option value="suspend">該当する機能やサービスを止める、または利用を制限する（完了後の通知文：「一部の機能の利用を制限する措置を実施いたしました」）/,
    );
    expect(html).toMatch(/<option value="customers">[^<]*（通知への自動記載なし）/);
  });

  it.each(['flexcrm', 'limited-company'] as const)('of %s takes any other measure by its title', async (name) => {
    const { client, id, page, send } = await reported(name);
    expect(
      (
        await send([
          ['ownTitle', '公開設定の 見直し'],
          ['owner', as],
        ])
      ).status,
    ).toBe(303);
    const duty = stateOf(client.memory, id).duties.find(({ kind }) => kind.startsWith('measure.'));
    expect(duty).toMatchObject({ clause: 'own-decision', owner: as });
    const html = await page();
    expect(html).toContain('<h3>公開設定の 見直し</h3>');
    expect(html).toContain('自社の判断');
    const settled = await client.form(
      `/incidents/${id}/complete`,
      [
        ['duty', duty?.id ?? ''],
        ['evidence', '見直しました。'],
      ],
      { as },
    );
    expect(settled.status).toBe(303);
    expect(stateOf(client.memory, id).duties.find(({ id: each }) => each === duty?.id)?.status).toBe('met');
  });

  it('knows its title again, and calls it by that where it is refused; a page calls it by its code', async () => {
    const { client, id, send } = await reported('flexcrm');
    const given: [string, string][] = [
      ['ownTitle', "公開設定の $& と $' の 見直し"],
      ['owner', as],
    ];
    await send(given);
    const again = await client.post(
      `/api/incidents/${id}/measure?lang=ja`,
      { ownTitle: "公開設定の　$& と $' の 見直し", owner: as },
      { as },
    );
    expect([again.status, again.json.error.reason]).toEqual([
      409,
      expect.stringContaining("「公開設定の $& と $' の 見直し」は、すでに"),
    ]);
    const state = stateOf(client.memory, id);
    const page = state.pages.find(({ why }) => why === 'assigned');
    if (page === undefined) throw new Error('nobody was called');
    const rest = { title: null, signals: [], url: 'https://example.jp', person: as };
    const text = pageText({ policy: client.memory.policy, state, page, ...rest });
    expect(text).toMatch(/対応事項: 自由記入の名称 [0-9a-z]{8}\n/);
  });

  it('of an earlier release, which wrote its title into the ledger, is shown and taken as before', async () => {
    const { client, id, page, send } = await reported('flexcrm');
    const earlier = { do: 'measure', kind: ownMeasure('公開設定の 見直し'), owner: as } as const;
    const asked = { id: 'earlier', at: NOW, actor: { kind: 'person', id: as } as const, command: earlier };
    await client.memory.carryOut(`incident/${id}`, asked);
    expect(await page()).toContain('<h3>公開設定の 見直し</h3>');
    const again = await send([
      ['ownTitle', '公開設定の 見直し'],
      ['owner', as],
    ]);
    expect(again.status).toBe(409);
  });

  it('refuses both at once, and neither', async () => {
    const { send } = await reported('flexcrm');
    const both: [string, string][] = [
      ['kind', 'suspend'],
      ['ownTitle', '停止'],
      ['owner', as],
    ];
    for (const fields of [both, both.slice(2)]) {
      const { status, text } = await send(fields);
      expect(status).toBe(400);
      expect(text).toContain('どちらか一方だけ');
    }
  });
});
