import type { Text } from '../../domain/base/text.ts';
import { sectionName } from '../../domain/incident/notice/lines/headings.ts';
import { TIME_NAMES } from '../../domain/incident/standing/times.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { SECTIONS, type Stage } from '../../domain/policy/shape/stages.ts';
import { REPORT_ITEM } from '../../domain/rules/authority/item-titles.ts';
import { factCatalogue } from '../../domain/rules/facts/catalogue.ts';

/** What the fields of the forms are called; a field that no form has is shown by its name. */
const FIELDS: Readonly<Record<string, Text>> = {
  ...TIME_NAMES,
  title: { ja: '件名', en: 'Title' },
  reporter: { ja: '社外の報告者', en: 'Reporter from outside' },
  reason: { ja: '理由', en: 'Reason' },
  evidence: { ja: '根拠・証跡', en: 'Evidence' },
  reference: { ja: '受付番号', en: 'Reference number' },
  settles: { ja: '記録する内容', en: 'What to record' },
  level: { ja: 'レベル', en: 'Level' },
  duty: { ja: '対応事項', en: 'Duty' },
  function: { ja: '機能', en: 'Function' },
  from: { ja: '開始日時', en: 'From' },
  to: { ja: '終了日時', en: 'To' },
  role: { ja: '役割', en: 'Role' },
  person: { ja: '任命する人', en: 'Person' },
  kind: { ja: '対応策', en: 'Measure' },
  ownTitle: { ja: '一覧にない対応策の名称', en: 'Title of another measure' },
  owner: { ja: '担当', en: 'Owner' },
  technical: { ja: '技術面の対策', en: 'Technical part' },
  organisational: { ja: '組織面の対策', en: 'Organisational part' },
  due: { ja: '期日', en: 'Due' },
  until: { ja: '例外の期限', en: 'Until' },
  audience: { ja: '通知の対象', en: 'Audience' },
  into: { ja: '統合先のインシデントの番号', en: 'Id of the other incident' },
  timesOf: { ja: '日時を変更する対象', en: 'What the changed times are of' },
  calls: { ja: '電話する相手', en: 'Whom to phone' },
  'limited.withhold': { ja: '非公開とする項目', en: 'Withheld sections' },
  'limited.reason': { ja: '非公開とする理由', en: 'Reason for withholding' },
  body: { ja: '入力内容', en: 'What was entered' },
};

const LANGUAGES: Readonly<Record<string, Text>> = {
  ja: { ja: '（日本語）', en: ' (Japanese)' },
  en: { ja: '（英語）', en: ' (English)' },
};

/** What a form is about: its policy may have facts of its own, and the stage of a notice says what its sections are called. */
interface FieldContext {
  readonly policy?: Policy | undefined;
  readonly stage?: Stage | undefined;
}

/** A place of a request as its form calls it: `facts.data.leak`, `sections.outline.ja`, `items.cause`. */
export function fieldName(path: string, { policy, stage = 'first' }: FieldContext = {}): Text {
  const [group = '', ...rest] = path.split('.');
  const name = rest.join('.');
  const found =
    FIELDS[path] ??
    (group === 'facts' ? factCatalogue(policy ?? { facts: {} }).get(name)?.ask : undefined) ??
    (group === 'sections' ? sectionIn(rest, stage) : undefined) ??
    (group === 'items' ? Object.entries(REPORT_ITEM).find(([item]) => item === name)?.[1] : undefined);
  return found ?? { ja: path, en: path };
}

/** A section as its form calls it, with the language of the box where only one is meant. */
function sectionIn([given, language = '']: readonly string[], stage: Stage): Text | undefined {
  const section = SECTIONS.find((each) => each === given);
  if (section === undefined) return undefined;
  const [named, box] = [sectionName(section, stage), LANGUAGES[language] ?? { ja: '', en: '' }];
  return { ja: `${named.ja}${box.ja}`, en: `${named.en}${box.en}` };
}
