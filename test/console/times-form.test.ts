import { describe, expect, it } from 'vitest';
import { Client } from './client.ts';
import { stateOf } from './work.ts';

/** The fields of the fact form as a browser would send them untouched: times and what was recorded. */
function times(page: string): Record<string, string> {
  const form = page.split('<form ').find((part) => part.includes('/assess')) ?? '';
  const inputs = [...form.matchAll(/<input (?=[^>]*name="((?:was\.)?\w+At)")(?=[^>]*value="([^"]*)")[^>]*>/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

async function opened() {
  const client = new Client();
  const id = await client.reported({ 'data.leak': 'possible' });
  const page = `/incidents/${id}?lang=ja`;
  return {
    client,
    id,
    shown: async () => times((await client.get(page)).text),
    state: () => stateOf(client.memory, id),
  };
}

describe('the form for facts', () => {
  it('takes occurrence, knowledge and restoration in the zone of the policy, and shows them when it is opened again', async () => {
    const { client, id, shown, state } = await opened();
    const detected = state().detectedAt;
    const fields = {
      ...(await shown()),
      occurredAt: '2026-04-24T17:00',
      knownAt: '2026-04-24T17:10',
      restoredAt: '2026-04-24T17:20',
    };
    expect((await client.form(`/incidents/${id}/assess`, fields)).status).toBe(303);
    expect(state()).toMatchObject({
      occurredAt: '2026-04-24T08:00:00.000Z',
      knownAt: '2026-04-24T08:10:00.000Z',
      restoredAt: '2026-04-24T08:20:00.000Z',
      detectedAt: detected,
    });
    expect([...state().timesByPeople].sort()).toEqual(['knownAt', 'occurredAt', 'restoredAt']);
    expect(await shown()).toMatchObject({ occurredAt: '2026-04-24T17:00', 'was.restoredAt': '2026-04-24T17:20' });
  });

  it('records nothing for times that were left as they stand, and takes an emptied one back', async () => {
    const { client, id, shown, state } = await opened();
    const first = { ...(await shown()), occurredAt: '2026-04-24T17:00' };
    await client.form(`/incidents/${id}/assess`, first);
    const untouched = await client.form(`/incidents/${id}/assess?lang=ja`, await shown());
    expect([untouched.status, untouched.text.includes('事実、日時、レベルのいずれかを入力してください')]).toEqual([
      400,
      true,
    ]);
    await client.form(`/incidents/${id}/assess`, { ...(await shown()), 'fact.data.personal': 'confirmed' });
    expect([...state().timesByPeople]).toEqual(['occurredAt']);
    await client.form(`/incidents/${id}/assess`, { ...(await shown()), occurredAt: '', reason: '記録の誤り' });
    expect(state().occurredAt).toBeNull();
  });

  it('comes back with what was typed, and still knows what had been recorded', async () => {
    const { client, id, shown, state } = await opened();
    const before = await shown();
    const typed = { ...before, restoredAt: '2027-04-24T03:00', occurredAt: '2026-04-24T16:00', reason: '影響なし' };
    const { status, text } = await client.form(`/incidents/${id}/assess?lang=ja`, { ...typed, level: '' });
    expect(status).toBe(400);
    expect(times(text)).toEqual({ ...before, restoredAt: '2027-04-24T03:00', occurredAt: '2026-04-24T16:00' });
    expect(text).toContain('>影響なし</textarea>');
    expect(text).toMatch(/id="time-restoredAt-flaw">/);
    expect(state().occurredAt).toBeNull();
  });

  it('refuses an emptied time of detection beside its field', async () => {
    const { client, id, shown } = await opened();
    const { status, text } = await client.form(`/incidents/${id}/assess?lang=ja`, {
      ...(await shown()),
      detectedAt: '',
    });
    expect(status).toBe(400);
    expect(text).toMatch(/id="time-detectedAt-flaw">[^<]*空欄にできません/);
  });

  it('sets a level by hand with its reason, which it asks for', async () => {
    const { client, id, shown, state } = await opened();
    const [grave] = client.memory.policy.levels;
    const fields = { ...(await shown()), level: grave?.name ?? '' };
    const refused = await client.form(`/incidents/${id}/assess?lang=ja`, fields);
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/id="assess-reason-flaw">[^<]*理由を入力してください/);
    expect(refused.text).toMatch(new RegExp(`<option value="${grave?.name}" selected`));
    expect((await client.form(`/incidents/${id}/assess`, { ...fields, reason: '影響が大きいため' })).status).toBe(303);
    expect(state().overruled?.level).toBe(grave?.name);
  });
});
