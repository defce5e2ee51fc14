import { describe, expect, it } from 'vitest';
import type { GivenSections } from '../../../../../functions/domain/incident/notice/given/given-sections.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { drafted, OCCURRED } from '../drafted.ts';
import { about, done } from './about.ts';

const VIRUS = { spread: 'possible', 'cause.kind': 'malware' };
const open = (kind: string, status = 'open') => ({ id: kind, kind, metAt: null, status }) as never;

/** Of coxproject, whose steps have names of its own. */
function undone(given: GivenSections, duties: readonly never[]): readonly string[] {
  const policy = shipped('coxproject');
  const state = { facts: VIRUS, occurredAt: OCCURRED, duties };
  return drafted('follow-up', state, { given, policy }).cautions.flatMap((one) =>
    one.about === 'undone' ? one.sections : [],
  );
}

describe('a text that tells a step or a measure as done', () => {
  const measures = {
    ja: '該当の端末をネットワークから切り離しました。',
    en: 'We have disconnected the affected computer from the network.',
  };

  it('is looked at while the record has it as open, in either language and any section', () => {
    expect(undone({ measures }, [open('step.disconnect')])).toEqual(['measures']);
    expect(undone({ new: measures }, [open('step.disconnect')])).toEqual(['new']);
    expect(undone({ measures: { ...measures, ja: '対応しております。' } }, [open('step.disconnect')])).toEqual([
      'measures',
    ]);
    expect(undone({ measures: { ...measures, en: 'We are working on it.' } }, [open('step.disconnect')])).toEqual([
      'measures',
    ]);
    expect(undone({ measures: 'マルウェアを駆除いたしました。' }, [open('step.remove')])).toEqual(['measures']);
  });

  it('is not once it is recorded, was decided against, or nobody owes it', () => {
    expect(undone({ measures }, [done('step.disconnect')])).toEqual([]);
    expect(undone({ measures }, [open('step.disconnect', 'waived')])).toEqual([]);
    expect(undone({ measures }, [done('step.disconnect'), open('step.disconnect')])).toEqual([]);
    expect(undone({ measures }, [open('step.scan')])).toEqual([]);
    expect(undone({ measures }, [])).toEqual([]);
  });

  it.each([
    'ネットワークからの切り離しを進めております。',
    '端末をネットワークから切り離す予定です。',
    '端末は、ネットワークから切り離しておりません。',
    'We are disconnecting the computer from the network.',
    'We will disconnect the computer from the network.',
  ])('is not where it says otherwise: %s', (said) => {
    expect(undone({ measures: said }, [open('step.disconnect')])).toEqual([]);
  });

  it.each([
    ['measure.contain', '影響の拡大を防ぐための措置を実施いたしました。'],
    ['measure.contain', '影響が広がらないよう、設定を変更いたしました。'],
    ['measure.suspend', '帳票機能の利用を制限いたしました。'],
  ])('is looked at for a measure that somebody took on, too: %s', (kind, measures) => {
    expect(about('follow-up', VIRUS, { measures }, { duties: [open(kind)] })).toContain('undone');
    expect(about('follow-up', VIRUS, { measures }, { duties: [done(kind)] })).not.toContain('undone');
  });
});
