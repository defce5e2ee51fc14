import { describe, expect, it } from 'vitest';
import { widenedTo } from '../../../../../functions/console/shown/warnings/join-warnings.ts';
import type { Scope } from '../../../../../functions/domain/base/scope.ts';
import { noticeWarnings } from '../../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Scene } from '../../scene.ts';
import { sectionsOf } from '../../told/telling.ts';
import { ENTRUSTED, joinedAt, leak, newest, owing, scope, tellAll } from './owing.ts';

const ONE: Scope = { contracts: ['C-1'] };
const OTHER: Scope = { contracts: ['C-2'] };

/** Narrowed, then set to all again. */
function widened(): Scene {
  const scene = leak(ENTRUSTED, ONE);
  scope(scene, 'all');
  return scene;
}

const SIDES: readonly (readonly [string, () => Scene])[] = [
  ['a person set its scope to all', widened],
  ['nobody narrowed it', () => leak(ENTRUSTED)],
];

describe.each(SIDES)(
  'an incident that told nobody, of which %s, joined with one that told some customers',
  (_, untold) => {
    const told = () => tellAll(leak(ENTRUSTED, OTHER));

    it('given it goes on in the other, then all are meant, and its customers have to be told', () => {
      const due = owing(untold()).get('controller');
      const both = joinedAt(untold(), told());
      expect(both.opened.audience).toBe('all');
      expect(owing(both).get('controller')).toBe(due);
      expect([...owing(both).keys()]).toEqual(
        expect.arrayContaining(['notice.follow-up', 'authority.ppc.prompt', 'authority.ppc.full', 'principals']),
      );
    });

    it('given the other goes on in it, then all are meant, and its customers have to be told', () => {
      const both = joinedAt(told(), untold());
      expect(both.opened.audience).toBe('all');
      expect([...owing(both).keys()]).toEqual(expect.arrayContaining(['notice.first', 'controller', 'principals']));
    });

    it('given either, then who approves the next notice is warned, until somebody sets the scope anew', () => {
      for (const both of [joinedAt(untold(), told()), joinedAt(told(), untold())]) {
        const stage = both.opened.notices.length === 0 ? 'first' : 'follow-up';
        both.draft(null, { stage, sections: sectionsOf(both.policy, stage) });
        expect(warned(both)).toBe(true);
        scope(both, { contracts: ['C-1', 'C-2'] });
        scope(both, 'all');
        expect(warned(both)).toBe(false);
      }
    });
  },
);

function warned({ opened }: Scene): boolean {
  const [notice] = opened.notices.slice(-1);
  return notice !== undefined && noticeWarnings(opened, notice).some(({ en }) => en.includes('Before a join'));
}

describe('the scope of two joined incidents', () => {
  it.each<[string, Scope, Scope, Scope]>([
    ['names of both', ONE, OTHER, { contracts: ['C-2', 'C-1'] }],
    ['names and a condition', ONE, { where: { region: 'west' } }, 'all'],
    ['the same condition', { where: { region: 'west' } }, { where: { region: 'west' } }, { where: { region: 'west' } }],
    ['some and all', ONE, 'all', 'all'],
  ])('given %s, then nobody is left out', (_, from, into, expected) => {
    expect(joinedAt(leak(ENTRUSTED, from), leak(ENTRUSTED, into)).opened.audience).toEqual(expected);
  });

  it('given customers were told by name there, and are not meant any more, then they are concerned here', () => {
    const from = tellAll(leak(ENTRUSTED, { contracts: ['C-1', 'C-3'] }));
    scope(from, ONE);
    expect(joinedAt(from, leak(ENTRUSTED, OTHER)).opened.audience).toEqual({ contracts: ['C-2', 'C-1', 'C-3'] });
  });

  it('given neither was narrowed, then nobody is warned', () => {
    const both = joinedAt(leak(ENTRUSTED), leak(ENTRUSTED));
    both.draft();
    expect(warned(both)).toBe(false);
    expect(newest(both, 'notice.first')?.status).toBe('open');
  });

  it('given only one is narrowed, then who joins them is warned, whichever takes the other over', () => {
    const [all, some] = [leak(ENTRUSTED).opened, leak(ENTRUSTED, ONE).opened];
    for (const warnings of [widenedTo(all, some), widenedTo(some, all)]) {
      expect(warnings.map(({ en }) => en)).toEqual([expect.stringContaining('concerns all customers')]);
    }
    expect([...widenedTo(all, all), ...widenedTo(some, some)]).toEqual([]);
  });
});
