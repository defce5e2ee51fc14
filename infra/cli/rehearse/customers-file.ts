import { dirname, resolve } from 'node:path';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { readTextFile, UnreadableFile } from '../../text-file.ts';
import { ScenarioError } from './scenario-error.ts';
import type { CustomersSource } from './scenario-schema.ts';

/** The largest file that a scenario may name. */
const NAMED_MAX_BYTES = 32 * 1024 * 1024;

/** The customers' list as CSV text: a file beside the scenario, or a generated one. Throws ScenarioError. */
export function customersText(source: CustomersSource, scenarioFile: string): string {
  if (typeof source !== 'string') return customersCsv(source.generate);
  const file = resolve(dirname(scenarioFile), source);
  return textOf(file, 'customers', scenarioFile);
}

/** The text of a file that a scenario names. Throws ScenarioError naming the key. */
export function textOf(file: string, key: string, scenarioFile: string): string {
  try {
    return readTextFile(file, NAMED_MAX_BYTES);
  } catch (error) {
    const why = error instanceof UnreadableFile ? error.why : { ja: '読み取れません', en: 'cannot be read' };
    const message = {
      ja: `${key}：${file} は${why.ja}。シナリオのファイルからの相対パスを指定してください`,
      en: `${key}: ${file}: ${why.en}; write a path relative to the scenario`,
    };
    throw new ScenarioError([{ file: scenarioFile, line: 1, message }]);
  }
}
