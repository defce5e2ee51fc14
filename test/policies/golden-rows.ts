import type { Instant } from '../../functions/domain/base/time/instant.ts';
import { inZone } from '../../functions/domain/base/time/zoned.ts';
import { keepsOpen } from '../../functions/domain/incident/owed/closing.ts';
import { mayOutlive } from '../../functions/domain/incident/standing/after-closing.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { promised } from '../../functions/domain/publish/diff.ts';
import { assess } from '../../functions/domain/rules/assessment/assess.ts';
import { owedReports } from '../../functions/domain/rules/authority/owed-reports.ts';
import { owedDuties } from '../../functions/domain/rules/deadline/owed.ts';
import { reckon } from '../../functions/domain/rules/deadline/reckon.ts';
import { reminderMoments } from '../../functions/domain/rules/deadline/reminder-moments.ts';
import { knownFacts } from '../../functions/domain/rules/facts/derived.ts';
import { appointmentNeeded, fittingPlaybooks } from '../../functions/domain/rules/playbook/fitting.ts';
import { headquartersNeeded } from '../../functions/domain/rules/playbook/headquarters.ts';
import { datedAt } from './golden-dates.ts';
import { assessmentCells, situationAt, situationFacts } from './golden-situations.ts';
import { goldenHeadings, goldenRows } from './golden-table.ts';

/** A row of a golden table, and what the policy makes of it. */
export interface GoldenRow {
  readonly table: string;
  readonly clause: string;
  readonly given: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

type Cells = readonly string[];
interface Played {
  readonly clause: string;
  readonly given: string;
  readonly expected: Cells;
  actual(): Cells;
}
type Player = (policy: Policy, cells: Cells) => Played;

/** Customers were told too little, or what is wrong by now; stands before what is known. */
export const OUTDATED = 'told too little';
const LOCAL_MINUTES = '2026-04-24T17:50'.length;

/** How a row under each heading is played. Situations of flexcrm have a test of their own. */
const PLAYERS: Readonly<Record<string, Player>> = {
  Situations: situations,
  'When the first notice is due': (policy, [clause = '', detected = '', due = '', how = '']) =>
    deadlines(policy, [clause, 'notice.first', 'data.leak possible', detected, '', due, how]),
  Deadlines: deadlines,
  Reminders: reminders,
  Reports: reports,
  'The law': reports,
  Headquarters: headquarters,
  'Data at the end of a contract': dates,
  'Announced and again and again': dates,
  Playbooks: playbooks,
  Closing: closing,
  Stated: stated,
};

/** Every row of a company's golden file as the policy plays it, or those of some tables. Throws for a table that nothing plays. */
export function playGolden(policy: Policy, name: string, tables?: readonly string[]): readonly GoldenRow[] {
  const file = `${name}.golden.md`;
  return goldenHeadings(file).flatMap((table) => {
    if (tables?.includes(table) === false) return [];
    const player = PLAYERS[table];
    if (player === undefined) {
      if (table === 'Major or minor') return [];
      throw new Error(`${file}: nothing plays the table "${table}"`);
    }
    return goldenRows(file, table).map((cells) => {
      const { clause, given, expected, actual } = player(policy, cells);
      return { table, clause, given, expected, actual: orWhyNot(actual) };
    });
  });
}

/** What a policy cannot answer differs from every expectation. */
function orWhyNot(actual: () => Cells): Cells {
  try {
    return actual();
  } catch (cause) {
    return [String(cause)];
  }
}

function situations(policy: Policy, [clause = '', known = '', ...expected]: Cells): Played {
  const actual = () => assessmentCells(assess(policy, situationFacts(policy, known), null));
  return { clause, given: known, expected, actual };
}

function deadlines(policy: Policy, cells: Cells): Played {
  const [clause = '', kind = '', known = '', detected = '', occurred = '', due = '', how = '', recorded] = cells;
  const isOutdated = known.includes(OUTDATED);
  const facts = known.replace(`${OUTDATED}, `, '');
  return {
    clause,
    given: `${known}, detected ${detected}${occurred && `, occurred ${occurred}`}, ${kind}`,
    expected: [due, how, how === '' ? '0' : String(how.split('; ').length)],
    actual: () => {
      const situation = situationAt(policy, situationFacts(policy, facts), { detected, occurred, recorded });
      const duty = owedDuties(policy, { ...situation, isOutdated }).find((each) => each.kind === kind);
      const { ja = [], en = [] } = duty?.deadline.derivation ?? {};
      const at = duty === undefined ? 'not owed' : local(policy, duty.deadline.at);
      return [at, en.join('; '), String(ja.length)];
    },
  };
}

/** Whom a duty's reminders go to, when it came up at a time and nobody meets it. */
function reminders(policy: Policy, [clause = '', kind = '', arisen = '', ...expected]: Cells): Played {
  return {
    clause,
    given: `${kind} from ${arisen}`,
    expected,
    actual: () => {
      const rule = policy.duties.find((each) => each.kind === kind);
      if (rule === undefined) return ['not owed'];
      const { detectedAt: openedAt } = situationAt(policy, {}, { detected: arisen });
      const times = { occurredAt: null, detectedAt: openedAt, openedAt, arisenAt: openedAt };
      const duty = { kind, owner: rule.owner, openedAt, deadline: reckon(policy, rule.clock, times) };
      return [
        reminderMoments(policy, duty)
          .map(({ to, at }) => `${to} ${local(policy, at)}`)
          .join(', '),
      ];
    },
  };
}

function reports(policy: Policy, cells: Cells): Played {
  const [clause = '', kind = '', known = '', detected = '', standing = '', strength = '', due = ''] = cells;
  return {
    clause,
    given: `${known}, ${kind}`,
    expected: [standing, strength, due],
    actual: () => {
      const situation = situationAt(policy, situationFacts(policy, known), { detected });
      const report = owedReports(policy, situation).find((each) => each.kind === kind);
      const { deadline = null } = report ?? {};
      const owed = deadline === null ? ['', ''] : [report?.strength ?? '', local(policy, deadline.at)];
      return [report?.standing ?? 'unknown', ...owed];
    },
  };
}

function headquarters(policy: Policy, [clause = '', known = '', decided = '']: Cells): Played {
  return {
    clause,
    given: known,
    expected: [decided],
    actual: () => {
      const facts = knownFacts(policy, situationFacts(policy, known));
      const needed = headquartersNeeded(policy, assess(policy, facts, null), facts);
      if (needed !== true) return [needed === null ? 'open' : 'no'];
      return [policy.team.headquarters?.asNeeded === true ? 'decided, as needed' : 'set up'];
    },
  };
}

function dates(policy: Policy, [clause = '', what = '', starts = '', due = '']: Cells): Played {
  const actual = () => [local(policy, datedAt(policy, what, starts))];
  return { clause, given: `${what} from ${starts}`, expected: [due], actual };
}

function playbooks(policy: Policy, [clause = '', known = '', fitting = '', appointed = '']: Cells): Played {
  return {
    clause,
    given: known,
    expected: [fitting, appointed],
    actual: () => {
      const facts = knownFacts(policy, situationFacts(policy, known));
      const assessment = assess(policy, facts, null);
      const ids = fittingPlaybooks(policy, assessment, facts).map(({ id }) => id);
      return [ids.join(' '), appointmentNeeded(policy, assessment, facts) ? 'yes' : 'no'];
    },
  };
}

/** What becomes of a duty that is not done when its incident is to be closed. */
function closing(policy: Policy, [clause = '', kind = '', ...expected]: Cells): Played {
  const isKept = () => policy.closing.requires.includes(kind) || keepsOpen(policy, kind);
  const left = () => (mayOutlive(policy, kind) ? 'goes on' : 'is void');
  const actual = () => [isKept() ? 'keeps it open' : left()];
  return { clause, given: kind, expected, actual };
}

/** What holds apart from any incident: the sentence in which `policy diff` says it. */
function stated(policy: Policy, [clause = '', key = '', said = '']: Cells): Played {
  const actual = () => [String(promised(policy).filter((one) => one.key === key && one.text.en === said).length)];
  return { clause, given: `${key}: ${said}`, expected: ['1'], actual };
}

function local({ zone }: Policy, at: Instant | null): string {
  return at === null ? 'no number' : inZone(at, zone).slice(0, LOCAL_MINUTES).replace('T', ' ');
}
