import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { Signal } from '../../../functions/domain/signal/signal.ts';
import { mutedText } from '../../../functions/domain/signal/words.ts';
import type { Mute } from '../../../functions/domain/source/state.ts';
import { signal } from '../../domain/source/play.ts';
import { Client } from '../client.ts';

const STREAM = 'source/alarm-000000000001';
const SINCE = instant('2026-04-24T08:00:00.000Z');
const UNTIL = instant('2026-04-24T10:00:00.000Z');
const RULE = { kind: 'rule', name: 'release' } as const;

async function withMute(over: Mute['over'] = null, by: NonNullable<Signal['muted']>['by'] = RULE): Promise<Client> {
  const client = new Client();
  const text = mutedText({
    ...signal('e-1', 0),
    ...{ name: 'checkout-api-outage', reason: 'threshold crossed', muted: { until: UNTIL, by } },
  });
  const words = await client.memory.putContent(STREAM, 'muted-1', text);
  client.memory.mutes = [{ stream: STREAM, mute: { since: SINCE, until: UNTIL, words, over }, newest: 'I-1' }];
  return client;
}

describe('the list of muted alarms', () => {
  it('is empty at first, in both languages and by the API', async () => {
    const client = new Client();
    expect((await client.get('/api/muted')).json).toEqual([]);
    expect((await client.get('/muted?lang=ja')).text).toContain('該当するアラームはありません。');
    expect((await client.get('/muted?lang=en')).text).toContain('There are none.');
  });

  it('names the alarm, since and until when, by what and why, and that it still fires', async () => {
    const client = await withMute();
    expect((await client.get('/api/muted')).json).toEqual([
      {
        ...{ source: 'alarm-000000000001', name: 'checkout-api-outage', description: null },
        ...{ reason: 'threshold crossed', by: RULE, state: 'muted', overAt: null, incident: null },
        ...{ since: '2026-04-24T17:00:00+09:00', until: '2026-04-24T19:00:00+09:00' },
      },
    ]);
    const japanese = (await client.get('/muted?lang=ja')).text;
    for (const said of ['checkout-api-outage', 'ミュートルール「release」', '発生中', '17時00分', '19時00分']) {
      expect(japanese).toContain(said);
    }
    const english = (await client.get('/muted?lang=en')).text;
    for (const said of ['mute rule release', 'firing, nobody is called', 'threshold crossed']) {
      expect(english).toContain(said);
    }
  });

  it('says when people were called, and leads to the incident', async () => {
    const client = await withMute({ how: 'called', at: UNTIL });
    expect((await client.get('/api/muted')).json[0]).toMatchObject({ state: 'called', incident: 'I-1' });
    expect((await client.get('/muted?lang=en')).text).toContain('href="/incidents/I-1?lang=en"');
  });

  it('says what is not known: no name kept, no rule named, a text that was changed', async () => {
    const unnamed = await withMute(null, { kind: 'suppressor', name: null });
    expect((await unnamed.get('/muted?lang=en')).text).toContain('suppressor alarm<');
    const client = await withMute();
    client.memory.contents.set(`${STREAM} muted-1`, { body: '{"name":"another"}', secret: 's' });
    expect((await client.get('/api/muted?lang=en')).json[0].name).toContain('may have been tampered with');
    client.memory.contents.clear();
    expect((await client.get('/muted?lang=ja')).text).toContain('名称の記録がありません');
  });

  it('puts those that call nobody now first', async () => {
    const client = await withMute({ how: 'restored', at: UNTIL });
    const [one] = client.memory.mutes;
    const older = { since: instant('2026-04-01T00:00:00.000Z'), until: null, words: null, over: null };
    client.memory.mutes = [...(one === undefined ? [] : [one]), { stream: 'source/b', mute: older, newest: null }];
    const states = (await client.get('/api/muted')).json.map(({ state }: { state: string }) => state);
    expect(states).toEqual(['muted', 'restored']);
  });
});
