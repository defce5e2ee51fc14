import type { Text } from '../../../domain/base/text.ts';
import { doubtsOfRestoration } from '../../../domain/incident/notice/doubtful-restoration.ts';
import { noticeWarnings } from '../../../domain/incident/notice/wording-warnings.ts';
import type { Notice } from '../../../domain/incident/record/state.ts';
import { leftOpenWords } from '../../../domain/incident/told/left-open-words.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import { type RecordOfWords, sinceWordedIn } from '../since-worded.ts';

/** What warns the person who approves a notice, as it stood before that. */
export async function approvalWarnings(
  ports: ConsolePorts,
  about: Omit<RecordOfWords, 'notice'>,
  notice: Notice,
): Promise<readonly Text[]> {
  const { policy, state, at } = about;
  const forecast = await ports.forecast(policy, state, notice, at);
  const since = await sinceWordedIn(ports, about, notice);
  const open = leftOpenWords(policy, state);
  return [
    ...doubtsOfRestoration(policy, state, notice),
    ...open,
    ...noticeWarnings(state, notice),
    ...since,
    ...forecast,
  ];
}
