import { describe, expect, it } from 'vitest';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';
import { sectionsOf } from '../told/telling.ts';

const policy = shipped('flexcrm');
const LEAK: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1200 },
  ...{ 'data.role': 'processor', 'cause.wrongful': 'none' },
};

/** A first notice to two customers by name; `ended`: those of them whose contract is over. */
function sealed(...ended: string[]): Scene {
  const scene = new Scene(policy);
  scene.open(LEAK);
  scene.give('officer', { do: 'scope', audience: { contracts: ['C1', 'C2'] }, calls: null });
  scene.draft('officer', { sections: [...sectionsOf(policy, 'first'), 'persons', 'secondary-damage'] });
  const audience = { digest: 'sha256:audience', count: 2 - ended.length, ...(ended.length > 0 && { ended }) };
  scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, ...audience });
  return scene;
}

function sent(...ended: string[]): Scene {
  const scene = sealed(...ended);
  scene.approve();
  scene.after(policy.notices.hold).give(SYSTEM, start());
  const finishedAt = scene.after('PT5M').now;
  const unreached = { failed: { contracts: [], count: 0 }, unknown: { contracts: [], count: 0 } };
  scene.give(SYSTEM, {
    do: 'finish-delivery',
    notice: NOTICE,
    counts: counts(2 - ended.length),
    finishedAt,
    unreached,
  });
  return scene;
}

const legal = ({ opened }: Scene) =>
  ['controller', 'authority.ppc.prompt'].map((kind) => opened.duties.find((duty) => duty.kind === kind)?.status);

describe('a customer whom a scope names and whose contract has ended', () => {
  it('given one, then the approver is warned with the contract', () => {
    const { opened } = sealed('C2');
    const [notice] = opened.notices;
    if (notice === undefined) throw new Error('nothing was drafted');
    expect(noticeWarnings(opened, notice).map(({ en }) => en)).toContainEqual(
      expect.stringContaining('(C2) is not in the register, or the contract has ended: no notice is sent to them'),
    );
  });

  it('given one, then the controllers are not told before somebody called, and the filing stays owed', () => {
    const scene = sent('C2');
    expect(legal(scene)).toEqual(['open', 'open']);
    expect(scene.duty('call').because?.en).toContain('(C2)');
    scene.after('PT20M').give('officer', { do: 'complete', duty: 'call', evidence: ref('told by phone') });
    expect(legal(scene)).toEqual(['met', 'void']);
  });

  it('given somebody decides that they are not told, then the notice is done and the controllers are not told', () => {
    const scene = sent('C2');
    scene.after('PT20M').give('officer', { do: 'waive', duty: 'call', reason: ref('their data was erased') });
    expect(scene.duty('notice.first').status).toBe('met');
    expect(legal(scene)).toEqual(['open', 'open']);
  });

  it('given none, then nobody is called and the controllers are told by the notice', () => {
    const scene = sent();
    expect(scene.opened.duties.filter(({ kind }) => kind === 'call')).toEqual([]);
    expect(legal(scene)).toEqual(['met', 'void']);
  });
});
