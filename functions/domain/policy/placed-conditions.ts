import type { Condition } from './condition.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';

/** A condition of the policy and where it stands. */
export interface PlacedCondition {
  readonly when: Condition;
  readonly path: Finding['path'];
}

/** Every condition of the policy with the place where it stands. */
export function conditionsWithPaths({ rules, duties, reports, playbooks, team }: Policy): PlacedCondition[] {
  const assembled = team.headquarters?.when;
  return [
    ...rules.map(({ when }, index) => ({ when, path: ['rules', index, 'when'] })),
    ...duties.flatMap(({ when }, index) =>
      typeof when === 'object' && 'facts' in when
        ? [{ when: when.facts, path: ['duties', index, 'when', 'facts'] }]
        : [],
    ),
    ...reports.flatMap(({ statute, promise }, index) =>
      [
        { when: statute?.when, path: ['reports', index, 'statute', 'when'] },
        { when: statute?.instead?.when, path: ['reports', index, 'statute', 'instead', 'when'] },
        { when: promise?.when, path: ['reports', index, 'promise', 'when'] },
      ].flatMap(({ when, path }) => (when === undefined ? [] : [{ when, path }])),
    ),
    ...playbooks.flatMap(({ when }, index) =>
      when === undefined ? [] : [{ when, path: ['playbooks', index, 'when'] }],
    ),
    ...(assembled !== undefined && 'facts' in assembled
      ? [{ when: assembled.facts, path: ['team', 'headquarters', 'when', 'facts'] }]
      : []),
  ];
}
