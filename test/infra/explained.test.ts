import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../functions/domain/policy/compile.ts';
import { UnusableHome } from '../../infra/home.ts';
import { policyFile } from '../../infra/policy-file.ts';
import { explain } from '../../infra/synth/explain.ts';
import { ROOT } from '../../infra/synth/root.ts';
import { readTextFile } from '../../infra/text-file.ts';

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was wrong');
}

describe('what synth and up say of what a person can mend', () => {
  it.each([
    ['a policy', () => compilePolicy('version: x', 'own.yaml'), 'own.yaml:1:'],
    ['the name of a policy', () => policyFile(ROOT, 'nowhere'), '「nowhere」という対応方針はありません'],
    ['a file', () => readTextFile('/nowhere.yaml', 1), '/nowhere.yaml：読み取れません'],
    [
      'the folder of what is kept',
      () => {
        throw new UnusableHome('/nowhere', Object.assign(new Error('no'), { code: 'EACCES' }));
      },
      '/nowhere に保存できません（EACCES）',
    ],
  ])('is in the language of the reader: %s', (_what, act, japanese) => {
    const error = errorOf(act);
    const [ja, en] = [explain(error, 'ja') ?? '', explain(error, 'en') ?? ''];
    expect(ja).toContain(japanese);
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).not.toMatch(/[ぁ-ん]/);
  });

  it('is nothing for a defect of ours', () => {
    expect(explain(new TypeError('x is undefined'), 'ja')).toBeNull();
  });
});
