import { dirname, resolve } from 'node:path';
import { CsvError } from '../../../functions/domain/register/csv-error.ts';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { parseCustomers } from '../../../functions/domain/register/parse-customers.ts';
import { readTextFile, UnreadableFile } from '../../terminal/text-file.ts';
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

/**
 * The list that a scenario begins with. One that the import would refuse makes the scenario invalid, before anything is
 * played: throws ScenarioError naming file, line and reason of all that is wrong in it.
 */
export function firstCustomers(source: CustomersSource, scenarioFile: string): string {
  const csv = customersText(source, scenarioFile);
  if (typeof source !== 'string') return csv;
  try {
    parseCustomers(csv);
    return csv;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const file = resolve(dirname(scenarioFile), source);
    throw new ScenarioError(
      error.problems.map(({ line, column, why }) => ({
        file,
        line,
        message: column === '' ? why : { ja: `${column}：${why.ja}`, en: `${column}: ${why.en}` },
      })),
    );
  }
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
