import { describe, expect, it } from 'vitest';
import { composed } from '../../../functions/domain/base/composed.ts';
import { Client } from '../client.ts';

/** 神, 塚 and 福 as many people in Japan write them, which NFC would turn into other characters. */
const NAME = '\u{fa19}\u{fa10}\u{fa1b}';

describe('names in what people write', () => {
  it('given compatibility ideographs, when a report is made, then its title has them', async () => {
    const client = new Client();
    const answer = await client.post('/api/incidents', { title: `${NAME}様から か\u3099そう` });
    expect([answer.status, answer.json.title]).toEqual([201, `${NAME}様から がそう`]);
  });

  it.each(['\ue000', '\u{f0000}', '\u{10fffd}'])(
    'given the private-use character %j, then its field is refused',
    async (gaiji) => {
      const client = new Client();
      const answer = await client.post('/api/incidents', { title: `見本${gaiji}` });
      expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid']);
      expect(JSON.stringify(answer.json.error)).toMatch(/title.*private-use/);
    },
  );

  it('given any compatibility ideograph among other letters, when composed, then it alone stays as it is', () => {
    for (let code = 0xf900; code <= 0xfad9; code += 1) {
      const ideograph = String.fromCodePoint(code);
      expect(composed(`か\u3099${ideograph}か\u3099`)).toBe(`が${ideograph}が`);
    }
  });
});
