import { describe, expect, it } from 'vitest';
import { asText } from '../../functions/domain/publish/document.ts';
import { publishedText } from '../../functions/domain/publish/publish.ts';
import { SHIPPED, shipped } from './shipped.ts';

const LANGUAGES = ['ja', 'en'] as const;
const MARK = { ja: '要確認', en: 'to be confirmed' };
/** The clause under which each text offers a window for inquiries, and the hours that it does name. */
const WINDOWS = {
  flexcrm: ['FC-11', null],
  synergy: ['SY-15', 'answered'],
  flam: ['FL-3', null],
  'limited-company': ['GK-8', null],
  coxproject: ['CX-14', null],
} as const;

const texts = SHIPPED.flatMap((of) => LANGUAGES.map((language) => ({ of, language, clause: WINDOWS[of][0] })));
const published = (of: string, language: (typeof LANGUAGES)[number], isDraft = false) =>
  asText(publishedText(shipped(of), language, isDraft));
const linesWith = (text: string, hours: string) => text.split('\n').filter((line) => line.includes(hours));

describe.each(texts)('[$clause] the $language text of $of', ({ of, language }) => {
  const { hours, answered } = shipped(of).contact;
  const named = WINDOWS[of][1];
  const invented = [hours, ...(named === null && answered !== undefined ? [answered] : [])].map((one) => one[language]);

  it('given hours that its source does not name, when it is published, then it has none of them', () => {
    for (const one of invented) expect(linesWith(published(of, language), one)).toEqual([]);
  });

  it('given hours that its source does not name, when a draft is written, then it marks them', () => {
    for (const one of invented) {
      const lines = linesWith(published(of, language, true), one);
      for (const line of lines) expect(line).toContain(MARK[language]);
      expect(lines).toHaveLength(of === 'flexcrm' ? 0 : 1);
    }
  });

  it('given hours that its source names, when it is published, then it has them unmarked', () => {
    const lines = named === null ? [] : linesWith(published(of, language), answered?.[language] ?? 'none');
    expect(lines).toHaveLength(named === null ? 0 : 1);
    for (const line of lines) expect(line).not.toContain(MARK[language]);
  });

  it('given a calendar that is assumed, when it is published, then no opening or closing hour of it is told', () => {
    const { calendars } = shipped(of);
    const spans = Object.values(calendars)
      .filter(({ assumed }) => assumed !== undefined)
      .flatMap(({ hours: byDay }) => Object.values(byDay).flatMap((each) => each ?? []));
    const moments = new Set(spans.flatMap((span) => span.split('-')));
    const text = published(of, language);
    for (const moment of moments) {
      expect(text).not.toContain(moment);
      expect(text).not.toMatch(new RegExp(`(?<!\\d)${Number(moment.slice(0, 2))}時(?!間)`));
    }
  });
});
