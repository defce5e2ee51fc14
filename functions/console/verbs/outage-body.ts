import { z } from '@hono/zod-openapi';
import { says } from '../../domain/base/issue-words.ts';
import { moment } from '../http/moments.ts';
import { name, reason } from './fields.ts';

export const outageBody = z
  .strictObject({
    function: name,
    from: moment,
    to: moment.optional(),
    withdraw: z.boolean().optional().openapi({ description: 'It was recorded by mistake and counts no more.' }),
    reason: reason.optional().openapi({ description: 'Why it is withdrawn.' }),
  })
  .refine((body) => body.withdraw !== true || body.reason !== undefined, {
    path: ['reason'],
    ...says({ ja: '停止の記録を取り消す理由を入力してください', en: 'withdrawing an outage needs a reason' }),
  })
  .refine((body) => body.withdraw !== true || body.to === undefined, {
    path: ['to'],
    ...says({
      ja: '記録を取り消す場合は、終了日時を指定できません',
      en: 'an outage that is withdrawn has no end: leave it out',
    }),
  })
  .refine((body) => body.withdraw === true || body.reason === undefined, {
    path: ['reason'],
    ...says({ ja: '理由は、停止の記録を取り消す場合に限り入力できます', en: 'a reason goes with "withdraw"' }),
  })
  .openapi('Outage', { example: { function: 'search', from: '2026-04-24T17:20:00+09:00' } });
