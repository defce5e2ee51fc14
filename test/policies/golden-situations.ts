import { instant } from '../../functions/domain/base/time/instant.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { assess } from '../../functions/domain/rules/assessment/assess.ts';
import type { Assessment } from '../../functions/domain/rules/assessment/assessment.ts';
import { axesOf } from '../../functions/domain/rules/assessment/axes.ts';
import type { DutySituation } from '../../functions/domain/rules/deadline/owed.ts';
import { factCatalogue } from '../../functions/domain/rules/facts/catalogue.ts';
import { parseFacts } from '../../functions/domain/rules/facts/parse-facts.ts';
import type { Facts, FactType } from '../../functions/domain/rules/facts/values.ts';

/** What stands for "nothing there" among the values of a fact; null where there is no such value. */
const HARMLESS_CHOICES: Readonly<Record<string, string>> = { 'cause.kind': 'mistake', party: 'neither' };

/**
 * The facts of a cell such as `data.leak possible, data.sets staff+website, rest harmless`. `rest harmless` gives every other
 * fact that the policy asks for its most harmless value.
 */
export function situationFacts(policy: Policy, cell: string): Facts {
  const parts = cell.split(', ').filter((part) => part !== 'nothing' && part !== 'rest harmless');
  const stated = Object.fromEntries(parts.map((part) => factOf(policy, part)));
  return parseFacts(policy, { ...(cell.includes('rest harmless') ? harmless(policy) : {}), ...stated });
}

function factOf(policy: Policy, part: string): [string, unknown] {
  const [name = '', value = ''] = part.split(' ');
  const kind = factCatalogue(policy).get(name)?.type.kind;
  if (kind === 'set') return [name, value.split('+')];
  return [name, kind === 'count' ? Number(value) : value];
}

function harmless(policy: Policy): Record<string, unknown> {
  const asked = new Map(axesOf(policy).map(({ fact, type }) => [fact, type]));
  return Object.fromEntries(
    [...asked].flatMap(([fact, type]) => {
      const value = HARMLESS_CHOICES[fact] ?? harmlessValue(type);
      return value === null || fact === 'investigation' ? [] : [[fact, value]];
    }),
  );
}

function harmlessValue(type: FactType): string | number | null {
  if (type.kind === 'steps') return type.steps[0] ?? null;
  if (type.kind === 'count') return 0;
  return type.kind === 'choice' && type.options.includes('no') ? 'no' : null;
}

interface LocalTimes {
  readonly detected: string;
  readonly occurred?: string;
  readonly recorded?: string | undefined;
}

/** A situation at local times such as `2026-04-24 17:50`; an empty occurrence is unknown, what is not recorded later is at once. */
export function situationAt(
  policy: Policy,
  facts: Facts,
  { detected, occurred = '', recorded }: LocalTimes,
): DutySituation {
  const at = (local: string) => instant(`${local.replace(' ', 'T')}:00+09:00`);
  const detectedAt = at(detected);
  return {
    facts,
    assessment: assess(policy, facts, null),
    occurredAt: occurred === '' ? null : at(occurred),
    detectedAt,
    openedAt: recorded === undefined ? detectedAt : at(recorded),
  };
}

/** An assessment as the cells of a golden row: level, told, categories, decided by. */
export function assessmentCells({
  level,
  notify,
  categories,
  clauses,
}: Pick<Assessment, 'level' | 'notify' | 'categories' | 'clauses'>) {
  const told = notify === null ? 'undecided' : notify ? 'yes' : 'no';
  return [level ?? 'undecided', told, categories.join(' '), clauses.join(' ')];
}
