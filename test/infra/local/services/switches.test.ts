import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderStore } from '../../../../infra/local/journal/store.ts';
import { Switches } from '../../../../infra/local/settings/switches.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-switches-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what was switched beside the template', () => {
  it('stands after the next start, as it was switched last; the rest is as the template has it', () => {
    const before = new Switches(folderStore(folder));
    before.turn('rule/a', false);
    before.turn('rule/b', false);
    before.turn('rule/b', true);
    before.close();
    const after = new Switches(folderStore(folder));
    expect([after.isOn('rule/a', true), after.isOn('rule/b', false)]).toEqual([false, true]);
    expect([after.isOn('rule/c', true), after.isOn('rule/c', false)]).toEqual([true, false]);
    after.close();
  });
});
