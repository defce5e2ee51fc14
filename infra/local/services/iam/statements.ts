import type { Text } from '../../../../functions/domain/base/text.ts';
import { ToldError } from '../../../terminal/told-error.ts';
import { isObject, type JsonRecord, listOf, objectIn, textIn, textsOf } from '../../protocol/json.ts';
import { CONDITION_KEYS, type IamCondition, readConditions } from './conditions.ts';

/** One statement of a policy, with everything resolved. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly IamCondition[];
}

/** A policy that cannot be judged here, and so is not served at all: guessing would let calls through. */
export class PolicyNotServed extends ToldError {
  override readonly name = 'PolicyNotServed';

  constructor(where: string, what: Text) {
    const keys = CONDITION_KEYS.join(', ');
    super({
      ja: `${where}：${what.ja}は、この端末では動作しません。使用できる条件キー：${keys}`,
      en: `${where}: ${what.en} is not served on this machine. Condition keys served: ${keys}.`,
    });
  }
}

/**
 * The statements of a policy document.
 * Throws PolicyNotServed for NotAction, NotResource, policy variables and conditions that are not known.
 */
export function readStatements(document: JsonRecord, where: string): PolicyStatement[] {
  return listOf(document.Statement)
    .filter(isObject)
    .map((statement) => readStatement(statement, where));
}

function readStatement(statement: JsonRecord, where: string): PolicyStatement {
  for (const key of ['NotAction', 'NotResource', 'NotPrincipal']) {
    if (key in statement) throw new PolicyNotServed(where, { ja: `${key} `, en: key });
  }
  const resources = textsOf(statement.Resource);
  const variable = resources.find((each) => each.includes('${'));
  if (variable !== undefined) {
    throw new PolicyNotServed(where, {
      ja: `${variable} に含まれるポリシー変数`,
      en: `the policy variable in ${variable}`,
    });
  }
  return {
    effect: textIn(statement, 'Effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: textsOf(statement.Action),
    resources,
    conditions: readConditions(objectIn(statement, 'Condition'), (what) => new PolicyNotServed(where, what)),
  };
}
