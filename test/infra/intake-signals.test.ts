import { expect, it } from 'vitest';
import { READERS } from '../../functions/domain/signal/read-signal.ts';
import { signalPatterns } from '../../infra/intake.ts';
import { readSettings } from '../../infra/settings.ts';

it('every kind of event that is let in has a reader, and every reader a rule', () => {
  const signals = { healthServices: ['EC2'], loginTargets: ['i-0abc'] };
  const mail = { sender: 'notice@example.jp', replyTo: 'support@example.jp' };
  const settings = readSettings({ hikeshi: { policy: 'flexcrm', regions: ['ap-northeast-1'], mail, signals } });
  const letIn = Object.values(signalPatterns(settings)).flatMap(({ source = [], detailType }) =>
    source.flatMap((from) => (detailType ?? Object.keys(READERS[from] ?? {})).map((type) => `${from}: ${type}`)),
  );
  const read = Object.entries(READERS).flatMap(([from, types]) => Object.keys(types).map((type) => `${from}: ${type}`));
  expect([...new Set(letIn)].toSorted()).toEqual(read.toSorted());
});
