import type { Text } from '../../../functions/domain/base/text.ts';

/** Why a row with attributes that the product never writes is wrong; null where it has none. `row`: what it is. */
export function strays(names: readonly string[], row: Text): Text | null {
  if (names.length === 0) return null;
  return {
    ja: `${row.ja}に、システムが書き込むことのない属性があります：${names.join('、')}`,
    en: `${row.en} has attributes that Hikeshi never writes: ${names.join(', ')}`,
  };
}
