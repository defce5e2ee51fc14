import type { Text } from '../base/text.ts';
import type { DateText } from '../base/time/instant.ts';
import { isToBegin } from './audience.ts';
import { leadsAway } from './checks.ts';
import type { Customer } from './customer.ts';
import { NAMED_MAX, namedContracts } from './left-out.ts';

/** What spreadsheets carry out instead of showing it. */
const FORMULA = /^[=+@-]/;
/** What lists are separated by elsewhere; here it is `;`, and this stands within a name. */
const OTHER_SEPARATOR = /[、,，；／|｜\n]/;

interface ListCaution {
  readonly contracts: (customers: readonly Customer[], on: DateText) => readonly string[];
  readonly words: (count: number, named: Text) => Text;
}

const CAUTIONS: readonly ListCaution[] = [
  {
    contracts: (customers) => contractsOf(customers, isOddlyNamed),
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）のお客様名または担当者名が、URL・メールアドレス・電話番号、または数式のような表記です。通知の宛名にそのまま記載されるため、一覧を確認してください。`,
      en: `The name of a customer or contact holds a link, an address or a telephone number, or reads as a formula, in ${rows(count)} (${named.en}). Notices are addressed by it as it stands: check the file.`,
    }),
  },
  {
    contracts: sharingAnAddress,
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）は、ほかの契約と通知先のメールアドレスが同じです。通知は契約ごとにお送りするため、同じ宛先に複数届きます。`,
      en: `The mail address of another contract is also that of ${rows(count)} (${named.en}). Notices are sent once a contract, so that this address gets several.`,
    }),
  },
  {
    contracts: (customers) => contractsOf(customers, ({ contacts, trial }) => contacts.length === 0 && !trial),
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）は、メールアドレスがなく、電話番号だけが登録されています。通知のメールは届かないため、通知のたびに電話などでのご連絡が必要になります。`,
      en: `There is a telephone number and no mail address in ${rows(count)} (${named.en}). No notice reaches them by mail: at each notice somebody has to call them.`,
    }),
  },
  {
    contracts: (customers) => contractsOf(customers, ({ phone }) => hasLostZero(phone)),
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）の電話番号は、先頭の「0」が失われている可能性があります。表計算ソフトで開いて保存した場合は、元の番号をご確認ください。`,
      en: `The telephone number seems to have lost its leading 0 in ${rows(count)} (${named.en}), as spreadsheets do. Check these numbers.`,
    }),
  },
  {
    contracts: (customers, on) => contractsOf(customers, (one) => isToBegin(one, on)),
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）は契約開始前ですが、通知をお送りします。お送りしない場合は、一覧から除いてください。`,
      en: `The contract has yet to begin in ${rows(count)} (${named.en}). Notices go to them all the same: leave them out of the file if they are not to be told.`,
    }),
  },
  {
    contracts: (customers) =>
      contractsOf(customers, ({ functions }) => functions.some((name) => OTHER_SEPARATOR.test(name))),
    words: (count, named) => ({
      ja: `${count}件（契約番号：${named.ja}）の functions に、読点、コンマ、全角の記号などを含む値があり、全体を1つの機能の名称として取り込みます。複数の機能は、半角のセミコロン（;）で区切ってください。`,
      en: `A value of functions holds a comma, a full-width mark or the like in ${rows(count)} (${named.en}), and is taken as the name of one function. Separate several functions by ";".`,
    }),
  },
];

/** What the importer of a list should look at on a day. Nothing of it keeps the list from being taken. */
export function listWarnings(customers: readonly Customer[], on: DateText): Text[] {
  return CAUTIONS.flatMap(({ contracts, words }) => {
    const found = contracts(customers, on);
    if (found.length === 0) return [];
    return [words(found.length, namedContracts(found.slice(0, NAMED_MAX), found.length))];
  });
}

function contractsOf(customers: readonly Customer[], fits: (one: Customer) => boolean): readonly string[] {
  return customers.filter(fits).map(({ contract }) => contract);
}

function isOddlyNamed({ name, contacts, askFor = [] }: Customer): boolean {
  return [name, ...contacts.map((one) => one.name), ...askFor].some((text) => leadsAway(text) || FORMULA.test(text));
}

/** A Japanese number has ten digits, or eleven, from its 0 on; a spreadsheet takes it for an amount. */
function hasLostZero(phone: string): boolean {
  return /^[1-9]\d{8,9}$/.test(phone.replace(/[\s-]/g, ''));
}

/** Notices go to the first address of a contract; capitals make no other mailbox of it. */
function sharingAnAddress(customers: readonly Customer[]): readonly string[] {
  const address = ({ contacts }: Customer) => contacts[0]?.email.toLowerCase();
  const counts = new Map<string | undefined, number>();
  for (const one of customers) counts.set(address(one), (counts.get(address(one)) ?? 0) + 1);
  return contractsOf(customers, (one) => address(one) !== undefined && (counts.get(address(one)) ?? 0) > 1);
}

function rows(count: number): string {
  return count === 1 ? '1 contract' : `${count} contracts`;
}
