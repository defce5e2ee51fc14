import type { Language, Text } from '../base/text.ts';
import { type ClauseRow, clauseTable } from '../policy/clause-table.ts';
import type { Policy } from '../policy/shape/schema.ts';
import type { Block } from './document.ts';
import { type Edition, section, shownIn } from './edition.ts';

/**
 * The clauses that this release carries out, as the articles of the text: in their own words where it does all of it, in the product's
 * sentences where only its guarantees stand behind them.
 */
export function publicArticles(edition: Edition): Block[] {
  const { policy, language } = edition;
  const rows = articlesOf(policy).flatMap((row) => {
    const shown = articleWords(edition, row);
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

/** A draft shows what is left out, marked, beside what the text for the public says of it. */
function articleWords(edition: Edition, row: ClauseRow): string | null {
  const { policy, language, isDraft } = edition;
  const own = policy.clauses[row.clause]?.[language] ?? '';
  if (isKept(row)) return own;
  const guaranteed = guaranteedWords(row, language);
  if (guaranteed !== null && (!isDraft || guaranteed === own)) return guaranteed;
  if (guaranteed !== null) return `${guaranteed}${ONLY_THAT[language].replace('…', own)}`;
  if (row.standing === 'partly') return isDraft ? `${own}${PARTLY[language]}` : null;
  return shownIn(edition, own, { standing: 'declared' });
}

const ONLY_THAT: Text = {
  ja: '【実施するのはここまで。条項の文は公開しない：「…」】',
  en: ' [carried out as far as this; the words of the clause are not published: “…”]',
};
const PARTLY: Text = {
  ja: '【一部対応：この版では一部のみ実施するため、公開しない】',
  en: ' [carried out only in part by this release, and so not published]',
};

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
