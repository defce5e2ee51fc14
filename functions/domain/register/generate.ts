import type { Customer } from './customer.ts';
import { customersText } from './write-customers.ts';

const DIGITS = 4;
const GRAVE_EVERY = 10;
const START = '2025-04-01';

/**
 * A number of sample customers, always the same: contracts C-0001 …, addresses at example.com, plans and regions in turn,
 * two contacts each, every tenth marked `grave`.
 */
export function generateCustomers(count: number): Customer[] {
  return Array.from({ length: count }, (_, index) => sample(index + 1));
}

/** The same customers as the text of a file, with the `grave` column. Zero gives the header alone. */
export function customersCsv(count: number): string {
  return customersText(generateCustomers(count), ['grave']);
}

function sample(number: number): Customer {
  const digits = String(number).padStart(DIGITS, '0');
  const isOdd = number % 2 === 1;
  return {
    contract: `C-${digits}`,
    name: `サンプル${digits}株式会社`,
    plan: isOdd ? 'standard' : 'premium',
    region: isOdd ? 'east' : 'west',
    functions: ['crm'],
    start: START,
    end: null,
    trial: false,
    contacts: [
      { name: `担当 ${digits}`, email: `c${digits}@example.com` },
      { name: `副担当 ${digits}`, email: `c${digits}-second@example.com` },
    ],
    phone: '',
    attributes: { grave: number % GRAVE_EVERY === 0 ? 'true' : 'false' },
  };
}
