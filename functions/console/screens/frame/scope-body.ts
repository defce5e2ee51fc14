import type { Text } from '../../../domain/base/text.ts';
import { invalid } from '../../http/problem.ts';

const OTHER_FILLED: Text = {
  ja: '選んだ範囲では使わない欄が記入されています。範囲を選び直すか、その欄を空欄にしてください',
  en: 'a box is filled in that this choice does not use: choose again, or empty the box',
};
const NOT_A_CONDITION: Text = {
  ja: '条件は1行に1つ、「列名=値」の形で入力してください。同じ列名は1度だけ使えます',
  en: 'write one condition a line, as column=value, each column once',
};

/**
 * The scope that three boxes of a form say: which kind, contracts, conditions; undefined where none was chosen. Throws a 400
 * Problem when a box is filled in that would be lost, or a condition is none.
 */
export function scopeOf(name: string, form: URLSearchParams): unknown {
  const kind = form.get(`scope.${name}`) ?? '';
  const contracts = linesOf(form.get(`contracts.${name}`) ?? '');
  const where = linesOf(form.get(`where.${name}`) ?? '');
  const isLost = (kind !== 'contracts' && contracts.length > 0) || (kind !== 'where' && where.length > 0);
  if (isLost) throw invalid(name, OTHER_FILLED);
  if (kind === 'contracts') return { contracts };
  if (kind === 'where') return { where: conditionsOf(name, where) };
  return kind === '' ? undefined : kind;
}

function conditionsOf(name: string, lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line): [string, string] => {
    const [, column = '', value = ''] = /^([^=＝]+)[=＝](.+)$/.exec(line) ?? [];
    return [column.trim(), value.trim()];
  });
  const isWrong = pairs.some(([column, value]) => column === '' || value === '');
  if (isWrong || new Set(pairs.map(([column]) => column)).size < pairs.length) throw invalid(name, NOT_A_CONDITION);
  return Object.fromEntries(pairs);
}

function linesOf(text: string): string[] {
  return text
    .split(/[\r\n,、]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
