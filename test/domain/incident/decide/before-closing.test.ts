import { describe, expect, it } from 'vitest';
import { closingConditions } from '../../../../functions/domain/incident/decide/response/decide-closing.ts';
import { beforeClosing } from '../../../../functions/domain/incident/told/before-closing.ts';
import { ONLY_TOLD } from '../../../../functions/domain/rules/assessment/asking-order.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { Letters } from '../letters.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';

describe('before an incident is closed', () => {
  it('given facts nobody found out and customers not reached, then both are told', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const unreached = counts(995, { audience: 1000, unknown: 4, rejected: 1, suppressed: 1 });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: unreached, finishedAt: scene.now });
    expect(beforeClosing(flexcrm, scene.opened).map(({ en }) => en)).toEqual([
      expect.stringContaining('Is the investigation done?'),
      expect.stringMatching(/^6 customers \(counted for each notice\)/),
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

describe('what closing does to drafts, and a source that fires', () => {
  const said = (scene: Scene) => beforeClosing(scene.policy, scene.opened).map(({ ja }) => ja);
  const conditions = ({ policy, opened: state }: Scene) => closingConditions({ policy, state }).map(({ ja }) => ja);

  it('given a correction that a person wrote, then it keeps from closing, and closing is not said to withdraw it', () => {
    const scene = new Scene().deliveredFirst();
    const { sections } = flexcrm.notices.stages.correction ?? { sections: [] };
    scene.draft('officer', { stage: 'correction', sections, corrects: NOTICE });
    expect(conditions(scene)).toContainEqual(expect.stringContaining('承認を待っている'));
    expect(said(scene).filter((one) => one.includes('取り下げます'))).toEqual([]);
  });

  it('given a source that still fires, also where a person stated the restoration, then that is said', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    const heard = { source: 'alarm-1', at: scene.now, restoredAt: null, facts: {} };
    const { policy, opened } = scene;
    const told = (state: 'firing' | 'restored') => beforeClosing(policy, { ...opened, heard: [{ ...heard, state }] });
    expect(told('firing').map(({ ja }) => ja)).toContainEqual(FIRES);
    expect(told('restored').map(({ ja }) => ja)).not.toContainEqual(FIRES);
  });
});

const FIRES = expect.stringContaining('検知元から復旧の信号が届いていません');

describe('an incident that is closed without a detailed notice', () => {
  const at = (scene: Scene, times: Record<string, string | null>) =>
    scene.after('PT10M').give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });
  const told = (facts: Facts) => {
    const letters = new Letters(new Scene());
    letters.scene.open(facts);
    at(letters.scene, { occurredAt: letters.scene.now });
    return letters;
  };
  const said = ({ scene }: Letters) =>
    beforeClosing(scene.policy, scene.opened).filter(({ ja, en }) => /復旧した旨/.test(ja) && /restored/.test(en));
  const DOWN = { 'service.impact': 'major', 'service.felt': 'confirmed' };

  it('given the service is down on record, then who closes is told that customers never hear of its restoration', () => {
    const letters = told(DOWN);
    letters.send('first');
    expect(said(letters)).toMatchObject([{ ja: expect.stringContaining('記録上、サービスはまだ復旧していません') }]);
    letters.scene.readyToClose();
    expect(said(letters)).toHaveLength(1);
  });

  it('given an outage without an end, then so it is, whatever end is stated of another', () => {
    const letters = told({ 'service.felt': 'confirmed' });
    const from = letters.scene.now;
    letters.scene.give('officer', { do: 'record-outage', function: 'Export', from, to: null });
    letters.send('first');
    expect(said(letters)).toHaveLength(1);
  });

  it('given a restoration that nobody told customers, then that is said; and nothing once it was told', () => {
    const letters = told(DOWN);
    letters.send('first');
    at(letters.scene, { restoredAt: letters.scene.now });
    expect(said(letters)).toMatchObject([{ ja: expect.stringContaining('まだお知らせしていません') }]);
    letters.send('follow-up');
    expect(said(letters)).toEqual([]);
  });

  it('given a leak alone, or an outage that nobody was told of, then there is nothing to say', () => {
    const leak = told({ 'data.leak': 'confirmed', 'service.impact': 'none' });
    leak.send('first');
    expect(said(leak)).toEqual([]);
    expect(said(told(DOWN))).toEqual([]);
  });
});
