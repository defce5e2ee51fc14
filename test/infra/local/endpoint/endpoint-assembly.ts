import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLER_CODE, tinyTemplate } from './endpoint-template.ts';

/** Writes a cloud assembly with the tiny template, changed as the test likes, and gives its folder. */
export function writeAssembly(change: (resources: ReturnType<typeof tinyTemplate>) => void = () => undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-assembly-'));
  const resources = tinyTemplate();
  change(resources);
  const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
  write('manifest.json', {
    artifacts: {
      tiny: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/ap-northeast-1',
        properties: { templateFile: 'tiny.template.json' },
      },
    },
  });
  write('tiny.template.json', { Resources: resources });
  write('tiny.assets.json', { files: { caller: { source: { path: 'asset.caller', packaging: 'zip' } } } });
  mkdirSync(join(folder, 'asset.caller'));
  writeFileSync(join(folder, 'asset.caller', 'index.mjs'), CALLER_CODE);
  return folder;
}
