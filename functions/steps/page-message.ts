import { findContent } from '../adapters/contents.ts';
import { setting } from '../adapters/environment.ts';
import type { LoadedIncident } from '../adapters/incidents.ts';
import type { PageMessage } from '../adapters/paging.ts';
import type { OpenIncident, Page } from '../domain/incident/state.ts';
import type { Policy } from '../domain/policy/schema.ts';
import type { OwnWords } from '../domain/signal/signal.ts';
import type { Language } from '../domain/text.ts';
import { spokenTime } from '../domain/time/spoken.ts';
import { newestSignal, signalLines } from './page-signal.ts';
import { WHY_SUBJECTS, WHY_WORDS } from './page-words.ts';

const TITLE_LENGTH = 120;
const CONTROLS = /\p{C}+/gu;

const LABELS: Readonly<Record<Language, { title: string; duty: string; due: string; open: string; drill: string }>> = {
  ja: { title: '件名', duty: '対応事項', due: '期限', open: '確認・対応はこちら', drill: '【訓練】' },
  en: { title: 'Title', duty: 'Duty', due: 'Due', open: 'Acknowledge and act here', drill: '[DRILL] ' },
};

/** What a page says: why, which incident, what is due when, and where to acknowledge. Throws StorageUnavailable. */
export async function pageMessage(loaded: LoadedIncident, pageId: string, person: string): Promise<PageMessage> {
  const { state, policy } = loaded;
  if (state.status === 'none') throw new RangeError(`${loaded.stream} holds no incident that could be paged about`);
  const page = state.pages.find((each) => each.id === pageId);
  if (page === undefined) throw new RangeError(`${loaded.stream} has no page ${pageId}`);
  const title = await titleOf(state);
  const signal = await newestSignal(state);
  const drill = state.drill ? LABELS.en.drill : '';
  return {
    person,
    subject: `[Hikeshi] ${drill}${state.id}: ${WHY_SUBJECTS[page.why]}`,
    text: policy.languages.map((language) => paragraph(policy, state, page, { title, signal }, language)).join('\n\n'),
  };
}

/** A report's title is its reporter's free text and stays behind the console; a signal's names only the alarm. */
async function titleOf(state: OpenIncident): Promise<string | null> {
  if (state.origin.kind === 'report') return null;
  const title = await findContent(state.stream, state.title.content);
  return title?.replace(CONTROLS, ' ').trim().slice(0, TITLE_LENGTH) ?? null;
}

/** What a page says beside the ledger; null where it was erased, or belongs to nobody's mail. */
interface Told {
  readonly title: string | null;
  readonly signal: OwnWords | null;
}

function paragraph(policy: Policy, state: OpenIncident, page: Page, told: Told, language: Language): string {
  const { title, signal } = told;
  const label = LABELS[language];
  const lines = [
    `${state.drill ? label.drill : ''}${WHY_WORDS[page.why][language]}`,
    ...(title === null ? [] : [`${label.title}: ${title}`]),
    ...signalLines(signal, page.why, language),
    ...dutyLines(policy, state, page, language),
    `${label.open}: ${setting('CONSOLE_URL').replace(/\/$/, '')}/incidents/${state.id}`,
  ];
  return lines.join('\n');
}

function dutyLines(policy: Policy, state: OpenIncident, page: Page, language: Language): string[] {
  const duty = state.duties.find((each) => each.id === page.duty);
  if (duty === undefined) return [];
  const name = policy.duties.find((rule) => rule.kind === duty.kind)?.title[language] ?? duty.kind;
  const { at } = duty.deadline;
  const due = at === null ? [] : [`${LABELS[language].due}: ${spokenTime(at, policy.zone, language)}`];
  return [`${LABELS[language].duty}: ${name}`, ...due];
}
