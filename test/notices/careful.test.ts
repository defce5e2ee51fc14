import { describe, expect, it } from 'vitest';
import { plusMs } from '../../functions/domain/base/time/instant.ts';
import type { Section } from '../../functions/domain/policy/shape/stages.ts';
import { allStories } from './all-notices.ts';
import type { Told } from './story.ts';

const HOUR_MS = 3_600_000;
const LANGUAGES = ['ja', 'en'] as const;

/** Every notice of two seeds, with its name. */
const NOTICES = [1, 8].flatMap((seed) =>
  allStories(seed).flatMap(({ company, course, story }) =>
    story.told.map((one, index) => ({ ...one, course, name: `${seed} ${company}-${course}-${index + 1}` })),
  ),
);

function text({ draft }: Told, language: 'ja' | 'en'): string {
  return (draft.text[language]?.sections ?? []).map(({ body }) => body).join('\n');
}

function body({ draft }: Told, section: Section): string {
  return draft.text.ja?.sections.find((one) => one.section === section)?.body ?? '';
}

const names = (notices: readonly { readonly name: string }[]) => notices.map(({ name }) => name);
const isLikely = (value: unknown) => value === 'confirmed' || value === 'possible';
const isHarmed = ({ known: { facts } }: Told) =>
  ['data.leak', 'data.tampering', 'data.loss'].some((fact) => isLikely(facts[fact]));
const standing = ({ known }: Told, kind: string) => known.reports.find(({ report }) => report === kind)?.standing;
const isDone = ({ known }: Told, kind: string) => known.duties.some((one) => one.kind === kind && one.metAt !== null);
const isOfRole = ({ known }: Told, role: string) => known.facts['data.role'] === role;

describe('a notice as a careful company sends it', () => {
  it('tells those who entrusted personal data whether they have to report, or to look into it', () => {
    const theirs = NOTICES.filter(
      (one) =>
        isOfRole(one, 'processor') &&
        isLikely(one.known.facts['data.personal']) &&
        isHarmed(one) &&
        one.stage !== 'correction',
    );
    expect(theirs.length).toBeGreaterThan(30);
    const TOLD = { ja: /委託されているお客様/, en: /If you entrusted us with personal data/ };
    const off = theirs.filter((one) => !LANGUAGES.every((language) => TOLD[language].test(text(one, language))));
    expect(names(off)).toEqual([]);
    const free = theirs.filter((one) => standing(one, 'controller') === 'not-owed' && one.stage === 'detailed');
    expect(free.length).toBeGreaterThan(5);
    expect(names(free.filter((one) => !/要しません|不要となりました|必要ない/.test(text(one, 'ja'))))).toEqual([]);
  });

  it('apologises for the delay of a first notice an hour or more after the time aimed at, and of no other', () => {
    const first = NOTICES.filter(({ stage }) => stage === 'first');
    const aimedAt = ({ known }: Told) => known.duties.find(({ kind }) => kind === 'notice.first')?.deadline.at ?? null;
    const late = first.filter((one) => {
      const aimed = aimedAt(one);
      return aimed !== null && plusMs(aimed, HOUR_MS) < one.at;
    });
    expect(new Set(late.map(({ course }) => course)).size).toBeGreaterThan(1);
    expect(names(first.filter((one) => text(one, 'ja').includes('ご連絡が遅くなりましたこと')))).toEqual(names(late));
    for (const one of late) {
      expect(one.draft.cautions.map(({ about }) => about)).not.toContain('overdue');
      // The phrase says that detection took so long: the time had run out before it.
      expect((one.known.detectedAt ?? '') > (aimedAt(one) ?? '')).toBe(true);
    }
  });

  it('says that the persons will be told, where their data came to harm and the law has the company tell them', () => {
    const owing = NOTICES.filter(
      (one) =>
        one.stage === 'follow-up' &&
        standing(one, 'principals') === 'owed' &&
        isOfRole(one, 'controller') &&
        (one.known.facts['data.leak'] === 'confirmed' || one.known.facts['data.tampering'] === 'confirmed'),
    );
    expect(owing.length).toBeGreaterThan(3);
    expect(names(owing.filter((one) => !/本人へのご連絡/.test(text(one, 'ja'))))).toEqual([]);
  });

  it('leaves nobody to guess at the last whether and by whom the persons are told', () => {
    const last = NOTICES.filter((one) => one.stage === 'detailed' && isHarmed(one));
    const owing = last.filter((one) => standing(one, 'principals') === 'owed');
    expect(owing.length).toBeGreaterThan(5);
    const isSaid = (one: Told) =>
      isDone(one, 'principals') ? /本人へのお知らせ/ : /本人への通知につきましては、[^。]*対応いたします/;
    expect(names(owing.filter((one) => !isSaid(one).test(text(one, 'ja'))))).toEqual([]);
    const asked = last.filter((one) => isOfRole(one, 'processor') && standing(one, 'controller') === 'owed');
    expect(asked.length).toBeGreaterThan(5);
    expect(names(asked.filter((one) => !/ご本人への当社からの通知|本人へのお知らせ/.test(text(one, 'ja'))))).toEqual(
      [],
    );
  });

  it('is no last one while reports to authorities that must be made are undecided', () => {
    const last = NOTICES.filter(({ stage }) => stage === 'detailed');
    expect(names(last.filter(({ draft }) => draft.cautions.some(({ about }) => about === 'undecided')))).toEqual([]);
    const open = last.filter(({ known }) =>
      known.reports.some(
        ({ report, standing: stands, strength }) =>
          report.startsWith('authority.') && stands === 'open' && strength === 'must',
      ),
    );
    expect(names(open)).toEqual([]);
  });

  it('calls contacts that customers entered theirs', () => {
    const listing = NOTICES.filter((one) => isOfRole(one, 'processor') && /ご担当者様の氏名/.test(body(one, 'data')));
    expect(listing.length).toBeGreaterThan(0);
    expect(names(listing.filter((one) => !/お客様にご登録いただいた/.test(body(one, 'data'))))).toEqual([]);
  });

  it('that speaks of several customers tells readers how they learn whether they are among them', () => {
    const several = NOTICES.filter((one) => /複数のお客様のデータ/.test(text(one, 'ja')));
    expect(several.length).toBeGreaterThan(0);
    expect(names(several.filter((one) => !/閲覧の対象となったお客様には/.test(text(one, 'ja'))))).toEqual([]);
  });
});
