import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allNotices, allStories, SAMPLES } from './all-notices.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'samples', 'notices');
const SEED = 1;

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

  it('are the samples in docs', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(SAMPLES.map((name) => `${name}.txt`).toSorted());
    for (const name of SAMPLES) {
      const notice = notices.find((one) => one.name === name);
      expect(readFileSync(join(FOLDER, `${name}.txt`), 'utf8')).toBe(notice?.text);
    }
  });
});
