import type { Text } from '../../../domain/base/text.ts';
import { findDuty, isOwed } from '../../../domain/components/obligations/duties.ts';
import { byTime } from '../../../domain/components/obligations/next-duty.ts';
import { activePages, hasCalled } from '../../../domain/components/paging/escalation.ts';
import { mayNotApprove } from '../../../domain/incident/decide/decide-approval.ts';
import { mayNotDo } from '../../../domain/incident/paging/pages.ts';
import type { Notice, OpenIncident } from '../../../domain/incident/record/state.ts';
import { unreachedCount } from '../../../domain/incident/told/before-closing.ts';
import type { Policy } from '../../../domain/policy/shape/schema.ts';
import { noticeTitle } from '../../../domain/policy/stage-titles.ts';
import { dueInWords } from '../../../domain/rules/deadline/due-words.ts';
import type { Duty } from '../../../domain/rules/deadline/duty.ts';
import { dutyTitle } from '../../../domain/rules/deadline/title.ts';
import { actorOf } from '../../http/caller.ts';
import { type ScreenReader, tell } from '../frame/reader.ts';

interface Todo {
  readonly anchor: string;
  readonly text: Text;
}

/** What waits for a person now, first of all on the page: somebody was woken to do exactly this. */
export function TodoPart({ reader, state }: { readonly reader: ScreenReader; readonly state: OpenIncident }) {
  const todos = state.status === 'open' ? [...ownTodos(reader, state), ...todosOf(state)] : [];
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

/** What this very person is to do, with its due time: to answer, to approve, and the duties that are theirs. */
function ownTodos(reader: ScreenReader, state: OpenIncident): readonly Todo[] {
  const { policy, caller } = reader;
  const { id, roles } = caller.person;
  const called = activePages(state).some((page) => hasCalled(page, id));
  const approvable = state.notices.filter(
    (notice) =>
      notice.status === 'sealed' &&
      mayNotApprove({ policy, state, actor: actorOf(caller), at: caller.at }, notice) === null,
  );
  const owed = state.duties.filter(
    (duty) => isOwed(duty) && (roles.includes(duty.owner) || duty.owner === id) && mayNotDo(state, duty.id) !== id,
  );
  return [
    ...(called ? [{ anchor: 'pages', text: ANSWER }] : []),
    ...approvable.map((notice) => ({ anchor: 'notices', text: approve(notice, dueOf(policy, state, notice.stage)) })),
    ...owed.toSorted(byTime(policy)).map((duty) => ({ anchor: 'duties', text: own(policy, duty) })),
  ];
}

const ANSWER: Text = { ja: 'あなたへの呼出に応答してください', en: 'Acknowledge the page to you' };

function approve(notice: Notice, due: Text): Text {
  const title = noticeTitle(notice);
  return {
    ja: `${title.ja}の文面を読んで承認してください${due.ja}`,
    en: `Read and approve ${title.en}${due.en}`,
  };
}

function own(policy: Policy, duty: Duty): Text {
  const [title, due] = [dutyTitle(policy, duty.id), until(policy, duty)];
  return { ja: `あなたの担当：${title.ja}${due.ja}`, en: `Assigned to you: ${title.en}${due.en}` };
}

function dueOf(policy: Policy, state: OpenIncident, stage: string): Text {
  const duty = findDuty(state, `notice.${stage}`);
  return duty === undefined || !isOwed(duty) ? { ja: '', en: '' } : until(policy, duty);
}

function until(policy: Policy, duty: Duty): Text {
  const { ja, en } = dueInWords(policy, duty);
  return { ja: `（${ja}）`, en: ` (${en})` };
}

function todosOf(state: OpenIncident): readonly Todo[] {
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
      ja: `通知が届いていない可能性のあるお客様（延べ${unreachedCount(state)}件）`,
      en: `Customers whom notices may not have reached, counted for each notice: ${unreachedCount(state)}`,
    }),
    ...some(missing, 'facts', { ja: `未確認の事実（${missing}件）`, en: `Facts to find out: ${missing}` }),
  ];
}

function some(count: number, anchor: string, text: Text): readonly Todo[] {
  return count === 0 ? [] : [{ anchor, text }];
}
