import published from '@holiday-jp/holiday_jp';
import type { Plugin } from 'esbuild';

const TABLE_FILE = /[\\/]@holiday-jp[\\/]holiday_jp[\\/]lib[\\/]holidays\.js$/;

/**
 * Bundles the published table of Japanese holidays with each name written once. The package repeats date, weekday and
 * names in each of its thousand rows, which would be a sixth of every function.
 */
export const compactHolidays: Plugin = {
  name: 'compact-holidays',
  setup: ({ onLoad }) => {
    onLoad({ filter: TABLE_FILE }, () => ({ contents: tableModule(), loader: 'js' }));
  },
};

function tableModule(): string {
  return `
    const table = {};
    for (const [name, name_en, dates] of ${JSON.stringify(datesByName())})
      for (const date of dates) table[date] = { name, name_en };
    module.exports = table;`;
}

/** A row for each name: in Japanese, in English, and the civil dates that bear it. */
function datesByName(): readonly (readonly [string, string, readonly string[]])[] {
  const rows = new Map<string, readonly [string, string, string[]]>();
  for (const [date, { name, name_en }] of Object.entries(published.holidays)) {
    const row = rows.get(`${name}/${name_en}`) ?? ([name, name_en, []] as const);
    row[2].push(date);
    rows.set(`${name}/${name_en}`, row);
  }
  return [...rows.values()];
}
