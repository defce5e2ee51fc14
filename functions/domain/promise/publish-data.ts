import { GOVERNMENT } from '../authority/japan.ts';
import type { Policy } from '../policy/schema.ts';
import type { Language, Text } from '../text.ts';
import { clockWords, spokenPeriod } from './clock-words.ts';
import type { Block } from './document.ts';
import { type Say, section } from './publish.ts';
import { spokenDays, spokenSpan } from './spoken-day.ts';

/** What is kept, backed up and erased; what is announced beforehand; the hours that terms count on. */
export function aboutData(policy: Policy, language: Language): Block[] {
  const say: Say = (text) => text[language];
  return [
    ...backups(policy, language),
    ...retention(policy, language),
    ...erasure(policy, language),
    ...changes(policy, say),
    ...serviceLevels(policy, say),
    ...hours(policy, language),
  ];
}

const ERASED: Text = { ja: 'データの消去', en: 'the erasure of the data' };

function storeTitle({ stores }: Policy, store: string, language: Language): string {
  return stores[store]?.title[language] ?? store;
}

function listed(titles: readonly string[], language: Language): string {
  return titles.join(language === 'ja' ? '、' : ', ');
}

function backups(policy: Policy, language: Language): Block[] {
  const rows = policy.backups.map(({ of, every, keep, copy }) => [
    listed(
      of.map((store) => storeTitle(policy, store, language)),
      language,
    ),
    every === 'continuous'
      ? { ja: '常時', en: 'continuously' }[language]
      : often(spokenPeriod(every, language), language),
    spokenPeriod(keep, language),
    copy === undefined ? { ja: 'なし', en: 'none' }[language] : spokenPeriod(copy.keep, language),
  ]);
  const head = {
    ja: ['対象', '取得', '保管', '別の場所の複製の保管'],
    en: ['Of', 'Taken', 'Kept', 'Copy elsewhere kept'],
  }[language];
  const without = policy.notBackedUp.map(({ store }) => storeTitle(policy, store, language));
  const restores = policy.backups.some(({ restoredOnRequest }) => restoredOnRequest)
    ? { ja: '復元のご要望は窓口で承ります。', en: 'Restores can be asked for.' }
    : { ja: 'お客様のご要望による復元は承っておりません。', en: 'Restores on request are not offered.' };
  const not = { ja: `バックアップの対象外：${listed(without, 'ja')}`, en: `Not backed up: ${listed(without, 'en')}` };
  const notes = [restores, ...(without.length === 0 ? [] : [not])];
  return section(
    { ja: 'バックアップ', en: 'Backups' }[language],
    { kind: 'table', head, rows },
    ...notes.map((text) => ({ kind: 'paragraph', text: text[language] }) as const),
  );
}

function often(period: string, language: Language): string {
  return language === 'ja' ? `${period}ごと` : `every ${period}`;
}

function retention(policy: Policy, language: Language): Block[] {
  const untilEnd = { ja: '契約の終了まで', en: 'until the contract ends' }[language];
  const rows = policy.retention.map(({ store, keep }) => [
    storeTitle(policy, store, language),
    keep === 'until-contract-end' ? untilEnd : spokenPeriod(keep, language),
  ]);
  const head = { ja: ['対象', '保管期間'], en: ['Of', 'Kept'] }[language];
  return section({ ja: '保管期間', en: 'Retention' }[language], { kind: 'table', head, rows });
}

function erasure(policy: Policy, language: Language): Block[] {
  const terms = policy.erasure?.terms ?? [];
  const isSplit = terms.some(({ plans }) => plans !== undefined);
  const others = (isSplit ? { ja: 'そのほか', en: 'others' } : { ja: 'すべて', en: 'all' })[language];
  const rows = terms.flatMap(({ plans, stores, backups: copies }) => {
    const of = plans === undefined ? others : listed(plans, language);
    return [
      ...stores.map(({ store, clock }) => [storeTitle(policy, store, language), of, clockWords(clock)[language]]),
      ...copies.map(({ backup, clock }) => [
        copyTitle(policy, backup, language),
        of,
        clockWords(clock, ERASED)[language],
      ]),
    ];
  });
  const head = { ja: ['対象', 'プラン', '消去の時期'], en: ['Of', 'Plans', 'Erased'] }[language];
  const exceptions = (policy.erasure?.exceptions ?? []).map(
    ({ store, reason }) =>
      `${storeTitle(policy, store, language)}${language === 'ja' ? '：' : ': '}${reason[language]}`,
  );
  const except = { ja: '次のものは、消去の対象から除きます。', en: 'Not erased:' }[language];
  return section(
    { ja: '契約終了後のデータの消去', en: 'Erasure after the contract' }[language],
    { kind: 'table', head, rows },
    ...(exceptions.length === 0
      ? []
      : [{ kind: 'paragraph', text: except } as const, { kind: 'list', items: exceptions } as const]),
  );
}

/** `バックアップ（顧客データ、操作ログ）`. */
function copyTitle(policy: Policy, backup: string, language: Language): string {
  const stores = policy.backups.find(({ id }) => id === backup)?.of ?? [];
  const titles = listed(
    stores.map((store) => storeTitle(policy, store, language)),
    language,
  );
  return language === 'ja' ? `バックアップ（${titles}）` : `Backups (${titles})`;
}

function changes({ changeNotices, notices }: Policy, say: Say): Block[] {
  const rows = changeNotices.map(({ title, clock, channels }) => [
    say(title),
    say(clockWords(clock)),
    channels
      .flatMap((name) => (notices.channels[name] === undefined ? [] : [say(notices.channels[name].title)]))
      .join(say(COMMA)),
  ]);
  const head = [
    say({ ja: '内容', en: 'Of' }),
    say({ ja: '時期', en: 'When' }),
    say({ ja: '手段（いずれか）', en: 'By one of' }),
  ];
  return section(say({ ja: '変更などの予告', en: 'Announced beforehand' }), { kind: 'table', head, rows });
}

const COMMA: Text = { ja: '、', en: ', ' };

function serviceLevels({ serviceLevels: all }: Policy, say: Say): Block[] {
  const rows = all.map(({ title, availabilityPercent }) => [say(title), `${availabilityPercent} %`]);
  const head = [say({ ja: '機能', en: 'Function' }), say({ ja: '稼働率の目標', en: 'Availability aimed at' })];
  return section(say({ ja: '稼働率', en: 'Availability' }), { kind: 'table', head, rows });
}

const WEEK = [
  ['mon', '月', 'Mon'],
  ['tue', '火', 'Tue'],
  ['wed', '水', 'Wed'],
  ['thu', '木', 'Thu'],
  ['fri', '金', 'Fri'],
  ['sat', '土', 'Sat'],
  ['sun', '日', 'Sun'],
] as const;

function hours({ calendars }: Policy, language: Language): Block[] {
  const own = Object.entries(calendars).filter(([name]) => name !== GOVERNMENT);
  const rows = own.flatMap(([, { hours: open, holidays, closures }]) => [
    ...WEEK.map(([day, ja, en]) => [
      language === 'ja' ? ja : en,
      listed(
        (open[day] ?? []).map((span) => spokenSpan(span, language)),
        language,
      ) || { ja: '休業', en: 'closed' }[language],
    ]),
    ...(holidays === 'japan'
      ? [[{ ja: '祝日', en: 'Holidays' }[language], { ja: '休業', en: 'closed' }[language]]]
      : []),
    ...closures.map((days) => [spokenDays(days, language), { ja: '休業', en: 'closed' }[language]]),
  ]);
  const head = { ja: ['曜日・日', '営業時間'], en: ['Day', 'Open'] }[language];
  return section({ ja: '営業時間', en: 'Business hours' }[language], { kind: 'table', head, rows });
}
