import type { Journal } from '../journal/journal.ts';
import type { Store } from '../journal/store.ts';

interface SwitchEntry {
  readonly name: string;
  readonly isOn: boolean;
}

/** What an operator switched on or off beside the template: rules, mappings, what protects tables. It outlives a start. */
export class Switches {
  readonly #states = new Map<string, boolean>();
  readonly #journal: Journal<SwitchEntry>;

  constructor(store: Store) {
    const { lines, journal } = store.open<SwitchEntry>('switches');
    this.#journal = journal;
    for (const { name, isOn } of lines) this.#states.set(name, isOn);
  }

  /** As it was switched last; as the template has it when nobody did. */
  isOn(name: string, byTemplate: boolean): boolean {
    return this.#states.get(name) ?? byTemplate;
  }

  turn(name: string, isOn: boolean): void {
    this.#journal.append({ name, isOn });
    this.#states.set(name, isOn);
  }

  close(): void {
    this.#journal.close();
  }
}
