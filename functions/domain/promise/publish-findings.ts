import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import { publicClocks, publicDuties } from './public-promises.ts';
import { articlesOf, isKept, isPrinted } from './publish-articles.ts';
import { calendarsCountedOn } from './publish-hours.ts';

/** Where a policy is not fit to be published yet: what is published rests on something assumed. */
export function publishRefusals(policy: Policy): readonly Finding[] {
  const clocks = publicClocks(policy).filter(({ clock }) => clock.assumed !== undefined);
  const calendars = calendarsCountedOn(policy).filter(
    ([, { assumed, statedIn }]) => assumed !== undefined && statedIn === undefined,
  );
  return [
    ...clocks.map(({ path }) => ({
      path: [...path, 'assumed'],
      atKey: true,
      message:
        'this time is assumed and would be published; check it and remove assumed, or say assumed of the whole promise so that it is left out',
    })),
    ...calendars.map(([name]) => ({
      path: ['calendars', name, 'assumed'],
      atKey: true,
      message: `the hours of ${name} are assumed and a published term counts on them; check them and remove assumed, or name under statedIn the published text that gives them`,
    })),
  ];
}

/** What an edition for the public leaves out, and why. */
export function publishOmissions(policy: Policy): readonly Finding[] {
  const clauses = articlesOf(policy).flatMap((row) => {
    if (isKept(row)) return [];
    if (row.standing === 'as-far-as') {
      const message = `the words of ${row.clause} are left out: this release guarantees only “${row.guaranteed.map(({ en }) => en).join(' ')}”, which is published in their place`;
      return [{ path: ['clauses', row.clause], atKey: true, message }];
    }
    const how = row.standing === 'partly' ? 'carries it out only in part' : 'does not carry it out';
    return [
      {
        path: ['clauses', row.clause],
        atKey: true,
        message: `${row.clause} is left out: this release ${how}`,
      },
    ];
  });
  const uncited = publicDuties(policy)
    .filter(({ rule }) => rule.assumed === undefined && !isPrinted({ policy, isDraft: false }, rule.clause))
    .map(({ index, rule: { kind, clause } }) => ({
      ...{ path: ['duties', index, 'clause'], atKey: true },
      message: `duty ${kind} is left out of the table of times: ${clause}, which it cites, is left out`,
    }));
  return [...clauses, ...uncited, ...assumedOmissions(policy)];
}

function assumedOmissions(policy: Policy): Finding[] {
  const { contact, levels, notices } = policy;
  const left = (path: Finding['path'], what: string) => ({
    path,
    atKey: true,
    message: `${what} left out: assumed, not in the published text`,
  });
  return [
    ...(levels.some(({ assumed }) => assumed !== undefined) ? [left(['levels'], 'the table of levels is')] : []),
    ...publicDuties(policy)
      .filter(({ rule }) => rule.assumed !== undefined)
      .map(({ index, rule }) => left(['duties', index, 'assumed'], `duty ${rule.kind} is`)),
    ...Object.entries(notices.channels)
      .filter(([, { assumed }]) => assumed !== undefined)
      .map(([name]) => left(['notices', 'channels', name, 'assumed'], `channel ${name} is`)),
    ...Object.entries(notices.stages)
      .filter(([, stage]) => stage?.assumed !== undefined)
      .map(([stage]) => left(['notices', 'stages', stage, 'assumed'], `the contents of notice ${stage} are`)),
    ...(contact.assumed === undefined ? [] : [left(['contact', 'assumed'], 'the contact hours are')]),
  ];
}
