import { describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES } from '../../../../functions/console/http/body.ts';
import { decodeCsv } from '../../../../functions/console/http/csv-text.ts';
import { generateCustomers } from '../../../../functions/domain/register/generate.ts';
import { Client } from '../../client.ts';
import { seenIn, sendFile } from './send-file.ts';

/** Every character of two bytes that the decoder knows, with its bytes. */
const PAIRS = new Map<string, readonly [number, number]>();
for (let lead = 0x81; lead <= 0xfc; lead += 1) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const text = new TextDecoder('shift_jis').decode(new Uint8Array([lead, trail]));
    if ([...text].length === 1 && text !== '\ufffd' && !PAIRS.has(text)) PAIRS.set(text, [lead, trail]);
  }
}

/** As Excel of Japan saves it. */
function inShiftJis(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...text].flatMap((one) => PAIRS.get(one) ?? [one.charCodeAt(0)]));
}

const FILE = 'contract,name,contact1,email1\r\nC-1,株式会社みほん髙﨑①,見本 太郎,a@example.com\r\n';
const decoded = (bytes: Uint8Array<ArrayBuffer>) => decodeCsv(bytes.slice().buffer, CSV_LIMIT_BYTES);

describe('a file in Shift_JIS, sent by the browser', () => {
  it('given one as Excel saves it, then it is read, the first name is shown to be checked, and the same file is taken in', async () => {
    const client = new Client();
    const looked = await sendFile(client, inShiftJis(FILE));
    expect(looked.text).toContain(
      'Shift_JIS（CP932）のファイルとして読み取りました。先頭のお客様名は「株式会社みほん髙﨑①」',
    );
    expect(client.memory.customers).toHaveLength(0);
    await sendFile(client, inShiftJis(FILE), { seen: seenIn(looked), key: 'k-1' });
    expect(client.memory.customers.map(({ name }) => name)).toEqual(['株式会社みほん髙﨑①']);
  });

  it('given UTF-8, then nothing is said of it', async () => {
    expect((await sendFile(new Client(), FILE)).text).not.toContain('Shift_JIS（CP932）');
  });

  it('given private-use characters, then they are refused by line', async () => {
    const bytes = inShiftJis(FILE);
    bytes.set([0xf0, 0x40], bytes.indexOf(0x8a));
    expect((await sendFile(new Client(), bytes)).text).toMatch(/2行目、name列：外字/);
  });

  it('given UTF-8 in which a byte is damaged, then it is no Shift_JIS, although each of its bytes could be', () => {
    const names = generateCustomers(20).map(({ contract, name }) => `${contract},${name},a@example.com`);
    const bytes = new TextEncoder().encode(`contract,name,email1\n${names.join('\n')}\n`);
    for (let at = 0; at < bytes.length; at += 1) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const damaged = bytes.slice();
      damaged[at] = 0x41;
      expect(() => decoded(damaged), `byte ${at}`).toThrow(/not UTF-8/);
    }
  });

  it.each([
    ['.xlsx', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xff, 0xfe]],
    ['.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ])(
    'given a workbook (%s), then it says what the file is and how to save it, to browser and API',
    async (_, start) => {
      const bytes = new Uint8Array([...start, ...Array(64).fill(0xe5)]);
      const { status, text } = await sendFile(new Client(), bytes);
      expect([status, text]).toEqual([400, expect.stringMatching(/Excelブック.*「CSV UTF-8（コンマ区切り）」/)]);
      const raw = { raw: bytes, headers: { 'content-type': 'text/csv' } };
      const { json } = await new Client().send('POST', '/api/customers?lang=en', raw);
      expect(json.error).toMatchObject({ code: 'not-utf-8', reason: expect.stringContaining('Excel workbook') });
    },
  );

  it.each([
    ['EUC-JP', [0xb3, 0xf4, 0xbc, 0xb0]],
    ['Latin-1', [0x43, 0x61, 0x66, 0xe9, 0x2c]],
    ['UTF-16 of ASCII and more', [0xff, 0xfe, 0x41, 0x00]],
    ['cut within a character', [0x83, 0x54, 0x83]],
  ])('given %s, then it is refused', (_, bytes) => {
    expect(() => decoded(new Uint8Array(bytes))).toThrow(/not UTF-8/);
  });
});
