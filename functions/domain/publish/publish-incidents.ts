import type { Language, Text } from '../base/text.ts';
import { headingOf } from '../incident/notice/lines/headings.ts';
import { possibleSections } from '../incident/notice/wanted.ts';
import { channelsOf, isServed } from '../policy/promises.ts';
import { STAGES, type Stage } from '../policy/shape/stages.ts';
import { clockWords } from './clock-words.ts';
import type { Block } from './document.ts';
import { cell, type Edition, listed, section, shownIn } from './edition.ts';
import { assumedIn, isTimeLeftOut, publicDuties, publicReports } from './public-promises.ts';
import { isPrinted } from './publish-articles.ts';

const BEFORE: Text = { ja: '前のお知らせ', en: 'the previous notice' };
const TOLD: Text = { ja: 'お知らせします', en: 'Notified' };
const NOT_TOLD: Text = { ja: '原則としてお知らせしません', en: 'Not notified, as a rule' };
const DECIDED: Text = { ja: '当社の判断によりお知らせします', en: 'Notified at our discretion' };
const NEEDED: Text = { ja: '必要に応じて、', en: 'where necessary, ' };
const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'First notice' },
  'follow-up': { ja: '続報', en: 'Follow-up' },
  correction: { ja: '訂正', en: 'Correction' },
  detailed: { ja: '詳報', en: 'Detailed notice' },
};

const NOTICES: Text = { ja: 'お客様へのお知らせ', en: 'Notices to customers' };

/** How incidents are classed, and when, how and of what customers are told. */
export function aboutIncidents(edition: Edition): Block[] {
  return [...levels(edition), ...terms(edition), ...channels(edition), ...contents(edition), ...reports(edition)];
}

function levels(edition: Edition): Block[] {
  const { policy, language } = edition;
  const kinds = section({ ja: 'インシデントの種類', en: 'Types of incidents' }[language], {
    kind: 'list',
    items: policy.categories.map(({ title }) => title[language]),
  });
  // A text that names no levels says of which incidents customers are told.
  const named = policy.levels.every(({ assumed }) => assumed === undefined);
  return [...(named ? levelTables(edition) : toldOf(edition)), ...kinds];
}

function levelTables(edition: Edition): Block[] {
  const { language } = edition;
  const { levels: all, rules, otherwise, duties } = edition.policy;
  const titleOf = (level: string | undefined) => all.find(({ name }) => name === level)?.title[language];
  const decided = duties.find(({ kind }) => kind === 'notice.decision')?.when;
  const isDecided = (name: string) =>
    typeof decided === 'object' && 'levels' in decided && decided.levels.includes(name);
  const told = all.map(({ name, title, notify }) => [
    title[language],
    (notify ? TOLD : isDecided(name) ? DECIDED : NOT_TOLD)[language],
  ]);
  const ruled = rules.flatMap(({ clause, level, atLeast, reason }) => {
    const title = titleOf(level ?? atLeast);
    if (title === undefined) return [];
    const floor = { ja: `${title}以上`, en: `${title} or higher` }[language];
    const when = `${reason[language]}${atLeast === undefined ? '' : higherTold(edition, atLeast)}`;
    return [[atLeast === undefined ? title : floor, when, cited(edition, clause)]];
  });
  const rest = titleOf(otherwise.level);
  const last = { ja: '上のいずれにも当たらないと確認できたもの', en: 'Confirmed to be none of the above' }[language];
  const rows = rest === undefined ? ruled : [...ruled, [rest, last, cited(edition, otherwise.clause)]];
  const level = { ja: 'レベル', en: 'Level' }[language];
  const heads = {
    ja: [
      [level, 'お客様へのお知らせ'],
      [level, '当たる場合', '条項'],
    ],
    en: [
      [level, 'Customers'],
      [level, 'When', 'Clause'],
    ],
  }[language];
  return section(
    { ja: 'インシデントのレベル', en: 'Incident levels' }[language],
    { kind: 'table', head: heads[0] ?? [], rows: told },
    { kind: 'table', head: heads[1] ?? [], rows },
  );
}

/** A floor of which nobody is told must not read as if such incidents were always kept silent. */
function higherTold({ policy: { levels: all }, language }: Edition, atLeast: string): string {
  const index = all.findIndex(({ name }) => name === atLeast);
  const higher = all.slice(0, Math.max(index, 0)).filter(({ notify }) => notify);
  if (all[index]?.notify !== false || higher.length === 0) return '';
  return {
    ja: `（${higher.map(({ title }) => title.ja).join('または')}に当たる場合は、お客様にお知らせします）`,
    en: ` (customers are notified where it is ${higher.map(({ title }) => title.en).join(' or ')})`,
  }[language];
}

function toldOf(edition: Edition): Block[] {
  const { language } = edition;
  const { levels: all, rules } = edition.policy;
  const telling = new Set(all.filter(({ notify }) => notify).map(({ name }) => name));
  const rows = rules
    .filter(({ level, atLeast }) => telling.has(level ?? atLeast ?? ''))
    .map(({ reason, clause }) => [reason[language], cited(edition, clause)]);
  const head = { ja: ['お知らせする場合', '条項'], en: ['Customers are notified when', 'Clause'] }[language];
  return section({ ja: 'お知らせするインシデント', en: 'Incidents that we notify customers of' }[language], {
    kind: 'table',
    head,
    rows,
  });
}

/** A level holds whatever becomes of its clause; one that is not printed is not cited. */
function cited(edition: Edition, clause: string): string {
  return isPrinted(edition, clause) ? clause : '';
}

function terms(edition: Edition): Block[] {
  const { policy, language } = edition;
  const rows = publicDuties(policy).flatMap(({ rule }) => {
    const { title, clock, clause, asNeeded } = rule;
    const shown = shownIn(edition, title[language], { assumed: assumedIn(policy, rule) });
    const when = clockWords(clock, BEFORE)[language];
    return shown === null || !isPrinted(edition, clause)
      ? []
      : [[shown, cell(asNeeded === true ? `${NEEDED[language]}${when}` : when), clause]];
  });
  const head = { ja: ['お知らせ', '時期', '条項'], en: ['Notice', 'When', 'Clause'] }[language];
  return section({ ja: 'お知らせの時期', en: 'When we notify customers' }[language], { kind: 'table', head, rows });
}

/** Only channels that are kept: served ones, or several of which one is enough; one that a person serves only beside its time. */
function channels(edition: Edition): Block[] {
  const { policy, language } = edition;
  const { channels: all, stages, deviations } = policy.notices;
  const rows = STAGES.flatMap((stage) => {
    const rule = stages[stage];
    const name = rule === undefined ? null : stageShown(edition, stage);
    if (rule === undefined || name === null) return [];
    const isAny = rule.metBy === 'any';
    const titles = channelsOf(policy, stage).flatMap((id) => {
      const channel = all[id];
      if (channel === undefined || isTimeLeftOut(edition, channel)) return [];
      const standing = isAny || isServed(policy, id) ? 'carried-out' : 'declared';
      return shownIn(edition, channel.title[language], { assumed: channel.assumed, standing }) ?? [];
    });
    const how = isAny && titles.length > 1 ? { ja: '次のいずれか：', en: 'One of: ' }[language] : '';
    return titles.length === 0 ? [] : [[name, `${how}${titles.join(language === 'ja' ? '、' : '; ')}`]];
  });
  // A text that knows only one kind of notice does not call it the first.
  const named = rows.length === 1 ? rows.map(([, how = '']) => [NOTICES[language], how]) : rows;
  const head = { ja: ['お知らせ', '手段'], en: ['Notice', 'Channels'] }[language];
  // What is knowingly done otherwise belongs to what is published, or text and behaviour part.
  const until = deviations.map(({ reason }) => ({ kind: 'paragraph', text: reason[language] }) as const);
  return section(
    { ja: 'お知らせの手段', en: 'How we notify customers' }[language],
    { kind: 'table', head, rows: named },
    ...until,
  );
}

/** The first notice is promised by its duty; the others only where the text knows them. */
function stageShown(edition: Edition, stage: Stage): string | null {
  const { policy, language } = edition;
  const assumed = stage === 'first' ? undefined : policy.notices.stages[stage]?.assumed;
  return shownIn(edition, STAGE_NAMES[stage][language], { assumed });
}

function contents(edition: Edition): Block[] {
  const { policy, language } = edition;
  const { stages, limited } = policy.notices;
  const rows = STAGES.flatMap((stage) => {
    const rule = stages[stage];
    const name = shownIn(edition, STAGE_NAMES[stage][language], { assumed: rule?.assumed });
    if (rule === undefined || name === null) return [];
    const named = possibleSections(policy, stage)
      .map((each) => headingOf(each, stage)[language])
      .filter((heading) => heading !== '');
    return [[name, listed(named, language)]];
  });
  const head = { ja: ['お知らせ', '記載する事項'], en: ['Notice', 'Contents'] }[language];
  const applicable = {
    ja: '各お知らせには、次のうち該当する事項を記載します。',
    en: 'Each notice contains the following, where applicable.',
  }[language];
  const open = {
    ja: '調査中の事項は、判明している範囲でお知らせし、調査の結果を続けてお知らせします。',
    en: 'What is still under investigation is reported as far as it is known; the results follow.',
  }[language];
  return section(
    { ja: 'お知らせの内容', en: 'What our notices contain' }[language],
    { kind: 'paragraph', text: applicable },
    { kind: 'table', head, rows },
    { kind: 'paragraph', text: open },
    // The clause that is printed says it already.
    ...(limited === undefined || isPrinted(edition, limited.clause)
      ? []
      : [{ kind: 'paragraph', text: withheldWords(limited.grounds, language) } as const]),
  );
}

function withheldWords(grounds: readonly Text[], language: Language): string {
  const why = grounds.map((ground) => ground[language]).join(language === 'ja' ? '、' : ', ');
  const said = {
    ja: `次の事情により詳しい開示が難しい場合は、差し支えのない範囲でお知らせします（${why}）。`,
    en: `Where details cannot be disclosed (${why}), we disclose as much as we can.`,
  };
  return said[language];
}

/** What follows a first report to the same body is no second prompt one. */
const LATER_REPORT: Text = {
  ja: '法令または報告先の定める期限まで（定めのない場合は、速やかに）',
  en: 'within the time set by law or by the body; where none is set, without delay',
};

/** A report beside the column that names the body: the body is not named again. */
function reportTo(title: Text, body: Text): Text {
  return { ja: title.ja.replace(`${body.ja}への`, ''), en: title.en.replace(/ to the .*$/, '') };
}

/** The company's own promises to report; what the law asks for beside them is said in a sentence. */
function reports({ policy, language }: Edition): Block[] {
  const all = publicReports(policy);
  const rows = all.flatMap(({ rule: { to, title, promise } }, index) => {
    if (promise === undefined) return [];
    const name = policy.team.contacts[to]?.name ?? { ja: '', en: '' };
    const isLater = promise.clock.kind === 'without-delay' && all.slice(0, index).some(({ rule }) => rule.to === to);
    const when = (isLater ? LATER_REPORT : clockWords(promise.clock))[language];
    return [[cell(name[language]), cell(reportTo(title, name)[language]), cell(when)]];
  });
  const head = { ja: ['報告先', '報告', '時期'], en: ['To', 'Report', 'When'] }[language];
  // Bodies that are no authorities set their time limits by rules of their own.
  const rest = {
    ja: '法令または報告先の規程に期限の定めがある報告は、その期限までに行います。このほか、法令に定めのある報告および通知を、法令の定める期限までに行います。',
    en: 'Where the law or the body sets a time limit, we report within it. We also make every other report and notification that the law requires, within the time it allows.',
  };
  return section(
    { ja: '関係機関への報告', en: 'Reports to authorities and other bodies' }[language],
    { kind: 'table', head, rows },
    { kind: 'paragraph', text: rest[language] },
  );
}
