/** A slip changes at most so much of a name. */
const SLIPS_MAX = 2;
/** Longer than any name of a policy; a file can hold anything. */
const LENGTH_MAX = 80;

/** The one of these names that is at most two slips away, by letters added, left out or changed; null if none is. */
export function nearest(name: string, names: readonly string[]): string | null {
  if (name.length > LENGTH_MAX) return null;
  const near = names
    .filter((other) => Math.abs(other.length - name.length) <= SLIPS_MAX)
    .map((other) => ({ other, slips: slipsBetween(name, other) }))
    .filter(({ slips }) => slips <= SLIPS_MAX)
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.other ?? null;
}

/** Levenshtein's distance, a row at a time. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...b].entries()) {
      const [left = 0, above = 0, corner = 0] = [next[index], row[index + 1], row[index]];
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
