import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { oneLocale } from '../../../infra/build/zod-locales.ts';
import { ROOT } from '../../style/source-files.ts';

const READS = `
  import { z } from 'zod';
  const shape = z.object({ name: z.string().min(2), at: z.iso.datetime(), kind: z.enum(['a', 'b']), count: z.int().max(3) }).strict();
  export const said = (given) => shape.safeParse(given).error?.issues;
  export const locales = Object.keys(z.locales);`;

interface Bundled {
  readonly said: (given: unknown) => unknown;
  readonly locales: readonly string[];
}

async function bundled(plugins: readonly (typeof oneLocale)[]): Promise<{ bytes: number; module: Bundled }> {
  const { outputFiles } = await build({
    stdin: { contents: READS, resolveDir: ROOT },
    ...{ bundle: true, platform: 'node', format: 'esm', minify: true, write: false },
    plugins: [...plugins],
  });
  const [{ text } = { text: '' }] = outputFiles;
  return { bytes: text.length, module: await import(`data:text/javascript,${encodeURIComponent(text)}`) };
}

it('bundles Zod with one locale: a smaller module that finds the same issues in the same words', async () => {
  const [whole, one] = [await bundled([]), await bundled([oneLocale])];
  const given = { name: 'x', at: 'yesterday', kind: 'c', count: 4, more: true };
  expect(one.module.said(given)).toEqual(whole.module.said(given));
  expect(one.module.locales).toEqual(['en']);
  expect(whole.module.locales.length).toBeGreaterThan(20);
  expect(one.bytes).toBeLessThan(whole.bytes / 2);
});
