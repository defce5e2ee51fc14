import type { Language } from '../../../../functions/domain/base/text.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import {
  type DraftQuestion,
  draftText,
  type NoticeDraft,
} from '../../../../functions/domain/incident/notice/draft-text.ts';
import type { OpenIncident } from '../../../../functions/domain/incident/record/state.ts';
import type { EarlierNotice } from '../../../../functions/domain/incident/situation/situation.ts';
import type { Section, Stage } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { DRAFTED, flexcrm, incidentOf } from './incident-of.ts';

export const policy = flexcrm();
export const OCCURRED = instant('2026-04-24T08:20:00.000Z');
export const RESTORED = instant('2026-04-24T09:00:00.000Z');
export const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };

/** A draft with what it told. */
export type Drafted = NoticeDraft & Pick<EarlierNotice, 'facts' | 'times' | 'outages' | 'basedOn'>;

/** A draft of flexcrm about facts that a person stated. */
export function drafted(stage: Stage, state: Partial<OpenIncident>, more: Partial<DraftQuestion> = {}): Drafted {
  const facts = state.facts ?? {};
  const stated = incidentOf({ statedByPeople: new Set(Object.keys(facts)), ...state });
  const draft = draftText({ policy, state: stated, stage, number: stage === 'first' ? 1 : 2, at: DRAFTED, ...more });
  const { occurredAt, restoredAt, outages, seq: basedOn } = stated;
  return { ...draft, facts, times: { occurredAt, restoredAt }, outages, basedOn };
}

export function first(facts: Facts, more: Partial<OpenIncident> = {}): Drafted {
  return drafted('first', { facts, ...more });
}

/** What a draft says in one section. */
export function body({ text }: NoticeDraft, section: Section, language: Language = 'ja'): string | undefined {
  return text[language]?.sections.find((one) => one.section === section)?.body;
}

/** A draft as the notice that customers had. */
export function earlier(
  { text, facts, times, outages, basedOn }: Drafted,
  more: Partial<EarlierNotice> = {},
): EarlierNotice {
  const told = { text, facts, times, outages, basedOn, written: [], oneLanguage: [], isCorrection: false };
  return { number: 1, sentAt: DRAFTED, draftedAt: DRAFTED, ...told, ...more };
}
