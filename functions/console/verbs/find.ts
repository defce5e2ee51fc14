import { findDuty } from '../../domain/components/obligations/duties.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import { isUnapproved, newestOfStage } from '../../domain/incident/standing/notices.ts';
import { STAGES, type Stage } from '../../domain/policy/shape/stages.ts';
import { stageTitle } from '../../domain/policy/stage-titles.ts';
import { Problem } from '../http/problem.ts';

/**
 * The newest notice of a stage that is as wanted; else the newest of the stage, so that the domain says why it
 * cannot be (and recognises a repeated command). Throws a 404 Problem when there is none of the stage.
 */
export function noticeOf(state: OpenIncident, stage: Stage, isWanted = isUnapproved): Notice {
  const ofStage = state.notices.filter((notice) => notice.stage === stage);
  const found = ofStage.findLast(isWanted) ?? newestOfStage(state, stage);
  if (found !== undefined) return found;
  throw new Problem('not-found', {
    ja: `このインシデントには、まだ${stageTitle(stage).ja}がありません。先に文面を作成してください。`,
    en: `This incident has no ${stageTitle(stage).en} yet: draft one first.`,
  });
}

/** The subject of an approval as a stage. Throws a 409 Problem for closing, which is never rejected. */
export function stageOf(what: string): Stage {
  const stage = STAGES.find((candidate) => candidate === what);
  if (stage !== undefined) return stage;
  throw new Problem('wrong-stage', {
    ja: 'インシデントの終了は、差し戻しの対象ではありません。承認しない場合は、そのままにしてください。',
    en: `Closing ("${what}") is approved or left open; it cannot be rejected.`,
  });
}

/** The exception that is meant: the only one that waits, else the newest. Throws a 404 or 409 Problem. */
export function exceptionIdOf(state: OpenIncident): string {
  const { exceptions } = state.response;
  const waiting = exceptions.filter(({ decision }) => decision === 'waiting').map(({ id }) => id);
  if (waiting.length > 1) {
    throw new Problem('wrong-stage', {
      ja: `承認待ちの例外が複数あります（${waiting.join('、')}）。確認したものを「id」で指定してください。`,
      en: `${waiting.join(', ')} wait for a decision: name the one you read in "id".`,
    });
  }
  const found = waiting.at(0) ?? exceptions.at(-1)?.id;
  if (found !== undefined) return found;
  throw new Problem('not-found', {
    ja: 'このインシデントには、例外の申請がありません。',
    en: 'Nobody asked for an exception in this incident.',
  });
}

/** The id of the prevention plan that stands. Throws a 404 Problem when there is none. */
export function planIdOf({ response }: OpenIncident): string {
  if (response.plan !== null) return response.plan.id;
  throw new Problem('not-found', {
    ja: '再発防止計画がまだありません。先に計画を作成してください。',
    en: 'There is no prevention plan yet: write one first.',
  });
}

/** The id of the duty that is meant: this id, or the newest of this kind, an unsettled one first. Throws a 404 Problem. */
export function dutyIdOf(state: OpenIncident, given: string): string {
  const found = findDuty(state, given);
  if (found !== undefined) return found.id;
  const known = state.duties.map((duty) => duty.id).join(', ');
  throw new Problem('not-found', {
    ja: `このインシデントには、対応事項「${given}」がありません。あるもの：${known === '' ? 'なし' : known}。`,
    en: `This incident has no duty "${given}"; it has: ${known === '' ? 'none' : known}.`,
  });
}
