import { describe, expect, it } from 'vitest';
import { newestGeneration } from '../../../../functions/domain/components/executions.ts';
import { next } from '../../../../functions/domain/incident/next/next.ts';
import { nextForDuty } from '../../../../functions/domain/incident/next/next-for-duty.ts';
import { isWoken } from '../../../../functions/domain/incident/next/wakes.ts';
import { deadlineSubject, readDeadlineSubject } from '../../../../functions/domain/rules/deadline/deadline-subject.ts';
import { flexcrm, major, ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

const request = (after: number, subject: string | null = null, machine: 'incident' | 'deadline' = 'incident') =>
  ({ do: 'request-execution', machine, subject, after }) as const;

describe('executions', () => {
  it('given two sweeps that saw the same generation, when both ask for the next, then one is asked for', () => {
    const scene = new Scene();
    scene.open();
    expect(types(scene.ask(SYSTEM, request(1)))).toEqual(['execution.requested']);
    expect(scene.ask(SYSTEM, request(1))).toEqual([]);
    expect(newestGeneration(scene.opened, 'incident', null)).toBe(2);
  });

  it('given several machines, when executions are asked for, then generations count them all', () => {
    const scene = new Scene();
    scene.open();
    scene.give(SYSTEM, request(0, 'triage@1', 'deadline'));
    scene.give(SYSTEM, request(1));
    expect(scene.opened.executions.map(({ machine, generation }) => [machine, generation])).toEqual([
      ['incident', 1],
      ['deadline', 2],
      ['incident', 3],
    ]);
    expect(newestGeneration(scene.opened, 'deadline', 'triage@1')).toBe(2);
    expect(newestGeneration(scene.opened, 'deadline', 'triage@2')).toBe(0);
    expect(scene.ask(SYSTEM, request(0, 'triage@1', 'deadline'))).toEqual([]);
  });

  it('given a failure, when it is recorded, then people are called, but once while nobody has answered', () => {
    const scene = new Scene();
    scene.open();
    scene.give(SYSTEM, request(1));
    const failure = (generation: number) =>
      ({ do: 'record-failure', machine: 'incident', generation, error: 'States.Timeout' }) as const;
    expect(types(scene.ask(SYSTEM, failure(1)))).toEqual(['execution.failed', 'page.opened']);
    expect(scene.ask(SYSTEM, failure(1))).toEqual([]);
    expect(types(scene.ask(SYSTEM, failure(2)))).toEqual(['execution.failed']);
    expect(scene.ask(SYSTEM, failure(9))).toEqual(refusedWith('not-found'));
    expect(scene.opened.executions.map(({ failed }) => failed)).toEqual(['States.Timeout', 'States.Timeout']);
    scene.give('responder', { do: 'acknowledge', page: 'p2' });
    scene.give(SYSTEM, request(2));
    expect(types(scene.ask(SYSTEM, failure(3)))).toEqual(['execution.failed', 'page.opened']);
  });

  it('given the subject of a deadline, when it is read, then duty and revision come back', () => {
    const subject = deadlineSubject('notice.first#2', 3);
    expect(readDeadlineSubject(subject)).toEqual({ duty: 'notice.first#2', revision: 3 });
    for (const wrong of ['', 'triage', 'triage@0', '@1', 'triage@x']) expect(readDeadlineSubject(wrong)).toBeNull();
  });
});

describe('an execution that waits', () => {
  /** The incident's workflow as it waits once everybody was called who is to be called. */
  function waiting(scene: Scene) {
    const action = next(scene.policy, scene.state, scene.now);
    if (action.do !== 'WaitForChange') throw new Error(`it does not wait: ${action.do}`);
    return { generation: 1, head: scene.opened.seq, until: action.until };
  }

  function told(): Scene {
    const scene = new Scene(flexcrm).deliveredFirst();
    scene.give('responder', { do: 'acknowledge', page: 'p1' });
    for (const duty of ['notice.detailed']) scene.give(SYSTEM, request(0, deadlineSubject(duty, 1), 'deadline'));
    return scene;
  }

  const woken = (scene: Scene, wait: ReturnType<typeof waiting>) => isWoken(wait, scene.policy, scene.state, scene.now);

  it('given a fact or a signal that changes nothing, then it sleeps on', () => {
    const scene = told();
    const wait = waiting(scene);
    scene.after('P7D').assess({ 'procedure.fits': 'yes' });
    expect(scene.opened.seq).toBeGreaterThan(wait.head);
    expect(woken(scene, wait)).toBe(false);
    // A wait of the delivery workflow, or of an earlier release, is not judged.
    expect(isWoken({ generation: 1, head: wait.head }, scene.policy, scene.state, scene.now)).toBe(true);
    expect(isWoken({ generation: 1, head: scene.opened.seq }, scene.policy, scene.state, scene.now)).toBe(false);
  });

  it('given something to do, an earlier moment or a newer generation, then it is woken', () => {
    const changes: readonly ((scene: Scene) => void)[] = [
      (scene) => scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' }),
      (scene) => scene.give(SYSTEM, request(1)),
    ];
    for (const change of changes) {
      const scene = told();
      const wait = waiting(scene);
      change(scene);
      expect(woken(scene, wait)).toBe(true);
    }
    const scene = told();
    const early = { ...waiting(scene), until: scene.after('P400D').now };
    scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' });
    expect(woken(scene, early)).toBe(true);
  });

  /** The deadline of the first notice's duty as it waits for its next moment. */
  function watched(scene: Scene, duty: string) {
    scene.give(SYSTEM, request(0, deadlineSubject(duty, 1), 'deadline'));
    const action = nextForDuty(scene.policy, scene.state, duty, 1, scene.now);
    if (action.do !== 'WaitUntil') throw new Error(`it does not wait: ${action.do}`);
    return {
      generation: newestGeneration(scene.opened, 'deadline', `${duty}@1`),
      head: scene.opened.seq,
      until: action.until,
    };
  }

  it('given a duty that is done, waived, void or due at another time, then its deadline is woken to end', () => {
    const over: readonly ((scene: Scene) => void)[] = [
      (scene) => scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('agreed') }),
      (scene) =>
        scene.give('officer', {
          do: 'assess',
          facts: { 'data.leak': 'none' },
          times: {},
          overrule: null,
          reason: ref('why'),
        }),
    ];
    for (const end of over) {
      const scene = major();
      const wait = watched(scene, 'notice.first');
      end(scene);
      expect(woken(scene, wait)).toBe(true);
      expect(scene.nextForDuty()).toEqual({ do: 'End' });
    }
  });

  it('given something else that changes, then a deadline sleeps on', () => {
    const scene = major();
    const wait = watched(scene, 'notice.first');
    scene.assess({ 'service.customers': 'few' });
    scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' });
    expect(woken(scene, wait)).toBe(false);
  });
});
