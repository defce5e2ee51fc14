import { type ClauseRow, clauseTable } from '../policy/clause-table.ts';
import type { Policy } from '../policy/schema.ts';
import type { Language, Text } from '../text.ts';
import type { Block } from './document.ts';
import { type Edition, section, shownIn } from './edition.ts';

/**
 * The clauses that this release carries out, as the articles of the text: in their own words where it does all of it, in the product's
 * sentences where only its guarantees stand behind them.
 */
export function publicArticles(edition: Edition): Block[] {
  const { policy, language } = edition;
  const rows = articlesOf(policy).flatMap((row) => {
    const text = policy.clauses[row.clause]?.[language] ?? '';
    const own = shownIn(edition, text, { standing: isKept(row) ? 'carried-out' : 'declared' });
    const shown = own ?? guaranteedWords(row, language);
    return shown === null ? [] : [[row.clause, shown]];
  });
  const head = { ja: ['条項', '内容'], en: ['Clause', 'Text'] }[language];
  const isWhole = rows.length === mainClauses(policy).length;
  return section(
    { ja: '方針', en: 'Our commitments' }[language],
    ...(isWhole ? [] : [{ kind: 'paragraph', text: EXTRACT[language] } as const]),
    { kind: 'table', head, rows },
  );
}

/** Without it, a gap in the numbers reads as a promise that was deleted. */
const EXTRACT: Text = {
  ja: '当社の方針から抜粋して掲載しています。条項の番号は、抜粋前のものです。',
  en: 'This is an extract from our policy; the clauses keep the numbers that they have in it.',
};

/** The clauses for customers. The parts of a clause stand in the table of levels. */
export function articlesOf(policy: Policy): readonly ClauseRow[] {
  const main = mainClauses(policy);
  return clauseTable(policy).filter(({ clause }) => policy.clauses[clause]?.inward !== true && main.includes(clause));
}

/** The clauses that are no part of another. */
function mainClauses({ clauses }: Policy): readonly string[] {
  const all = Object.keys(clauses);
  return all.filter((clause) => !all.some((other) => other !== clause && isWithin(other, clause)));
}

/** Whether the edition prints the clause, or the one that it is a part of: only then may a row of a table cite it. */
export function isPrinted({ policy, isDraft }: Pick<Edition, 'policy' | 'isDraft'>, clause: string): boolean {
  return articlesOf(policy).some(
    ({ clause: whole, standing }) =>
      isWithin(whole, clause) && (isDraft || standing === 'carried-out' || standing === 'as-far-as'),
  );
}

function isWithin(whole: string, clause: string): boolean {
  return clause === whole || (clause.startsWith(whole) && /^[a-z.-]/i.test(clause.slice(whole.length)));
}

function guaranteedWords({ standing, guaranteed }: ClauseRow, language: Language): string | null {
  if (standing !== 'as-far-as') return null;
  return guaranteed.map((text) => text[language]).join(language === 'ja' ? '' : ' ');
}

export function isKept({ standing }: ClauseRow): boolean {
  return standing === 'carried-out';
}
