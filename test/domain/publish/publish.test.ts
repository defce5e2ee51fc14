import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseTable } from '../../../functions/domain/policy/clause-table.ts';
import { isServed } from '../../../functions/domain/policy/promises.ts';
import { GUARANTEED } from '../../../functions/domain/policy/served.ts';
import { asHtml, asMarkdown, asText } from '../../../functions/domain/publish/document.ts';
import { assumedIn, publicDuties } from '../../../functions/domain/publish/public-promises.ts';
import { publishedText } from '../../../functions/domain/publish/publish.ts';
import { publishOmissions, publishRefusals } from '../../../functions/domain/publish/publish-findings.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { ROOT } from '../../style/source-files.ts';
import { clockIn, saidOf, tablesOf } from './read-back.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'];
/** The fifth is restricted, so its text is on no public page. */
const SAMPLES = ['flexcrm', 'synergy', 'flam', 'coxproject'];

describe.each(COMPANIES)('the published text of %s', (company) => {
  const policy = shipped(company);
  const text = asMarkdown(publishedText(policy, 'ja'));
  const tables = tablesOf(text);
  const rowsOf = (title: string, index = 0) => tables.get(title)?.[index] ?? [];

  it('gives the levels back that the text names, with who is told and when each holds', () => {
    const isNamed = policy.levels.every(({ assumed }) => assumed === undefined);
    const levels = isNamed ? policy.levels.map(({ title, notify }) => [title.ja, notify]) : [];
    expect(rowsOf('インシデントのレベル').map(([title, told]) => [title, told === 'お知らせします'])).toEqual(levels);
    const titleOf = (name: string | undefined) => policy.levels.find((level) => level.name === name)?.title.ja;
    const rules = policy.rules.flatMap(({ clause, level, atLeast, reason }) => {
      if (!isNamed || (level === undefined && atLeast === undefined)) return [];
      return [[level === undefined ? `${titleOf(atLeast)}以上` : titleOf(level), reason.ja, clause]];
    });
    const rows = rowsOf('インシデントのレベル', 1).map((row) =>
      row.map((one) => one.replace(/（.+に当たる場合は、.+）$/, '')),
    );
    expect(rows.slice(0, -1)).toEqual(rules);
    const told = policy.levels.filter(({ notify }) => notify).map(({ name }) => name);
    const grave = policy.rules.filter(({ level, atLeast }) => told.includes(level ?? atLeast ?? ''));
    expect(rowsOf('お知らせするインシデント')).toEqual(
      isNamed ? [] : grave.map(({ reason, clause }) => [reason.ja, clause]),
    );
  });

  it('gives the same clocks back: of notices, and in a draft of erasures and what is announced', () => {
    const printed = rowsOf('方針').map(([clause]) => clause);
    const owed = publicDuties(policy).filter(
      ({ rule }) => assumedIn(policy, rule) === undefined && printed.includes(rule.clause.replace(/[a-z.-]*$/i, '')),
    );
    expect(rowsOf('お知らせの時期').map(([title, when = '']) => [title, clockIn(when)])).toEqual(
      owed.map(({ rule: { title, clock } }) => [title.ja, saidOf(clock)]),
    );
    const draft = tablesOf(asMarkdown(publishedText(policy, 'ja', true)));
    const drafted = (title: string) => [...draft].find(([heading]) => heading.startsWith(title))?.[1][0] ?? [];
    const erased = (policy.erasure?.terms ?? []).flatMap(({ stores, backups }) =>
      [...stores, ...backups].map(({ clock }) => saidOf(clock)),
    );
    expect(drafted('契約終了後のデータの消去').map(([, , when = '']) => clockIn(when))).toEqual(erased);
    expect(drafted('変更などの予告').map(([title, when = '']) => [title, clockIn(when)])).toEqual(
      policy.changeNotices.map(({ title, clock }) => [title.ja, saidOf(clock)]),
    );
  });

  it('calls itself an extract where its numbers have gaps', () => {
    const wholes = Object.keys(policy.clauses).filter((clause) => /^[A-Z]+-\d+$/.test(clause));
    const printed = rowsOf('方針').map(([clause]) => clause);
    expect(text.includes('抜粋')).toBe(wholes.some((clause) => !printed.includes(clause)));
  });

  it('names a body once in each row, and has one prompt report to it', () => {
    const rows = rowsOf('関係機関への報告');
    for (const [body = '', report] of rows) expect(report).not.toContain(body);
    const prompt = rows.filter(([, , when]) => when === '速やかに').map(([body]) => body);
    expect(new Set(prompt).size).toBe(prompt.length);
  });

  it('lists for a notice every heading that one can have, and promises it where it applies', () => {
    const contents = rowsOf('お知らせの内容');
    const missing = contents.filter(([stage, all]) => stage !== '訂正' && !all?.split('、').includes('原因'));
    expect(missing).toEqual([]);
    if (contents.length > 0) expect(text).toContain('次のうち該当する事項');
  });

  it('names only channels that are kept, and says where one of several is enough', () => {
    for (const [, said = ''] of rowsOf('お知らせの手段')) {
      const titles = said.replace('次のいずれか：', '').split('、');
      const kept = Object.entries(policy.notices.channels)
        .filter(([name]) => said.startsWith('次のいずれか') || isServed(policy, name))
        .map(([, { title }]) => title.ja);
      expect(kept).toEqual(expect.arrayContaining(titles));
    }
  });

  it('publishes no section that this release does not carry out; a draft marks it', () => {
    const declared = /バックアップ|保管期間|データの消去|予告|稼働率/;
    expect([...tables.keys()].filter((title) => declared.test(title))).toEqual([]);
    for (const [title] of tablesOf(asMarkdown(publishedText(policy, 'ja', true)))) {
      expect([title, declared.test(title) === title.includes('未対応')]).toEqual([title, true]);
    }
  });

  it('publishes a clause in its own words if it is carried out whole, and what the product guarantees if only that stands behind it', () => {
    const table = new Map(clauseTable(policy).map((row) => [row.clause, row]));
    for (const [clause = '', words] of rowsOf('方針')) {
      const { standing, guaranteed = [] } = table.get(clause) ?? {};
      const isOwn = standing === 'carried-out';
      const expected = isOwn ? policy.clauses[clause]?.ja : guaranteed.map(({ ja }) => ja).join('');
      expect([clause, isOwn || standing === 'as-far-as', words]).toEqual([clause, true, expected]);
    }
  });

  it.each(SHIPPED)('a draft of %s says at its head that it is one, and the text to publish does not', (name) => {
    for (const [language, mark] of [
      ['ja', '【下書き】'],
      ['en', 'DRAFT'],
    ] as const) {
      const text = (isDraft: boolean) => asText(publishedText(shipped(name), language, isDraft));
      expect(text(true).split('\n\n')[1]).toContain(mark);
      expect(text(false)).not.toContain(mark);
    }
  });

  it('a draft marks as open only what the text for the public does not say', () => {
    const draft = new Map(
      (tablesOf(asMarkdown(publishedText(policy, 'ja', true))).get('方針')?.[0] ?? []).map(
        ([clause = '', words = '']) => [clause, words],
      ),
    );
    for (const { clause, standing, guaranteed = [] } of clauseTable(policy)) {
      const words = draft.get(clause);
      if (words === undefined) continue;
      expect([clause, words.includes('未対応')]).toEqual([clause, standing === 'declared' || standing === 'none']);
      expect([clause, words.includes('一部対応')]).toEqual([clause, standing === 'partly']);
      if (standing === 'as-far-as') expect(words.startsWith(guaranteed.map(({ ja }) => ja).join(''))).toBe(true);
    }
  });

  it('holds no machine word, no inner matter and no assumption', () => {
    expect(text).not.toMatch(/\btrial\b|authority\.|取締役会|役員への報告|委員会への報告|検討|要確認|仮に|下回らない/);
    expect(text).not.toMatch(/\d 時間|\d %/);
    expect(publishRefusals(policy)).toEqual([]);
  });

  it('names no person of the team, no inner role and no target of our own', () => {
    for (const { name } of policy.team.people) expect(text).not.toContain(name);
    expect(text).not.toMatch(/社内目標|undefined|null/);
  });

  it.each(['ja', 'en'] as const)(
    'cites no clause that is not printed, and announces only what it holds (%s)',
    (language) => {
      for (const isDraft of [false, true]) {
        const shown = asMarkdown(publishedText(policy, language, isDraft));
        const printed = [...tablesOf(shown).values()].flatMap(([articles = []]) => articles.map(([clause]) => clause));
        const cited = shown.match(/\b[A-Z]{2,}-\d+/g) ?? [];
        const isArticle = (clause: string) => printed.some((one) => one === clause);
        expect(cited.filter((clause) => clause in policy.clauses && !isArticle(clause))).toEqual([]);
        const announces = /データの取り扱い|handl\w* (?:of )?data|data handling/.test(shown.split('\n## ')[0] ?? '');
        const holds = [...tablesOf(shown).keys()].some((title) =>
          /バックアップ|保管期間|消去|Backup|Retention|Erasure/.test(title),
        );
        expect([isDraft, announces && !holds]).toEqual([isDraft, false]);
        if (policy.intro === undefined) expect(announces).toBe(holds);
      }
    },
  );

  it('is marked if it is restricted, and only then', () => {
    expect(text.includes('公開のページには掲載しません')).toBe(policy.restricted);
  });

  it('is told in English, and as HTML with the same rows', () => {
    const english = asMarkdown(publishedText(policy, 'en'));
    expect(english).not.toMatch(/undefined|[\u3040-\u30ff]/);
    // Units are written out, and no word of the inside is there.
    expect(english).not.toMatch(/\d (?:h|d|min)\b|aim at|\btold\b|\bthe need\b|the step before/);
    const html = asHtml(publishedText(policy, 'ja'), 'ja');
    const rows = [...tables.values()].flat(2).length;
    expect(html.match(/<tr><td>/g)).toHaveLength(rows);
    expect(html).toMatch(/^<!doctype html>\n<html lang="ja">/);
  });
});

it.each(SAMPLES)(
  '[GK-14] the sample of %s is what the policy says today, and no restricted text is among the samples',
  (company) => {
    const policy = shipped(company);
    expect(policy.restricted).toBe(false);
    for (const language of ['ja', 'en'] as const) {
      const sample = readFileSync(join(ROOT, `docs/samples/${company}.${language}.md`), 'utf8');
      expect(sample).toBe(asMarkdown(publishedText(policy, language)));
    }
  },
);

it('given mark-up in a policy, then it is text in what is published', () => {
  const blocks = [{ kind: 'table', head: ['a'], rows: [['<script>&|*x*']] }] as const;
  expect(asHtml(blocks, 'ja')).toContain('<td>&lt;script&gt;&amp;|*x*</td>');
  expect(asMarkdown(blocks)).toContain('| \\<script\\>&\\|\\*x\\* |');
});

it('[GK-14] the samples are those of the policies that are not restricted, and no other file', () => {
  const published = readdirSync(join(ROOT, 'docs/samples')).filter((name) => name !== 'notices');
  const files = SAMPLES.flatMap((name) => [`${name}.en.md`, `${name}.ja.md`]);
  expect(published.toSorted()).toEqual(files.toSorted());
});

it('[CX-4] given leaks of a level that customers are not told of, then those that customers are told of are named beside it', () => {
  const cox = asMarkdown(publishedText(shipped('coxproject'), 'ja'));
  expect(cox).toMatch(/レベル2以上 \|.*漏えい.*（レベル3に当たる場合は、お客様にお知らせします）/);
});

it('[FC-5] says once how far it discloses, and names beside it what an exception departs from', () => {
  const flexcrm = asMarkdown(publishedText(shipped('flexcrm'), 'ja'));
  expect(flexcrm.match(/差し支えのない範囲/g)).toHaveLength(1);
  expect(flexcrm).not.toContain('原則と異なる取り扱い');
  expect(flexcrm).toContain('法令・指針・契約により、関係機関などへの報告の義務がある');
});

it('[FL-3] names leaks and tampering that happened, not only those that may have', () => {
  expect(asMarkdown(publishedText(shipped('flam'), 'ja'))).toContain('漏えい・改ざんがあった、またはそのおそれがある');
  expect(asMarkdown(publishedText(shipped('flam'), 'en'))).not.toContain('formal sign-up');
});

it('[SY-4] says by which channels security incidents are told, as the table of channels does', () => {
  const synergy = asMarkdown(publishedText(shipped('synergy'), 'ja'));
  expect(synergy).toContain('個別のお電話・メールを除くいずれか');
  expect(synergy).not.toMatch(/管理担当者へのメール|ISMSの審査機関/);
  expect(synergy.match(/システム管理担当者として登録されたアドレス/g)).toHaveLength(2);
});

it('is written as plain text, too: each row under what it is called', () => {
  const text = asText(publishedText(shipped('flexcrm'), 'ja'));
  expect(text).toContain(
    '・お客様への初報\n  時期：営業時間内の検知は1時間以内、時間外の検知は次の営業開始から1時間以内を目標とします',
  );
  expect(text).not.toMatch(/\| |<td>/);
});

describe('what is published although it is assumed', () => {
  const flexcrm = shipped('flexcrm');
  const support = flexcrm.calendars.support;
  const why = { ja: '仮', en: 'assumed' };

  it('given hours that nothing else states, then the calendar is named with what to do', () => {
    if (support === undefined) throw new Error('flexcrm has its calendar');
    const calendars = { support: { ...support, statedIn: undefined } };
    expect(publishRefusals({ ...flexcrm, calendars })).toMatchObject([
      {
        path: ['calendars', 'support', 'assumed'],
        message: { en: expect.stringContaining('statedIn'), ja: expect.stringContaining('ください') },
      },
    ]);
  });

  it('given the time of a promise, then it is refused; the whole promise assumed, then it is left out', () => {
    const first = flexcrm.duties.findIndex(({ kind }) => kind === 'notice.first');
    const withRule = (change: object) => ({
      ...flexcrm,
      duties: flexcrm.duties.map((rule, index) => (index === first ? { ...rule, ...change } : rule)),
    });
    const clock = { ...flexcrm.duties[first]?.clock, assumed: why };
    expect(publishRefusals(withRule({ clock }))[0]?.path).toEqual(['duties', first, 'clock', 'assumed']);
    const left = withRule({ assumed: why });
    expect(publishRefusals(left)).toEqual([]);
    expect(asMarkdown(publishedText(left, 'ja'))).not.toContain('| お客様への初報 |');
    expect(asMarkdown(publishedText(left, 'ja', true))).toContain('お客様への初報【要確認');
  });
});

it('given a clause that says more than the guarantee it names, then the guarantee is published and counted, and never the clause', () => {
  const flam = shipped('flam');
  const erased = {
    ja: '契約終了の翌日に、すべてのデータを完全に消去します。',
    en: 'All data is erased the day after the contract ends.',
  };
  const policy = {
    ...flam,
    clauses: { ...flam.clauses, 'FL-9': erased },
    guarantees: [...flam.guarantees, { clause: 'FL-9', by: 'times-in-the-zone' as const }],
  };
  const [row] = clauseTable(policy).filter(({ clause }) => clause === 'FL-9');
  expect(row).toMatchObject({ standing: 'as-far-as', guaranteed: [GUARANTEED['times-in-the-zone'].says] });
  for (const language of ['ja', 'en'] as const) {
    const text = asMarkdown(publishedText(policy, language));
    expect(text).not.toContain(erased[language]);
    expect(text).toContain(`| FL-9 | ${GUARANTEED['times-in-the-zone'].says[language]} |`);
  }
  expect(asMarkdown(publishedText(policy, 'ja', true))).toContain(`「${erased.ja}」】 |`);
  expect(publishOmissions(policy).map(({ path }) => path.join('.'))).toContain('clauses.FL-9');
});

it('given a channel that a person serves, when the time of it is left out with its clause, then so is the channel, and is named', () => {
  const flam = shipped('flam');
  for (const language of ['ja', 'en'] as const) {
    const { title } = flam.notices.channels['help-centre'] ?? { title: { ja: '', en: '' } };
    expect(asMarkdown(publishedText(flam, language))).not.toContain(title[language]);
    expect(asMarkdown(publishedText(flam, language, true))).toContain(title[language]);
  }
  const named = publishOmissions(flam).find(({ path }) => path.join('.') === 'notices.channels.help-centre.duty');
  expect(named?.message.en).toMatch(/^the channel “Article in the help centre .*is left out/);

  // Where the clause promises the article alone, it is carried out, and its time and its way are printed.
  const kept = { ...flam, changeNotices: [], notices: { ...flam.notices, channels: { ...flam.notices.channels } } };
  delete (kept.notices.channels as Record<string, unknown>).menu;
  expect(asMarkdown(publishedText(kept, 'ja'))).toMatch(/ヘルプセンターへの掲載 \| .* \| FL-4 \|/);
  expect(asMarkdown(publishedText(kept, 'ja'))).toContain('ヘルプセンターの記事');
  expect(publishOmissions(kept).map(({ path }) => path.join('.'))).not.toContain('notices.channels.help-centre.duty');
});

it('names what is left out as people call it', () => {
  const said = (company: string) => publishOmissions(shipped(company)).map(({ message }) => message);
  expect(said('flam')).toContainEqual({
    ja: '初報の内容は公開文に含まれません。仮定であり、公開されている文書にないためです',
    en: 'the contents of the first notice are left out: assumed, not in the published text',
  });
  const all = ['flexcrm', 'flam', 'limited-company', 'coxproject'].flatMap(said);
  expect(all.filter(({ ja, en }) => /義務|notice\.|通知 /.test(`${ja}${en}`))).toEqual([]);
});

it('[SY-23] given that logins are read and called for, then the table says so, with what is still to come', () => {
  const [row] = clauseTable(shipped('synergy')).filter(({ clause }) => clause === 'SY-23');
  expect(row).toMatchObject({
    standing: 'partly',
    by: [{ ja: 'シグナルの読み取り（サーバーへのログイン）', en: 'how logins to servers are read' }],
    later: { en: expect.any(String) },
  });
});
