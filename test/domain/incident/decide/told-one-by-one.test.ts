import { describe, expect, it } from 'vitest';
import { decide } from '../../../../functions/domain/incident/decide/decide.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';

const THREE = ['C-1', 'C-2', 'C-3'];

/** A first notice that did not reach these of 10, or `count` of them of whom only these are listed. */
function unreached(contracts: readonly string[] = THREE, count = contracts.length): Scene {
  const scene = new Scene(shipped('flexcrm'));
  scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed', 'data.leak': 'none' });
  scene.draft('officer');
  scene.seal();
  scene.approve();
  scene.after(scene.policy.notices.hold).give(SYSTEM, start());
  const finished = { counts: counts(10 - count, { audience: 10, rejected: count }), finishedAt: scene.now };
  const list = { failed: { contracts, count }, unknown: { contracts: [], count: 0 } };
  scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, ...finished, unreached: list });
  return scene;
}

const tell = (scene: Scene, contracts: readonly string[], by = 'officer') =>
  scene.after('PT5M').give(by, { do: 'record-told', notice: NOTICE, contracts, evidence: ref('by phone') });
const notice = ({ opened }: Scene) => opened.notices[0];

describe('customers whom a notice did not reach', () => {
  it('given one is told, then the others wait, and it is on record who said so and when', () => {
    const scene = unreached();
    tell(scene, ['C-2']);
    expect(notice(scene)?.unreached.failed).toEqual({ contracts: ['C-1', 'C-3'], count: 2 });
    expect(notice(scene)?.told).toMatchObject([{ contract: 'C-2', by: 'officer', at: scene.now }]);
    expect(scene.duty('call').status).toBe('open');
    expect(scene.duty('notice.first').status).toBe('open');
  });

  it('given the last is told, then the call is done, and so is the notice', () => {
    const scene = unreached();
    tell(scene, ['C-1', 'C-3']);
    tell(scene, ['C-2']);
    expect(scene.duty('call').status).toBe('met');
    expect(scene.duty('notice.first').status).toBe('met');
    expect(notice(scene)?.reachedOtherwise).toEqual({ at: scene.now, all: true });
  });

  it('given the rest is not to be called, then not all of them were told', () => {
    const scene = unreached();
    tell(scene, ['C-1']);
    scene.after('PT5M').give('officer', { do: 'waive', duty: 'call', reason: ref('gone') });
    expect(notice(scene)?.notCalled).toEqual({ contracts: ['C-2', 'C-3'], count: 2 });
    expect(notice(scene)?.reachedOtherwise?.all).toBe(false);
  });

  it('given one was told before, then saying so again records nothing, and changes not who said it', () => {
    const scene = unreached();
    tell(scene, ['C-1']);
    const { seq } = scene.opened;
    tell(scene, ['C-1'], 'head');
    expect(scene.opened.seq).toBe(seq);
    tell(scene, ['C-1', 'C-2'], 'head');
    expect(notice(scene)?.told?.map(({ contract, by }) => [contract, by])).toEqual([
      ['C-1', 'officer'],
      ['C-2', 'head'],
    ]);
  });

  it('given very many, of whom the record lists the first, then those beyond are counted off too', () => {
    const scene = unreached(['C-1'], 3);
    tell(scene, ['C-8']);
    expect(notice(scene)?.unreached.failed).toEqual({ contracts: ['C-1'], count: 2 });
    tell(scene, ['C-1', 'C-9']);
    expect(scene.duty('call').status).toBe('met');
  });

  it.each([
    ['a contract that does not wait', ['C-7'], 'officer', 'invalid'],
    ['somebody who neither leads nor owes the call', ['C-1'], 'responder', 'not-allowed'],
  ] as const)('given %s, then it is refused', (_, contracts, by, refused) => {
    const { policy, opened, now } = unreached();
    const command = { do: 'record-told', notice: NOTICE, contracts, evidence: null } as const;
    expect(decide(policy, opened, { id: 'x', at: now, actor: { kind: 'person', id: by }, command })).toMatchObject({
      refused,
    });
  });

  it('given the incident ended and the call goes on, then it is recorded all the same', () => {
    const { policy, opened, now } = unreached();
    const ended = { ...opened, status: 'closed', closedAt: now, outlives: ['call'] } as const;
    const command = { do: 'record-told', notice: NOTICE, contracts: THREE, evidence: null } as const;
    const events = decide(policy, ended, { id: 'x', at: now, actor: { kind: 'person', id: 'officer' }, command });
    expect(events).toMatchObject([{ type: 'recipients.told' }, { type: 'duty.met', duty: 'call' }]);
  });
});
