import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notBefore, sealItem, verifyChain } from '../../../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../../../functions/domain/base/ledger/item.ts';
import { type Instant, instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import type { CommandEnvelope } from '../../../../functions/domain/incident/command/command.ts';
import { decide } from '../../../../functions/domain/incident/decide/decide.ts';
import { evolve, foldIncident, initialState } from '../../../../functions/domain/incident/evolve/evolve.ts';
import { next } from '../../../../functions/domain/incident/next/next.ts';
import { nextForDuty } from '../../../../functions/domain/incident/next/next-for-duty.ts';
import type { IncidentEvent } from '../../../../functions/domain/incident/record/events.ts';
import type { IncidentState } from '../../../../functions/domain/incident/record/state.ts';
import { incidentReport } from '../../../../functions/domain/views/incident-report.ts';
import { incidentView } from '../../../../functions/domain/views/incident-view.ts';
import { asked } from '../command/commands.ts';
import { flexcrm, STREAM } from '../scene.ts';

const RUNS = { numRuns: 100 };

interface Played {
  readonly state: IncidentState;
  readonly items: readonly LedgerItem<IncidentEvent>[];
}

/** Appends what each command leads to; `look` sees every state on the way. */
function play(
  commands: readonly CommandEnvelope[],
  look: (state: IncidentState, command: CommandEnvelope) => void = () => {},
): Played {
  const items: LedgerItem<IncidentEvent>[] = [];
  let state = initialState(STREAM);
  for (const one of commands) {
    const events = decide(flexcrm, state, one);
    if (Array.isArray(events) && events.length > 0) {
      const previous = items.at(-1) ?? null;
      const at = notBefore(previous, one.at);
      const item = sealItem(previous, { stream: STREAM, command: one.id, actor: one.actor, at, events });
      items.push(item);
      state = evolve(state, item);
    }
    look(state, one);
  }
  return { state, items };
}

/** The moments that the workflows would wait for. */
function waits(state: IncidentState, at: Instant): Instant[] {
  const duties = state.status === 'none' ? [] : state.duties;
  const actions = [
    next(flexcrm, state, at),
    ...duties.map(({ id, revision }) => nextForDuty(flexcrm, state, id, revision, at)),
  ];
  return actions.flatMap((action) => ('until' in action ? [action.until] : []));
}

/** When which duty was missed and met. */
function frozen(state: IncidentState): Map<string, Instant> {
  const duties = state.status === 'none' ? [] : state.duties;
  const moments = duties.flatMap(({ id, missedAt, metAt }) => [
    [`${id} missed`, missedAt] as const,
    [`${id} met`, metAt] as const,
  ]);
  return new Map(moments.flatMap(([what, at]) => (at === null ? [] : [[what, at]])));
}

describe('any course of commands', () => {
  it('given accepted commands, when their stream is folded again, also after storage, then the state is the same', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        const { state, items } = play(commands);
        expect(foldIncident(STREAM, items)).toEqual(state);
        expect(foldIncident(STREAM, JSON.parse(JSON.stringify(items)))).toEqual(state);
        expect(verifyChain(items)).toEqual({ intact: true });
        expect(play(commands).items).toEqual(items);
      }),
      RUNS,
    );
  });

  it('given a command that was appended, when it is given again at any time, then nothing is appended', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        const { state } = play(commands);
        for (const one of commands.filter(({ id }) => state.commands.has(id))) {
          expect(decide(flexcrm, state, { ...one, at: plusMs(one.at, 1) })).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('given any state on the way, when it is asked what is next, then there is an answer that leads on, never back', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        play(commands, (state, { at }) => {
          for (const until of waits(state, at)) expect(until > at).toBe(true);
          if (state.status === 'none') return;
          const input = { texts: new Map(), counts: new Map(), language: 'ja', intact: true, at } as const;
          expect(incidentReport(flexcrm, state, input).duties).toHaveLength(state.duties.length);
          expect(incidentView(state).version).toBe(state.seq);
        });
      }),
      RUNS,
    );
  });

  it('given a deadline whose moment has come, when it is observed, then it is not asked to be observed again', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        const { state } = play(commands);
        if (state.status === 'none') return;
        const at = plusMs(state.at, 90 * 60_000);
        for (const { id: duty, revision } of state.duties) {
          if (nextForDuty(flexcrm, state, duty, revision, at).do !== 'LookAgain') continue;
          const actor = { kind: 'system', name: 'deadline' } as const;
          const one = { id: 'observe', actor, at, command: { do: 'observe-duty', duty, revision } } as const;
          const events = decide(flexcrm, state, one);
          if (!Array.isArray(events)) throw new Error(events.reason.en);
          const item = {
            stream: STREAM,
            seq: state.seq + 1,
            command: one.id,
            actor,
            at,
            events,
            previous: '',
            hash: '',
          };
          expect(nextForDuty(flexcrm, evolve(state, item), duty, revision, at).do).not.toBe('LookAgain');
        }
      }),
      RUNS,
    );
  });

  it('given what ended, when more happens, then what was met, missed or late stays as it was', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        let before = new Map<string, string>();
        play(commands, (state) => {
          const now = frozen(state);
          for (const [what, at] of before) expect(now.get(what)).toBe(at);
          before = now;
        });
      }),
      RUNS,
    );
  });

  it('given notices, when anything is done, then none goes out unapproved, twice, or approved by its author', () => {
    fc.assert(
      fc.property(asked, (commands) => {
        const { state, items } = play(commands);
        const started = items.flatMap(({ events }) => events.filter(({ type }) => type === 'delivery.started'));
        expect(new Set(started.map((event) => 'notice' in event && event.notice)).size).toBe(started.length);
        if (state.status === 'none') return;
        for (const { startedAt, approval, author, audience } of state.notices) {
          if (startedAt === null) continue;
          expect(approval).not.toBeNull();
          expect(audience?.count).toBeGreaterThan(0);
          expect(author === null || approval?.by !== author).toBe(true);
        }
        const numbers = state.notices.filter(({ startedAt }) => startedAt !== null).map(({ number }) => number);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
      RUNS,
    );
  });

  it('given events in any order, also of unknown kinds, when they are folded, then nothing throws', () => {
    const events = fc
      .array(asked, { minLength: 1, maxLength: 2 })
      .map((courses) => courses.flatMap((commands) => play(commands).items.flatMap((item) => item.events)))
      .chain((all) => fc.shuffledSubarray([...all, { type: 'comet.passed' } as unknown as IncidentEvent]));
    const START = instant('2026-04-24T08:50:00.000Z');
    fc.assert(
      fc.property(events, (shuffled) => {
        const item = (event: IncidentEvent, index: number) => ({
          ...{ stream: STREAM, seq: index + 1, command: `C-${index}`, actor: { kind: 'system', name: 's' } as const },
          ...{ at: START, events: [event], previous: '', hash: '' },
        });
        const state = foldIncident(STREAM, shuffled.map(item));
        expect(state.seq).toBe(shuffled.length);
        next(flexcrm, state, START);
      }),
      { numRuns: 80 },
    );
  });
});
