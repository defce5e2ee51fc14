import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../functions/domain/compile/read-yaml.ts';

/** Mistakes that people make in YAML, one for each code of the parser that a text can bring about. */
const BROKEN: readonly (readonly [string, string])[] = [
  ['TAB_AS_INDENT', 'policy:\n\tname: x\n'],
  ['MULTIPLE_DOCS', 'a: 1\n---\nb: 2\n'],
  ['BAD_INDENT', 'a: [1,\n2\n'],
  ['BLOCK_AS_IMPLICIT_KEY', 'a: b: c\n'],
  ['MULTILINE_IMPLICIT_KEY', 'a: 1\nb\nc: 2\n'],
  ['MISSING_CHAR', 'a: "x\n'],
  ['BAD_DQ_ESCAPE', 'a: "\\q"\n'],
  ['BAD_SCALAR_START', 'a: @x\n'],
  ['UNEXPECTED_TOKEN', 'a: "x" y\n'],
  ['BLOCK_IN_FLOW', 'a: [\n- x\n]\n'],
  ['BAD_DIRECTIVE', '%NOPE\n---\na: 1\n'],
  ['ALIAS_PROPS', 'a: &x 1\nb: !t *x\n'],
  ['BAD_ALIAS', 'a: *\n'],
  ['MULTIPLE_ANCHORS', 'a: &x &y 1\n'],
  ['MULTIPLE_TAGS', 'a: !x !y 1\n'],
  ['TAG_RESOLVE_FAILED', 'a: !x 1\n'],
  ['KEY_OVER_1024_CHARS', `${'y'.repeat(1100)}: 1\n`],
];

describe('what is said of text that is no YAML', () => {
  it.each(BROKEN)('says %s in Japanese, without the words of the parser', (_code, text) => {
    const read = readYaml(text, 'mine.yaml');
    if ('source' in read) throw new Error('it was read');
    for (const { line, column, message } of read.problems) {
      expect([line, column].every((place) => place >= 1)).toBe(true);
      expect(message.ja).toMatch(/[ぁ-ん]/);
      expect(message.ja).not.toMatch(/YAMLとして読み取れません|[a-z]{3,} [a-z]{3,}/i);
    }
  });
});
