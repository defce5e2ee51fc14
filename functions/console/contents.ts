import type { ConsolePorts } from './ports.ts';

const MOST_AT_ONCE = 20;

/** Ids of the texts that a value refers to, in order of appearance, once each; those under the keys of `except` left out. */
export function contentIds(value: unknown, except: readonly string[] = []): readonly string[] {
  const found = new Set<string>();
  collect(value, except, found);
  return [...found];
}

/** The texts that still exist, by id. */
export async function loadTexts(
  ports: Pick<ConsolePorts, 'getContent'>,
  owner: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const some = ids.slice(from, from + MOST_AT_ONCE);
    const bodies = await Promise.all(some.map((id) => ports.getContent(owner, id)));
    some.forEach((id, index) => {
      const body = bodies[index];
      if (body !== null && body !== undefined) texts.set(id, body);
    });
  }
  return texts;
}

function collect(value: unknown, except: readonly string[], found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('content' in value && 'digest' in value && typeof value.content === 'string') found.add(value.content);
  for (const [key, inner] of Object.entries(value)) {
    if (!except.includes(key)) collect(inner, except, found);
  }
}
