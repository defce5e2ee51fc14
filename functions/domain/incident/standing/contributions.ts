import { sameJson } from '../../base/ledger/canonical.ts';
import type { Scope } from '../../base/scope.ts';
import type { Text } from '../../base/text.ts';
import { peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { ImportedBy } from '../record/event-parts.ts';
import type { Moment } from '../record/moment.ts';
import type { Contribution, Notice, OpenIncident } from '../record/state.ts';
import { hasStarted } from './notices.ts';

/** One thing of a notice that a person, and not the system, brought: a text, a plan, a function's name, or who is told. */
export interface Contributed {
  readonly by: string;
  readonly what: 'text' | 'plan' | 'function' | 'scope' | 'customers';
}

type ContributedFact =
  | { readonly what: 'function'; readonly name: string; readonly listed?: boolean | undefined }
  | { readonly what: 'scope'; readonly joined?: true }
  | { readonly what: 'plan'; readonly plan: string };

/** What each contribution is called in a refusal. */
export const CONTRIBUTION_TITLES: Readonly<Record<Contributed['what'], Text>> = {
  text: { ja: '通知文', en: 'the text' },
  plan: { ja: '再発防止計画', en: 'the prevention plan' },
  function: { ja: '対象機能の名称', en: 'the name of a function concerned' },
  scope: { ja: '通知の対象', en: 'the scope' },
  customers: { ja: 'お客様の一覧', en: 'the list of customers' },
};

/** The state with what a person brought; the system brings nothing of its own. */
export function withContribution(
  state: OpenIncident,
  said: ContributedFact,
  { person, seq, at }: Moment,
): OpenIncident {
  if (person === null || (said.what === 'function' && said.listed === true)) return state;
  return { ...state, contributions: [...state.contributions, { ...said, by: person, seq, at }] };
}

/** Who set the scope as it stands: the newest that replaced all before it, and what joins added to it. */
export function scopesInForce({ contributions }: OpenIncident): readonly Contribution[] {
  const scopes = contributions.filter((one) => one.what === 'scope');
  return scopes.slice(
    Math.max(
      0,
      scopes.findLastIndex(({ joined }) => joined !== true),
    ),
  );
}

/**
 * What people brought into a notice that nobody else has approved yet: who wrote any of it or the plan that it carries, named a
 * function that no list knows, set its scope, or imported its customers. None of them may approve it. SY-16.
 */
export function contributors(policy: Policy, state: OpenIncident, notice: Notice): readonly Contributed[] {
  const brought: readonly Contributed[] = [
    ...(notice.author === null ? [] : [{ by: notice.author, what: 'text' } as const]),
    ...notice.coauthors.map((by) => ({ by, what: 'text' }) as const),
    ...plans(state, notice),
    ...functionNames(policy, state),
    ...scopes(state),
  ];
  return [...brought, ...imports(policy, state, notice, brought)];
}

/** Its prevention is in a person's words, and not in those of the plan. */
function isReworded({ wording }: Notice): boolean {
  return wording?.written.includes('prevention') ?? false;
}

/** The words of the plan are its author's, whoever approved it as a plan, until a notice that carries it went out. */
function plans(state: OpenIncident, { tells: { plan } }: Notice): Contributed[] {
  const isTold = state.notices.some(
    (notice) => hasStarted(notice) && notice.tells.plan === plan && !isReworded(notice),
  );
  if (plan === null || isTold) return [];
  return state.contributions.flatMap((one) =>
    one.what === 'plan' && one.plan === plan ? [{ by: one.by, what: 'plan' }] : [],
  );
}

/** Names of the policy are nobody's own words; another lapses once a notice of the system's that shows it went out. */
function functionNames(policy: Policy, state: OpenIncident): Contributed[] {
  const told = state.notices.filter((notice) => notice.author === null && hasStarted(notice));
  const isNew = ({ seq }: Contribution) => told.every(({ basedOn }) => basedOn < seq);
  return state.contributions.flatMap((one) => {
    if (one.what !== 'function' || !isShown(state, one.name) || isOfPolicy(policy, one.name)) return [];
    return isNew(one) ? [{ by: one.by, what: 'function' }] : [];
  });
}

function isShown({ facts, outages }: OpenIncident, name: string): boolean {
  return facts['service.function'] === name || outages.some((outage) => outage.function === name);
}

function isOfPolicy({ serviceLevels }: Policy, name: string): boolean {
  return serviceLevels.some((level) => level.function === name);
}

/** Only the scope in force counts, until a notice approved after it went out. */
function scopes(state: OpenIncident): Contributed[] {
  const news = scopesInForce(state).filter(({ at }) => !isApprovedSince(state, at));
  return news.map(({ by }) => ({ by, what: 'scope' }));
}

/**
 * Who imported the customers chose who reads it. An import of before the incident bars its importer only where another can approve:
 * every register has an importer, and a small team has to act.
 */
function imports(
  policy: Policy,
  state: OpenIncident,
  { audience }: Notice,
  brought: readonly Contributed[],
): Contributed[] {
  const imported = audience?.imported;
  if (audience === null || imported === undefined) return [];
  const barred = [imported.by, ...brought.map(({ by }) => by)];
  const others = peopleWith(policy, policy.notices.approval.role).filter(({ id }) => !barred.includes(id));
  if (imported.at < state.openedAt && others.length === 0) return [];
  const isKnown = state.notices.some((one) => isUsed(one, imported, audience.scope));
  return isKnown ? [] : [{ by: imported.by, what: 'customers' }];
}

/** Whether somebody else let a notice go to customers of this very import, and to no narrower a scope. */
function isUsed(notice: Notice, { by, at }: ImportedBy, scope: Scope): boolean {
  const { audience, approval } = notice;
  if (!hasStarted(notice) || audience === null || approval === null || approval.by === by) return false;
  const isSame = audience.imported?.by === by && audience.imported.at === at;
  return isSame && (audience.scope === 'all' || sameJson(audience.scope, scope));
}

function isApprovedSince({ notices }: OpenIncident, at: string): boolean {
  return notices.some((notice) => hasStarted(notice) && notice.approval !== null && notice.approval.at > at);
}
