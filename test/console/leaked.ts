import { shipped } from '../policies/shipped.ts';
import { Client } from './client.ts';

/** What is known of it. */
export const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.persons': 1500,
  'data.role': 'controller',
  'cause.kind': 'misconfiguration',
};

/** The prompt report to the privacy regulator. */
export const KIND = 'authority.ppc.prompt';

/** A leak of which much is known, with the address of its prompt report. */
export async function leaked(name = 'flexcrm') {
  const client = new Client(shipped(name));
  const id = await client.reported(LEAK);
  return { client, id, path: `/incidents/${id}/filings/${KIND}` };
}

/** The box of an item with its text, and whether it is ticked as not applicable. */
export function boxOf(page: string, legend: string) {
  const field = new RegExp(`<fieldset><legend>${legend}</legend>.*?</fieldset>`, 's').exec(page)?.[0] ?? '';
  return {
    text: /<textarea[^>]*>([^<]*)</.exec(field)?.[1],
    isTicked: /checkbox[^>]*checked/.test(field),
    label: /<label for[^>]*>([^<]*)</.exec(field)?.[1],
    note: [...field.matchAll(/<p class="quiet screen-only">([^<]*)</g)].map(([, said]) => said).join('\n'),
  };
}

/** What a reader sees of the form and of what was recorded. */
export function seen(page: string): string {
  return (/<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? page).replace(/<[^>]+>/g, '\n');
}
