import { describe, expect, it } from 'vitest';
import { prefilledItems } from '../../../functions/domain/incident/prefilled-items.ts';
import { shipped } from '../../policies/shipped.ts';
import { Scene } from './scene.ts';

const flam = shipped('flam');

describe('the items of a report that facts already answer', () => {
  it('given what is known, then it is offered item by item in both languages, and nothing that nobody knows', () => {
    const scene = new Scene(flam);
    scene.open({
      'data.leak': 'confirmed',
      'data.tampering': 'possible',
      'data.personal': 'confirmed',
      'cause.kind': 'intrusion',
    });
    scene.give('officer', {
      do: 'assess',
      facts: { 'data.persons': 1500, 'data.sets': ['sales'] },
      times: {},
      overrule: null,
    });
    expect(prefilledItems(flam, scene.opened, 'authority.ppc.prompt')).toEqual({
      outline: {
        ja: '2026年4月24日（金）17時50分に検知。データの漏えい、改ざんのおそれ。',
        en: 'Detected Fri 24 Apr 2026, 17:50 JST: leak, possible tampering of data.',
      },
      'data-items': { ja: expect.stringContaining('個人データ'), en: expect.stringContaining('personal data') },
      persons: { ja: '1,500人', en: '1,500 persons' },
      cause: { ja: '外部からの不正アクセス', en: 'unauthorised access by a third party' },
    });
    // The persons themselves get neither their number nor what was done towards them.
    expect(Object.keys(prefilledItems(flam, scene.opened, 'principals'))).toEqual(['outline', 'data-items', 'cause']);
    expect(prefilledItems(flam, scene.opened, 'board.report')).toEqual({});
  });

  it('given an incident, then its report lists each filing with its standing, what is missing and these items', () => {
    const scene = new Scene(flam);
    scene.open({ 'service.impact': 'major' });
    expect(scene.report().law.filings.map(({ report, standing, items }) => [report, standing, items])).toEqual([
      ['authority.ppc.prompt', 'no-sign', {}],
      ['authority.ppc.full', 'no-sign', {}],
      ['principals', 'no-sign', {}],
      ['controller', 'no-sign', {}],
    ]);
    expect(scene.opened.duties.map(({ kind }) => kind)).not.toContain('authority.ppc.prompt');
    scene.assess({ 'data.affected': 'possible' });
    expect(scene.report().law.filings[0]).toMatchObject({
      standing: 'open',
      title: 'Prompt report to the privacy regulator',
    });
    expect(scene.duty('authority.ppc.prompt').status).toBe('open');
    scene.assess({ 'data.affected': 'none', 'data.personal': 'none' });
    expect(scene.report().law).toEqual({ filings: [], leftOut: [] });
  });
});
