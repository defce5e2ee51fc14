import type { Text } from '../base/text.ts';
import { holdsDamaged } from '../base/unseen.ts';
import { clauseTable } from '../policy/clause-table.ts';
import type { Finding, FindingPath } from '../policy/problem.ts';
import { testsOf } from '../policy/shape/condition.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { openEnds } from '../rules/assessment/diagram.ts';
import { ruleBook } from '../rules/assessment/rule-book.ts';
import { exceptLint } from './check-law.ts';
import { calendarLint } from './lint-calendars.ts';
import { lengthLint } from './lint-lengths.ts';
import { channelLint, type LintOptions, sendingLint } from './lint-notices.ts';
import { conditionsWithPaths } from './placed-conditions.ts';

/** What holds together and is probably not meant. In the order of the keys of a policy. */
export function lint(policy: Policy, options: LintOptions): readonly Finding[] {
  return [
    ...damagedLint(policy),
    ...clauseLint(policy),
    ...exceptLint(policy),
    ...lengthLint(policy),
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
      message: {
        ja: `${clause} に対応する定めがありません。規則・義務などの clause に指定するか、今後の対応を待つものとして later に記載してください`,
        en: `nothing covers ${clause}; name it as the clause of a rule, a duty or another part, or say under later which part of the product it waits for`,
      },
    }));
}

function unusedFacts(policy: Policy): Finding[] {
  const used = new Set(conditionsWithPaths(policy).flatMap(({ when }) => testsOf(when).map(({ fact }) => fact)));
  return Object.keys(policy.facts)
    .filter((fact) => !used.has(fact))
    .map((fact) => ({
      path: ['facts', fact],
      atKey: true,
      message: {
        ja: `事実 ${fact} を使う条件がありません。規則・義務・報告の条件に使うか、削除してください`,
        en: `no condition asks for ${fact}; use it in a rule, a duty or a report, or remove it`,
      },
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
            message: {
              ja: `レベル ${name} になる事実がありません。規則を追加するか、レベルを削除してください`,
              en: `no facts lead to the level ${name}; write a rule for it, or remove it`,
            },
          },
        ],
  );
  const categories = policy.categories.flatMap(({ name }, index) =>
    given.has(name)
      ? []
      : [
          {
            path: ['categories', index, 'name'],
            message: {
              ja: `分類 ${name} を与える規則がありません。規則を追加するか、分類を削除してください`,
              en: `no rule gives the category ${name}; write one, or remove it`,
            },
          },
        ],
  );
  return [...levels, ...categories];
}

function ruleLint(policy: Policy): Finding[] {
  return ruleBook(policy).rules.flatMap((diagram, index) => {
    const path = ['rules', index, 'when'];
    if (diagram === 'no') return [{ path, message: NEVER_MATCHES }];
    if (diagram === 'yes') return [{ path, message: ALWAYS_MATCHES }];
    return [];
  });
}

const NEVER_MATCHES: Text = {
  ja: 'この規則に当てはまるインシデントはありません。条件が互いに矛盾しています',
  en: 'this rule can never match: its conditions exclude one another',
};
const ALWAYS_MATCHES: Text = {
  ja: 'この規則はすべてのインシデントに当てはまります。対象を区別する条件を記載してください',
  en: 'this rule matches every incident; write what tells its incidents apart',
};

function dutyLint(policy: Policy): Finding[] {
  const found: Finding[] = [];
  const undecidable = openEnds(ruleBook(policy).level).answers.size > 1;
  if (undecidable && !policy.duties.some(({ when }) => when === 'undecided')) {
    const message = {
      ja: 'レベルが未確定の間、判断を求められる人がいません。when: undecided の義務を追加してください',
      en: 'while the level is open nobody is asked to decide it; write a duty with when: undecided',
    };
    found.push({ path: ['duties'], message });
  }
  const tells = policy.levels.some(({ notify }) => notify);
  if (tells && !policy.duties.some(({ kind }) => kind === 'notice.first')) {
    const message = {
      ja: 'お客様へ通知するレベルがありますが、期限を定める義務がありません。kind: notice.first の義務を追加してください',
      en: 'customers are told, yet no duty says by when; write a duty of the kind notice.first',
    };
    found.push({ path: ['duties'], message });
  }
  return found;
}

/** Nobody closes on their own word, so a lone approver stands on both sides sooner or later. */
function closingLint({ closing, team }: Policy): Finding[] {
  const able = team.people.filter(({ roles }) => closing.approval !== undefined && roles.includes(closing.approval));
  if (able.length !== 1) return [];
  const message = {
    ja: `終了を承認できるのは ${able[0]?.id} だけです。自分の申請は承認できないため、もう1名に役割 ${closing.approval} を付けてください`,
    en: `only ${able[0]?.id} can approve a closing and nobody approves their own; give the role ${closing.approval} to a second person`,
  };
  return [{ path: ['closing', 'approval'], message }];
}

const DAMAGED: Text = {
  ja: '文字化けした文字（U+FFFD）が含まれています。UTF-8で書き直してください。このままでは、公開文や通知にもそのまま記載されます',
  en: 'holds a damaged character (U+FFFD): write it anew in UTF-8, or what is published and mailed holds it, too',
};

/** Texts and names that were written in another encoding, and came out garbled. */
export function damagedLint(policy: Policy): Finding[] {
  return damagedAt(policy, []).map((one) => ({ ...one, message: DAMAGED }));
}

function damagedAt(value: unknown, path: FindingPath): Omit<Finding, 'message'>[] {
  if (typeof value === 'string') return holdsDamaged(value) ? [{ path }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(holdsDamaged(key) ? [{ path: below, atKey: true }] : []), ...damagedAt(part, below)];
  });
}
