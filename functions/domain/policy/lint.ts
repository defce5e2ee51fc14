import { openEnds } from '../assessment/diagram.ts';
import { ruleBook } from '../assessment/rule-book.ts';
import { clauseTable } from './clause-table.ts';
import { testsOf } from './condition.ts';
import { calendarLint } from './lint-calendars.ts';
import { channelLint, sendingLint } from './lint-notices.ts';
import { conditionsWithPaths } from './placed-conditions.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';

/** What a policy is checked against beside itself. */
export interface LintOptions {
  /** How many customers a notice goes to; null: not asked. */
  readonly customers: number | null;
  /** Mails a second of the account, and the part of it that notices use. */
  readonly ratePerSecond: number;
  readonly share: number;
  /** The civil year in which the check is made. */
  readonly year: number;
}

/** What holds together and is probably not meant. In the order of the keys of a policy. */
export function lint(policy: Policy, options: LintOptions): readonly Finding[] {
  return [
    ...clauseLint(policy),
    ...calendarLint(policy, options.year),
    ...unusedFacts(policy),
    ...levelLint(policy),
    ...ruleLint(policy),
    ...dutyLint(policy),
    ...channelLint(policy),
    ...sendingLint(policy, options),
    ...closingLint(policy),
  ];
}

function clauseLint(policy: Policy): Finding[] {
  return clauseTable(policy)
    .filter(({ by, later }) => by.length === 0 && later === null)
    .map(({ clause }) => ({
      path: ['clauses', clause],
      atKey: true,
      message: `nothing covers ${clause}; name it as the clause of a rule, a duty or another part, or say under later which part of the product it waits for`,
    }));
}

function unusedFacts(policy: Policy): Finding[] {
  const used = new Set(conditionsWithPaths(policy).flatMap(({ when }) => testsOf(when).map(({ fact }) => fact)));
  return Object.keys(policy.facts)
    .filter((fact) => !used.has(fact))
    .map((fact) => ({
      path: ['facts', fact],
      atKey: true,
      message: `no condition asks for ${fact}; use it in a rule, a duty or a report, or remove it`,
    }));
}

/** Levels and categories that no facts lead to. */
function levelLint(policy: Policy): Finding[] {
  const reached = openEnds(ruleBook(policy).level).answers;
  const given = new Set(policy.rules.map(({ category }) => category));
  const levels = policy.levels.flatMap(({ name }, index) =>
    reached.has(name)
      ? []
      : [
          {
            path: ['levels', index, 'name'],
            message: `no facts lead to the level ${name}; write a rule for it, or remove it`,
          },
        ],
  );
  const categories = policy.categories.flatMap(({ name }, index) =>
    given.has(name)
      ? []
      : [
          {
            path: ['categories', index, 'name'],
            message: `no rule gives the category ${name}; write one, or remove it`,
          },
        ],
  );
  return [...levels, ...categories];
}

function ruleLint(policy: Policy): Finding[] {
  return ruleBook(policy).rules.flatMap((diagram, index) => {
    const path = ['rules', index, 'when'];
    if (diagram === 'no') return [{ path, message: 'this rule can never match: its conditions exclude one another' }];
    if (diagram === 'yes')
      return [{ path, message: 'this rule matches every incident; write what tells its incidents apart' }];
    return [];
  });
}

function dutyLint(policy: Policy): Finding[] {
  const found: Finding[] = [];
  const undecidable = openEnds(ruleBook(policy).level).answers.size > 1;
  if (undecidable && !policy.duties.some(({ when }) => when === 'undecided')) {
    const message = 'while the level is open nobody is asked to decide it; write a duty with when: undecided';
    found.push({ path: ['duties'], message });
  }
  const tells = policy.levels.some(({ notify }) => notify);
  if (tells && !policy.duties.some(({ kind }) => kind === 'notice.first')) {
    const message = 'customers are told, yet no duty says by when; write a duty of the kind notice.first';
    found.push({ path: ['duties'], message });
  }
  return found;
}

/** Nobody closes on their own word, so a lone approver stands on both sides sooner or later. */
function closingLint({ closing, team }: Policy): Finding[] {
  const able = team.people.filter(({ roles }) => closing.approval !== undefined && roles.includes(closing.approval));
  if (able.length !== 1) return [];
  const message = `only ${able[0]?.id} can approve a closing and nobody approves their own; give the role ${closing.approval} to a second person`;
  return [{ path: ['closing', 'approval'], message }];
}
