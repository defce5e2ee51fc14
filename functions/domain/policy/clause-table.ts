import type { Text } from '../base/text.ts';
import { clauseUses, type NameUse } from './name-uses.ts';
import { placeTitle } from './place-title.ts';
import { type PolicyPromise, promisesOf } from './promises.ts';
import type { Policy } from './shape/schema.ts';

/** One clause of the published text, and what of the policy carries it out. */
export interface ClauseRow {
  readonly clause: string;
  /** Empty: not covered. `a rule`, `duty “First notice to customers”`, `its parts FC-1a, FC-1b`. */
  readonly by: readonly Text[];
  /** Which later part of the product brings it. */
  readonly later: Text | null;
  /**
   * `as-far-as`: what covers it does what the product's own sentences say, and no more, whatever the clause says.
   * `partly`: some of what covers it is carried out. `none`: nothing covers it.
   */
  readonly standing: 'carried-out' | 'as-far-as' | 'partly' | 'declared' | 'none';
  /** What of it the product does, in the product's own sentences. */
  readonly guaranteed: readonly Text[];
  /** The text aims at it; it is done as needed; something in it is assumed. */
  readonly aim: boolean;
  readonly asNeeded: boolean;
  readonly assumed: readonly Text[];
  /** How it is read where it can be read in several ways. */
  readonly reading: Text | null;
}

/** Every clause with what covers it, in the order of the file. */
export function clauseTable(policy: Policy): readonly ClauseRow[] {
  const uses = clauseUses(policy);
  const own = new Map(Object.keys(policy.clauses).map((clause) => [clause, coveredBy(policy, clause, uses)]));
  const promises = promisesOf(policy);
  return Object.entries(policy.clauses).map(([clause, { later, reading }]) => {
    const parts = partsOf(clause, [...own.keys()]).filter((part) => own.get(part)?.length !== 0);
    const byParts = parts.length === 0 ? [] : [partsWords(parts)];
    const covering = promises.filter((each) => each.clause === clause || parts.includes(each.clause));
    return {
      ...{ clause, by: [...(own.get(clause) ?? []), ...byParts] },
      ...{ later: later ?? null, reading: reading ?? null, ...standingOf(covering, later !== undefined) },
    };
  });
}

/** What is knowingly done otherwise covers a clause without carrying it out. */
function standingOf(covering: readonly PolicyPromise[], isLater: boolean) {
  const weighed = covering.filter(({ part }) => part !== 'deviation');
  const done = weighed.filter((each) => each.standing === 'carried-out').length;
  const standing = standingBy(done, weighed.length + (isLater ? 1 : 0));
  const isSaidOnly = weighed.every(({ says }) => says !== null);
  return {
    standing: standing === 'carried-out' && isSaidOnly ? ('as-far-as' as const) : standing,
    guaranteed: covering.flatMap(({ says }) => says ?? []),
    aim: covering.some(({ aim }) => aim),
    asNeeded: covering.some(({ asNeeded }) => asNeeded),
    assumed: covering.flatMap(({ assumed }) => assumed ?? []),
  };
}

function standingBy(done: number, all: number): ClauseRow['standing'] {
  if (all === 0) return 'none';
  if (done === all) return 'carried-out';
  return done === 0 ? 'declared' : 'partly';
}

/** `FC-1a`, `FC-1.2` and `FC-1-x` are parts of `FC-1`; `FC-10` is not. */
function partsOf(clause: string, all: readonly string[]): readonly string[] {
  return all.filter((other) => other.startsWith(clause) && /^[a-z.-]/i.test(other.slice(clause.length)));
}

function partsWords(parts: readonly string[]): Text {
  return { ja: `各号（${parts.join('、')}）`, en: `its parts ${parts.join(', ')}` };
}

function coveredBy(policy: Policy, clause: string, uses: readonly NameUse[]): readonly Text[] {
  const places = uses.filter(({ name }) => name === clause).map(({ path }) => placeTitle(policy, path));
  return places.filter(({ en }, index) => places.findIndex((other) => other.en === en) === index);
}
