import { describe, expect, it } from 'vitest';
import { mayOutlive } from '../../../../functions/domain/incident/standing/after-closing.ts';
import { flexcrm } from '../scene.ts';

const closing = (requires: string[], outlive: string[] | undefined) => ({
  ...flexcrm,
  closing: { ...flexcrm.closing, requires, outlive } as typeof flexcrm.closing,
});

describe('which duties go on after the closing', () => {
  it.each([
    ['committee.report', [], ['committee.report'], true],
    ['committee.reports', [], ['committee.report'], false],
    ['committee.repor', [], ['committee.report'], false],
    ['authority.ppc.prompt', [], ['authority.*'], true],
    ['authority', [], ['authority.*'], false],
    ['authorityx.ppc', [], ['authority.*'], false],
    ['committee.report', [], undefined, false],
    ['committee.report', ['committee.report'], ['committee.report'], false],
    ['authority.ppc.prompt', ['authority.ppc.prompt'], ['authority.*'], false],
  ])('given %s, closing that requires %j and lets %j go on: %s', (kind, requires, outlive, goesOn) => {
    expect(mayOutlive(closing(requires, outlive), kind)).toBe(goesOn);
  });
});
