import type { PageMessage } from '../../adapters/channel/paging.ts';
import { setting } from '../../adapters/environment.ts';
import { findUnchanged } from '../../adapters/store/contents.ts';
import { pageSubject } from '../../domain/incident/paging/page-subject.ts';
import { pageText } from '../../domain/incident/paging/page-text.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { LoadedIncident } from '../command/incidents.ts';
import { signalsOf } from './page-signal.ts';

const TITLE_LENGTH = 120;
const CONTROLS = /\p{C}+/gu;

/** What a page says, and under which subject. Throws StorageUnavailable. */
export async function pageMessage(loaded: LoadedIncident, pageId: string, person: string): Promise<PageMessage> {
  const { state, policy } = loaded;
  if (state.status === 'none') throw new RangeError(`${loaded.stream} holds no incident that could be paged about`);
  const page = state.pages.find((each) => each.id === pageId);
  if (page === undefined) throw new RangeError(`${loaded.stream} has no page ${pageId}`);
  const title = await titleOf(state);
  const url = `${setting('CONSOLE_URL').replace(/\/$/, '')}/incidents/${state.id}`;
  return {
    person,
    subject: pageSubject(policy, state, page, person),
    text: pageText({ policy, state, page, person, title, signals: await signalsOf(state, page), url }),
  };
}

/** A report's title is its reporter's free text and stays behind the console; a signal's names only the alarm. */
async function titleOf(state: OpenIncident): Promise<string | null> {
  if (state.origin.kind === 'report') return null;
  const title = await findUnchanged(state.stream, state.title);
  return title?.replace(CONTROLS, ' ').trim().slice(0, TITLE_LENGTH) ?? null;
}
