import { describe, expect, it } from 'vitest';
import { currentGeneration, deadlineSubject, readDeadlineSubject } from '../../../functions/domain/incident/request.ts';
import { wakes } from '../../../functions/domain/incident/wakes.ts';
import { refusedWith, Scene, SYSTEM, types } from './scene.ts';

const request = (after: number, subject: string | null = null, machine: 'incident' | 'deadline' = 'incident') =>
  ({ do: 'request-execution', machine, subject, after }) as const;

describe('executions', () => {
  it('given two sweeps that saw the same generation, when both ask for the next, then one is asked for', () => {
    const scene = new Scene();
    scene.open();
    expect(types(scene.ask(SYSTEM, request(1)))).toEqual(['execution.requested']);
    expect(scene.ask(SYSTEM, request(1))).toEqual([]);
    expect(currentGeneration(scene.opened, 'incident', null)).toBe(2);
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
    expect(currentGeneration(scene.opened, 'deadline', 'triage@1')).toBe(2);
    expect(currentGeneration(scene.opened, 'deadline', 'triage@2')).toBe(0);
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

  it('given a repeated signal, when workflows wait, then it does not wake them; whatever changes something does', () => {
    const attached = { type: 'signal.attached', source: 'a', signal: 'e', count: 1 } as const;
    expect(wakes([attached])).toBe(false);
    expect(wakes([attached, { type: 'times.stated', times: { restoredAt: null } }])).toBe(true);
  });
});
