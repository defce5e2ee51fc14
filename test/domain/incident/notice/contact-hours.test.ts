import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { shipped } from '../../../policies/shipped.ts';
import { body, drafted, OUTAGE } from './drafted.ts';

describe('hours in which inquiries are answered', () => {
  it.each<[string, object, string[]]>([
    ['nothing of the others', {}, ['回答時間：平日10時～12時、13時～18時（祝日と12月28日～1月4日を除く）']],
    [
      'where the others stand',
      { statedIn: { ja: '利用規約', en: 'the terms of service' } },
      [
        '受付時間：利用規約に定めるとおりです。',
        '回答時間：平日10時～12時、13時～18時（祝日と12月28日～1月4日を除く）',
      ],
    ],
  ])(
    '[FC-11] [SY-15] [SY-22] tells the answering hours that a clause states, and of assumed ones %s',
    (_, more, lines) => {
      const synergy = shipped('synergy');
      const stated = { ...synergy, contact: { ...synergy.contact, ...more } };
      const hours = (stage: Stage) =>
        body(drafted(stage, { facts: OUTAGE }, { policy: stated }), 'contact')
          ?.split('\n')
          .slice(3);
      for (const stage of ['first', 'follow-up', 'correction', 'detailed'] as const)
        expect(hours(stage)).toEqual(lines);
    },
  );
});
