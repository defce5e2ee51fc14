import type { ListedContracts } from '../../../../functions/domain/base/scope.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import type { Section, Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import { counts, Scene, SYSTEM, start } from '../scene.ts';

export function idOf(nth: number): string {
  return `I-000000000001-n${nth}`;
}

/** Customers whom a delivery did not reach, as it ends. */
interface Ends {
  readonly unreached?: { readonly failed: ListedContracts; readonly unknown: ListedContracts };
}

/** Sends the newest notice to everybody; `more`: what its delivery came to. */
export function send(scene: Scene, more: Parameters<typeof counts>[1] = {}, span = 'PT5M', ends: Ends = {}): void {
  const id = scene.opened.notices.at(-1)?.id ?? '';
  scene.seal(id);
  scene.approve('approver', id);
  scene.after(scene.policy.notices.hold).give(SYSTEM, start(id));
  const finished = { counts: counts(1000, more), finishedAt: scene.after(span).now };
  scene.give(SYSTEM, { do: 'finish-delivery', notice: id, ...finished, ...ends });
}

/** The text that the system drafts next is drafted, with the sections of its stage, and sent. */
export function tell(scene: Scene, more: Parameters<typeof counts>[1] = {}): Stage {
  const action = idle(scene);
  if (action.do !== 'DraftNotice') throw new Error(`the system would ${action.do}`);
  scene.draft(null, { stage: action.stage, sections: sectionsOf(scene.policy, action.stage) });
  send(scene, more);
  return action.stage;
}

export function sectionsOf(policy: Policy, stage: Stage): readonly Section[] {
  return policy.notices.stages[stage]?.sections ?? [];
}

export function idle(scene: Scene) {
  let action = scene.next();
  for (let round = 0; round < 50 && ['ArmDeadline', 'PagePerson'].includes(action.do); round += 1) {
    if (action.do === 'ArmDeadline') {
      const subject = `${action.duty}@${action.revision}`;
      scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject, after: 0 });
    } else if (action.do === 'PagePerson') {
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give(SYSTEM, { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' });
    }
    action = scene.next();
  }
  return action;
}

export function told(policy: Policy, facts: Record<string, string>): Scene {
  const scene = new Scene(policy);
  scene.open(facts);
  idle(scene);
  tell(scene);
  return scene;
}

export function later(scene: Scene, facts: Record<string, string>): Scene {
  scene.after('PT1H').assess(facts);
  idle(scene);
  return scene;
}

export const standing = (scene: Scene, kind: string) =>
  scene.opened.duties.filter((duty) => duty.kind === kind).map(({ status }) => status);
