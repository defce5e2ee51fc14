import { describe, expect, it } from 'vitest';
import { decide } from '../../../../functions/domain/incident/decide/decide.ts';
import { play } from '../../../../functions/domain/incident/evolve/play.ts';
import { nextForDuty } from '../../../../functions/domain/incident/next/next-for-duty.ts';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import { pagesLeft } from '../../../../functions/domain/incident/standing/after-closing.ts';
import { lawAsksFor } from '../../../../functions/domain/incident/standing/legal-duties.ts';
import { beforeClosing } from '../../../../functions/domain/incident/told/before-closing.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { prefilledItems } from '../../../../functions/domain/views/prefilled-items.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';
import { sectionsOf } from '../told/telling.ts';

const LEAK = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.sensitive': 'confirmed' },
  ...{ 'data.role': 'controller', 'data.persons': 20_000 },
} as const;
const PROMPT = 'authority.ppc.prompt';

function leak(): Scene {
  const scene = new Scene(shipped('flexcrm'));
  scene.open(LEAK);
  return scene;
}

/** A first notice of it did not reach 619 of 622 customers. */
function toBeCalled(facts: Facts): Scene {
  const scene = new Scene(shipped('flexcrm'));
  scene.open(facts);
  scene.draft('officer', { sections: [...sectionsOf(scene.policy, 'first'), 'data'] });
  scene.seal();
  scene.approve();
  scene.after(scene.policy.notices.hold).give(SYSTEM, start());
  const unreached = { failed: { contracts: ['C-4'], count: 619 }, unknown: { contracts: [], count: 0 } };
  const finished = { counts: counts(3, { audience: 622, rejected: 619 }), finishedAt: scene.now };
  scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, ...finished, unreached });
  return scene;
}

const waive = (scene: Scene, duty: string, by = 'officer') =>
  scene.after('PT5M').give(by, { do: 'waive', duty, reason: ref('x') });
const told = ({ opened }: Scene) => opened.pages.filter(({ why }) => why === 'waived');

describe('a duty that is recorded as not to be done', () => {
  it.each([PROMPT, 'principals'])(
    'given the law asks for it (%s), then the executive is told by whom, and where the reason is',
    (duty) => {
      const scene = leak();
      waive(scene, duty);
      expect(scene.duty(duty).status).toBe('waived');
      const [page] = told(scene);
      expect(page?.steps.map(({ person, at }) => [person, at])).toEqual([['executive', scene.now]]);
      if (page === undefined) throw new Error('nobody is told');
      const { policy, opened: state } = scene;
      const question = {
        policy,
        state,
        page,
        person: 'executive',
        title: null,
        signals: [],
        url: 'https://example.jp/i',
      };
      const text = pageText(question);
      for (const words of ['法令上必要な対応', 'Recorded by: Security officer', 'Stated reason: shown on the screen'])
        expect(text).toContain(words);
      expect(scene.next()).toMatchObject({ do: expect.stringMatching(/ArmDeadline|PagePerson/) });
    },
  );

  it('given the executive records it, then the head is told', () => {
    const scene = leak();
    waive(scene, PROMPT, 'executive');
    expect(told(scene).map(({ steps }) => steps.map(({ person }) => person))).toEqual([['head']]);
  });

  it('given it is the call to customers whom the notice of a leak did not reach, then it is told above and before the closing, and filed', () => {
    const scene = toBeCalled({ ...LEAK, 'data.role': 'processor' });
    expect(lawAsksFor(scene.policy, scene.opened, 'call')).toHaveLength(1);
    waive(scene, 'call');
    expect(told(scene).map(({ steps }) => steps.map(({ person }) => person))).toEqual([['executive']]);
    const closing = beforeClosing(scene.policy, scene.opened).map(({ ja }) => ja);
    expect(closing).toContainEqual(expect.stringMatching(/法令上必要.*お電話/));
    expect(closing).toContainEqual(expect.stringContaining('延べ619件'));
    const { 'measures-towards-persons': filed } = prefilledItems(scene.policy, scene.opened, PROMPT);
    expect(filed?.ja).toContain('届いていない可能性のある通知：619件（うち619件には、個別の連絡をしていません）。');
  });

  it('given the incident was closed before that, then they are told all the same, by an execution of the call’s own', () => {
    const scene = toBeCalled({ ...LEAK, 'data.role': 'processor' });
    const joined = { do: 'waive', duty: 'call', reason: ref('x') } as const;
    const ended = { ...scene.opened, status: 'closed', closedAt: scene.now, outlives: ['call'] } as const;
    const state = { ...ended, pages: ended.pages.map((page) => ({ ...page, settledAt: scene.now })) };
    const at = scene.after('PT5M').now;
    const envelope = { id: 'late', at, actor: { kind: 'person', id: 'officer' }, command: joined } as const;
    const events = decide(scene.policy, state, envelope);
    if (!Array.isArray(events)) throw new Error(events.reason.en);
    const after = play({ policy: scene.policy, state, actor: envelope.actor, at }, events).state;
    expect(after.pages.filter(({ why }) => why === 'waived').map(({ duty }) => duty)).toEqual(['call']);
    expect(events.map(({ type }) => type)).toEqual(['duty.waived', 'page.opened', 'execution.requested']);
    expect(nextForDuty(scene.policy, after, 'call', 1, at)).toMatchObject({ do: 'PagePerson', person: 'executive' });
    expect(pagesLeft(after)).toHaveLength(1);
    const done = { ...after, pages: after.pages.map((page) => ({ ...page, settledAt: at })) };
    expect(nextForDuty(scene.policy, done, 'call', 1, at)).toEqual({ do: 'End' });
  });

  it('given it is a call about a disturbance of the service, then no law asks for it', () => {
    const scene = toBeCalled({ 'service.impact': 'major', 'service.felt': 'confirmed', 'data.leak': 'none' });
    expect(lawAsksFor(scene.policy, scene.opened, 'call')).toEqual([]);
    waive(scene, 'call');
    expect(told(scene)).toEqual([]);
  });

  it('given no law asks for it, or it is known not to apply, then nobody is told', () => {
    const scene = leak();
    waive(scene, 'improvement');
    expect(told(scene)).toEqual([]);
    const other = new Scene(flexcrm);
    other.open({ 'data.leak': 'confirmed' });
    waive(other, 'notice.first');
    expect(told(other)).toEqual([]);
  });
});
