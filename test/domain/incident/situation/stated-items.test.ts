import { describe, expect, it } from 'vitest';
import { statedItems } from '../../../../functions/domain/incident/situation/stated-items.ts';

describe('what a legal telling asks for', () => {
  it('is stated by the sections that carry it, in the order of the law', () => {
    expect(statedItems(['contact', 'data', 'outline', 'secondary-damage', 'cause'])).toEqual([
      'outline',
      'data-items',
      'cause',
      'secondary-damage',
      'other',
    ]);
  });

  it('is not stated by a section that says only that it is open, but for the outline, which tells what is suspected', () => {
    const sections = [
      'outline',
      'data',
      'persons',
      'secondary-damage',
      'cause',
      'measures',
      'request',
      'next',
    ] as const;
    expect(statedItems(sections, ['persons', 'secondary-damage', 'cause', 'data', 'measures'])).toEqual([
      'outline',
      'other',
    ]);
  });

  it('is not stated by a notice of an outage', () => {
    const stated = statedItems(['address', 'apology', 'outline', 'when', 'status', 'scope', 'impact', 'contact']);
    expect(stated).not.toContain('data-items');
    expect(stated).not.toContain('secondary-damage');
  });
});
