/** Positions as a short text, runs written by their ends: `0-4,7`. They are given in order, each once. */
export function rangesOf(positions: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last !== undefined && last.to + 1 === position) last.to = position;
    else runs.push({ from: position, to: position });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** The positions of such a text, in order. */
export function positionsIn(ranges: string): number[] {
  if (ranges === '') return [];
  return ranges.split(',').flatMap((run) => {
    const [from = Number.NaN, to = from] = run.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
