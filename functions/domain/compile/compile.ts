import { type Finding, PolicyError } from '../policy/problem.ts';
import { type Policy, policySchema } from '../policy/shape/schema.ts';
import { TooEntangled } from '../rules/assessment/diagram.ts';
import { ruleBook } from '../rules/assessment/rule-book.ts';
import { enacted } from '../rules/law/enact.ts';
import { factFindings } from './check-facts.ts';
import { lawFindings } from './check-law.ts';
import { namesGivenTwice, unknownNames } from './check-names.ts';
import { peopleFindings } from './check-people.ts';
import { timeFindings } from './check-times.ts';
import { located } from './locate.ts';
import { readYaml, type Source } from './read-yaml.ts';
import { schemaFindings } from './schema-findings.ts';

/**
 * The only way from a policy file to a Policy. `file` is only used to say where a problem stands.
 * Throws PolicyError with every problem of the first kind met: the YAML, the shape, then the names and values that must fit together.
 */
export function compilePolicy(text: string, file: string): Policy {
  const read = readYaml(text, file);
  if ('problems' in read) throw new PolicyError(read.problems, true);
  const parsed = policySchema.safeParse(read.source.value);
  if (!parsed.success) throw problemsOf(read.source, schemaFindings(parsed.error.issues, read.source.value), true);
  const policy = enacted(parsed.data);
  const found = [
    ...lawFindings(parsed.data),
    ...timeFindings(policy),
    ...namesGivenTwice(policy),
    ...unknownNames(policy),
    ...factFindings(policy),
    ...peopleFindings(policy),
  ];
  if (found.length === 0) found.push(...entanglement(policy));
  if (found.length > 0) throw problemsOf(read.source, found);
  return policy;
}

/** The rules are prepared once here, so that no incident can meet rules that cannot be answered. */
function entanglement(policy: Policy): Finding[] {
  try {
    ruleBook(policy);
    return [];
  } catch (error) {
    if (!(error instanceof TooEntangled)) throw error;
    return [
      {
        path: ['rules'],
        message: {
          ja: '規則が一度に依存する事実が多すぎます。1つの条件で使う事実を減らすか、別の規則に分けてください',
          en: `${error.message}; use fewer facts in one condition, or split it into rules of its own`,
        },
      },
    ];
  }
}

function problemsOf(source: Source, findings: readonly Finding[], isOfForm = false): PolicyError {
  const problems = findings.map((finding) => located(source, finding));
  return new PolicyError(
    problems.sort((a, b) => a.line - b.line || a.column - b.column),
    isOfForm,
  );
}
