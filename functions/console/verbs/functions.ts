import { ScopeError } from '../../domain/register/audience.ts';
import type { Text } from '../../domain/text.ts';
import { inZone } from '../../domain/time/zoned.ts';
import { invalid } from '../problem.ts';
import type { VerbContext } from './verb.ts';

/** `2026-04-24`. */
const DATE_CHARACTERS = 10;
const NAMES_SHOWN = 20;

/**
 * Whether a function goes by the name that the policy or the register gives it. Throws a 400 Problem when they name
 * functions and not this one: customers read the name. False where neither names any.
 */
export async function isListedFunction(path: string, name: string, context: VerbContext): Promise<boolean> {
  const own = context.policy.serviceLevels.map((level) => level.function);
  if (own.includes(name)) return true;
  const { isThere, known } = await inRegister(name, context);
  if (isThere) return true;
  const all = [...new Set([...own, ...known])];
  if (all.length > 0) throw invalid(path, noSuchFunction(name, all));
  return false;
}

async function inRegister(name: string, { ports, caller, policy }: VerbContext) {
  const day = inZone(caller.at, policy.zone).slice(0, DATE_CHARACTERS);
  try {
    return { isThere: (await ports.checkScope({ where: { functions: name } }, day)) > 0, known: [] };
  } catch (error) {
    if (!(error instanceof ScopeError)) throw error;
    return { isThere: false, known: error.known };
  }
}

function noSuchFunction(name: string, all: readonly string[]): Text {
  const shown = all.slice(0, NAMES_SHOWN);
  const rest = all.length - shown.length;
  return {
    ja: `「${name}」という機能は、対応方針にもお客様の一覧にもありません。次から選択してください：${shown.join('、')}${rest > 0 ? `（ほか${rest}件）` : ''}`,
    en: `neither the policy nor the register has a function ${name}; choose one of ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  };
}
