import type { Language } from '../../functions/domain/base/text.ts';
import { print, printJson } from '../terminal/terminal.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { tellRefusal } from './common/refusal.ts';
import { notDone } from './unreachable.ts';
import { noStream, readOptions } from './verify/options.ts';
import { pointAt } from './verify/running.ts';
import type { Verified } from './verify/verify-stream.ts';

const EXIT_INTACT = 0;
const EXIT_TAMPERED = 1;
const EXIT_NOT_VERIFIED = 2;
const USAGE =
  'hikeshi verify [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json] [--lang ja|en]';

/**
 * `hikeshi verify`: checks every stream of a running system: its chain, its row in the lists, and the texts, files, recipients
 * and policies that are named by digests. 0: all intact. 1: something is not. 2: it could not be verified, whatever the reason.
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    pointAt(options.target);
    const verified = await verifyStreams(options.streams);
    const broken = verified.filter(({ verdict }) => !verdict.intact);
    if (options.json) printJson(verified.map((one) => inLanguage(one, options.language)));
    else print(textOf(verified, broken.length, options.language));
    return broken.length === 0 ? EXIT_INTACT : EXIT_TAMPERED;
  } catch (error) {
    tellRefusal(error, { argv, usage: [USAGE], explain: notDone });
    return EXIT_NOT_VERIFIED;
  }
}

/** Every stream of the ledger, and every one that a list shows; then, unless some are named, what no stream speaks of. */
async function verifyStreams(named: readonly string[]): Promise<Verified[]> {
  const { allStreams } = await import('../../functions/adapters/store/ledger-scan.ts');
  const { rowsByStream } = await import('../../functions/application/streams/views-rebuild.ts');
  const { verifyStream } = await import('./verify/verify-stream.ts');
  const { verifyPolicies } = await import('./verify/verify-policies.ts');
  const { readStored } = await import('./verify/stored.ts');
  const { verifyStored } = await import('./verify/verify-stored.ts');
  const stored = named.length > 0 ? null : await readStored();
  const rows = await rowsByStream();
  const known = new Set([...(await allStreams()), ...rows.keys()]);
  const unknown = named.find((stream) => !known.has(stream));
  if (unknown !== undefined) throw new UsageError(noStream(unknown));
  const verified: Verified[] = [];
  for (const stream of named.length > 0 ? named : [...known].sort()) verified.push(await verifyStream(stream));
  if (stored === null) return verified;
  const ledger = new Map(verified.flatMap(({ stream, mentions }) => (mentions ? [[stream, mentions]] : [])));
  return [...verified, ...(await verifyPolicies()), ...(await verifyStored(stored, ledger))];
}

function inLanguage({ verdict, notes, mentions: _, ...rest }: Verified, language: Language): object {
  const told = verdict.intact ? verdict : { ...verdict, why: verdict.why[language] };
  return { ...rest, verdict: told, notes: notes.map((note) => note[language]) };
}

function textOf(verified: readonly Verified[], flawed: number, language: Language): string {
  const lines = verified.flatMap(({ stream, items, verdict, notes }) => [
    ...(verdict.intact ? intact(stream, items, language) : [broken(stream, verdict, language)]),
    ...(BESIDE.test(stream) ? [] : notes.map((note) => NOTE[language](stream, note[language]))),
  ]);
  return `${[...lines, ...besideNotes(verified, language), SUM[language](counted(verified), flawed)].join('\n')}\n`;
}

/** What is said of several rows that no stream speaks of is said once, with how many they are. `--json` names each. */
export function besideNotes(verified: readonly Verified[], language: Language): string[] {
  const streams = new Map<string, string[]>();
  for (const { stream, notes } of verified.filter((one) => BESIDE.test(one.stream)))
    for (const note of notes) streams.set(note[language], [...(streams.get(note[language]) ?? []), stream]);
  return [...streams].map(([note, [first = '', ...others]]) =>
    others.length === 0 ? NOTE[language](first, note) : NOTE[language](MANY[language](others.length + 1), note),
  );
}

/** Of what no stream speaks of there is nothing to count, and nothing to say but what is odd. */
function intact(stream: string, items: number, language: Language): string[] {
  return BESIDE.test(stream) ? [] : [INTACT[language](stream, items)];
}

function broken(stream: string, { seq, why }: ChainFlaw, language: Language): string {
  return BESIDE.test(stream) ? ODD[language](stream, why[language]) : BROKEN[language](stream, seq, why[language]);
}

function counted(verified: readonly Verified[]): VerifiedCounts {
  const policies = verified.filter(({ stream }) => stream.startsWith('policy/')).length;
  const beside = verified.filter(({ stream }) => BESIDE.test(stream)).length;
  return { streams: verified.length - policies - beside, policies, beside };
}

type ChainFlaw = Extract<Verified['verdict'], { readonly intact: false }>;
type VerifiedCounts = Readonly<Record<'streams' | 'policies' | 'beside', number>>;
/** What no stream speaks of, by its table. */
const BESIDE = /^(views|contents|deliveries)\//;

const INTACT = {
  ja: (stream: string, items: number) => `正常  ${stream}（${items}件）`,
  en: (stream: string, items: number) => `intact  ${stream} (${items} items)`,
};
const BROKEN = {
  ja: (stream: string, seq: number, why: string) => `異常  ${stream} の${seq}件目：${why}`,
  en: (stream: string, seq: number, why: string) => `BROKEN  ${stream} at item ${seq}: ${why}`,
};
const ODD = {
  ja: (stream: string, why: string) => `異常  ${stream}：${why}`,
  en: (stream: string, why: string) => `BROKEN  ${stream}: ${why}`,
};
const NOTE = {
  ja: (stream: string, note: string) => `参考  ${stream}：${note}`,
  en: (stream: string, note: string) => `note    ${stream}: ${note}`,
};
const MANY = {
  ja: (count: number) => `台帳にない保存データ${count}件（通常の利用でも残ります）`,
  en: (count: number) => `${count} rows that no stream speaks of (normal use leaves some)`,
};
const SUM = {
  ja: ({ streams, policies, beside }: VerifiedCounts, flawed: number) => {
    const known = `${streams}ストリーム${policies === 0 ? '' : `、${policies}対応方針`}`;
    const all = beside === 0 ? known : `${known}、${MANY.ja(beside)}`;
    return flawed === 0 ? `${all}、すべて正常` : `${all}のうち${flawed}件が異常`;
  },
  en: ({ streams, policies, beside }: VerifiedCounts, flawed: number) => {
    const known = `${streams} streams${policies === 0 ? '' : `, ${policies} policies`}`;
    const all = beside === 0 ? known : `${known}, ${MANY.en(beside)}`;
    return flawed === 0 ? `${all}, all intact` : `${flawed} of ${all} are broken`;
  },
};
