import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allNotices, allStories, SAMPLES } from './all-notices.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'samples', 'notices');
const SEED = 1;

/** How a notice names a report that was filed, and its name on record. */
const PARTS: readonly (readonly [said: RegExp, report: string])[] = [
  [/個人情報保護委員会へ[^。\n]*速報[^。\n]*提出/, 'authority.ppc.prompt'],
  [/個人情報保護委員会へ[^。\n]*確報[^。\n]*提出/, 'authority.ppc.full'],
  [/総務省へ[^。\n]*第一報[^。\n]*提出/, 'authority.mic.first'],
  [/総務省へ[^。\n]*詳細報告[^。\n]*提出/, 'authority.mic.details'],
];

describe('generated notices of all companies, kinds of incident and stages', () => {
  const notices = allNotices(SEED);
  const names = new Set(notices.map(({ name }) => name));
  const told = allStories(SEED).flatMap(({ company, story }) => story.told.map((one) => ({ company, ...one })));

  it('are more than two hundred, each in both languages and of its own name', () => {
    expect(notices.length).toBeGreaterThan(200);
    expect(names.size).toBe(notices.length);
    for (const { text } of notices) expect(text).toMatch(/以上\n\n+-{40}\n\nDear /);
  });

  it('lack nothing that their stage asks for', () => {
    for (const { draft } of told) expect(draft.lacking).toEqual([]);
  });

  it('[FC-4] leave nothing open in the last report, and say that it is the last', () => {
    const last = told.filter(({ stage }) => stage === 'detailed');
    for (const { draft, mail } of last) {
      expect(draft.open).toEqual([]);
      expect(mail.subject).toMatch(/・最終報） \/ .+, final\)$/);
      expect(mail.text).not.toMatch(/調査中です|未定|検討中/);
    }
  });

  it('apologise once in each language, and never disclaim or blame by themselves', () => {
    for (const { mail } of told) {
      expect(mail.text.match(/お詫び申し上げます/g)).toHaveLength(1);
      expect(mail.text.match(/apologise/g)).toHaveLength(1);
      expect(mail.text).not.toMatch(/当社側|our side/);
    }
  });

  it('speak of data only where data may be concerned', () => {
    const outages = told.filter(({ mail }) => mail.subject.includes('サービス障害の可能性'));
    expect(outages.length).toBeGreaterThan(0);
    for (const { mail } of outages) expect(mail.text).not.toMatch(/漏えい|改ざん|消失/);
  });

  it('warn writer and approver of nothing but what nobody knew by then', () => {
    const warned = allStories(SEED).flatMap(({ company, course, story }) =>
      story.told.flatMap(({ stage, draft, known }) =>
        draft.cautions.map(({ about }) => ({ company, course, stage, about, role: known.facts['data.role'] })),
      ),
    );
    const isExpected = ({ course, stage, about, role }: (typeof warned)[number]) =>
      // Only a signal says so far that something may spread.
      (about === 'anomaly' && course === 'spread-by-signal-only' && stage === 'first') ||
      // Nobody recorded for whom the data is held.
      (about === 'role' && role === undefined) ||
      // The time aimed at had passed before anybody knew.
      (about === 'overdue' && stage === 'first') ||
      // Nobody decided on reports that the record leaves open; who tells customers in place of the commission tells them by this mail.
      ((about === 'undecided' || about === 'replacing') && stage === 'detailed');
    expect(warned.filter((one) => !isExpected(one))).toEqual([]);
    expect(warned.length).toBeGreaterThan(0);
  });

  it('say no more of filings, people, denials and lifts than is on record beside them', () => {
    const FILED = /(?:委員会|総務省|審査機関)へ(?:報告|[^。\n]{2,12}提出)いたしました/;
    const claimed = told.filter(({ mail }) => FILED.test(mail.text));
    expect(claimed.length).toBeGreaterThan(10);
    for (const { known, mail } of claimed) {
      const { response, duties } = known;
      const own = duties.some(({ kind, metAt }) => kind.startsWith('measure.own-') && metAt !== null);
      expect(own || response.reports.some(({ report }) => report.startsWith('authority.')), mail.subject).toBe(true);
    }
    for (const { known, mail } of told) {
      for (const [said, report] of PARTS) {
        const isFiled = known.response.reports.some((one) => one.report === report);
        if (mail.text.match(said)) expect(isFiled, mail.subject).toBe(true);
      }
    }
    const counted = told.flatMap(({ draft, known }) => {
      const body = draft.text.ja?.sections.find(({ section }) => section === 'persons')?.body ?? '';
      const [, digits] = /^([\d,]+)名$/m.exec(body) ?? [];
      return digits === undefined ? [] : [[Number(digits.replaceAll(',', '')), known.facts['data.persons']]];
    });
    expect(counted.length).toBeGreaterThan(10);
    for (const [said, recorded] of counted) expect(said).toBe(recorded);
  });

  it('say of no authority both that it was reported to and that customers were told in its place', () => {
    const replaced = told.filter(({ mail }) => mail.text.includes('個人情報保護委員会への報告に代えております'));
    expect(replaced.length).toBeGreaterThan(0);
    for (const { mail } of replaced)
      expect(mail.text).not.toMatch(/個人情報保護委員会へ[^。\n]*(?:報告|提出)いたしました/);
  });

  it('say at the last, of harm to people’s data that the company holds for itself, what becomes of telling these people', () => {
    const last = told.filter(({ stage, known: { facts } }) => {
      const isHarmed = facts['data.leak'] === 'confirmed' || facts['data.tampering'] === 'confirmed';
      const isOwn = facts['data.role'] === 'controller' && facts['data.personal'] === 'confirmed';
      return stage === 'detailed' && isHarmed && isOwn;
    });
    expect(last.length).toBeGreaterThan(5);
    for (const { mail } of last) {
      expect(mail.text, mail.subject).toMatch(/ご本人(?:へのお知らせ|に対する通知)/);
      expect(mail.text, mail.subject).toMatch(/people concerned had been informed|notify the people concerned/);
    }
  });

  it('name the law as what frees customers from a report beside one of the company only with why that was made', () => {
    const filed = told.filter(({ mail }) => /個人情報保護委員会へ[^。\n]*提出いたしました/.test(mail.text));
    const freed = filed.filter(({ mail }) => /お客様によるご報告[^。\n]*要し(?:ません|ない)/.test(mail.text));
    expect(freed.length).toBeGreaterThan(0);
    const unexplained = freed.filter(
      ({ mail }) => mail.text.includes('法令上') && !mail.text.includes('当社の方針に基づいて行ったものです。'),
    );
    expect(unexplained.map(({ mail }) => mail.subject)).toEqual([]);
  });

  it('give a period of lost data that is no shorter when the fault comes after midnight', () => {
    const lost = told.filter(({ mail }) => mail.text.includes('登録された取引データ'));
    expect(lost.length).toBeGreaterThan(5);
    for (const { mail } of lost) expect(mail.text).toMatch(/障害の発生までの24時間に登録された取引データ/);
  });

  it('restore nothing before its restriction is lifted, and tell no step as done that is not', () => {
    const flooded = allStories(SEED).filter(({ course }) => course === 'outage-going-on');
    for (const { story } of flooded) {
      const { duties, restoredAt } = story.scene.opened;
      const liftedAt = duties.find(({ kind }) => kind === 'measure.lift')?.metAt ?? '';
      expect(liftedAt).not.toBe('');
      expect((restoredAt ?? '') > liftedAt).toBe(true);
      expect(story.told.at(-1)?.mail.text).toContain('までに解除いたしました。');
    }
    const disconnected = told.filter(({ mail }) => mail.text.includes('ネットワークから切り離し'));
    const open = disconnected.flatMap(({ known }) =>
      known.duties.filter(({ kind, metAt }) => kind === 'step.disconnect' && metAt === null),
    );
    expect(disconnected.length).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });

  it('say from when to when somebody could have seen what nobody did', () => {
    const last = allStories(SEED).filter(({ course }) => course === 'risk-become-real' || course === 'leak-ruled-out');
    expect(last).toHaveLength(10);
    for (const { story } of last) {
      expect(story.told.at(-1)?.mail.text).toMatch(/\d分から、\d[^、。]*に設定を修正するまでの間、/);
      expect(story.told.at(-1)?.mail.text).toMatch(/From \w{3} \d[^.]* JST until we corrected the setting on /);
    }
  });

  it('tell of the authorities before what they ask of customers, in every report', () => {
    const both = told.filter(
      ({ mail }) => /■ 関係機関への報告/.test(mail.text) && /■ お客様へのお願い/.test(mail.text),
    );
    expect(both.length).toBeGreaterThan(30);
    for (const { mail } of both) {
      expect(mail.text, mail.subject).toMatch(/■ 関係機関への報告[\s\S]*■ お客様へのお願い/);
    }
  });

  it('each stand beside the record that they were written from', () => {
    for (const { record } of notices) {
      expect(record).toMatch(/^■ 日時\nこの文面の基準日時：\d{4}年/);
      expect(record).toContain('■ 実施が記録された報告');
      expect(record).not.toMatch(/undefined|null|\[object/);
    }
    const filed = notices.find(({ name }) => name === 'flexcrm-leak-by-misconfiguration-4-detailed')?.record;
    expect(filed).toContain('個人情報保護委員会への確報（authority.ppc.full）：2026年');
    expect(filed).toContain('data.persons（本人の数は何人ですか）：12,540（12540、担当者）');
  });

  it('are the samples in docs', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(SAMPLES.map((name) => `${name}.txt`).toSorted());
    for (const name of SAMPLES) {
      const notice = notices.find((one) => one.name === name);
      expect(readFileSync(join(FOLDER, `${name}.txt`), 'utf8')).toBe(notice?.text);
    }
  });
});
