import type { Language, Text } from '../../../functions/domain/base/text.ts';
import { spokenDeadline } from '../../../functions/domain/base/time/spoken.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { clauseTitle, personName, roleTitle } from '../../../functions/domain/policy/titles.ts';
import type { Explanation } from '../../../functions/domain/publish/explain.ts';
import type { OwedReport } from '../../../functions/domain/rules/authority/owed-reports.ts';
import type { Deadline } from '../../../functions/domain/rules/deadline/duty.ts';
import { valueTitle } from '../../../functions/domain/rules/facts/value-title.ts';

const WORDS = {
  level: { ja: 'レベル', en: 'Level' },
  open: { ja: '未判定', en: 'undecided' },
  told: { ja: 'お客様への通知', en: 'Customers are told' },
  yes: { ja: '必要', en: 'yes' },
  no: { ja: '不要', en: 'no' },
  categories: { ja: '分類', en: 'Categories' },
  decided: { ja: '根拠', en: 'Decided by' },
  missing: { ja: '確認すべきこと', en: 'Still to be answered' },
  duties: { ja: '義務', en: 'Duties' },
  reports: { ja: '報告', en: 'Reports' },
  leftOut: { ja: '適用しない法令', en: 'Statutes left out' },
  playbooks: { ja: '対応手順', en: 'Playbooks' },
  appointment: {
    ja: '該当する手順がないため、対応責任者を任命する',
    en: 'No playbook fits: somebody must be appointed to lead',
  },
  headquarters: { ja: '対策本部', en: 'Headquarters' },
  recovery: { ja: '復旧の期限', en: 'To be back' },
  none: { ja: 'なし', en: 'none' },
  noNumber: { ja: '速やかに（期限の定めなし）', en: 'without delay (no fixed time)' },
  target: { ja: '社内目標', en: 'own target' },
  aimed: { ja: '目標', en: 'target:' },
  reading: { ja: '解釈', en: 'read as' },
  asNeeded: { ja: '必要に応じて', en: 'as needed' },
} as const satisfies Record<string, Text>;

const STANDING: Readonly<Record<OwedReport['standing'], Text>> = {
  owed: { ja: '必要', en: 'owed' },
  open: { ja: '未確定のため必要とみなす', en: 'stands until known not to apply' },
  'no-sign': { ja: '該当の兆候なし（確認待ち）', en: 'no sign of it so far: see what is still to be answered' },
  'not-owed': { ja: '不要', en: 'not owed' },
};
const STRENGTH: Readonly<Record<OwedReport['strength'], Text>> = {
  must: { ja: '義務', en: 'must' },
  consider: { ja: '検討', en: 'consider' },
};

/** An explanation as lines for a terminal. */
export function explanationText(policy: Policy, explained: Explanation, language: Language): string {
  const say = (word: keyof typeof WORDS): string => WORDS[word][language];
  return [
    ...assessmentLines(policy, explained, language),
    ...part(
      say('missing'),
      explained.questions.map((one) => questionLine(policy, one, language)),
    ),
    ...part(say('duties'), dutyLines(policy, explained, language)),
    ...part(say('reports'), reportLines(policy, explained, language)),
    ...part(
      say('leftOut'),
      explained.law.leftOut.map(
        ({ source, reason, by }) => `${source[language]}: ${reason[language]} (${personName(policy, by)[language]})`,
      ),
    ),
    ...part(say('playbooks'), playbookLines(policy, explained, language)),
    ...(explained.appointmentNeeded
      ? [`${say('appointment')} (${roleTitle(policy, policy.appointment?.owner ?? '')[language]})`]
      : []),
    ...restLines(policy, explained, language),
  ].join('\n');
}

/** The question first; the names of the fact and of its values stand in brackets, to be typed into `--facts`. */
function questionLine(policy: Policy, { fact, question, values }: ExplainedQuestion, language: Language): string {
  const titles = values.map((value) => `${valueTitle(policy, value, fact)[language]} [${value}]`);
  const head = `${question} [${fact}]`;
  return titles.length === 0 ? head : `${head}: ${titles.join(language === 'ja' ? '、' : ', ')}`;
}

type ExplainedQuestion = Explanation['questions'][number];

function assessmentLines(policy: Policy, { assessment }: Explanation, language: Language): string[] {
  const say = (word: keyof typeof WORDS): string => WORDS[word][language];
  const title = policy.levels.find(({ name }) => name === assessment.level)?.title[language];
  const told = assessment.notify === null ? say('open') : say(assessment.notify ? 'yes' : 'no');
  const level = assessment.level === null ? say('open') : (title ?? assessment.level);
  return [
    `${say('level')}: ${level}`,
    `${say('told')}: ${told}`,
    ...(assessment.categories.length === 0
      ? []
      : [
          `${say('categories')}: ${assessment.categories.map((name) => categoryTitle(policy, name, language)).join(', ')}`,
        ]),
    ...part(
      say('decided'),
      assessment.clauses.flatMap((clause) => clauseLines(policy, clause, language)),
    ),
  ];
}

function categoryTitle({ categories }: Policy, name: string, language: Language): string {
  return categories.find((each) => each.name === name)?.title[language] ?? name;
}

/** A clause, and how it is read where it can be read in several ways. */
function clauseLines({ clauses }: Policy, clause: string, language: Language): string[] {
  const reading = clauses[clause]?.reading?.[language];
  const text = `${clause}: ${clauses[clause]?.[language] ?? ''}`;
  return reading === undefined ? [text] : [text, `  ${WORDS.reading[language]}: ${reading}`];
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function dutyLines(policy: Policy, { duties }: Explanation, language: Language): string[] {
  return duties.flatMap(({ kind, clause, owner, deadline }) => {
    const title = policy.duties.find((rule) => rule.kind === kind)?.title[language] ?? kind;
    return [
      `${title} [${clauseTitle(clause)[language]}, ${roleTitle(policy, owner)[language]}]: ${due(policy, deadline, language)}`,
      ...derivation(deadline, language),
    ];
  });
}

function reportLines(policy: Policy, { reports }: Explanation, language: Language): string[] {
  return reports.flatMap(({ kind, to, standing, strength, deadline, grounds }) => {
    const title = policy.reports.find((report) => report.kind === kind)?.title[language] ?? kind;
    const name = policy.team.contacts[to]?.name[language] ?? to;
    const head = `${title} → ${name}: ${STANDING[standing][language]}`;
    const reasons = grounds.map(({ reason }) => `  ${reason[language]}`);
    if (deadline === null) return [head, ...reasons];
    const when = `${head} (${STRENGTH[strength][language]}), ${due(policy, deadline, language)}`;
    return [when, ...reasons, ...derivation(deadline, language)];
  });
}

function due(policy: Policy, { at, target, aim: isAim }: Deadline, language: Language): string {
  if (at !== null)
    return `${isAim === true ? `${WORDS.aimed[language]} ` : ''}${spokenDeadline(at, policy.zone)[language]}`;
  const aim =
    target === undefined ? '' : `, ${WORDS.target[language]} ${spokenDeadline(target, policy.zone)[language]}`;
  return `${WORDS.noNumber[language]}${aim}`;
}

function derivation(deadline: Deadline, language: Language): string[] {
  return deadline.derivation[language].map((line) => `  ${line}`);
}

function playbookLines(policy: Policy, { playbooks }: Explanation, language: Language): string[] {
  return playbooks.flatMap(({ title, clause, steps, offered }) => [
    `${title[language]} [${clause}]`,
    ...steps.map((step, index) => {
      const mark = offered ? '-' : `${index + 1}.`;
      const weighed = step.strength === 'consider' ? ` (${STRENGTH.consider[language]})` : '';
      return `  ${mark} ${roleTitle(policy, step.by)[language]}: ${step.do[language]}${weighed}`;
    }),
  ]);
}

function restLines(policy: Policy, { headquarters, recovery }: Explanation, language: Language): string[] {
  const { team } = policy;
  const lines: string[] = [];
  if (team.headquarters !== undefined) {
    const standing = headquarters === null ? 'open' : headquarters ? 'yes' : 'no';
    const needed = team.headquarters.asNeeded === true && headquarters === true ? `, ${WORDS.asNeeded[language]}` : '';
    const who =
      headquarters === true
        ? ` (${[team.headquarters.lead, ...team.headquarters.members].map((role) => roleTitle(policy, role)[language]).join(', ')})`
        : '';
    lines.push(`${WORDS.headquarters[language]}: ${WORDS[standing][language]}${needed}${who}`);
  }
  if (recovery !== null) {
    const system = policy.systems[recovery.system]?.title[language] ?? recovery.system;
    lines.push(`${WORDS.recovery[language]}: ${spokenDeadline(recovery.by, policy.zone)[language]} (${system})`);
  }
  return lines;
}
