import type { Finding } from '../policy/problem.ts';
import type { Condition } from '../policy/shape/condition.ts';
import type { Policy, Statute } from '../policy/shape/schema.ts';

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
    ...reports.flatMap(({ statute, also = [], promise }, index) => [
      ...(statute === undefined ? [] : ofStatute(statute, ['reports', index, 'statute'])),
      ...also.flatMap((each, at) => ofStatute(each, ['reports', index, 'also', at])),
      ...placed(promise?.when, ['reports', index, 'promise', 'when']),
      ...placed(promise?.sign?.when, ['reports', index, 'promise', 'sign', 'when']),
    ]),
    ...team.routes.map(({ when }, index) => ({ when, path: ['team', 'routes', index, 'when'] })),
    ...playbooks.flatMap(({ when }, index) =>
      when === undefined ? [] : [{ when, path: ['playbooks', index, 'when'] }],
    ),
    ...(assembled !== undefined && 'facts' in assembled
      ? [{ when: assembled.facts, path: ['team', 'headquarters', 'when', 'facts'] }]
      : []),
  ];
}

function placed(when: Condition | undefined, path: Finding['path']): PlacedCondition[] {
  return when === undefined ? [] : [{ when, path }];
}

function ofStatute({ when, unless, sign, instead }: Statute, path: Finding['path']): PlacedCondition[] {
  return [
    { when, path: [...path, 'when'] },
    ...placed(unless, [...path, 'unless']),
    ...placed(sign?.when, [...path, 'sign', 'when']),
    ...placed(instead?.when, [...path, 'instead', 'when']),
  ];
}
