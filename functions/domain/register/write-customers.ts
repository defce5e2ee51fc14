import { COLUMNS, type Customer } from './customer.ts';

/** Customers as the text of a file that `parseCustomers` reads back to the same, with the given further columns. */
export function customersText(customers: readonly Customer[], attributes = attributesOf(customers)): string {
  const header = [...COLUMNS, ...attributes];
  const lines = customers.map((customer) => [...ownCells(customer), ...furtherCells(customer, attributes)]);
  return [header, ...lines].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

/** Every attribute that any of the customers has, in alphabetical order. */
function attributesOf(customers: readonly Customer[]): string[] {
  return [...new Set(customers.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
}

function ownCells(customer: Customer): string[] {
  const { contacts, askFor = [] } = customer;
  const [first, second] = [...contacts, ...askFor.map((name) => ({ name, email: '' }))];
  return [
    customer.contract,
    customer.name,
    customer.plan,
    customer.region,
    customer.functions.join(';'),
    customer.start ?? '',
    customer.end ?? '',
    customer.trial ? 'true' : 'false',
    first?.name ?? '',
    first?.email ?? '',
    second?.name ?? '',
    second?.email ?? '',
    customer.phone,
  ];
}

function furtherCells(customer: Customer, attributes: readonly string[]): string[] {
  return attributes.map((name) => customer.attributes[name] ?? '');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
