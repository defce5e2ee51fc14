import type { Text } from '../base/text.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './shape/schema.ts';
import type { Stage } from './shape/stages.ts';
import { stageTitle } from './stage-titles.ts';

/** What stands at a path of a policy, as its readers call it: by titles, and by ids where there is no title. */
export function placeTitle(policy: Policy, path: Finding['path']): Text {
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
    case 'levels':
      return quotedTitle('レベル', 'level', policy.levels[at]?.title);
    case 'calendars':
      return bracketed('営業時間', 'calendar', String(first));
    case 'notices':
      return noticePlace(policy, String(first), second, third);
    case 'signals':
      return signalPlace(String(first));
    case 'team':
      return teamPlace(policy, String(first), String(second));
    default:
      return TITLES[String(top)] ?? { ja: String(top), en: String(top) };
  }
}

interface Titled {
  readonly title: Text;
}

function titled(ja: string, en: string, one: Titled | undefined): Text {
  return quotedTitle(ja, en, one?.title);
}

function quotedTitle(ja: string, en: string, title: Text | undefined): Text {
  return title === undefined ? { ja, en } : { ja: `${ja}「${title.ja}」`, en: `${en} “${title.en}”` };
}

/** What only an id names. */
function bracketed(ja: string, en: string, name: string): Text {
  return { ja: `${ja}（${name}）`, en: `${en} ${name}` };
}

function storePlace({ stores }: Policy, store: string): Text {
  return quotedTitle('保存期間', 'retention of', stores[store]?.title);
}

function teamPlace({ team }: Policy, part: string, name: string): Text {
  if (part === 'headquarters') return { ja: '対策本部', en: 'headquarters' };
  if (part === 'routes') return { ja: '呼出の順', en: 'who is called first' };
  if (part === 'people') return quotedTitle('担当者', 'person', personTitle(team.people[Number(name)]));
  if (part === 'contacts') return quotedTitle('連絡先', 'contact', team.contacts[name]?.name);
  return { ja: '体制', en: 'the team' };
}

function personTitle(person: Policy['team']['people'][number] | undefined): Text | undefined {
  return person && { ja: person.name, en: person.nameEn ?? person.name };
}

const TITLES: Readonly<Record<string, Text>> = {
  guarantees: { ja: 'システムの保証', en: 'what the system guarantees' },
  rules: { ja: '判定の規則', en: 'a rule' },
  otherwise: { ja: 'どの規則にも当たらない場合のレベル', en: 'the level otherwise' },
  contact: { ja: 'お問い合わせ窓口', en: 'the contact window' },
  assetClasses: { ja: '情報資産の重要度', en: 'asset classes' },
  notBackedUp: { ja: 'バックアップの対象外', en: 'what is not backed up' },
  appointment: { ja: '実行責任者の任命', en: 'appointment' },
  closing: { ja: '終了の条件', en: 'closing' },
  erasure: { ja: '消去', en: 'erasure' },
};

const SIGNALS: Readonly<Record<string, Text>> = {
  alarms: { ja: 'シグナルの読み取り（警報）', en: 'how alarms are read' },
  findings: { ja: 'シグナルの読み取り（検出結果）', en: 'how findings are read' },
  health: { ja: 'シグナルの読み取り（基盤の障害情報）', en: 'how health events are read' },
  logins: { ja: 'シグナルの読み取り（サーバーへのログイン）', en: 'how logins to servers are read' },
};

function signalPlace(kind: string): Text {
  return SIGNALS[kind] ?? bracketed('シグナルの読み取り', 'signals', kind);
}

const NOTICE_TITLES: Readonly<Record<string, Text>> = {
  approval: { ja: '通知の承認', en: 'approval of notices' },
  hold: { ja: '承認から送信までの保留時間', en: 'the time between approval and sending' },
  holding: { ja: '取り急ぎのお知らせ', en: 'the holding notice' },
  limited: { ja: '開示の制限', en: 'limited disclosure' },
  address: { ja: '送信先のアドレス', en: 'address' },
};
const ABOUT: Readonly<Record<string, string>> = { timing: '時期', content: '内容', channel: '手段' };

function noticePlace(policy: Policy, part: string, second: string | number, third: string | number): Text {
  const { channels, deviations } = policy.notices;
  if (part === 'stages')
    return {
      ja: `お知らせ（${stageTitle(second as Stage).ja}）`,
      en: `contents of the ${stageTitle(second as Stage).en}`,
    };
  if (part === 'channels') return quotedTitle('手段', 'channel', channels[second]?.title);
  if (part !== 'deviations') return NOTICE_TITLES[part] ?? { ja: part, en: part };
  const about = deviations[Number(second)]?.about ?? String(third);
  return { ja: `${ABOUT[about] ?? about}に関する原則の例外`, en: `a deviation about the ${about}` };
}
