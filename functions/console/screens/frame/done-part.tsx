import { recordedId, recordedKey } from '../../../domain/base/ledger/command-key.ts';
import type { LedgerItem } from '../../../domain/base/ledger/item.ts';
import type { Text } from '../../../domain/base/text.ts';
import { joinCommand } from '../../../domain/incident/joining/join.ts';
import type { IncidentEvent } from '../../../domain/incident/record/events.ts';
import { isWellByWord } from '../../../domain/incident/situation/heard.ts';
import { replacedBy } from '../../shown/replaced-since.ts';
import type { Shown } from '../../shown/shown.ts';
import { unrecordedWords } from '../../shown/warnings/unrecorded-times.ts';
import { STILL_FIRING } from '../../words/still-firing.ts';
import { timeline } from '../../words/timeline.ts';
import { type ScreenReader, tell } from './reader.ts';

const LINES_AT_MOST = 4;

const OWN_FUNCTION: Text = {
  ja: '機能名は、対応方針とお客様の一覧のどちらにもない名称のため、入力されたとおりに記録しました。一覧にある機能を指す場合は、その名称で記録し直してください。',
  en: 'The name of the function is in neither the policy nor the register, and is recorded as you typed it. If you mean one of theirs, record it by that name.',
};

/** What the form that led here did, as the ledger has it; nothing for a key under which this person did nothing. */
export function DonePart({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  if (reader.done === null) return null;
  const key = recordedKey(reader.caller.person.id, reader.done);
  const item = shown.items.find(({ command }) => recordedId(command).startsWith(key));
  const joined = item === undefined ? '' : joinBegun(shown.state.id, item);
  const isDone = ({ command }: { readonly command: string }) =>
    recordedId(command).startsWith(key) || (joined !== '' && command.startsWith(joined));
  const lines = timeline(shown, reader.language, isDone);
  if (lines.length === 0 && reader.lost.length === 0) return null;
  const own = item === undefined ? [] : [...warningsOf(reader, shown, item), ...reader.warned];
  const warnings = [...own, ...unrecordedWords(reader.lost)];
  return (
    <div class="notice-box done" role="status">
      {lines.length === 0 ? null : <p>{tell(reader, { ja: '次の内容を記録しました。', en: 'This was recorded:' })}</p>}
      <ul>
        {lines.slice(0, LINES_AT_MOST).map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
      {warnings.map((warning) => (
        <p>{tell(reader, warning)}</p>
      ))}
      {namesOwnFunction(shown, isDone) && reader.warned.length === 0 ? <p>{tell(reader, OWN_FUNCTION)}</p> : null}
      {lines.length > LINES_AT_MOST ? (
        <p>
          <a href="#timeline">{tell(reader, { ja: 'すべての経過を見る', en: 'All that happened' })}</a>
        </p>
      ) : null}
    </div>
  );
}

/** How the commands begin that carry out a join which this item asks for; empty for any other. The system gives them. */
function joinBegun(incident: string, { seq, events }: LedgerItem<IncidentEvent>): string {
  return events.some(({ type }) => type === 'join.requested') ? `${joinCommand(incident, seq)}:` : '';
}

/** What the answer of the API warns of, as the record has it. */
function warningsOf(
  { since }: ScreenReader,
  { policy, state, items }: Shown,
  item: LedgerItem<IncidentEvent>,
): readonly Text[] {
  const isRestoration = item.events.some(
    (event) => event.type === 'times.stated' && event.times.restoredAt != null && event.of !== 'data',
  );
  return [
    ...(isRestoration && state.restoredAt !== null && isWellByWord(policy, state.heard) ? [STILL_FIRING] : []),
    ...(since === null ? [] : replacedBy(policy, items, since, item.seq)),
  ];
}

/** Whether these items name a function by a key, which stands for words that no list has. */
function namesOwnFunction({ items, state }: Shown, isDone: (item: LedgerItem) => boolean): boolean {
  const keys = Object.keys(state.functionTitles);
  return items.filter(isDone).some(({ events }) => events.some((event) => keys.includes(functionOf(event) ?? '')));
}

function functionOf(event: LedgerItem<IncidentEvent>['events'][number]): string | null {
  if (event.type === 'facts.stated') return String(event.facts['service.function'] ?? '');
  return event.type === 'outage.recorded' ? event.function : null;
}
