import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import type { IncidentPage } from '../../../../functions/domain/incident/record/page.ts';
import { held, major, N2, NOTICE, ref, Scene, types } from '../scene.ts';

const URL = 'https://console.example.jp/incidents/I-000000000001';

/** What the newest page says to whom it calls first. */
function paged(scene: Scene, page: IncidentPage | undefined = scene.opened.pages.at(-1)): string {
  if (page === undefined) throw new Error('nobody was paged');
  const person = page.steps[0]?.person ?? '';
  const { policy, opened: state } = scene;
  return pageText({ policy, state, page, person, title: null, signals: [], url: URL });
}

function lapsedPage(scene: Scene): IncidentPage | undefined {
  return scene.opened.pages.findLast(({ why }) => why === 'approval-fell');
}

describe('a draft in place of a notice that is approved and not sent yet', () => {
  const approved = () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    return scene;
  };

  it('given a reason, then the approval lapses with it on record, and who gave it is paged with notice and author', () => {
    const scene = approved();
    expect(types(scene.draft('officer', { reason: ref('why replaced') }))).toEqual(
      expect.arrayContaining(['approval.voided', 'notice.superseded', 'page.opened']),
    );
    expect(scene.notice()).toMatchObject({
      status: 'superseded',
      approval: null,
      fell: { by: 'approver', reason: { en: 'it was replaced by a new draft' }, why: ref('why replaced') },
    });
    expect(lapsedPage(scene)?.steps).toEqual([expect.objectContaining({ person: 'approver', at: scene.now })]);
    const text = paged(scene, lapsedPage(scene));
    expect(text).toContain('お客様への通知に対する承認が失効しました。');
    expect(text).toMatch(/お客様への通知: .*第1報/);
    expect(text).toContain('差し替えた方: 情報セキュリティ責任者');
    expect(text).toContain('失効の理由: 新しい通知案に差し替えられたため');
    expect(text).toContain('記録された理由: 画面でご確認ください');
    expect(text).toContain('Replaced by: Security officer');
    expect(scene.notice(N2).status).toBe('drafted');
  });

  it('given none, then it is taken all the same and the record says that a new draft replaced it', () => {
    const scene = approved();
    scene.draft('officer');
    expect(scene.notice().fell).toMatchObject({ reason: { ja: '新しい通知案に差し替えられたため' }, why: null });
    expect(paged(scene, lapsedPage(scene))).not.toContain('記録された理由');
  });

  it('given the approver drafts, then nobody is told of what they did themselves; nor where nothing was approved', () => {
    const own = approved();
    own.draft('approver');
    expect(lapsedPage(own)).toBeUndefined();
    const waiting = new Scene(held).sealedFirst();
    waiting.draft('officer', { reason: ref('better') });
    expect(waiting.notice()).toMatchObject({ status: 'superseded', fell: null });
    expect(lapsedPage(waiting)).toBeUndefined();
  });
});

describe('what a page to staff tells', () => {
  it('given a notice is rejected, then which, by whom, and where its reason is; never the reason itself', () => {
    const scene = major();
    scene.draft('executive');
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('names a customer') });
    const text = paged(scene);
    expect(text).toMatch(/お客様への通知: .*第1報/);
    expect(text).toContain('差し戻した方: 通知承認者');
    expect(text).toContain('記録された理由: 画面でご確認ください');
    expect(text).toContain(`通知案の作成はこちら: ${URL}/draft?stage=first`);
    expect(text).toMatch(/Customer notice: .*no\. 1/);
    expect(text).toContain('Rejected by: Approver of notices');
    expect(text).not.toContain('names a customer');
  });

  it('given facts are taken back, then which, by whom, and what is no longer owed', () => {
    const scene = new Scene();
    scene.open();
    scene.assess({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    scene.after('PT5M').assess({ 'data.leak': 'possible' }, 'responder');
    const first = scene.opened.pages.findLast(({ why }) => why === 'taken-back');
    expect(first?.about).toMatchObject({ by: 'responder', facts: ['data.leak'], isReasonGiven: true });
    const text = paged(scene, first);
    expect(text).toMatch(/取り消された、または改められた内容: 「.*漏えい.*」/);
    expect(text).toContain('記録した方: 一次対応担当');
    expect(text).toContain('Recorded by: First responder');
    scene.after('PT5M').assess({ 'data.personal': 'possible' }, 'responder');
    const pages = scene.opened.pages.filter(({ why }) => why === 'taken-back');
    expect(pages.map(({ about }) => about.facts)).toEqual([['data.leak'], ['data.personal']]);
  });

  it('given a ledger of an earlier release, then a page without particulars is read, and says what it said', () => {
    const scene = major();
    const to = [{ person: 'officer', at: scene.now }];
    scene.append({ kind: 'system', name: 'incident' }, 'old', [
      { type: 'page.opened', page: 'p9', why: 'rejected', duty: null, to },
    ]);
    expect(scene.page('p9').about).toEqual({});
    expect(paged(scene, scene.page('p9'))).toContain('お客様への通知文が差し戻されました。');
  });
});
