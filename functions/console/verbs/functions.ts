import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { ownKey } from '../../domain/incident/standing/own-words.ts';
import { functionFault, textFault } from '../../domain/register/checks.ts';
import { invalid } from '../http/problem.ts';
import { inRegister, type NamesAsked, ownFunctions, unlisted } from '../shown/function-names.ts';
import { functionCalled } from '../shown/own-words.ts';
import type { VerbContext } from './verb.ts';

/**
 * A function as it goes on record: by the name that a list gives it, or by a key, with the words of the person as `title`. Whose words
 * its name is: nobody's (`listed`), those of `by`, or else of the person who gives it.
 */
interface NamedFunction {
  readonly name: string;
  readonly listed?: boolean;
  readonly by?: string;
  readonly title?: ContentRef;
}

/** A function as it goes on record, and what the person should know of its name. */
export interface LookedUp {
  readonly found: NamedFunction;
  readonly warnings: readonly Text[];
}

type Asking = Pick<VerbContext, 'ports' | 'caller' | 'policy' | 'keep'>;

/**
 * Looks a function's name up: first in the incident, which keeps the name on record of what people typed (of an outage `from` a moment,
 * that one's), then where customers' names of functions come from: the policy, whose words are nobody's own, and the register, whose
 * words are of the person who imported it. A name that none of them has is taken in the person's words, with a warning where they have
 * others. Throws a 400 Problem for words that cannot stand in a notice.
 */
export async function lookUpFunction(
  path: string,
  name: string,
  context: VerbContext,
  from: Instant | null = null,
): Promise<LookedUp> {
  // An outage recorded under this name must stay possible to end after the register has named other functions.
  const known = await functionCalled(context.ports, context.state, name, from);
  if (known !== null && known !== name) return asListed({ name: known });
  const own = ownFunctions(context.policy);
  if (own.includes(name)) return asListed({ name, listed: true });
  const { isThere, known: others } = await inRegister(name, asked(context));
  if (isThere) {
    const by = (await context.ports.registerSource())?.by ?? null;
    return asListed(by === null ? { name, listed: true } : { name, by });
  }
  if (known !== null) return asListed({ name });
  mustBeName(path, name);
  return await inPersonsWords(name, [...own, ...others], context);
}

/**
 * The function that a report names, which a list need not have. Throws a 400 Problem for words that cannot stand in a notice. A register
 * that cannot be read keeps no report from being made.
 */
export async function reportedFunction(path: string, name: string, asking: Asking): Promise<LookedUp> {
  mustBeName(path, name);
  const levels = asking.policy.serviceLevels;
  const isOfPolicy = levels.some(({ function: id, title }) => [id, title.ja, title.en].includes(name));
  if (isOfPolicy) return asListed({ name });
  const { isThere, known } = await listedBefore(name, asking);
  return isThere ? asListed({ name }) : await inPersonsWords(name, [...ownFunctions(asking.policy), ...known], asking);
}

function asked({ ports, policy, caller: { at } }: Asking): NamesAsked {
  return { ports, policy, at };
}

async function listedBefore(name: string, asking: Asking): ReturnType<typeof inRegister> {
  try {
    return await inRegister(name, asked(asking));
  } catch (error) {
    if (error instanceof ContentChanged) return { isThere: false, known: [] };
    throw error;
  }
}

function asListed(found: NamedFunction): LookedUp {
  return { found, warnings: [] };
}

/** `known`: the names that policy and register have; a slip of the pen would be told to customers beside them. */
async function inPersonsWords(
  name: string,
  known: readonly string[],
  { keep }: Pick<Asking, 'keep'>,
): Promise<LookedUp> {
  const title = await keep('function', name);
  return { found: { name: ownKey(title), title }, warnings: unlisted(name, known) };
}

/** Throws a 400 Problem for words that lead a customer away from the notice that they stand in. */
function mustBeName(path: string, name: string): void {
  const fault = textFault(name) ?? functionFault(name);
  if (fault !== null) throw invalid(path, fault);
}
