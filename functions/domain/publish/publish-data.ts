import type { Language, Text } from '../base/text.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { availability, clockWords, ERASED, spokenPeriod, stopWords } from './clock-words.ts';
import type { Block } from './document.ts';
import { cell, declaredSection, type Edition, listed } from './edition.ts';

/** What is kept, backed up and erased; what is announced beforehand. None of it is carried out by this release. */
export function aboutData(edition: Edition): Block[] {
  return [...handling(edition), ...changes(edition), ...serviceLevels(edition)];
}

/** Whether the edition says how data is handled, so that its lead may say so too. */
export function tellsOfData(edition: Edition): boolean {
  return handling(edition).length > 0;
}

function handling(edition: Edition): Block[] {
  return [...backups(edition), ...retention(edition), ...erasure(edition)];
}

function storeTitle({ stores }: Policy, store: string, language: Language): string {
  return stores[store]?.title[language] ?? store;
}

function backups(edition: Edition): Block[] {
  const { policy, language } = edition;
  const rows = policy.backups.map(({ of, every, keep, copy }) => [
    listed(
      of.map((store) => storeTitle(policy, store, language)),
      language,
    ),
    every === 'continuous'
      ? { ja: '常時', en: 'Continuously' }[language]
      : often(spokenPeriod(every, language), language),
    spokenPeriod(keep, language),
    copy === undefined ? { ja: 'なし', en: 'None' }[language] : spokenPeriod(copy.keep, language),
  ]);
  const head = {
    ja: ['対象', '取得', '保管', '別の場所の複製の保管'],
    en: ['Data', 'Taken', 'Kept for', 'Copy elsewhere kept for'],
  }[language];
  const without = policy.notBackedUp.map(({ store }) => storeTitle(policy, store, language));
  const restores = policy.backups.some(({ restoredOnRequest }) => restoredOnRequest)
    ? { ja: '復元のご要望は窓口で承ります。', en: 'Customers can request a restore.' }
    : { ja: 'お客様のご要望による復元は承っておりません。', en: 'We do not offer restores on request.' };
  const not = { ja: `バックアップの対象外：${listed(without, 'ja')}`, en: `Not backed up: ${listed(without, 'en')}` };
  const notes = [restores, ...(without.length === 0 ? [] : [not])];
  return declaredSection(
    edition,
    { ja: 'バックアップ', en: 'Backups' }[language],
    { kind: 'table', head, rows },
    ...notes.map((text) => ({ kind: 'paragraph', text: text[language] }) as const),
  );
}

function often(period: string, language: Language): string {
  return language === 'ja' ? `${period}ごと` : `Every ${period.replace(/^1 /, '')}`;
}

function retention(edition: Edition): Block[] {
  const { policy, language } = edition;
  const untilEnd = { ja: '契約の終了まで', en: 'Until the contract ends' }[language];
  const rows = policy.retention.map(({ store, keep }) => [
    storeTitle(policy, store, language),
    keep === 'until-contract-end' ? untilEnd : spokenPeriod(keep, language),
  ]);
  const head = { ja: ['対象', '保管期間'], en: ['Data', 'Kept for'] }[language];
  return declaredSection(edition, { ja: '保管期間', en: 'Retention' }[language], { kind: 'table', head, rows });
}

function erasure(edition: Edition): Block[] {
  const { policy, language } = edition;
  const terms = policy.erasure?.terms ?? [];
  const isSplit = terms.some(({ plans }) => plans !== undefined);
  const others = (isSplit ? { ja: 'そのほか', en: 'Others' } : { ja: 'すべて', en: 'All' })[language];
  const rows = terms.flatMap(({ plans, stores, backups: copies }) => {
    const of =
      plans === undefined
        ? others
        : listed(
            plans.map((plan) => policy.plans[plan]?.title[language] ?? plan),
            language,
          );
    return [
      ...stores.map(({ store, clock }) => [storeTitle(policy, store, language), of, cell(clockWords(clock)[language])]),
      ...copies.map(({ backup, of: erased, clock }) => [
        copyTitle(policy, erased ?? policy.backups.find(({ id }) => id === backup)?.of ?? [], language),
        of,
        cell(clockWords(clock, ERASED)[language]),
      ]),
    ];
  });
  const head = { ja: ['対象', 'プラン', '消去の時期'], en: ['Data', 'Plans', 'Erased'] }[language];
  const exceptions = (policy.erasure?.exceptions ?? []).map(
    ({ store, reason }) =>
      `${storeTitle(policy, store, language)}${language === 'ja' ? '：' : ': '}${reason[language]}`,
  );
  const except = { ja: '次のものは、消去の対象から除きます。', en: 'Not erased:' }[language];
  return declaredSection(
    edition,
    { ja: '契約終了後のデータの消去', en: 'Erasure after the contract' }[language],
    { kind: 'table', head, rows },
    ...(exceptions.length === 0
      ? []
      : [{ kind: 'paragraph', text: except } as const, { kind: 'list', items: exceptions } as const]),
  );
}

/** `バックアップ（顧客データ、操作ログ）`. */
function copyTitle(policy: Policy, stores: readonly string[], language: Language): string {
  const titles = listed(
    stores.map((store) => storeTitle(policy, store, language)),
    language,
  );
  return language === 'ja' ? `バックアップ（${titles}）` : `Backups (${titles})`;
}

function changes(edition: Edition): Block[] {
  const { changeNotices, notices } = edition.policy;
  const say = (text: Text) => text[edition.language];
  const rows = changeNotices.map(({ title, clock, channels, stopAtMost, stopAim }) => [
    say(title),
    cell(say(clockWords(clock))),
    stopAtMost === undefined ? '' : cell(say(stopWords(stopAtMost, stopAim === true))),
    channels
      .flatMap((name) => (notices.channels[name] === undefined ? [] : [say(notices.channels[name].title)]))
      .join(say(COMMA)),
  ]);
  const head = [
    say({ ja: '内容', en: 'Change' }),
    say({ ja: '時期', en: 'When' }),
    say({ ja: '停止時間', en: 'Downtime' }),
    say({ ja: '手段（いずれか）', en: 'Through one of' }),
  ];
  return declaredSection(edition, say({ ja: '変更などの予告', en: 'Advance notice of changes' }), {
    kind: 'table',
    head,
    rows,
  });
}

const COMMA: Text = { ja: '、', en: ', ' };

function serviceLevels(edition: Edition): Block[] {
  const { language } = edition;
  const rows = edition.policy.serviceLevels.map((level) => [
    level.title[language],
    cell(availability(level)[language]),
  ]);
  const head = { ja: ['機能', '稼働率'], en: ['Function', 'Availability'] }[language];
  return declaredSection(edition, { ja: '稼働率', en: 'Availability' }[language], { kind: 'table', head, rows });
}
