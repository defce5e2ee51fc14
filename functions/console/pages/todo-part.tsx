import { unreachedCount } from '../../domain/incident/before-closing.ts';
import { activePages } from '../../domain/incident/rungs.ts';
import type { OpenIncident } from '../../domain/incident/state.ts';
import type { Text } from '../../domain/text.ts';
import { type Reader, tell } from './reader.ts';

interface Todo {
  readonly anchor: string;
  readonly text: Text;
}

/** What waits for a person now, first of all on the page: somebody was woken to do exactly this. */
export function TodoPart({ reader, state }: { readonly reader: Reader; readonly state: OpenIncident }) {
  const todos = todosOf(state);
  if (todos.length === 0) return null;
  return (
    <nav class="notice-box" aria-label={tell(reader, { ja: 'いま必要な対応', en: 'What is needed now' })}>
      <ul>
        {todos.map((todo) => (
          <li>
            <a href={`#${todo.anchor}`}>{tell(reader, todo.text)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function todosOf(state: OpenIncident): readonly Todo[] {
  if (state.status !== 'open') return [];
  const unanswered = activePages(state).length;
  const waiting = state.notices.filter((notice) => notice.status === 'sealed').length;
  const missing = state.assessment.missing.length;
  return [
    ...some(unanswered, 'pages', {
      ja: `応答のない呼出（${unanswered}件）`,
      en: `Pages to acknowledge: ${unanswered}`,
    }),
    ...some(waiting, 'notices', {
      ja: `承認待ちの通知（${waiting}件）`,
      en: `Notices waiting for approval: ${waiting}`,
    }),
    ...some(unreachedCount(state), 'notices', {
      ja: `届いていない可能性のある通知（${unreachedCount(state)}通）`,
      en: `Mails that may not have arrived: ${unreachedCount(state)}`,
    }),
    ...some(missing, 'facts', { ja: `未確認の事実（${missing}件）`, en: `Facts to find out: ${missing}` }),
  ];
}

function some(count: number, anchor: string, text: Text): readonly Todo[] {
  return count === 0 ? [] : [{ anchor, text }];
}
