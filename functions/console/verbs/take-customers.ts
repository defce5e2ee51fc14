import { recordedId } from '../../domain/base/ledger/command-key.ts';
import { type Actor, personIn } from '../../domain/base/ledger/item.ts';
import type { Text } from '../../domain/base/text.ts';
import { notPermitted } from '../../domain/incident/command/permissions.ts';
import { CsvError, problemWords } from '../../domain/register/csv-error.ts';
import { EmptyRegister } from '../../domain/register/empty-register.ts';
import { importBars, sameFileAgain } from '../../domain/register/import-words.ts';
import { leftOutByImport, manyEnded } from '../../domain/register/left-out.ts';
import { headerWarnings } from '../../domain/register/parse-customers.ts';
import { actorOf, type SignedCaller } from '../http/caller.ts';
import { commandId } from '../http/command-id.ts';
import type { ConsolePorts, ImportResult } from '../http/ports.ts';
import { Problem } from '../http/problem.ts';
import { refusalProblem } from '../http/refusals.ts';

/** A file of customers as somebody sends it. */
export interface CustomersFile {
  readonly csv: string;
  /** A file may leave the register without customers, or with none under contract. */
  readonly confirm: boolean;
  /** Nothing is taken in: only what would follow is answered. */
  readonly preview: boolean;
}

/** What the file came to, or would come to, and what its importer should know. */
export interface TakenCustomers {
  readonly result: Omit<ImportResult, 'cautions'>;
  readonly warnings: readonly Text[];
}

/** Throws a 403 Problem for a person whose roles may not import customers. */
export function mustImport({ policy }: Pick<ConsolePorts, 'policy'>, caller: SignedCaller): void {
  const refusal = notPermitted(policy, actorOf(caller), 'import');
  if (refusal !== null) throw refusalProblem(refusal);
}

/** Takes in a customers' file, or looks at it. Throws a Problem: 400 names line and column, 409 for an empty file that nobody confirmed. */
export async function takeCustomers(
  ports: ConsolePorts,
  caller: SignedCaller,
  asked: CustomersFile,
  key: string | undefined,
): Promise<TakenCustomers> {
  const id = recordedId(commandId(ports, caller, key, ['import', asked.csv]));
  const actor = actorOf(caller);
  try {
    const { cautions, ...result } = await ports.importCustomers({ id, actor, at: caller.at, ...asked });
    const warnings = [...headerWarnings(asked.csv), ...warningsOf(ports, actor, result), ...cautions];
    return { result, warnings };
  } catch (error) {
    if (error instanceof EmptyRegister) throw unconfirmed(error);
    throw error instanceof CsvError ? csvProblem(error) : error;
  }
}

function warningsOf({ policy }: ConsolePorts, actor: Actor, { sameAs, leftOut, ended }: TakenCustomers['result']) {
  const many = manyEnded(ended);
  const bars = sameAs === null ? importBars(policy, personIn(actor)) : sameFileAgain(policy, sameAs);
  return [
    ...(many === null ? [] : [many]),
    ...leftOut.map(({ incident, ...gone }) => leftOutByImport(incident, gone)),
    ...(bars === null ? [] : [bars]),
  ];
}

function unconfirmed({ before, isEnded }: EmptyRegister): Problem {
  if (isEnded) return allEnded(before);
  const [ja, en] = [
    `取り込むファイルにお客様が1件もありません。現在登録されている${before}件をすべて削除する場合は、`,
    `The file has no customers, and the register has ${before}. Nothing was changed. To empty the register, `,
  ];
  return new Problem(
    'not-confirmed',
    {
      ja: `${ja}confirm を true にして再送してください。何も変更していません。`,
      en: `${en}send it again with confirm set to true.`,
    },
    [],
    {
      ja: `${ja}「お客様を0件にする」にチェックを入れて送信してください。何も変更していません。`,
      en: `${en}tick "Leave the register without customers" and send it again.`,
    },
  );
}

function allEnded(before: number): Problem {
  const [ja, en] = [
    `取り込むファイルに、契約中のお客様が1件もありません。現在契約中の${before}件のすべてに、今後の通知が届かなくなります。この内容でよい場合は、`,
    `The file has no customers under contract, and the register has ${before}: no later notice would reach anybody. Nothing was changed. If that is meant, `,
  ];
  return new Problem(
    'not-confirmed',
    {
      ja: `${ja}confirm を true にして再送してください。何も変更していません。`,
      en: `${en}send it again with confirm set to true.`,
    },
    [],
    {
      ja: `${ja}「契約中のお客様を0件にする」にチェックを入れて送信してください。何も変更していません。`,
      en: `${en}tick "Leave nobody under contract" and send it again.`,
    },
  );
}

function placeOf(line: number, column: string): Text {
  return column === ''
    ? { ja: `${line}行目`, en: `line ${line}` }
    : { ja: `${line}行目、${column}列`, en: `line ${line}, column ${column}` };
}

function csvProblem(error: CsvError): Problem {
  const flaws = error.problems.map(({ line, column, why: message }) => {
    const place = placeOf(line, column);
    return { path: place.en, place, message };
  });
  const [first] = error.problems.map(problemWords);
  return new Problem(
    'invalid-customers',
    {
      ja: `何も取り込んでいません。${first?.ja ?? 'ファイルを読み取れません'}`,
      en: `Nothing was taken in: ${first?.en ?? 'the file cannot be read'}`,
    },
    flaws,
  );
}
