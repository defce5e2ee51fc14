import { recordedId, recordedKey } from '../../../domain/base/ledger/command-key.ts';
import type { Shown } from '../../shown/shown.ts';
import { timeline } from '../../words/timeline.ts';
import { type ScreenReader, tell } from './reader.ts';

const LINES_AT_MOST = 4;

/** What the form that led here did, as the ledger has it; nothing for a key under which this person did nothing. */
export function DonePart({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  if (reader.done === null) return null;
  const key = recordedKey(reader.caller.person.id, reader.done);
  const isDone = ({ command }: { readonly command: string }) => recordedId(command).startsWith(key);
  const lines = timeline(shown.policy, shown.items, shown.texts, reader.language, isDone);
  if (lines.length === 0) return null;
  return (
    <div class="notice-box done" role="status">
      <p>{tell(reader, { ja: '次の内容を記録しました。', en: 'This was recorded:' })}</p>
      <ul>
        {lines.slice(0, LINES_AT_MOST).map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
      {lines.length > LINES_AT_MOST ? (
        <p>
          <a href="#timeline">{tell(reader, { ja: 'すべての経過を見る', en: 'All that happened' })}</a>
        </p>
      ) : null}
    </div>
  );
}
