import type { Language } from '../../../../../functions/domain/base/text.ts';
import type { NoticeText } from '../../../../../functions/domain/channels/notice-text.ts';

/** A sentence that a correction calls wrong. */
interface Quote {
  readonly heading: string;
  readonly line: string;
}

const MARK = /^(?:　（誤(?:・第\d+報)?）| {2}Incorrect(?: \(report no\. \d+\))?: )/;
const HEADING = /^(?:・|- )/;

/** What a correction calls wrong in one language, under which heading. */
export function quotesIn(text: NoticeText, language: Language): readonly Quote[] {
  const body = text[language]?.sections.find(({ section }) => section === 'new')?.body ?? '';
  const lines = body.split('\n');
  return lines.flatMap((line, index) => {
    if (!MARK.test(line)) return [];
    const heading = lines.slice(0, index).findLast((one) => HEADING.test(one)) ?? '';
    return [{ heading: heading.replace(HEADING, ''), line: line.replace(MARK, '') }];
  });
}

/** Those quotes that none of the notices before said under that heading, in that language. */
export function unsentQuotes(
  correction: NoticeText,
  sent: readonly NoticeText[],
  language: Language,
): readonly Quote[] {
  const isSent = ({ heading, line }: Quote) =>
    sent.some((text) =>
      text[language]?.sections.some((one) => one.heading === heading && one.body.split('\n').includes(line)),
    );
  return quotesIn(correction, language).filter((quote) => !isSent(quote));
}
