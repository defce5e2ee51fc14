import type { Scope } from '../base/scope.ts';
import type { Text } from '../base/text.ts';
import type { DateText } from '../base/time/instant.ts';
import { yesOrNo } from './checks.ts';
import type { Customer } from './customer.ts';

/** A scope names something that the register does not have. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
  readonly why: Text;
  readonly unknown: readonly string[];
  /** What there is in its place; empty where that would not help. */
  readonly known: readonly string[];

  constructor(why: Text, unknown: readonly string[], known: readonly string[] = []) {
    super(why.en);
    this.why = why;
    this.unknown = unknown;
    this.known = known;
  }
}

const NAMES_SHOWN = 10;

/**
 * The customers a scope means, by contract, without those whose contract ended before `on` (a date in the policy's
 * zone). A contract that is yet to begin counts: its data may be in the service already. A contract or a column that the register does not have (any more) means nobody: `checkedScope` tells of it when
 * the scope is set, and a customer who left later must not keep the others from being told.
 */
export function selectAudience(customers: readonly Customer[], scope: Scope, on: DateText): Customer[] {
  const chosen =
    scope === 'all'
      ? customers
      : 'contracts' in scope
        ? customers.filter(({ contract }) => scope.contracts.includes(contract))
        : customers.filter((customer) => fits(customer, scope.where));
  return chosen.filter((customer) => !hasEnded(customer, on)).sort(byContractId);
}

/**
 * Contracts that a scope names one by one and that have ended by a day, or that the register does not have any more: no notice goes to
 * them, and somebody may have to tell them.
 */
export function endedOf(customers: readonly Customer[], scope: Scope, on: DateText): readonly string[] {
  if (scope === 'all' || !('contracts' in scope)) return [];
  const current = new Set(selectAudience(customers, 'all', on).map(({ contract }) => contract));
  return [...new Set(scope.contracts)].filter((contract) => !current.has(contract)).toSorted();
}

/** Whether the last day of the contract is over on a day. */
export function hasEnded({ end }: Customer, on: DateText): boolean {
  return end !== null && end < on;
}

/** Whether the first day of the contract is still to come on a day. */
export function isToBegin({ start }: Customer, on: DateText): boolean {
  return start !== null && start > on;
}

/** Plain code-unit order: the same on every machine. */
function byContractId(a: Customer, b: Customer): number {
  return a.contract < b.contract ? -1 : a.contract > b.contract ? 1 : 0;
}

/**
 * The customers a later notice goes to: whom the scope means, and everybody who was told before, so that nobody is left
 * with what was corrected since. FC-9.
 */
export function laterAudience(
  customers: readonly Customer[],
  scope: Scope,
  told: ReadonlySet<string>,
  on: DateText,
): Customer[] {
  const inScope = new Set(selectAudience(customers, scope, on).map(({ contract }) => contract));
  return selectAudience(customers, 'all', on).filter(({ contract }) => inScope.has(contract) || told.has(contract));
}

/** A scope as it goes on record, and the contracts that it means on a day. */
export interface CheckedScope {
  readonly scope: Scope;
  readonly contracts: readonly string[];
  /** Contracts that it names and that have ended, or are not in the register any more: they are not among those. */
  readonly ended: readonly string[];
}

/**
 * A scope that the register can answer on a day. Throws ScopeError naming contracts, attributes or a function that no customer has:
 * nobody is left out silently.
 */
export function checkedScope(customers: readonly Customer[], scope: Scope, on: DateText): CheckedScope {
  if (scope !== 'all' && 'contracts' in scope) mustHaveContracts(customers, scope.contracts);
  if (scope !== 'all' && 'where' in scope) {
    mustHaveColumns(customers, Object.keys(scope.where));
    mustHaveFunction(customers, scope.where.functions);
  }
  const contracts = selectAudience(customers, scope, on).map(({ contract }) => contract);
  return { scope: recordedScope(customers, scope, contracts), contracts, ended: endedOf(customers, scope, on) };
}

/**
 * What goes on record of a scope that means `contracts`. Conditions go as they were typed only where the register lists each of them
 * and none can name a person; else the contracts do, which are no text of anybody. A value that nobody has follows later
 * imports only in an empty register, which lists nothing yet.
 */
function recordedScope(customers: readonly Customer[], scope: Scope, contracts: readonly string[]): Scope {
  if (scope === 'all' || 'contracts' in scope || customers.length === 0) return scope;
  const isListed = Object.entries(scope.where).every(([column, value]) => isCategory(customers, column, value));
  return isListed || contracts.length > CONTRACTS_MAX ? scope : { contracts };
}

/** A list of more does not fit into an item of the ledger; a value that so many customers share names none of them. */
const CONTRACTS_MAX = 10_000;
const CATEGORIES: readonly string[] = ['contract', 'plan', 'region', 'functions', 'trial'];

/** A value that some customer has, in a column of categories, or a yes or no in any other. */
function isCategory(customers: readonly Customer[], column: string, value: string): boolean {
  const isOne = CATEGORIES.includes(column) || (column !== 'name' && yesOrNo(value) !== null);
  return isOne && customers.some((customer) => matches(customer, column, value));
}

function mustHaveContracts(customers: readonly Customer[], contracts: readonly string[]): void {
  const known = new Set(customers.map(({ contract }) => contract));
  const unknown = [...new Set(contracts)].filter((contract) => !known.has(contract));
  if (unknown.length > 0)
    throw new ScopeError(
      {
        ja: `お客様の一覧に、この契約番号はありません：${listed(unknown)}`,
        en: `the register has no contract ${listed(unknown)}`,
      },
      unknown,
    );
}

function mustHaveColumns(customers: readonly Customer[], names: readonly string[]): void {
  const unknown = names.filter((name) => !customers.some((customer) => has(customer, name)));
  if (customers.length > 0 && unknown.length > 0) {
    throw new ScopeError(
      {
        ja: `お客様の一覧に、この列はありません：${listed(unknown)}`,
        en: `no customer has a column ${listed(unknown)}`,
      },
      unknown,
    );
  }
}

/** A register that names no functions at all says nothing about them. */
function mustHaveFunction(customers: readonly Customer[], name: string | undefined): void {
  const known = [...new Set(customers.flatMap(({ functions }) => functions))].toSorted();
  if (name === undefined || known.length === 0 || known.includes(name)) return;
  throw new ScopeError(
    {
      ja: `お客様の一覧に、「${name}」という機能はありません。次から選択してください：${listed(known)}`,
      en: `the register has no function ${name}; choose one of ${listed(known)}`,
    },
    [name],
    known,
  );
}

function fits(customer: Customer, where: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([name, value]) => matches(customer, name, value));
}

const OWN = new Set(['contract', 'name', 'plan', 'region', 'functions', 'trial']);

function has(customer: Customer, name: string): boolean {
  return OWN.has(name) || Object.hasOwn(customer.attributes, name);
}

function matches(customer: Customer, name: string, value: string): boolean {
  if (name === 'functions') return customer.functions.includes(value);
  if (name === 'trial') return customer.trial === yesOrNo(value);
  return ownValue(customer, name) === value;
}

function ownValue(customer: Customer, name: string): string | undefined {
  switch (name) {
    case 'contract':
      return customer.contract;
    case 'name':
      return customer.name;
    case 'plan':
      return customer.plan;
    case 'region':
      return customer.region;
    default:
      return Object.hasOwn(customer.attributes, name) ? customer.attributes[name] : undefined;
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
