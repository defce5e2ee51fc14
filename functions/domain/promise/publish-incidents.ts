import { headingOf } from '../notice/headings.ts';
import { STAGES, type Stage } from '../notice/stages.ts';
import type { Policy } from '../policy/schema.ts';
import type { Language, Text } from '../text.ts';
import { clockWords } from './clock-words.ts';
import type { Block } from './document.ts';
import { TO_CUSTOMERS } from './promise.ts';
import { type Say, section } from './publish.ts';

const BEFORE: Text = { ja: '前のお知らせ', en: 'the notice before' };
const TOLD: Text = { ja: 'お知らせします', en: 'told' };
const NOT_TOLD: Text = { ja: '原則としてお知らせしません', en: 'as a rule not told' };
const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'First notice' },
  'follow-up': { ja: '続報', en: 'Follow-up' },
  correction: { ja: '訂正', en: 'Correction' },
  detailed: { ja: '詳報', en: 'Detailed notice' },
};

/** How incidents are classed, and when, how and of what customers are told. */
export function aboutIncidents(policy: Policy, language: Language): Block[] {
  const say: Say = (text) => text[language];
  return [
    ...levels(policy, say),
    ...terms(policy, say),
    ...channels(policy, language),
    ...contents(policy, language),
    ...reports(policy, say),
  ];
}

function levels({ levels: all, rules, otherwise, categories }: Policy, say: Say): Block[] {
  const titleOf = (level: string | undefined) => all.find(({ name }) => name === level)?.title;
  const told = all.map(({ title, notify }) => [say(title), say(notify ? TOLD : NOT_TOLD)]);
  const ruled = rules.flatMap(({ clause, level, atLeast, reason }) => {
    const title = titleOf(level ?? atLeast);
    if (title === undefined) return [];
    const floor = { ja: `${title.ja}を下回らない`, en: `at least ${title.en}` };
    return [[say(atLeast === undefined ? title : floor), say(reason), clause]];
  });
  const rest = titleOf(otherwise.level);
  const last = say({ ja: '上のいずれにも当たらないと確認できたもの', en: 'What is known to be none of these' });
  const rows = rest === undefined ? ruled : [...ruled, [say(rest), last, otherwise.clause]];
  const level = say({ ja: '区分', en: 'Level' });
  return [
    ...section(
      say({ ja: 'インシデントの区分', en: 'Levels of incidents' }),
      { kind: 'table', head: [level, say({ ja: 'お客様へのお知らせ', en: 'Customers are' })], rows: told },
      { kind: 'table', head: [level, say({ ja: '当たる場合', en: 'When' }), say({ ja: '条項', en: 'Clause' })], rows },
    ),
    ...section(say({ ja: 'インシデントの種類', en: 'Kinds of incidents' }), {
      kind: 'list',
      items: categories.map(({ title }) => say(title)),
    }),
  ];
}

function terms({ duties }: Policy, say: Say): Block[] {
  const rows = duties
    .filter(({ kind }) => TO_CUSTOMERS.includes(kind))
    .map(({ title, clock, clause }) => [say(title), say(clockWords(clock, BEFORE)), clause]);
  const head = [
    say({ ja: 'お知らせ', en: 'Notice' }),
    say({ ja: '時期', en: 'When' }),
    say({ ja: '条項', en: 'Clause' }),
  ];
  return section(say({ ja: 'お知らせの時期', en: 'When we tell customers' }), { kind: 'table', head, rows });
}

function channels({ notices: { channels: all, stages, deviations } }: Policy, language: Language): Block[] {
  const rows = STAGES.flatMap((stage) => {
    const rule = stages[stage];
    if (rule === undefined) return [];
    const titles = (rule.channels ?? Object.keys(all)).flatMap((name) => all[name]?.title[language] ?? []);
    const isAny = rule.metBy === 'any' && titles.length > 1;
    const how = isAny ? { ja: '次のいずれか', en: 'one of these' } : { ja: '次のすべて', en: 'all of these' };
    return [
      [
        STAGE_NAMES[stage][language],
        titles.length > 1 ? how[language] : '',
        titles.join(language === 'ja' ? '、' : ', '),
      ],
    ];
  });
  const head = { ja: ['お知らせ', '用いる手段', '手段'], en: ['Notice', 'Used', 'Channels'] }[language];
  // What is knowingly done otherwise belongs to what is published, or text and behaviour part.
  const otherwise = deviations.map(({ reason }) => reason[language]);
  const until = { ja: '当面は、次のとおり取り扱います。', en: 'For the time being:' }[language];
  return section(
    { ja: 'お知らせの手段', en: 'How we tell customers' }[language],
    { kind: 'table', head, rows },
    ...(otherwise.length === 0 ? [] : [{ kind: 'paragraph', text: until } as const]),
    { kind: 'list', items: otherwise },
  );
}

function contents({ notices: { stages, limited } }: Policy, language: Language): Block[] {
  const rows = STAGES.flatMap((stage) => {
    const rule = stages[stage];
    if (rule === undefined) return [];
    const named = rule.sections.map((each) => headingOf(each, stage)[language]).filter((heading) => heading !== '');
    return [[STAGE_NAMES[stage][language], named.join(language === 'ja' ? '、' : ', ')]];
  });
  const head = { ja: ['お知らせ', '記載する事項'], en: ['Notice', 'Contents'] }[language];
  const open = {
    ja: '調査中の事項は、判明している範囲でお知らせし、調査の結果を続けてお知らせします。',
    en: 'What is still under investigation is told as far as it is known; the results follow.',
  }[language];
  return section(
    { ja: 'お知らせの内容', en: 'What we tell customers' }[language],
    { kind: 'table', head, rows },
    { kind: 'paragraph', text: open },
    ...(limited === undefined ? [] : [{ kind: 'paragraph', text: withheldWords(limited.grounds, language) } as const]),
  );
}

function withheldWords(grounds: readonly Text[], language: Language): string {
  const why = grounds.map((ground) => ground[language]).join(language === 'ja' ? '、' : ', ');
  const said = {
    ja: `次の事情により詳しい開示が難しい場合は、差し支えのない範囲でお知らせします（${why}）。`,
    en: `Where details cannot be given, as much is told as can be (${why}).`,
  };
  return said[language];
}

function reports({ reports: all }: Policy, say: Say): Block[] {
  const rows = all.flatMap(({ title, statute, promise }) => {
    const clock = promise?.clock ?? statute?.clock;
    return clock === undefined ? [] : [[say(title), say(clockWords(clock))]];
  });
  const head = [say({ ja: '報告', en: 'Report' }), say({ ja: '時期', en: 'When' })];
  const owed = {
    ja: '法令または当社の方針に定める要件に当たる場合に、次のとおり報告します。',
    en: 'Where law or this policy asks for it, we report as follows.',
  };
  return section(
    say({ ja: '関係機関などへの報告', en: 'Reports to authorities and others' }),
    { kind: 'paragraph', text: say(owed) },
    { kind: 'table', head, rows },
  );
}
