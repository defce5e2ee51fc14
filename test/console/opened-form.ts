import type { Client, Sent } from './client.ts';

/** The fields of the form for a notice as a browser sends them: boxes with the line ends of the web, hidden fields, ticks. */
export class OpenedForm {
  readonly #fields: [string, string][];

  constructor(page: string) {
    const form = /<form method="post" action="[^"]*\/draft[^"]*".*?<\/form>/s.exec(page)?.[0] ?? '';
    const boxes = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)];
    const inputs = [...form.matchAll(/<input([^>]*)>/g)].map(([, given = '']) => given);
    const sent = inputs.filter((given) => !given.includes('type="checkbox"') || /\bchecked\b/.test(given));
    this.#fields = [
      ...sent.map((given): [string, string] => [attribute(given, 'name'), attribute(given, 'value')]),
      ...boxes.map(([, name = '', text = '']): [string, string] => [name, plain(text).replaceAll('\n', '\r\n')]),
    ];
  }

  get(name: string): string | undefined {
    return this.#fields.find(([each]) => each === name)?.[1].replaceAll('\r\n', '\n');
  }

  /** The sections of its boxes, by `outline.ja`. */
  get sections(): Readonly<Record<string, string>> {
    const boxes = this.#fields.filter(([name]) => name.startsWith('section.'));
    return Object.fromEntries(
      boxes.map(([name, text]) => [name.slice('section.'.length), text.replaceAll('\r\n', '\n')]),
    );
  }

  /** What it sends with these boxes written over. */
  with(written: Readonly<Record<string, string>> = {}): [string, string][] {
    const rest = this.#fields.filter(([name]) => written[name] === undefined);
    return [...rest, ...Object.entries(written)];
  }

  without(start: string): [string, string][] {
    return this.#fields.filter(([name]) => !name.startsWith(start));
  }
}

export async function openForm(client: Client, incident: string, stage: string, sent: Sent = {}): Promise<OpenedForm> {
  return new OpenedForm((await client.get(`/incidents/${incident}/draft?lang=ja&stage=${stage}`, sent)).text);
}

function attribute(given: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(given)?.[1] ?? '');
}

function plain(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
