import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, ref, Scene } from '../scene.ts';

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
      expect(page?.rungs.map(({ person, at }) => [person, at])).toEqual([['executive', scene.now]]);
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
    expect(told(scene).map(({ rungs }) => rungs.map(({ person }) => person))).toEqual([['head']]);
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
