import { createRequire } from 'node:module';
import { TextlintKernel, type TextlintRuleModule } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';

/** The preset has no types of its own. */
const preset: {
  readonly rules: Readonly<Record<string, TextlintRuleModule>>;
  readonly rulesConfig: Readonly<Record<string, unknown>>;
} = createRequire(import.meta.url)('textlint-rule-preset-ja-technical-writing');

/** Rules of the preset that are set otherwise, or off, each with the reason. */
const OPTIONS: Readonly<Record<string, unknown>> = {
  // Names of laws and bodies cannot be broken up: 個人情報保護委員会.
  'max-kanji-continuous-len': false,
  // Titles, labels and names of duties end without 。.
  'ja-no-mixed-period': false,
  // Formal Japanese of apologies is longer than that of manuals.
  'sentence-length': { max: 120 },
  // Between two nouns と joins them: 得意先・仕入先と取引のデータ.
  'no-doubled-joshi': {
    min_interval: 1,
    strict: false,
    allow: ['も', 'や', 'か', 'と'],
    separatorCharacters: [',', '，', '、', '。', '?', '!', '？', '！', '「', '」', '"', '”', '“'],
  },
  // A list of systems or kinds of data has more than three 、.
  'max-ten': { max: 5 },
  // 一次, 二次被害 and 第三者 are words, no numbers.
  'arabic-kanji-numbers': false,
};

/** One thing that textlint finds, with the text in which it stands. */
export interface Found {
  readonly rule: string;
  readonly message: string;
  readonly text: string;
}

const KERNEL = new TextlintKernel();
/** The time that a rule takes grows with the square of the text: a text of this many lines takes half a second. */
const LINES_AT_ONCE = 200;

/** Checks texts for business prose. Each text stands alone; equal ones are looked at once. `off`: rules left out here. */
export async function lintProse(texts: readonly string[], off: readonly string[] = []): Promise<readonly Found[]> {
  const all = [...new Set(texts.flatMap((text) => text.split('\n')).map((line) => line.trim()))].filter(
    (line) => line !== '',
  );
  const found: Found[] = [];
  for (let from = 0; from < all.length; from += LINES_AT_ONCE) {
    found.push(...(await lintLines(all.slice(from, from + LINES_AT_ONCE), off)));
  }
  return found;
}

async function lintLines(lines: readonly string[], off: readonly string[]): Promise<readonly Found[]> {
  const { rules, rulesConfig } = preset;
  const { messages } = await KERNEL.lintText(lines.join('\n\n'), {
    ext: '.txt',
    plugins: [{ pluginId: 'text', plugin: (textPlugin as { default?: never }).default ?? (textPlugin as never) }],
    rules: Object.entries(rules)
      .filter(([ruleId]) => !off.includes(ruleId) && OPTIONS[ruleId] !== false)
      .map(([ruleId, rule]) => ({ ruleId, rule, options: (OPTIONS[ruleId] ?? rulesConfig[ruleId] ?? true) as never })),
  });
  return messages.map(({ ruleId, message, loc }) => ({
    rule: ruleId,
    message: message.split('\n')[0] ?? '',
    text: lines[(loc.start.line - 1) / 2] ?? '',
  }));
}
