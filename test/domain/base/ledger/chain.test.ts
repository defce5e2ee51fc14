import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, NotCanonical } from '../../../../functions/domain/base/ledger/canonical.ts';
import {
  NO_PREVIOUS,
  notBefore,
  sealItem,
  TimeRunsBack,
  verifyChain,
  WrongStream,
} from '../../../../functions/domain/base/ledger/chain.ts';
import { base32Id, keyedDigest, sha256Hex } from '../../../../functions/domain/base/ledger/digest.ts';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { chain, draftAt } from './chains.ts';

describe('a stream of items', () => {
  it('given sealed items, when the chain is verified, then it is intact', () => {
    expect(verifyChain(chain(5))).toEqual({ intact: true });
    expect(verifyChain([])).toEqual({ intact: true });
  });

  it('given the first item, when it is sealed, then it has seq 1 and links to nothing', () => {
    const first = sealItem(null, draftAt(0));
    expect(first).toMatchObject({ seq: 1, previous: NO_PREVIOUS });
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealItem(first, draftAt(1))).toMatchObject({ seq: 2, previous: first.hash });
  });

  it('given an item, when one dated before it is sealed, then it is refused with both times', () => {
    const first = sealItem(null, draftAt(10));
    expect(() => sealItem(first, draftAt(9))).toThrow(TimeRunsBack);
    const at = notBefore(first, draftAt(9).at);
    expect(sealItem(first, { ...draftAt(9), at }).at).toBe(first.at);
    expect(notBefore(null, first.at)).toBe(first.at);
  });

  it('given an item, when one of another stream is sealed after it, then it is refused', () => {
    const first = sealItem(null, draftAt(0));
    expect(() => sealItem(first, { ...draftAt(1), stream: 'incident/I-other' })).toThrow(WrongStream);
  });

  it('given resealed items with a time that runs back, when the chain is verified, then the place is named', () => {
    const [first, second] = chain(2);
    if (first === undefined || second === undefined) throw new Error('two items expected');
    const early = { ...draftAt(1), at: instant('2020-01-01T00:00:00.000Z') };
    const forged = { ...sealItem(null, early), seq: 2, previous: first.hash };
    const resealed = sealItem({ ...first, at: early.at }, early);
    expect(verifyChain([first, forged])).toMatchObject({ intact: false, seq: 2 });
    expect(verifyChain([first, resealed])).toMatchObject({
      intact: false,
      seq: 2,
      why: { en: 'its time is before the item before it' },
    });
  });

  it('given the known head, when the last items are cut off or the chain is made anew, then it shows', () => {
    const items = chain(4);
    const last = items[3] as LedgerItem;
    const head = { seq: 4, hash: last.hash };
    expect(verifyChain(items, head)).toEqual({ intact: true });
    expect(verifyChain(items.slice(0, 2), head)).toEqual({
      intact: false,
      seq: 3,
      why: expect.objectContaining({ en: 'items 3 to 4 are missing' }),
    });
    expect(verifyChain(chain(4, 'C-forged'), head)).toMatchObject({ intact: false, seq: 4 });
    expect(verifyChain([], head)).toMatchObject({ intact: false, seq: 1 });
  });

  it('given a field that JSON passes over in silence, when the chain is verified, then it shows', () => {
    const items = chain(2).map((item, index) => (index === 1 ? { ...item, extra: undefined } : item));
    expect(verifyChain(items)).toMatchObject({ intact: false, seq: 2 });
  });

  it('given the same command twice, when the chain is verified, then it shows', () => {
    const first = sealItem(null, draftAt(0));
    const again = sealItem(first, { ...draftAt(1), command: first.command });
    expect(verifyChain([first, again])).toEqual({
      intact: false,
      seq: 2,
      why: expect.objectContaining({ en: 'its command came before' }),
    });
  });
});

describe('digests', () => {
  it('given texts of the standard, when they are digested, then the digests are the published ones', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(keyedDigest('key', 'The quick brown fox jumps over the lazy dog')).toBe(
      'sha256:f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    );
  });

  it('given any text, when an id is made of it, then it has the length asked and follows from the text alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 51 }), (text, length) => {
        const id = base32Id(text, length);
        expect(id).toMatch(new RegExp(`^[0-9a-hjkmnp-tv-z]{${length}}$`));
        expect(base32Id(text, 51).startsWith(id)).toBe(true);
      }),
    );
    // ba7816bf8f… is 10111 01001 11100 00001 … in groups of five bits.
    expect(base32Id('abc', 4)).toBe('q9w1');
    expect(() => base32Id('abc', 52)).toThrow(RangeError);
  });

  it('given the order of keys, when canonical JSON is written, then it does not matter', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é'] })).toBe('{"a":[true,null,"é"],"b":1}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1]) {
      expect(() => canonicalJson(value)).toThrow(NotCanonical);
    }
  });
});
