import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { ScopeError } from '../../domain/register/audience.ts';
import type { ConsolePorts } from '../http/ports.ts';

const NAMES_SHOWN = 20;

export interface NamesAsked {
  readonly ports: Pick<ConsolePorts, 'checkScope'>;
  readonly policy: Policy;
  readonly at: Instant;
}

/** The functions that the policy names. */
export function ownFunctions({ serviceLevels }: Policy): string[] {
  return serviceLevels.map((level) => level.function);
}

/** Whether the register names the function so; `known`: what it names, where it does not. */
export async function inRegister(
  name: string,
  { ports, policy, at }: NamesAsked,
): Promise<{ readonly isThere: boolean; readonly known: readonly string[] }> {
  try {
    const { contracts } = await ports.checkScope({ where: { functions: name } }, zonedParts(at, policy.zone).date);
    return { isThere: contracts.length > 0, known: [] };
  } catch (error) {
    if (!(error instanceof ScopeError)) throw error;
    return { isThere: false, known: error.known };
  }
}

/** That neither policy nor register has a function of this name, with those that they have; nothing where they have none. */
export function unlisted(name: string, known: readonly string[]): readonly Text[] {
  const all = [...new Set(known)];
  if (all.length === 0) return [];
  const shown = all.slice(0, NAMES_SHOWN);
  const rest = all.length - shown.length;
  return [
    {
      ja: `「${name}」という機能は、対応方針にもお客様の一覧にもないため、入力された名称のまま記録しました。次のいずれかを指す場合は、その名称で記録し直してください：${shown.join('、')}${rest > 0 ? `（ほか${rest}件）` : ''}`,
      en: `Neither the policy nor the register has a function ${name}: it is recorded as you call it. If you mean one of these, record it by that name: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    },
  ];
}
