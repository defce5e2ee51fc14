import { z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import { isIncidentId } from '../../domain/base/ledger/streams.ts';

/** Rows of one answer, at most and where nothing is asked for. */
const ROWS_MAX = 200;
export const PAGE_ROWS = 100;

const limit = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= ROWS_MAX,
    says({
      ja: `1から${ROWS_MAX}までの整数を指定してください（省略した場合は${PAGE_ROWS}件）`,
      en: `write a whole number from 1 to ${ROWS_MAX}, or leave it out for ${PAGE_ROWS}`,
    }),
  )
  .transform(Number)
  .optional()
  .openapi({ type: 'integer', minimum: 1, maximum: ROWS_MAX, default: PAGE_ROWS });

const before = z
  .string()
  .refine(
    isIncidentId,
    says({
      ja: 'インシデントの番号（例：I-0123456789ab）を指定してください（省略した場合は最新のものから）',
      en: 'write the id of an incident, such as I-0123456789ab, or leave it out for the newest',
    }),
  )
  .optional()
  .openapi({ example: 'I-0123456789ab' });

/** What may stand in the address of the list of incidents. */
export function listQuery<L extends z.ZodType>(lang: L) {
  return z.strictObject({ lang, limit, before });
}
