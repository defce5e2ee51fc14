import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../functions/domain/compile/compile.ts';
import { UnknownPlaceholder } from '../../../infra/app/workflow-definition.ts';
import { MissingEntry } from '../../../infra/build/bundle.ts';
import { explain } from '../../../infra/build/explain.ts';
import { notStarted } from '../../../infra/cli/up.ts';
import { AlreadyRunning } from '../../../infra/cli/up-lock.ts';
import { PortBusy } from '../../../infra/local/endpoint/server.ts';
import { JournalError } from '../../../infra/local/journal/journal.ts';
import { TableChanged } from '../../../infra/local/services/dynamodb/tables.ts';
import { checkPattern } from '../../../infra/local/services/events/pattern.ts';
import { readSchedule } from '../../../infra/local/services/events/schedule.ts';
import { readStatements } from '../../../infra/local/services/iam/statements.ts';
import { loadAssembly } from '../../../infra/local/template/assembly.ts';
import { loadTemplate } from '../../../infra/local/template/template.ts';
import { policyFile } from '../../../infra/settings/policy-file.ts';
import { UnusableHome } from '../../../infra/terminal/home.ts';
import { ROOT } from '../../../infra/terminal/root.ts';
import { readTextFile } from '../../../infra/terminal/text-file.ts';

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was wrong');
}

function raise(error: Error): never {
  throw error;
}

describe('what synth and up say of what a person can mend', () => {
  it.each([
    ['a policy', () => compilePolicy('version: x', 'own.yaml'), 'own.yaml:1:'],
    ['the name of a policy', () => policyFile(ROOT, 'nowhere'), '「nowhere」という対応方針はありません'],
    ['a file', () => readTextFile('/nowhere.yaml', 1), '/nowhere.yaml：読み取れません'],
    [
      'the folder of what is kept',
      () => raise(new UnusableHome('/nowhere', Object.assign(new Error('no'), { code: 'EACCES' }))),
      '/nowhere に保存できません（EACCES）',
    ],
    [
      'a start beside another',
      () => raise(new AlreadyRunning(7, '/home', 'http://127.0.0.1:8700')),
      'プロセス 7、画面：',
    ],
    ['a port in use', () => raise(new PortBusy(8700)), 'ポート8700は'],
    [
      'a function without a source',
      () => raise(new MissingEntry(['functions/steps/a.ts'])),
      'functions/steps/a.ts がありません',
    ],
    [
      'a placeholder of no function',
      () => raise(new UnknownPlaceholder('a.asl.json', 'XArn')),
      'に対応する関数が infra/app/functions-table.ts',
    ],
    ['a table of another shape', () => raise(new TableChanged('ledger')), '--reset を付けて'],
    ['a damaged journal', () => raise(new JournalError('/home/j', 3)), '3行目を'],
  ])('is in the language of the reader: %s', (_what, act, japanese) => {
    const error = errorOf(act);
    const [ja, en] = [explain(error, 'ja') ?? '', explain(error, 'en') ?? ''];
    expect(ja).toContain(japanese);
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).not.toMatch(/[ぁ-ん]/);
  });

  it.each([
    ['a file of the template that is gone', () => loadAssembly('/nowhere'), ['読み取れません', '削除して、もう一度']],
    [
      'a type of resource',
      () =>
        loadTemplate({
          stack: 's',
          region: 'r',
          template: { Resources: { Own: { Type: 'Custom::X' } } },
          assets: new Map(),
        }),
      ['この端末では動作しないリソースです：Own', 'SUPPORT.md'],
    ],
    ['a comparison of events', () => checkPattern({ a: [{ like: 'x' }] }), ['{like} は動作しません', 'SUPPORT.md']],
    ['a schedule', () => readSchedule('daily'), ['daily：rate(', 'SUPPORT.md']],
    [
      'a permission',
      () => readStatements({ Statement: [{ Effect: 'Allow', NotAction: 'a' }] }, 'Role'),
      ['Role：NotAction は、この端末では動作しません', 'SUPPORT.md'],
    ],
  ])('is in the language of the reader, details too, where this machine cannot serve %s', (_what, act, japanese) => {
    const { ja, en } = notStarted(errorOf(act)) ?? { ja: '', en: '' };
    for (const words of japanese) expect(ja).toContain(words);
    expect(ja).not.toMatch(/not served|cannot be read|only [a-z]|must /);
    expect(en).not.toMatch(/[ぁ-ん]/);
  });

  it('is nothing for a defect of ours', () => {
    expect(explain(new TypeError('x is undefined'), 'ja')).toBeNull();
  });
});
