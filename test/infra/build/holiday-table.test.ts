import published from '@holiday-jp/holiday_jp';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { compactHolidays } from '../../../infra/build/holiday-table.ts';
import { ROOT } from '../../../infra/terminal/root.ts';

const ENTRY = `
  import { japaneseHoliday } from './functions/domain/base/time/holidays.ts';
  export const named = (dates) => dates.map((date) => [date, japaneseHoliday(date)]);`;

async function bundled(plugins: readonly (typeof compactHolidays)[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    plugins: [...plugins],
  });
  return outputFiles[0]?.text ?? '';
}

it('bundles the published table in an eighth of its size, with every name', async () => {
  const [whole, compact] = await Promise.all([bundled([]), bundled([compactHolidays])]);
  expect(compact.length).toBeLessThan(whole.length / 7.5);
  const { named } = await import(`data:text/javascript,${encodeURIComponent(compact)}`);
  const rows = Object.entries(published.holidays);
  const dates = [...rows.map(([date]) => date), '2026-11-30', 'constructor'];
  expect(named(dates)).toEqual([
    ...rows.map(([date, { name, name_en }]) => [date, { ja: name, en: name_en }]),
    ['2026-11-30', null],
    ['constructor', null],
  ]);
});
