import { SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Store } from '../../journal/store.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import type { JsonRecord } from '../../protocol/json.ts';

export interface Suppressed {
  readonly address: string;
  readonly reason: 'BOUNCE' | 'COMPLAINT';
  /** Ms since the epoch. */
  readonly at: number;
}

type SuppressionEntry = { readonly put: Suppressed } | { readonly deleted: string };

/** The account's list of addresses that SES accepts mail for and does not send to. */
export class SuppressionList {
  /** Both reasons put an address on the list, as in a new account. */
  readonly reasons: readonly Suppressed['reason'][] = ['BOUNCE', 'COMPLAINT'];
  readonly #entries = new Map<string, Suppressed>();
  readonly #journal: Journal<SuppressionEntry>;

  constructor(store: Store) {
    const { lines, journal } = store.open<SuppressionEntry>('suppressed');
    this.#journal = journal;
    for (const line of lines) this.#apply(line);
  }

  get all(): readonly Suppressed[] {
    return [...this.#entries.values()];
  }

  has(address: string): Suppressed | null {
    return this.#entries.get(address.toLowerCase()) ?? null;
  }

  put(entry: Suppressed): void {
    this.#record({ put: { ...entry, address: entry.address.toLowerCase() } });
  }

  /** Throws AwsError NotFoundException. */
  delete(address: string): void {
    this.find(address);
    this.#record({ deleted: address.toLowerCase() });
  }

  /** Throws AwsError NotFoundException. */
  find(address: string): Suppressed {
    const found = this.has(address);
    if (!found) throw new AwsError('NotFoundException', `${address} is not on the suppression list.`, 404);
    return found;
  }

  close(): void {
    this.#journal.close();
  }

  #record(line: SuppressionEntry): void {
    this.#journal.append(line);
    this.#apply(line);
  }

  #apply(line: SuppressionEntry): void {
    if ('put' in line) this.#entries.set(line.put.address, line.put);
    else this.#entries.delete(line.deleted);
  }
}

/** An entry as the API shows it. */
export function suppressedView(entry: Suppressed): JsonRecord {
  return { EmailAddress: entry.address, Reason: entry.reason, LastUpdateTime: entry.at / SECOND_MS };
}
