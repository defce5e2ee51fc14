import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/base/ledger/chain.ts';
import { type KeptStream, stands } from './stands.ts';

const lines = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const [, ...KEPT] = lines('second-release.jsonl') as readonly KeptStream[];
const STOOD = new Map(
  (lines('second-release.stands.jsonl') as [string, unknown][]).map(([stream, state]) => [stream, state]),
);

describe('the ledgers of the second release: incidents that were joined, a drill, their sources and the register', () => {
  it.each(KEPT)('given $stream, when it is folded, then it stands as it stood then', (kept) => {
    expect(JSON.parse(JSON.stringify(stands(kept)))).toEqual(STOOD.get(kept.stream));
  });

  it.each(KEPT)('given $stream, then its chain holds as it was written', ({ items }) => {
    expect(verifyChain(items)).toEqual({ intact: true });
  });
});
