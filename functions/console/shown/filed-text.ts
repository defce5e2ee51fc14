import { z } from '@hono/zod-openapi';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { ConsolePorts } from '../http/ports.ts';

const filedText = z.object({
  items: z.record(z.string(), z.string()),
  reference: z.string().nullable(),
  evidence: z.string().nullable(),
});

/** What a filing said, item by item, as its form was filled in. */
export type FiledText = z.infer<typeof filedText>;

/** As it is kept beside the ledger, erasable. */
export function filedJson(said: FiledText): string {
  return JSON.stringify(filedText.parse(said));
}

/** A filing's text; null when it was erased. Earlier releases kept one text for all of it. Throws ContentChanged. */
export async function readFiled(
  ports: ConsolePorts,
  stream: string,
  ref: ContentRef | null,
): Promise<FiledText | null> {
  const text = ref === null ? null : await ports.getContent(stream, ref);
  if (text === null) return null;
  const read = filedText.safeParse(jsonOf(text));
  return read.success ? read.data : { items: {}, reference: null, evidence: text };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
