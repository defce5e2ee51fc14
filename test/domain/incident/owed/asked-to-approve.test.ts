import { describe, expect, it } from 'vitest';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import { pageSubject } from '../../../../functions/domain/incident/paging/page-subject.ts';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import { isMailedButCalls } from '../../../../functions/domain/incident/told/waits-for-call.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, major, NOTICE, Scene, SYSTEM, start } from '../scene.ts';

const asked = ({ opened }: Scene) =>
  opened.pages.filter(({ why }) => why === 'approval').flatMap(({ steps }) => steps.map(({ person }) => person));

/** The people whom the draft of a first notice calls to approve it. */
function askedOf(imported: { by: string; at: string } | undefined): string[] {
  const scene = new Scene(shipped('flexcrm'));
  scene.open({ 'data.leak': 'possible' });
  scene.draft(null, imported === undefined ? {} : { imported: imported as never });
  return asked(scene);
}

describe('who is called to approve a notice', () => {
  it('given somebody imported its customers who so may not, then not they', () => {
    const all = askedOf(undefined);
    const [first = ''] = all;
    expect(all.length).toBeGreaterThan(1);
    const others = askedOf({ by: first, at: '2026-04-24T00:00:00.000Z' });
    expect(others).toEqual(all.filter((person) => person !== first));
  });

  it('given recipients without an address, then they are told beforehand, by page, page mail and API', () => {
    const scene = major();
    scene.draft();
    const phoned = { contracts: ['P-1', 'P-2'], count: 2 };
    const sealed = { digest: 'sha256:audience', count: 5, withoutAddress: phoned };
    scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, ...sealed });
    const [warning] = noticeWarnings(scene.opened, scene.notice()).filter(({ ja }) => ja.includes('メールアドレス'));
    expect(warning?.ja).toContain('宛先のうち2件（契約番号：P-1、P-2）は、メールアドレスの登録がない');
    expect(warning?.en).toContain('2 customers of the recipients (P-1, P-2) have no mail address');
    const page = scene.opened.pages.find(({ why }) => why === 'approval');
    if (page === undefined) throw new Error('nobody is asked');
    const about = { policy: scene.policy, state: scene.opened, page, person: 'approver', title: null, signals: [] };
    expect(pageText({ ...about, url: 'https://example.jp' })).toContain('宛先5件（うちメールアドレスなし2件）');
  });
});

describe('a first notice that was mailed and did not reach all', () => {
  function mailed(): Scene {
    const scene = major();
    scene.draft();
    scene.seal();
    scene.approve();
    scene.after(scene.policy.notices.hold).give(SYSTEM, start());
    const unreached = { failed: { contracts: ['P-1'], count: 1 }, unknown: { contracts: [], count: 0 } };
    const ended = { counts: counts(4, { audience: 5, rejected: 1 }), finishedAt: scene.now, unreached };
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, ...ended });
    return scene;
  }

  it('waits for the call, until that is on record', () => {
    const scene = mailed();
    const isWaiting = () => isMailedButCalls(scene.policy, scene.opened, scene.duty('notice.first'));
    expect(isWaiting()).toBe(true);
    const told = { do: 'record-told', notice: NOTICE, contracts: ['P-1'], evidence: null } as const;
    scene.after('PT5M').give('officer', told);
    expect(isWaiting()).toBe(false);
  });

  it('calls people by a subject that says whom to speak to', () => {
    const { opened, policy } = mailed();
    const page = opened.pages.findLast(({ why }) => why === 'assigned');
    if (page === undefined) throw new Error('nobody is called');
    expect(pageSubject(policy, opened, page, 'officer')).toContain('お客様へのお電話等のお願い');
  });
});
