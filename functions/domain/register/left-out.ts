import type { ListedContracts } from '../base/scope.ts';
import type { Text } from '../base/text.ts';
import type { DateText } from '../base/time/instant.ts';
import { selectAudience } from './audience.ts';
import type { Customer } from './customer.ts';

/** The most contracts that are named; the others are counted. */
export const NAMED_MAX = 20;

/**
 * Contracts that a notice was sent to and that the register does not have any more, or whose contract has ended by `on`: no later
 * notice reaches them.
 */
export function leftOut(customers: readonly Customer[], told: readonly string[], on: DateText): ListedContracts {
  const current = contractsOn(customers, on);
  const gone = [...new Set(told)].filter((contract) => !current.has(contract)).toSorted();
  return { contracts: gone.slice(0, NAMED_MAX), count: gone.length };
}

/** Of these customers those who have no mail address: no notice reaches them by mail. */
export function withoutAddress(customers: readonly Customer[]): ListedContracts {
  const phoned = customers.flatMap(({ contract, contacts }) => (contacts.length === 0 ? [contract] : []));
  return { contracts: phoned.slice(0, NAMED_MAX), count: phoned.length };
}

/** The warning to the approver of a notice that some of its recipients have to be called. */
export function toBeCalled({ contracts, count }: ListedContracts): Text {
  const { ja, en } = namedContracts(contracts, count);
  return {
    ja: `宛先のうち${count}件（契約番号：${ja}）は、メールアドレスの登録がないため、メールは送信されません。送信後に、電話などでのご連絡が必要です。`,
    en: `${customersIn(count)} of the recipients (${en}) ${count === 1 ? 'has' : 'have'} no mail address: nothing is mailed to them, and somebody has to call them once it is sent.`,
  };
}

function contractsOn(customers: readonly Customer[], on: DateText): ReadonlySet<string> {
  return new Set(selectAudience(customers, 'all', on).map(({ contract }) => contract));
}

/** How many of the customers under contract an import would end. */
export interface Ending {
  readonly count: number;
  /** How many are under contract now. */
  readonly of: number;
  /** How many are under contract after it, whoever they are. */
  readonly left: number;
}

/** A larger share than this is more likely a file that was cut off than so many customers who left. */
const USUAL_SHARE = 0.2;

/** The customers under contract on a day whom a new list has not, or has as ended. */
export function endedByImport(before: readonly Customer[], after: readonly Customer[], on: DateText): Ending {
  const [current, kept] = [contractsOn(before, on), contractsOn(after, on)];
  const count = [...current].filter((contract) => !kept.has(contract)).length;
  return { count, of: current.size, left: kept.size };
}

/** The warning to the importer of a list that ends more contracts than usual; null for any other. */
export function manyEnded({ count, of }: Pick<Ending, 'count' | 'of'>): Text | null {
  if (count <= of * USUAL_SHARE) return null;
  return {
    ja: `現在契約中のお客様${of}件のうち${count}件は、取り込む一覧にないか、契約が終了しているため、今後の通知が届きません。一覧に漏れがある場合は、正しい一覧を取り込み直してください。`,
    en: `${count} of the ${customersIn(of)} under contract ${isOrAre(count)} not in this file, or the contract has ended: later notices are not sent to them. If the file is incomplete, import the right one.`,
  };
}

/** The warning to who names contracts in a scope, and to the approver of its notice, that some of them are out of contract. */
export function endedInScope(ended: readonly string[]): Text {
  const { ja, en } = namedContracts(ended.slice(0, NAMED_MAX), ended.length);
  return {
    ja: `通知の対象に指定されたお客様のうち${ended.length}件（契約番号：${ja}）は、お客様の一覧にないか、契約が終了しているため、通知が送信されません。データをお預かりしている場合などは、電話などでお知らせください。`,
    en: `${customersIn(ended.length)} named in the scope (${en}) ${isOrAre(ended.length)} not in the register, or the contract has ended: no notice is sent to them. Tell them in another way, for example where their data is still kept.`,
  };
}

/** The warning to the approver of the next notice. */
export function leftOutOfNotice({ contracts, count }: ListedContracts): Text {
  const { ja, en } = namedContracts(contracts, count);
  return {
    ja: `これまでの通知の宛先だったお客様のうち${count}件（契約番号：${ja}）は、お客様の一覧にないか、契約が終了しているため、この通知の宛先に含まれません。`,
    en: `${customersIn(count)} whom an earlier notice was for (${en}) ${isOrAre(count)} no longer in the register, or the contract has ended. This notice is not sent to them.`,
  };
}

/** Of the contracts that were meant those that are not there any more, each once. */
export function goneSince(meant: readonly string[], there: ReadonlySet<string>): string[] {
  return [...new Set(meant)].filter((contract) => !there.has(contract)).toSorted();
}

/**
 * The warning to the approver that an audience lost customers before anybody told them; null where it lost none.
 * `meant`: contracts that were in it since the opening, or the beginning before that; `there`: those that it has, that were told, or that are to be called.
 */
export function fallenOut(meant: readonly string[], there: ReadonlySet<string>): Text | null {
  const gone = goneSince(meant, there);
  if (gone.length === 0) return null;
  const { ja, en } = namedContracts(gone.slice(0, NAMED_MAX), gone.length);
  return {
    ja: `通知の対象に該当していたお客様のうち${gone.length}件（契約番号：${ja}）は、このインシデントの発生または登録の後、お客様の一覧から外れたか契約が終了したため、この通知の宛先に含まれません。一覧に漏れがないかご確認ください。データをお預かりしている場合は、電話などでお知らせください。`,
    en: `${customersIn(gone.length)} who would have been told at some time since this incident occurred or was opened (${en}) ${isOrAre(gone.length)} not in the audience of this notice: the register has them no more, or the contract has ended. Check that the register is complete, and tell them in another way where their data is kept.`,
  };
}

/** `called`: those of them whom a notice did not reach and whom somebody still has to call. */
export interface LeftOutByImport extends ListedContracts {
  readonly called?: ListedContracts;
}

/** The warning to the importer of a file of customers. */
export function leftOutByImport(incident: string, { contracts, count, called }: LeftOutByImport): Text {
  const { ja, en } = namedContracts(contracts, count);
  const owed = called === undefined ? { ja: '', en: '' } : callOwed(called);
  return {
    ja: `対応中のインシデント ${incident} の通知の宛先だったお客様のうち${count}件（契約番号：${ja}）は、取り込む一覧にないか、契約が終了しているため、今後の通知が届きません。${owed.ja}`,
    en: `${customersIn(count)} whom a notice of the open incident ${incident} was for (${en}) ${isOrAre(count)} not in this file, or the contract has ended. Later notices are not sent to them.${owed.en}`,
  };
}

function callOwed({ contracts, count }: ListedContracts): Text {
  const { ja, en } = namedContracts(contracts, count);
  return {
    ja: `このうち${count}件（契約番号：${ja}）には、これまでの通知が届いておらず、電話等での連絡がまだ必要です。`,
    en: ` The notice has not reached ${count} of them (${en}), who ${count === 1 ? 'is' : 'are'} still to be called.`,
  };
}

/** The contracts as they stand in brackets, with how many more there are. */
export function namedContracts(contracts: readonly string[], count: number): Text {
  const more = count - contracts.length;
  return {
    ja: `${contracts.join('、')}${more > 0 ? `、ほか${more}件` : ''}`,
    en: `${contracts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function customersIn(count: number): string {
  return count === 1 ? '1 customer' : `${count} customers`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
