import type { RowStanding } from '../../functions/application/streams/views-rebuild.ts';
import { streamKind } from '../../functions/domain/base/ledger/streams.ts';
import type { Language, Text } from '../../functions/domain/base/text.ts';
import { print, printJson } from '../terminal/terminal.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { tellRefusal } from './common/refusal.ts';
import { notDone } from './unreachable.ts';
import { noStream, readOptions } from './verify/options.ts';
import { pointAt } from './verify/running.ts';

const EXIT_REBUILT = 0;
const EXIT_LEFT = 1;
const EXIT_NOT_REBUILT = 2;
const USAGE =
  'hikeshi rebuild [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json] [--lang ja|en]';

/** The row is the last trace of how the stream ended: it is left as it is. */
const CONTRADICTS: readonly RowStanding[] = ['ahead', 'rewritten', 'unannounced'];

interface Rebuilt {
  readonly stream: string;
  /** What was found; everything but `current` and what contradicts the stream was written anew. */
  readonly found: RowStanding;
}

/** `hikeshi rebuild`: writes the rows of the lists anew from the ledger. 1: a row contradicts its stream. 2: not rebuilt. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    pointAt(options.target);
    const rebuilt = await rebuildStreams(options.streams);
    if (options.json) printJson(rebuilt);
    else print(textOf(rebuilt, options.language));
    return rebuilt.some(({ found }) => CONTRADICTS.includes(found)) ? EXIT_LEFT : EXIT_REBUILT;
  } catch (error) {
    tellRefusal(error, { argv, usage: [USAGE], explain: notDone });
    return EXIT_NOT_REBUILT;
  }
}

async function rebuildStreams(named: readonly string[]): Promise<Rebuilt[]> {
  const { readStream } = await import('../../functions/adapters/store/ledger.ts');
  const { allStreams } = await import('../../functions/adapters/store/ledger-scan.ts');
  const { rebuildRow, rowsByStream } = await import('../../functions/application/streams/views-rebuild.ts');
  const { keepListed } = await import('../../functions/application/command/keep-listed.ts');
  const rows = await rowsByStream();
  const rebuilt: Rebuilt[] = [];
  for (const stream of named.length > 0 ? named : await allStreams()) {
    const items = await readStream(stream);
    if (items.length === 0) throw new UsageError(noStream(stream));
    const found = await rebuildRow(rows.get(stream) ?? null, items);
    if (streamKind(stream) === 'incident') await keepListed(stream, items);
    if (found !== 'not-listed') rebuilt.push({ stream, found });
  }
  return rebuilt;
}

const FOUND: Readonly<Record<RowStanding, Text>> = {
  current: { ja: '正常', en: 'current' },
  missing: { ja: '行なし', en: 'missing' },
  behind: { ja: '未反映', en: 'behind' },
  'without-head': { ja: '末尾のハッシュなし', en: 'without-head' },
  headless: { ja: '末尾のハッシュの削除', en: 'headless' },
  different: { ja: '内容の相違', en: 'different' },
  earlier: { ja: '以前のバージョンの行', en: 'of an earlier release' },
  ahead: { ja: '行の方が新しい', en: 'ahead' },
  rewritten: { ja: '項目の書き換え', en: 'rewritten' },
  unannounced: { ja: '出所不明の項目', en: 'unannounced' },
};

function textOf(rebuilt: readonly Rebuilt[], language: Language): string {
  const told = rebuilt.filter(({ found }) => found !== 'current');
  const lines = told.map(({ stream, found }) => lineOf(stream, found)[language]);
  const kept = rebuilt.length - told.length;
  const sum = {
    ja: `${rebuilt.length}行のうち${kept}行は正常`,
    en: `${rebuilt.length} rows, ${kept} as they should be`,
  };
  return `${[...lines, sum[language]].join('\n')}\n`;
}

function lineOf(stream: string, found: RowStanding): Text {
  const { ja, en } = FOUND[found];
  return CONTRADICTS.includes(found)
    ? {
        ja: `変更なし   ${stream}：一覧の行と矛盾しています（${ja}）。hikeshi verify で確認してください`,
        en: `LEFT     ${stream} contradicts its row (${en}): see hikeshi verify`,
      }
    : { ja: `再作成済み ${stream}（${ja}）`, en: `rebuilt  ${stream} was ${en}` };
}
