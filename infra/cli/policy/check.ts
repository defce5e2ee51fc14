import { applicableLaw, HAVE_IT_CHECKED } from '../../../functions/domain/authority/applicable-law.ts';
import { type CheckedPolicy, checkPolicy } from '../../../functions/domain/policy/check-policy.ts';
import type { ClauseRow } from '../../../functions/domain/policy/clause-table.ts';
import { policyDigest } from '../../../functions/domain/policy/digest.ts';
import type { Policy } from '../../../functions/domain/policy/schema.ts';
import { POLICY_MAX_BYTES } from '../../policy-file.ts';
import { print, printJson } from '../../terminal.ts';
import { readTextFile } from '../../text-file.ts';
import { readWords } from '../words.ts';
import { fileOf, positive, USUAL_SES } from './options.ts';

const NOTHING_FOUND = 0;
const WARNED = 1;

const KNOWN = { customers: { type: 'string' }, rate: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `policy check`: whether a policy holds together, what is probably not meant, and what covers each clause. 1: warnings. */
export async function check(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(argv, KNOWN);
  const file = fileOf(positionals);
  const checked = checkPolicy(readTextFile(file, POLICY_MAX_BYTES), file, {
    customers: values.customers === undefined ? null : positive('--customers', values.customers),
    ratePerSecond: values.rate === undefined ? USUAL_SES.ratePerSecond : positive('--rate', values.rate),
    share: USUAL_SES.share,
    year: new Date().getUTCFullYear(),
  });
  if (values.json) printJson(jsonOf(file, checked));
  else print(`${textOf(file, checked)}\n`);
  return checked.warnings.length === 0 ? NOTHING_FOUND : WARNED;
}

function jsonOf(file: string, { policy, warnings, clauses }: CheckedPolicy): object {
  return { file, digest: policyDigest(policy), warnings, law: applicableLaw(policy), clauses };
}

function textOf(file: string, { policy, warnings, clauses }: CheckedPolicy): string {
  const { rules, duties, reports, playbooks, levels, team } = policy;
  const found = warnings.length === 0 ? 'no warning' : `${warnings.length} warning${warnings.length === 1 ? '' : 's'}`;
  return [
    `${file}: valid, ${found}`,
    `  ${policy.policy}, version ${policy.version} of ${policy.date}: ${policy.title.en}`,
    `  levels ${levels.map(({ name }) => name).join(', ')}; ${rules.length} rules, ${duties.length} duties, ${reports.length} reports, ${playbooks.length} playbooks, ${team.people.length} people`,
    `  ${policyDigest(policy)}`,
    ...warnings.map(({ line, column, message }) => `${file}:${line}:${column}: warning: ${message}`),
    '',
    ...lawLines(policy),
    '',
    ...clauseLines(clauses),
  ].join('\n');
}

/** The statutes that apply, those left out, and what the policy adds to them. */
function lawLines(policy: Policy): string[] {
  const { applies, leftOut } = applicableLaw(policy);
  return [
    'the law (it applies under every policy):',
    ...applies.map(({ report, owner, strength, source, effectiveFrom, promise }) => {
      const added = promise === null ? '' : `; the policy adds ${promise}`;
      return `  ${report} (${owner}${strength === 'consider' ? ', to consider' : ''}): ${source.en}, from ${effectiveFrom}${added}`;
    }),
    ...leftOut.map(({ source, reason, by }) => `  left out by ${by}: ${source.en} (${reason.en})`),
    `  ${HAVE_IT_CHECKED.en}`,
  ];
}

function clauseLines(clauses: readonly ClauseRow[]): string[] {
  const width = Math.max(...clauses.map(({ clause }) => clause.length));
  const standings = clauses.map(standingWords);
  const column = Math.max(...standings.map((words) => words.length));
  return clauses.flatMap(({ clause, by, later, reading, standing, guaranteed }, index) => {
    const covered = by.length === 0 ? 'not covered' : by.join('; ');
    const head = `${clause.padEnd(width)}  ${(standings[index] ?? '').padEnd(column)}  ${covered}`;
    const line = `${head}${later === null ? '' : ` (later: ${later.en})`}`;
    const below = [
      ...guaranteed.map(({ en }) => `${standing === 'as-far-as' ? 'carried out as far as' : 'guaranteed'}: ${en}`),
      ...(reading === null ? [] : [`read as: ${reading.en}`]),
    ];
    return [line, ...below.map((words) => `${' '.repeat(width)}  ${words}`)];
  });
}

/** `carried out, aim`: what this release does about a clause, and how the text stands to it. */
function standingWords({ standing, aim, asNeeded, assumed }: ClauseRow): string {
  const marks = [aim ? 'aim' : '', asNeeded ? 'as needed' : '', assumed.length > 0 ? 'assumed in part' : ''];
  return [STANDINGS[standing], ...marks.filter((mark) => mark !== '')].join(', ');
}

const STANDINGS: Readonly<Record<ClauseRow['standing'], string>> = {
  'carried-out': 'carried out',
  'as-far-as': 'as far as said below',
  partly: 'partly',
  declared: 'declared',
  none: 'nothing yet',
};
