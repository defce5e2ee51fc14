import { AwsError } from '../../protocol/aws-error.ts';
import type { Need } from '../../protocol/call.ts';
import { holds } from './conditions.ts';
import type { PolicyStatement } from './statements.ts';
import { matchesWildcard } from './wildcard.ts';

/** A caller whose role does not allow what it asked for. */
export class AccessDenied extends AwsError {
  readonly who: string;
  readonly action: string;
  readonly resource: string;

  constructor(who: string, need: Need, denied: boolean) {
    const why = denied ? 'a statement denies it' : 'no statement of its role allows it';
    super(
      'AccessDeniedException',
      `${who} is not authorized to perform ${need.action} on ${need.resource}: ${why}`,
      403,
    );
    this.who = who;
    this.action = need.action;
    this.resource = need.resource;
  }
}

/**
 * Checks one need against the statements of a role: a Deny that fits wins over every Allow.
 * Throws AccessDenied.
 */
export function authorize(who: string, statements: readonly PolicyStatement[], need: Need): void {
  const fitting = statements.filter((statement) => fits(statement, need));
  if (fitting.some((statement) => statement.effect === 'Deny')) throw new AccessDenied(who, need, true);
  if (fitting.length === 0) throw new AccessDenied(who, need, false);
}

function fits(statement: PolicyStatement, need: Need): boolean {
  const context = { 'aws:SecureTransport': ['true'], ...need.context };
  return (
    statement.actions.some((action) => matchesWildcard(action, need.action, true)) &&
    statement.resources.some((resource) => matchesWildcard(resource, need.resource)) &&
    statement.conditions.every((condition) => holds(condition, context))
  );
}
