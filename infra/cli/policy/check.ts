import { type Language, listed, type Text } from '../../../functions/domain/base/text.ts';
import { type CheckedPolicy, checkPolicy } from '../../../functions/domain/compile/check-policy.ts';
import type { ClauseRow } from '../../../functions/domain/policy/clause-table.ts';
import { policyDigest } from '../../../functions/domain/policy/digest.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { roleTitle } from '../../../functions/domain/policy/titles.ts';
import { titleOfKind } from '../../../functions/domain/rules/deadline/title.ts';
import { applicableLaw, HAVE_IT_CHECKED } from '../../../functions/domain/rules/law/applicable-law.ts';
import { readContext } from '../../build/context.ts';
import { POLICY_MAX_BYTES } from '../../settings/policy-file.ts';
import { readSettings } from '../../settings/settings.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { unheardLogins, unheardText } from '../../settings/unheard-logins.ts';
import { languageAsked } from '../../terminal/language.ts';
import { ROOT } from '../../terminal/root.ts';
import { print, printJson } from '../../terminal/terminal.ts';
import { readTextFile } from '../../terminal/text-file.ts';
import { readWords } from '../../terminal/words.ts';
import { fileOf, positive, USUAL_SES, wholeNumber } from './options.ts';

const NOTHING_FOUND = 0;
const WARNED = 1;

const KNOWN = {
  customers: { type: 'string' },
  rate: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `policy check`: whether a policy holds together, what is probably not meant, and what covers each clause. 1: warnings. */
export async function check(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const language = languageAsked(values.lang);
  const file = fileOf(positionals);
  const checked = checkPolicy(readTextFile(file, POLICY_MAX_BYTES), file, {
    customers: values.customers === undefined ? null : wholeNumber('--customers', values.customers),
    ratePerSecond: values.rate === undefined ? USUAL_SES.ratePerSecond : positive('--rate', values.rate),
    share: USUAL_SES.share,
    year: new Date().getUTCFullYear(),
  });
  const note = unheardText(unheardLogins(loginTargets(), checked.policy));
  if (values.json) printJson(jsonOf(file, checked, note));
  else print(`${textOf(file, checked, note, language)}\n`);
  return checked.warnings.length === 0 ? NOTHING_FOUND : WARNED;
}

/** Those of this installation; none where its settings cannot be read, which synthesis says. */
function loginTargets(): readonly string[] {
  try {
    return readSettings(readContext(ROOT)).signals.loginTargets;
  } catch (cause) {
    if (cause instanceof SettingsError) return [];
    throw cause;
  }
}

function jsonOf(file: string, { policy, warnings, clauses }: CheckedPolicy, note: Text | null): object {
  const rows = clauses.map(({ by, ...row }) => ({ ...row, by: by.map(({ en }) => en) }));
  const found = warnings.map(({ message, ...at }) => ({ ...at, message: message.en, messages: message }));
  return {
    file,
    digest: policyDigest(policy),
    warnings: found,
    notes: note === null ? [] : [note],
    law: applicableLaw(policy),
    clauses: rows,
  };
}

function textOf(
  file: string,
  { policy, warnings, clauses }: CheckedPolicy,
  note: Text | null,
  language: Language,
): string {
  return [
    ...summaryOf(file, policy, warnings.length).map((line) => line[language]),
    `  ${policyDigest(policy)}`,
    ...warnings.map(
      ({ line, column, message }) => `${file}:${line}:${column}: ${WARNING[language]}${message[language]}`,
    ),
    ...(note === null ? [] : [`${NOTE[language]}${note[language]}`]),
    '',
    ...lawLines(policy, language),
    '',
    ...clauseLines(clauses, language),
  ].join('\n');
}

/** About the installation rather than the policy: it does not make the check fail. */
const NOTE: Text = { ja: '注意：', en: 'note: ' };
const WARNING: Text = { ja: '警告：', en: 'warning: ' };

function summaryOf(file: string, policy: Policy, warnings: number): readonly Text[] {
  const { rules, duties, reports, playbooks, levels, team } = policy;
  const found = warnings === 0 ? 'no warning' : `${warnings} warning${warnings === 1 ? '' : 's'}`;
  const named = listed(
    levels.map(({ name, title }) => ({ ja: `${title.ja}［${name}］`, en: `${title.en} [${name}]` })),
  );
  const counts = [
    counted(rules, 'rule'),
    counted(duties, 'duty', 'duties'),
    counted(reports, 'report'),
    counted(playbooks, 'playbook'),
    counted(team.people, 'person', 'people'),
  ];
  return [
    { ja: `${file}：有効、${warnings === 0 ? '警告なし' : `警告${warnings}件`}`, en: `${file}: valid, ${found}` },
    {
      ja: `  ${policy.policy}、第${policy.version}版（${policy.date}）：${policy.title.ja}`,
      en: `  ${policy.policy}, version ${policy.version} of ${policy.date}: ${policy.title.en}`,
    },
    {
      ja: `  レベル ${named.ja}、規則${rules.length}件、義務${duties.length}件、報告${reports.length}件、手順書${playbooks.length}件、担当者${team.people.length}名`,
      en: `  levels ${named.en}; ${counts.join(', ')}`,
    },
  ];
}

function counted({ length }: readonly unknown[], one: string, more = `${one}s`): string {
  return `${length} ${length === 1 ? one : more}`;
}

/** The statutes that apply, those left out, and what the policy adds to them. */
function lawLines(policy: Policy, language: Language): string[] {
  const { applies, leftOut } = applicableLaw(policy);
  const head = { ja: '法令（どの対応方針にも適用されます）：', en: 'the law (it applies under every policy):' };
  return [
    head[language],
    ...applies.map((one) => `  ${statuteLine(policy, one)[language]}`),
    ...leftOut.map(({ source, reason, by }) => {
      const told = {
        ja: `適用除外（${by}）：${source.ja}（${reason.ja}）`,
        en: `left out by ${by}: ${source.en} (${reason.en})`,
      };
      return `  ${told[language]}`;
    }),
    `  ${HAVE_IT_CHECKED[language]}`,
  ];
}

type AppliedStatute = ReturnType<typeof applicableLaw>['applies'][number];

function statuteLine(
  policy: Policy,
  { report, owner, strength, source, effectiveFrom, promise }: AppliedStatute,
): Text {
  const isConsidered = strength === 'consider';
  const role = roleTitle(policy, owner);
  const title = titleOfKind(policy, report) ?? { ja: report, en: report };
  return {
    ja: `${title.ja}（${role.ja}${isConsidered ? '、検討' : ''}）：${source.ja}、${effectiveFrom}施行${promise === null ? '' : `。対応方針の${promise}で追加`}`,
    en: `${title.en} (${role.en}${isConsidered ? ', to consider' : ''}): ${source.en}, from ${effectiveFrom}${promise === null ? '' : `; the policy adds ${promise}`}`,
  };
}

function clauseLines(clauses: readonly ClauseRow[], language: Language): string[] {
  const width = Math.max(...clauses.map(({ clause }) => clause.length));
  const standings = clauses.map((row) => standingWords(row, language));
  const column = Math.max(...standings.map(columnsOf));
  return clauses.flatMap((row, index) => {
    const standing = standings[index] ?? '';
    const head = `${row.clause.padEnd(width)}  ${standing}${' '.repeat(column - columnsOf(standing))}  ${coveredWords(row)[language]}`;
    return [head, ...below(row).map((words) => `${' '.repeat(width)}  ${words[language]}`)];
  });
}

/** How wide a text stands in a terminal: what is no ASCII takes two columns. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x80 ? 1 : 2), 0);
}

function coveredWords({ by, later }: ClauseRow): Text {
  return {
    ja: `${[...new Set(by.map(({ ja }) => ja))].join('、') || '対応する定めなし'}${later === null ? '' : `（今後：${later.ja}）`}`,
    en: `${by.map(({ en }) => en).join('; ') || 'not covered'}${later === null ? '' : ` (later: ${later.en})`}`,
  };
}

function below({ guaranteed, standing, reading }: ClauseRow): readonly Text[] {
  const isLimit = standing === 'as-far-as';
  return [
    ...guaranteed.map(({ ja, en }) => ({
      ja: `${isLimit ? '実施・管理の範囲' : '保証'}：${ja}`,
      en: `${isLimit ? 'carried out as far as' : 'guaranteed'}: ${en}`,
    })),
    ...(reading === null ? [] : [{ ja: `解釈：${reading.ja}`, en: `read as: ${reading.en}` }]),
  ];
}

/** `carried out, aim`: what this release does about a clause, and how the text stands to it. */
function standingWords({ standing, aim, asNeeded, assumed }: ClauseRow, language: Language): string {
  const marks: Text[] = [
    STANDINGS[standing],
    ...(aim ? [{ ja: '目標', en: 'aim' }] : []),
    ...(asNeeded ? [{ ja: '必要に応じて', en: 'as needed' }] : []),
    ...(assumed.length > 0 ? [{ ja: '仮定を含む', en: 'assumed in part' }] : []),
  ];
  return marks.map((mark) => mark[language]).join(language === 'ja' ? '、' : ', ');
}

const STANDINGS: Readonly<Record<ClauseRow['standing'], Text>> = {
  'carried-out': { ja: '自動で実施・管理', en: 'carried out' },
  'as-far-as': { ja: '下記の範囲で実施・管理', en: 'as far as said below' },
  partly: { ja: '一部を実施・管理', en: 'partly' },
  declared: { ja: '定めのみ', en: 'declared' },
  none: { ja: '今後対応', en: 'nothing yet' },
};
