import { describe, expect, it } from 'vitest';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { may, notPermitted, rolesFor } from '../../../../functions/domain/incident/command/permissions.ts';
import { PERMITTED } from '../../../../functions/domain/policy/shape/team.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { flexcrm, major, person, ref, refusedWith } from '../scene.ts';

/** Each command that people give and the permission it asks for; approvals and duties have rules of their own. */
const ASKED: readonly (readonly [IncidentCommand['do'] | 'import', (typeof PERMITTED)[number]])[] = [
  ...(['acknowledge', 'assess', 'scope', 'draft', 'appoint', 'measure', 'plan'] as const).map(
    (name) => [name, name] as const,
  ),
  ...(['exception', 'close', 'reopen', 'import'] as const).map((name) => [name, name] as const),
  ['open', 'report'],
  ['record-outage', 'outage'],
  ['withdraw-outage', 'outage'],
  ['open-headquarters', 'team'],
  ['close-headquarters', 'team'],
];

describe('who may give a command', () => {
  it.each(ASKED)('%s asks for the permission %s, by which a policy lets one role give it', (command, permission) => {
    const only = { ...flexcrm, team: { ...flexcrm.team, permissions: { [permission]: ['head'] } } };
    expect(notPermitted(only, person('officer'), command)).toMatchObject({ refused: 'not-allowed' });
    expect(notPermitted(only, person('head'), command)).toBeNull();
    expect(notPermitted(flexcrm, person('auditor'), command)).toMatchObject({ refused: 'not-allowed' });
    expect(notPermitted(only, { kind: 'system', name: 'incident' }, command)).toBeNull();
  });

  it('every permission is asked for by a command', () => {
    expect(PERMITTED.filter((name) => !ASKED.some(([, permission]) => permission === name))).toEqual([]);
  });

  it.each(PERMITTED)('an auditor reads only, and may not %s', (permission) => {
    for (const name of SHIPPED) expect([name, may(shipped(name), 'auditor', permission)]).toEqual([name, false]);
  });

  it('the one who answers first may do everything that a response begins with, in every shipped policy', () => {
    const first = ['report', 'acknowledge', 'assess', 'outage', 'scope', 'draft', 'import'] as const;
    for (const name of SHIPPED) {
      for (const permission of first)
        expect([name, permission, may(shipped(name), 'responder', permission)]).toEqual([name, permission, true]);
    }
  });

  it('who approves notices alone chooses neither their recipients nor the register', () => {
    for (const name of SHIPPED) {
      expect([name, may(shipped(name), 'approver', 'scope')]).toEqual([name, false]);
      expect([name, may(shipped(name), 'approver', 'import')]).toEqual([name, false]);
    }
  });

  it('a policy names the roles; without, every role may but the one that only reads', () => {
    const strict = { ...flexcrm, team: { ...flexcrm.team, permissions: { assess: ['officer'] } } };
    expect([may(strict, 'officer', 'assess'), may(strict, 'responder', 'assess')]).toEqual([true, false]);
    expect(may(strict, 'stranger', 'assess')).toBe(false);
    expect(rolesFor(strict, 'assess')).toEqual(['officer']);
  });

  it('the domain refuses, in both languages, and names who may', () => {
    const scene = major();
    const assess = {
      do: 'assess',
      facts: { 'data.leak': 'none' },
      times: {},
      overrule: null,
      reason: ref('why'),
    } as const;
    expect(scene.ask('auditor', assess)).toMatchObject({ refused: 'not-allowed' });
    const refusal = notPermitted(flexcrm, person('auditor'), 'import');
    expect(refusal).toMatchObject(refusedWith('not-allowed'));
    expect(refusal?.reason.en).toContain('security officer');
    expect(scene.ask('responder', assess)).not.toHaveProperty('refused');
  });
});
