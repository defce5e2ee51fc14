import { type NoticeText, readNoticeText } from '../../domain/channels/notice-text.ts';
import { remains } from '../../domain/incident/notice/remaining-text.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { hasStarted } from '../../domain/incident/standing/notices.ts';
import type { ConsolePorts } from '../http/ports.ts';

/**
 * Who wrote sentences of this text in drafts that never went out, whatever their stage: replaced, rejected, or waiting. They
 * may not approve it any more than its author. Throws ContentChanged. SY-16.
 */
export async function coauthorsOf(
  ports: ConsolePorts,
  state: OpenIncident,
  { text, system, author }: { text: NoticeText; system: NoticeText; author: string },
): Promise<readonly string[]> {
  const drafts = state.notices.filter((notice) => !hasStarted(notice));
  const found = await Promise.all(
    drafts.map(async ({ author: before, text: ref, wording }): Promise<string[]> => {
      if (before === null || before === author) return [];
      const json = await ports.getContent(state.stream, ref);
      const stays = json !== null && remains(readNoticeText(json), wording?.written ?? null, text, system);
      return stays ? [before] : [];
    }),
  );
  return [...new Set(found.flat())];
}
