import { composed } from '../base/composed.ts';
import type { Text } from '../base/text.ts';
import { NO_SUCH_DAY, namesNoDay } from '../base/time/no-such-day.ts';
import {
  addressFault,
  contractFault,
  functionFault,
  isDate,
  isPhone,
  NAME_CHARACTERS_MAX,
  textFault,
  yesOrNo,
} from './checks.ts';
import { COLUMNS, type Column, type Contact, type Customer } from './customer.ts';

interface RowFault {
  readonly column: string;
  readonly why: Text;
}

/** One line of the file, with whatever is wrong with it. The customer counts only when `faults` is empty. */
export interface RegisterRow {
  readonly customer: Customer;
  readonly faults: readonly RowFault[];
}

const NAMES: readonly Column[] = ['name', 'contact1', 'contact2'];
const ADDRESSES: readonly Column[] = ['email1', 'email2'];
const DATES: readonly Column[] = ['start', 'end'];
const OURS: ReadonlySet<string> = new Set(COLUMNS);

const NAMELESS: Text = {
  ja: 'お客様名が空です。通知の宛名に使います',
  en: 'is empty; the notice addresses the customer by it',
};
const NEITHER: Text = {
  ja: 'はい／いいえ、yes／no、true／false のいずれかで記入してください',
  en: 'is neither yes nor no: write yes or no, true or false, はい or いいえ',
};
const NO_DATE: Text = {
  ja: '日付の形式ではありません（例：2026-04-01）',
  en: 'is not a date; write one such as 2026-04-01',
};
const UNREACHABLE: Text = {
  ja: 'email1・email2ともに空で、電話番号（phone）もないため、このお客様に連絡できません',
  en: 'is empty, and so is email2, and phone holds no telephone number: this customer could not be told',
};

/** Reads one line by the header's names. */
export function readRow(names: readonly string[], record: readonly string[]): RegisterRow {
  const cells = new Map(names.map((name, index) => [name, plainCell(record[index] ?? '')]));
  const cell = (name: Column) => cells.get(name) ?? '';
  return { customer: customerOf(cell, cells), faults: faultsOf(names, record, cell, cells) };
}

/** As spreadsheets of Japan save a date: year, month, day, of which nothing can be taken for another. */
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/;

/** In one Unicode form, as every other text that comes in: some systems write が as two characters. */
export function plainCell(text: string): string {
  return composed(text.trim());
}

type Cell = (name: Column) => string;

function customerOf(cell: Cell, cells: ReadonlyMap<string, string>): Customer {
  return {
    contract: cell('contract'),
    name: cell('name'),
    plan: cell('plan'),
    region: cell('region'),
    functions: listOf(cell('functions')),
    start: dateOf(cell('start')),
    end: dateOf(cell('end')),
    trial: yesOrNo(cell('trial')) ?? false,
    contacts: contactsOf(cell),
    phone: cell('phone'),
    ...namedAlone(cell),
    attributes: Object.fromEntries([...cells].filter(([name]) => !OURS.has(name))),
  };
}

function bothContacts(cell: Cell): Contact[] {
  return [
    { name: cell('contact1'), email: cell('email1') },
    { name: cell('contact2'), email: cell('email2') },
  ];
}

function contactsOf(cell: Cell): Contact[] {
  return bothContacts(cell).filter(({ email }) => email !== '');
}

function namedAlone(cell: Cell): Pick<Customer, 'askFor'> {
  const named = bothContacts(cell).flatMap(({ name, email }) => (email === '' && name !== '' ? [name] : []));
  return named.length === 0 ? {} : { askFor: named };
}

/** `crm;mail` or `crm mail`: a comma would end the cell. */
function listOf(text: string): string[] {
  return text.split(/[;|\s]+/).filter((item) => item !== '');
}

function dateOf(text: string): string | null {
  return text === '' ? null : dayIn(text);
}

/** `2026/4/1` as `2026-04-01`; everything else as it stands. */
function dayIn(text: string): string {
  return text.replace(
    SLASHED,
    (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

function faultsOf(
  names: readonly string[],
  record: readonly string[],
  cell: Cell,
  cells: Map<string, string>,
): RowFault[] {
  if (record.length !== names.length) {
    const why = {
      ja: `セルが${record.length}個あります（見出しは${names.length}列）。引用符を確認してください`,
      en: `has ${record.length} cells where the header has ${names.length}; check its quotes`,
    };
    return [{ column: '', why }];
  }
  return [
    ...asFaults('contract', contractFault(cell('contract'))),
    ...(cell('name') === '' ? [{ column: 'name', why: NAMELESS }] : []),
    ...[...cells].flatMap(([name, text]) => asFaults(name, textFault(text, limitOf(name)))),
    ...ADDRESSES.flatMap((name) => (cell(name) === '' ? [] : asFaults(name, addressFault(cell(name))))),
    ...DATES.flatMap((name) => dateFault(name, dayIn(cell(name)))),
    ...(yesOrNo(cell('trial')) === null ? [{ column: 'trial', why: NEITHER }] : []),
    ...listOf(cell('functions')).flatMap((name) => asFaults('functions', functionFault(name))),
    ...reachFault(cell),
    ...orderFault(cell),
  ];
}

function limitOf(name: string): number | undefined {
  return NAMES.some((column) => column === name) ? NAME_CHARACTERS_MAX : undefined;
}

function asFaults(column: string, why: Text | null): RowFault[] {
  return why === null ? [] : [{ column, why }];
}

function dateFault(column: string, text: string): RowFault[] {
  if (text === '' || isDate(text)) return [];
  return [{ column, why: namesNoDay(text) ? NO_SUCH_DAY : NO_DATE }];
}

/** Without an address a customer is phoned; a trial may lack both, as nothing was registered at its sign-up. */
function reachFault(cell: Cell): RowFault[] {
  const isMailed = cell('email1') !== '' || cell('email2') !== '';
  const isReachable = isMailed || isPhone(cell('phone')) || yesOrNo(cell('trial')) === true;
  return isReachable ? [] : [{ column: 'email1', why: UNREACHABLE }];
}

function orderFault(cell: Cell): RowFault[] {
  const [start, end] = [dayIn(cell('start')), dayIn(cell('end'))];
  if (!isDate(start) || !isDate(end) || start <= end) return [];
  return [
    {
      column: 'end',
      why: {
        ja: `契約開始日（${start}）より前の日付です。どちらかを修正してください`,
        en: `lies before the start ${start}; correct one of the two`,
      },
    },
  ];
}
