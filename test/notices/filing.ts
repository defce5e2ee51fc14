import type { OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { REPORT_ITEMS } from '../../functions/domain/policy/shape/reports.ts';
import { PRINCIPALS } from '../../functions/domain/rules/authority/legal-kinds.ts';
import type { Duty } from '../../functions/domain/rules/deadline/duty.ts';
import type { Story } from './story.ts';

const PROMPT = /^authority\..+\.(?:prompt|first|report)$/;
const EVERY_ITEM = Object.fromEntries(REPORT_ITEMS.map((item) => [item, 'known'] as const));

/** When a story files: with what was learnt, once customers were told of it, or with the findings. */
type Moment = 'learnt' | 'told' | 'found';

/** Who handles data for others tells these first, and files what is owed beside that. */
export function isProcessor({ scene }: Story): boolean {
  return scene.opened.facts['data.role'] === 'processor';
}

/**
 * Files what must be filed by then, and tells the persons concerned, each by the command that records it. What takes a prevention plan
 * is left where the story has none.
 */
export function fileAt(story: Story, moment: Moment): void {
  if (isProcessor(story) !== (moment === 'told')) return;
  const isDue = ({ kind }: Duty) =>
    moment === 'learnt' ? PROMPT.test(kind) : kind.startsWith('authority.') || kind === PRINCIPALS;
  const { scene, policy } = story;
  for (const { id } of mustBeMade(scene.opened).filter(isDue)) {
    scene.after('PT20M');
    const report = { items: EVERY_ITEM, text: null, reference: null };
    const command = { do: 'complete', duty: id, evidence: story.keep('報告いたしました。'), report } as const;
    policy.team.people.find((person) => Array.isArray(scene.ask(person.id, command)));
  }
}

/**
 * States, once all is looked into, what no report can be decided without: nobody sends the last report while reports to authorities that
 * must be made are undecided.
 */
export function decideReports(story: Story): void {
  const { reports, duties } = story.scene.opened;
  const isOpen = reports.some(
    ({ report, standing, strength }) =>
      report.startsWith('authority.') && standing === 'open' && strength === 'must' && !isSettled(duties, report),
  );
  if (isOpen) story.state({ 'data.secrecy': 'none', telecom: 'none' });
}

function isSettled(duties: readonly Duty[], report: string): boolean {
  return duties.some(({ kind, metAt }) => kind === report && metAt !== null);
}

function mustBeMade({ duties, reports }: OpenIncident): readonly Duty[] {
  const isOwed = (kind: string) =>
    reports.some(({ report, standing, strength }) => report === kind && standing === 'owed' && strength === 'must');
  return duties.filter(({ kind, status, metAt }) => metAt === null && status !== 'void' && isOwed(kind));
}
