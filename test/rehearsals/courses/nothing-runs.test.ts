import { describe, expect, it } from 'vitest';
import { HARMLESS } from '../facts.ts';
import { rehearseInline } from '../inline.ts';

const DETAILED = {
  when: '2026年4月24日（金）10時00分に発生し、10時50分に復旧いたしました。',
  outline: 'APIが応答しない障害が発生し、復旧いたしました。',
  data: 'お客様のデータへの影響はございません。',
  impact: 'APIをご利用いただけない時間がございました。',
  measures: 'サーバーを再起動し、復旧いたしました。',
  cause: '接続数の上限に達したことが原因でした。',
  'permanent-fix': '接続数の上限を引き上げました。',
  request: 'お客様にお願いする操作はございません。',
  authorities: '届出を要する事項はございません。',
  prevention: '負荷試験の項目に接続数を加えました。',
};

describe('a closed incident', () => {
  it('leaves no execution running, though its deadlines had weeks to go', async () => {
    const { outcome, surprises } = await rehearseInline({
      start: '2026-04-24T10:00:00+09:00',
      until: 'PT1M',
      customers: { generate: 3 },
      steps: [
        {
          do: 'report',
          with: { title: 'API が応答しない', facts: { 'service.impact': 'major', 'service.felt': 'confirmed' } },
        },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        // It is over: what customers were told of the outage was not wrong.
        {
          ...{ at: 'PT1H', as: 'officer@example.jp', do: 'assess' },
          with: { facts: HARMLESS, restoredAt: '2026-04-24T10:50:00+09:00' },
        },
        { at: 'PT2H', as: 'officer@example.jp', do: 'draft', with: { stage: 'detailed', sections: DETAILED } },
        { at: 'PT3H', as: 'approver@example.jp', do: 'approve', with: { what: 'detailed' } },
        {
          ...{ at: 'PT4H', as: 'officer@example.jp', do: 'complete' },
          with: { duty: 'improvement', evidence: '負荷試験の項目に接続数を加える' },
        },
        { at: 'PT5H', as: 'officer@example.jp', do: 'close', with: { reason: '対応が完了したため' } },
      ],
    });
    expect(outcome.refused).toEqual([]);
    expect(surprises).toEqual([]);
    expect(outcome.incidents.map(({ status }) => status)).toEqual(['closed']);
    const machines = new Set(outcome.executions.map(({ machine }) => machine));
    expect([...machines].toSorted()).toEqual(['deadline', 'delivery', 'incident']);
    expect(outcome.executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  });
});
