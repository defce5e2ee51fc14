import { describe, expect, it } from 'vitest';
import { beforeClosing } from '../../../../functions/domain/incident/standing/before-closing.ts';
import { ONLY_TOLD } from '../../../../functions/domain/rules/assessment/asking-order.ts';
import { counts, flexcrm, NOTICE, Scene, SYSTEM, start } from '../scene.ts';

describe('before an incident is closed', () => {
  it('given facts nobody found out and customers not reached, then both are told', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const unreached = counts(995, { audience: 1000, unknown: 4, rejected: 1, suppressed: 1 });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: unreached, finishedAt: scene.now });
    expect(beforeClosing(flexcrm, scene.opened).map(({ en }) => en)).toEqual([
      expect.stringContaining('Is the investigation done?'),
      expect.stringMatching(/^6 mails of notices/),
    ]);
  });

  it('given that only what a first notice would have named is unknown, then there is nothing to say', () => {
    const { opened } = new Scene().deliveredFirst();
    const missing = [...ONLY_TOLD];
    expect(beforeClosing(flexcrm, { ...opened, assessment: { ...opened.assessment, missing } })).toEqual([]);
  });

  it('given that all is known and everybody was told, then there is nothing to say', () => {
    const { opened } = new Scene().deliveredFirst();
    expect(beforeClosing(flexcrm, { ...opened, assessment: { ...opened.assessment, missing: [] } })).toEqual([]);
  });
});
