import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asHtml, asMarkdown } from '../../../functions/domain/promise/document.ts';
import { TO_CUSTOMERS } from '../../../functions/domain/promise/promise.ts';
import { publishedText } from '../../../functions/domain/promise/publish.ts';
import { shipped } from '../../policies/shipped.ts';
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

  it('gives the same levels back, with who is told and when each holds', () => {
    expect(rowsOf('インシデントの区分').map(([title, told]) => [title, told === 'お知らせします'])).toEqual(
      policy.levels.map(({ title, notify }) => [title.ja, notify]),
    );
    const titleOf = (name: string | undefined) => policy.levels.find((level) => level.name === name)?.title.ja;
    const rules = policy.rules.flatMap(({ clause, level, atLeast, reason }) => {
      if (level === undefined && atLeast === undefined) return [];
      return [[level === undefined ? `${titleOf(atLeast)}を下回らない` : titleOf(level), reason.ja, clause]];
    });
    expect(rowsOf('インシデントの区分', 1).slice(0, -1)).toEqual(rules);
    expect(rowsOf('インシデントの区分', 1).at(-1)?.[0]).toBe(titleOf(policy.otherwise.level));
  });

  it('gives the same clocks back: of notices, reports, erasures and what is announced', () => {
    const owed = policy.duties.filter(({ kind }) => TO_CUSTOMERS.includes(kind));
    expect(rowsOf('お知らせの時期').map(([title, when = '']) => [title, clockIn(when)])).toEqual(
      owed.map(({ title, clock }) => [title.ja, saidOf(clock)]),
    );
    const reported = policy.reports.flatMap(({ title, promise, statute }) => {
      const clock = promise?.clock ?? statute?.clock;
      return clock === undefined ? [] : [[title.ja, saidOf(clock)]];
    });
    expect(rowsOf('関係機関などへの報告').map(([title, when = '']) => [title, clockIn(when)])).toEqual(reported);
    const erased = (policy.erasure?.terms ?? []).flatMap(({ stores, backups }) =>
      [...stores, ...backups].map(({ clock }) => saidOf(clock)),
    );
    expect(rowsOf('契約終了後のデータの消去').map(([, , when = '']) => clockIn(when))).toEqual(erased);
    expect(rowsOf('変更などの予告').map(([title, when = '']) => [title, clockIn(when)])).toEqual(
      policy.changeNotices.map(({ title, clock }) => [title.ja, saidOf(clock)]),
    );
  });

  it('gives the same channels back, and whether one of them is enough', () => {
    const { channels, stages } = policy.notices;
    const wanted = [stages.first, stages['follow-up'], stages.correction, stages.detailed].flatMap((stage) => {
      if (stage === undefined) return [];
      const titles = (stage.channels ?? Object.keys(channels)).map((name) => channels[name]?.title.ja);
      return [[titles.length > 1 && stage.metBy === 'any', titles.join('、')]];
    });
    expect(rowsOf('お知らせの手段').map(([, how, titles]) => [how === '次のいずれか', titles])).toEqual(wanted);
  });

  it('names no person of the team, no inner role and no target of our own', () => {
    for (const { name } of policy.team.people) expect(text).not.toContain(name);
    expect(text).not.toMatch(/社内目標|undefined|null/);
  });

  it('is marked if it is restricted, and only then', () => {
    expect(text.includes('公開のページには掲載しません')).toBe(policy.restricted);
  });

  it('is told in English, and as HTML with the same rows', () => {
    const english = asMarkdown(publishedText(policy, 'en'));
    expect(english).not.toMatch(/undefined|[\u3040-\u30ff]/);
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
    expect(readFileSync(join(ROOT, `docs/samples/${company}.ja.md`), 'utf8')).toBe(
      asMarkdown(publishedText(policy, 'ja')),
    );
  },
);

it('given mark-up in a policy, then it is text in what is published', () => {
  const blocks = [{ kind: 'table', head: ['a'], rows: [['<script>&|*x*']] }] as const;
  expect(asHtml(blocks, 'ja')).toContain('<td>&lt;script&gt;&amp;|*x*</td>');
  expect(asMarkdown(blocks)).toContain('| \\<script\\>&\\|\\*x\\* |');
});
