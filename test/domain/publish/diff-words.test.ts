import { expect, it } from 'vitest';
import { policyDiff } from '../../../functions/domain/publish/diff.ts';
import { shipped } from '../../policies/shipped.ts';

it('gives a changed setting without a sentence of its own by its name, and a length of time in words', () => {
  const flexcrm = shipped('flexcrm');
  const approval = { ...flexcrm.notices.approval, budget: 'PT45M' };
  const [one] = policyDiff(flexcrm, { ...flexcrm, notices: { ...flexcrm.notices, approval } });
  expect([one?.before, one?.after]).toEqual([
    { ja: '通知の承認［notices.approval.budget］：15分', en: 'Approval of notices [notices.approval.budget]: 15 min' },
    { ja: '通知の承認［notices.approval.budget］：45分', en: 'Approval of notices [notices.approval.budget]: 45 min' },
  ]);
});
