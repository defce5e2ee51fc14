import type { Stage } from '../notice/stages.ts';
import { stageTitle } from '../notice/titles.ts';
import type { Text } from '../text.ts';
import { clauseUses, type NameUse } from './name-uses.ts';
import { type PolicyPromise, promisesOf } from './promises.ts';
import type { Policy } from './schema.ts';

/** One clause of the published text, and what of the policy carries it out. */
export interface ClauseRow {
  readonly clause: string;
  /** Empty: not covered. `a rule`, `duty notice.first`, `report …`, `its parts FC-1a, FC-1b`. */
  readonly by: readonly Text[];
  /** Which later part of the product brings it. */
  readonly later: Text | null;
  /**
   * `as-far-as`: what covers it does what the product's own sentences say, and no more, whatever the clause says.
   * `partly`: some of what covers it is carried out. `none`: nothing covers it.
   */
  readonly standing: 'carried-out' | 'as-far-as' | 'partly' | 'declared' | 'none';
  /** What of it the product does, in the product's own sentences. */
  readonly guaranteed: readonly Text[];
  /** The text aims at it; it is done as needed; something in it is assumed. */
  readonly aim: boolean;
  readonly asNeeded: boolean;
  readonly assumed: readonly Text[];
  /** How it is read where it can be read in several ways. */
  readonly reading: Text | null;
}

/** Every clause with what covers it, in the order of the file. */
export function clauseTable(policy: Policy): readonly ClauseRow[] {
  const uses = clauseUses(policy);
  const own = new Map(Object.keys(policy.clauses).map((clause) => [clause, coveredBy(policy, clause, uses)]));
  const promises = promisesOf(policy);
  return Object.entries(policy.clauses).map(([clause, { later, reading }]) => {
    const parts = partsOf(clause, [...own.keys()]).filter((part) => own.get(part)?.length !== 0);
    const byParts = parts.length === 0 ? [] : [partsWords(parts)];
    const covering = promises.filter((each) => each.clause === clause || parts.includes(each.clause));
    return {
      ...{ clause, by: [...(own.get(clause) ?? []), ...byParts] },
      ...{ later: later ?? null, reading: reading ?? null, ...standingOf(covering, later !== undefined) },
    };
  });
}

/** What is knowingly done otherwise covers a clause without carrying it out. */
function standingOf(covering: readonly PolicyPromise[], isLater: boolean) {
  const weighed = covering.filter(({ part }) => part !== 'deviation');
  const done = weighed.filter((each) => each.standing === 'carried-out').length;
  const standing = standingBy(done, weighed.length + (isLater ? 1 : 0));
  const isSaidOnly = weighed.every(({ says }) => says !== null);
  return {
    standing: standing === 'carried-out' && isSaidOnly ? ('as-far-as' as const) : standing,
    guaranteed: covering.flatMap(({ says }) => says ?? []),
    aim: covering.some(({ aim }) => aim),
    asNeeded: covering.some(({ asNeeded }) => asNeeded),
    assumed: covering.flatMap(({ assumed }) => assumed ?? []),
  };
}

function standingBy(done: number, all: number): ClauseRow['standing'] {
  if (all === 0) return 'none';
  if (done === all) return 'carried-out';
  return done === 0 ? 'declared' : 'partly';
}

/** `FC-1a`, `FC-1.2` and `FC-1-x` are parts of `FC-1`; `FC-10` is not. */
function partsOf(clause: string, all: readonly string[]): readonly string[] {
  return all.filter((other) => other.startsWith(clause) && /^[a-z.-]/i.test(other.slice(clause.length)));
}

function partsWords(parts: readonly string[]): Text {
  return { ja: `各号（${parts.join('、')}）`, en: `its parts ${parts.join(', ')}` };
}

function coveredBy(policy: Policy, clause: string, uses: readonly NameUse[]): readonly Text[] {
  const places = uses.filter(({ name }) => name === clause).map(({ path }) => nameOfPlace(policy, path));
  return places.filter(({ en }, index) => places.findIndex((other) => other.en === en) === index);
}

/** What stands at a path: in English by the names of the policy, in Japanese by its titles. */
function nameOfPlace(policy: Policy, path: NameUse['path']): Text {
  const [top = '', first = '', second = '', third = ''] = path;
  const at = Number(first);
  switch (top) {
    case 'duties':
      return titled('義務', 'duty', policy.duties[at]);
    case 'reports':
      return titled('報告', 'report', policy.reports[at]);
    case 'playbooks':
      return titled('手順書', 'playbook', policy.playbooks[at]);
    case 'recurring':
      return titled('定期業務', 'recurring duty', policy.recurring[at]);
    case 'changeNotices':
      return titled('事前のお知らせ', 'change notice', policy.changeNotices[at]);
    case 'serviceLevels':
      return titled('サービス水準', 'service level', policy.serviceLevels[at]);
    case 'retention':
      return storePlace(policy, policy.retention[at]?.store ?? '');
    case 'backups':
      return bracketed('バックアップ', 'backup', policy.backups[at]?.id ?? '');
    case 'guarantees':
      return { ja: 'システムの保証', en: `guarantee ${policy.guarantees[at]?.by}` };
    case 'calendars':
      return bracketed('営業時間', 'calendar', String(first));
    case 'notices':
      return noticePlace(policy, String(first), second, third);
    case 'signals':
      return bracketed('信号の読み取り', 'signals', String(first));
    case 'team':
      return teamPlace(policy, String(first), String(second));
    default:
      return TITLES[String(top)] ?? { ja: String(top), en: String(top) };
  }
}

interface Titled {
  readonly title: Text;
  readonly kind?: string;
  readonly id?: string;
  readonly function?: string;
}

function titled(ja: string, en: string, one: Titled | undefined): Text {
  return { ja: `${ja}「${one?.title.ja ?? ''}」`, en: `${en} ${one?.kind ?? one?.id ?? one?.function ?? ''}` };
}

function bracketed(ja: string, en: string, name: string): Text {
  return { ja: `${ja}（${name}）`, en: `${en} ${name}` };
}

function storePlace({ stores }: Policy, store: string): Text {
  return { ja: `保存期間「${stores[store]?.title.ja ?? store}」`, en: `retention of ${store}` };
}

function teamPlace({ team }: Policy, part: string, name: string): Text {
  if (part === 'headquarters') return { ja: '対策本部', en: 'headquarters' };
  if (part === 'routes') return { ja: '呼出の順', en: 'who is called first' };
  return { ja: `連絡先「${team.contacts[name]?.name.ja ?? name}」`, en: `contact ${name}` };
}

const TITLES: Readonly<Record<string, Text>> = {
  rules: { ja: '判定の規則', en: 'a rule' },
  otherwise: { ja: 'どの規則にも当たらない場合のレベル', en: 'the level otherwise' },
  contact: { ja: 'お問い合わせ窓口', en: 'the contact window' },
  assetClasses: { ja: '情報資産の重要度', en: 'asset classes' },
  notBackedUp: { ja: 'バックアップの対象外', en: 'what is not backed up' },
  appointment: { ja: '実行責任者の任命', en: 'appointment' },
  closing: { ja: '終了の条件', en: 'closing' },
  erasure: { ja: '消去', en: 'erasure' },
};

const NOTICE_TITLES: Readonly<Record<string, Text>> = {
  holding: { ja: '取り急ぎのお知らせ', en: 'the holding notice' },
  limited: { ja: '開示の制限', en: 'limited disclosure' },
  address: { ja: '送信先のアドレス', en: 'address' },
};
const ABOUT: Readonly<Record<string, string>> = { timing: '時期', content: '内容', channel: '手段' };

function noticePlace(policy: Policy, part: string, second: string | number, third: string | number): Text {
  const { channels, deviations } = policy.notices;
  if (part === 'stages') return { ja: `お知らせ（${stageTitle(second as Stage).ja}）`, en: `notice ${second}` };
  if (part === 'channels') return { ja: `手段「${channels[second]?.title.ja ?? second}」`, en: `channel ${second}` };
  if (part !== 'deviations') return NOTICE_TITLES[part] ?? { ja: part, en: part };
  const about = deviations[Number(second)]?.about ?? String(third);
  return { ja: `${ABOUT[about] ?? about}に関する原則の例外`, en: `a deviation about the ${about}` };
}
