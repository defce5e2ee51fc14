import type { Client, Received } from '../../client.ts';

const OFFICER = { as: 'officer@example.jp' };
const SAME_SITE = { 'sec-fetch-site': 'same-origin', origin: 'http://console.example.jp' };

/** Sends a file as a browser does. */
export async function sendFile(
  client: Client,
  csv: string | Uint8Array<ArrayBuffer> | null,
  fields: Readonly<Record<string, string>> = {},
  { as }: { readonly as: string } = OFFICER,
): Promise<Received> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (csv !== null) form.set('file', new Blob([csv]), 'customers.csv');
  const made = new Response(form);
  const type = made.headers.get('content-type') ?? '';
  const raw = new Uint8Array(await made.arrayBuffer());
  return client.send('POST', '/customers?lang=ja', { as, raw, headers: { ...SAME_SITE, 'content-type': type } });
}

/** The digest of the file that was looked at. */
export const seenIn = ({ text }: Received) => /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
