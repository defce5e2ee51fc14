import { describe, expect, it } from 'vitest';
import { firstCarriedOn } from '../../../../functions/console/shown/warnings/join-warnings.ts';
import { BEFORE_ALL, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { HOUR_MS } from '../../../../functions/domain/base/time/units.ts';
import { isOwed } from '../../../../functions/domain/components/obligations/duties.ts';
import { doneBy, reminderMoments } from '../../../../functions/domain/rules/deadline/reminder-moments.ts';
import { counts, flexcrm, N2, ref, Scene, SYSTEM, stages } from '../scene.ts';
import { joined } from './joins.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const withoutFollowUp = { ...flexcrm, duties: flexcrm.duties.filter(({ when }) => when !== 'outdated') };

/** An incident that told of a leak, before the outage comes up in another one. */
function told(policy = flexcrm): Scene {
  return new Scene(policy).deliveredFirst();
}

function outage(into: Scene, facts: Record<string, string> = OUTAGE): Scene {
  const from = new Scene(into.policy);
  from.now = into.now;
  from.open();
  from.assess(facts);
  return from;
}

const untold = (scene: Scene) =>
  scene.opened.duties
    .filter(({ status }) => status === 'open' || status === 'missed')
    .map(({ kind, status, deadline }) => ({ kind, status, at: deadline.at }));

/** What the workflow does once deadlines are armed and people are called. */
function draftedNext(scene: Scene) {
  for (let action = scene.next(); ; action = scene.next()) {
    if (action.do === 'ArmDeadline') {
      const subject = `${action.duty}@${action.revision}`;
      scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject, after: 0 });
    } else if (action.do === 'PagePerson') {
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give('officer', { do: 'acknowledge', page: action.page });
    } else return action;
  }
}

function sendFollowUp(scene: Scene): void {
  scene.draft(null, { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
  scene.seal(N2);
  scene.approve('approver', N2);
  scene.after(scene.policy.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: N2 });
  const finished = { do: 'finish-delivery', notice: N2, counts: counts(1000) } as const;
  scene.after('PT5M').give(SYSTEM, { ...finished, finishedAt: scene.now });
}

describe('the first notice of an incident that is joined into one which has told customers', () => {
  it.each([
    ['asks for follow-ups', flexcrm],
    ['asks for none', withoutFollowUp],
  ])(
    'given a policy that %s, then what nobody told is owed by the time of that first notice, and drafted',
    (_, policy) => {
      const into = told(policy);
      const from = outage(into);
      const promised = from.duty('notice.first').deadline.at;
      joined(from, into);
      expect(untold(into)).toEqual([{ kind: 'notice.follow-up', status: 'open', at: promised }]);
      expect(into.duty('notice.follow-up').because?.ja).toContain('統合したインシデントの初報');
      expect(into.opened.pages.map(({ why }) => why)).toContain('again');
      expect(draftedNext(into)).toEqual({ do: 'DraftNotice', stage: 'follow-up' });
      sendFollowUp(into);
      expect(into.duty('notice.follow-up').status).toBe('met');
      expect(untold(into)).toEqual([]);
    },
  );

  it('given it is asked for, then whoever joins them is warned; not where the other incident owes its own first notice', () => {
    const into = told();
    expect(firstCarriedOn(outage(into).opened, into.opened).map(({ ja }) => ja)).toEqual([
      expect.stringContaining('初報は未送信です'),
    ]);
    expect(firstCarriedOn(outage(into).opened, outage(into).opened)).toEqual([]);
    expect(firstCarriedOn(into.opened, told().opened)).toEqual([]);
  });

  it('given its time has passed, then it is missed here too', () => {
    const into = told();
    const from = outage(into);
    from.after('P5D');
    from.give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    into.now = from.now;
    joined(from, into);
    expect(untold(into)).toMatchObject([{ kind: 'notice.follow-up', status: 'missed' }]);
  });

  it('given facts that no follow-up is asked for by themselves, then customers are told of them all the same', () => {
    const into = told(withoutFollowUp);
    joined(outage(into, { spread: 'confirmed' }), into);
    expect(untold(into)).toMatchObject([{ kind: 'notice.follow-up' }]);
    expect(draftedNext(into)).toEqual({ do: 'DraftNotice', stage: 'follow-up' });
    sendFollowUp(into);
    expect(untold(into)).toEqual([]);
  });

  it('given it brings nothing that customers were not told, then nothing is owed', () => {
    const into = told();
    joined(outage(into, { 'data.leak': 'possible' }), into);
    expect(untold(into)).toEqual([]);
  });

  it('given the follow-up is waived, then it stays so', () => {
    const into = told(withoutFollowUp);
    joined(outage(into), into);
    into.give('head', { do: 'waive', duty: 'notice.follow-up', reason: ref('told by phone') });
    into.give('officer', { do: 'scope', audience: 'all', calls: null });
    expect(untold(into)).toEqual([]);
  });

  it('given the first notice was waived here, then that of the other incident is owed', () => {
    const into = new Scene();
    into.open({ 'data.leak': 'possible' });
    into.give('head', { do: 'waive', duty: 'notice.first', reason: ref('nobody concerned') });
    into.after('PT1M');
    joined(outage(into), into);
    expect(untold(into)).toMatchObject([{ kind: 'notice.first', status: 'open' }]);
  });

  it('given it is joined on once more, then the promise goes along', () => {
    const [middle, last] = [told(), told()];
    const from = outage(middle);
    const promised = from.duty('notice.first').deadline.at;
    joined(from, middle);
    joined(middle, last);
    expect(untold(last)).toMatchObject([{ kind: 'notice.follow-up', at: promised }]);
  });
});

describe('a correction that is owed by an own target, and a join that brings a first notice promised by a later time', () => {
  it('then the target stays beside the promise, and reminders count from it', () => {
    const into = new Scene(flexcrm, '2026-04-24T22:00:00+09:00').deliveredFirst();
    into.after('PT1H').assess({ 'data.leak': 'none' });
    const target = doneBy(into.policy, into.duty('notice.follow-up'));
    expect(target).toBe(plusMs(into.now, 2 * HOUR_MS));
    into.after('PT30M');
    const from = outage(into);
    const promised = from.duty('notice.first').deadline.at ?? '';
    expect(promised > (target ?? '')).toBe(true);
    joined(from, into);
    const owed = into.opened.duties.filter((duty) => duty.kind === 'notice.follow-up' && isOwed(duty));
    expect(owed).toEqual([expect.objectContaining({ stage: 'correction' })]);
    expect(owed.map(({ deadline }) => deadline.at)).toEqual([promised]);
    expect(owed.map((duty) => doneBy(into.policy, duty))).toEqual([target]);
    into.after('PT10M').assess({ 'service.customers': 'confirmed' });
    const later = into.opened.duties.filter((duty) => duty.kind === 'notice.follow-up' && isOwed(duty));
    expect(later.map((duty) => [duty.deadline.at, doneBy(into.policy, duty)])).toEqual([[promised, target]]);
    expect(reminderMoments(into.policy, later[0] ?? into.duty('notice.follow-up'))[0]?.at).toBe(
      plusMs(target ?? BEFORE_ALL, -HOUR_MS),
    );
  });
});
