import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../functions/domain/base/ledger/canonical.ts';
import { sealItem, verifyChain } from '../../../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';
import { chain, draftAt } from './chains.ts';

/** Ledgers tampered with in each run of the tests. */
const TAMPERED = Number(process.env.TAMPERED ?? 4000);

type Tree = { [key: string]: unknown } | unknown[];

/** Every place in a value, as the path to it. */
function places(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const here = path.length === 0 ? [] : [[...path]];
  if (value === null || typeof value !== 'object') return here;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [...here, ...keys.flatMap((key) => places((value as Record<string | number, unknown>)[key], [...path, key]))];
}

function changeAt(
  items: LedgerItem[],
  path: readonly (string | number)[],
  change: (holder: Tree, key: string | number) => void,
) {
  const copy = structuredClone(items) as unknown as Tree;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = (holder as Record<string | number, Tree>)[key] as Tree;
  change(holder, path.at(-1) ?? 0);
  return copy as unknown as LedgerItem[];
}

const put = (value: unknown) => (holder: Tree, key: string | number) => {
  (holder as Record<string | number, unknown>)[key] = value;
};
const remove = (holder: Tree, key: string | number) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
};

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.constant([]), fc.constant({}));
const tampering = fc.record({
  length: fc.integer({ min: 1, max: 6 }),
  how: fc.constantFrom('change', 'remove-field', 'add-field', 'cut', 'swap', 'insert', 'repeat', 'reseal', 'graft'),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  value,
});

type Tampering = typeof tampering extends fc.Arbitrary<infer T> ? T : never;

/** The items after the tampering; null where this one is no change at all. */
function tamper({ length, how, a, b, value: given }: Tampering): LedgerItem[] | null {
  const items = chain(length);
  const paths = places(items);
  const path = paths[a % paths.length] ?? [0];
  const index = a % length;
  const swapped = [...items];
  switch (how) {
    case 'change':
      return changeAt(items, path, put(given));
    case 'remove-field':
      return changeAt(items, path, remove);
    case 'add-field':
      return changeAt(items, [index, `added${b}`], put(given));
    case 'cut':
      return items.filter((_, place) => place !== index);
    case 'swap':
      [swapped[index], swapped[b % length]] = [items[b % length] as LedgerItem, items[index] as LedgerItem];
      return swapped;
    case 'insert':
      return [...items.slice(0, index), sealItem(items[index - 1] ?? null, draftAt(index, 'X')), ...items.slice(index)];
    case 'repeat':
      return [...items.slice(0, index + 1), ...items.slice(index)];
    case 'reseal':
      // The forger reseals the item that was changed, but not those after it.
      return items.with(index, sealItem(items[index - 1] ?? null, { ...draftAt(index, `Y${b}`) }));
    case 'graft':
      return [...items.slice(0, index), ...chain(length, 'Z').slice(index)];
  }
}

describe('a ledger that was tampered with', () => {
  it('given thousands of random changes, when the chain is verified, then every one of them is detected', () => {
    let detected = 0;
    fc.assert(
      fc.property(tampering, (given) => {
        const items = tamper(given);
        const sound = chain(given.length);
        const head = { seq: sound.length, hash: sound.at(-1)?.hash ?? '' };
        fc.pre(items !== null && canonicalJson(items) !== canonicalJson(sound));
        const verdict = verifyChain(items ?? [], head);
        expect(verdict.intact).toBe(false);
        detected += 1;
      }),
      { numRuns: TAMPERED },
    );
    expect(detected).toBe(TAMPERED);
  });

  it('given a change before the last item, when nothing is known of the head, then it is detected all the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(), fc.nat(), value, (length, a, b, given) => {
        const items = chain(length);
        const index = a % (length - 1);
        const paths = places([items[index]]).map(([, ...rest]) => [index, ...rest]);
        const changed = changeAt(items, paths[b % paths.length] ?? [index], put(given));
        fc.pre(canonicalJson(changed) !== canonicalJson(items));
        expect(verifyChain(changed).intact).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
