import { z } from '@hono/zod-openapi';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { FactError, parseFacts } from '../../domain/rules/facts/parse-facts.ts';
import type { Facts } from '../../domain/rules/facts/values.ts';
import { parse } from '../http/parse.ts';
import { type FieldProblem, flawed, flawsIn } from '../http/problem.ts';
import { facts } from './fields.ts';

/** Facts checked by the policy. Throws a 400 Problem that names each fact that is wrong, its value and the values there are. */
export function checkedFacts(policy: Policy, given: Readonly<Record<string, unknown>> | undefined): Facts {
  try {
    return parseFacts(policy, given ?? {});
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    throw flawed(flawsOf(policy, given ?? {}, error));
  }
}

/** A body with facts as its schema reads it. Throws a 400 Problem that names all that is wrong with it, and with its facts by the policy. */
export function wholeWithFacts<S extends z.ZodType>(policy: Policy, schema: S, body: unknown): z.output<S> {
  const flaws = flawsIn(() => parse(schema, body));
  if (flaws.length === 0) return parse(schema, body);
  const given = withFacts.safeParse(body);
  const isNamed = flaws.some(({ path }) => path === 'facts' || path.startsWith('facts.'));
  const others = given.success && !isNamed ? flawsIn(() => checkedFacts(policy, given.data.facts)) : [];
  throw flawed([...flaws, ...others]);
}

const withFacts = z.looseObject({ facts: facts.optional() });

/** Each fact that is wrong by itself; else what is wrong with them together. */
function flawsOf(policy: Policy, given: Readonly<Record<string, unknown>>, together: FactError): FieldProblem[] {
  const alone = Object.entries(given).flatMap(([fact, value]) => {
    const error = errorIn(policy, fact, value);
    return error === null ? [] : [asFlaw(error)];
  });
  return alone.length > 0 ? alone : [asFlaw(together)];
}

function errorIn(policy: Policy, fact: string, value: unknown): FactError | null {
  try {
    parseFacts(policy, Object.fromEntries([[fact, value]]));
    return null;
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    return error;
  }
}

function asFlaw({ fact, why }: FactError): FieldProblem {
  return { path: fact === '' ? 'facts' : `facts.${fact}`, message: why };
}
