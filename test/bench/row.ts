/** One line of the bench: ours against something else, measured side by side in this run. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly compared: string;
  /** Ours ÷ compared; null where there is nothing to compare with. */
  readonly ratio: number | null;
}

export interface BenchOptions {
  /** Small sizes, for continuous integration. */
  readonly short: boolean;
}

/** The rows as a table for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ['what', 'ours', 'compared with', 'ours ÷ compared'],
    ...rows.map(({ what, ours, compared, ratio }) => [
      what,
      ours,
      compared,
      ratio === null ? '–' : ratio.toPrecision(3),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The middle one of several measurements. Throws when there are none. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError('nothing was measured');
  return middle;
}
