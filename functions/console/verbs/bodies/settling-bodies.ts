import { z } from '@hono/zod-openapi';
import { says } from '../../../domain/base/issue-words.ts';
import { line, PROSE_LIMIT_CHARACTERS, prose, TITLE_LIMIT_CHARACTERS } from '../../http/plain-text.ts';
import { duty, MOST_ITEMS, name, reason } from '../fields.ts';

/** The bodies of the verbs that settle what is owed. */

const MOST_CALLED = 1_000;

const items = z
  .record(name, prose(PROSE_LIMIT_CHARACTERS))
  .refine(
    (given) => Object.keys(given).length <= MOST_ITEMS,
    says({ ja: `項目は${MOST_ITEMS}件までです`, en: `send at most ${MOST_ITEMS} items` }),
  );

const dutyBody = {
  duty,
  evidence: prose(PROSE_LIMIT_CHARACTERS).optional(),
  reason: reason.optional(),
  reference: line(TITLE_LIMIT_CHARACTERS).optional(),
  items: items.optional(),
};

export const completeBody = z
  .strictObject(dutyBody)
  .openapi('Complete', { example: { duty: 'notice.follow-up', evidence: 'Told by phone, see call list 12.' } });

export const waiveBody = z
  .strictObject({ ...dutyBody, reason })
  .openapi('Waive', { example: { duty: 'notice.follow-up', reason: 'The first notice was complete and right.' } });

export const calledBody = z
  .strictObject({
    notice: name,
    contracts: z.array(name).min(1).max(MOST_CALLED),
    evidence: prose(PROSE_LIMIT_CHARACTERS).optional(),
  })
  .openapi('Called', {
    example: { notice: 'I-0123456789ab-n1', contracts: ['C-0010'], evidence: 'By phone, to Ms Yamada.' },
  });
