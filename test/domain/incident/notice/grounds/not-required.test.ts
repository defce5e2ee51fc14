import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../functions/domain/base/text.ts';
import { NO_RESPONSE } from '../../../../../functions/domain/incident/record/response-state.ts';
import type { OpenIncident } from '../../../../../functions/domain/incident/record/state.ts';
import type { Policy } from '../../../../../functions/domain/policy/shape/schema.ts';
import type { Stage } from '../../../../../functions/domain/policy/shape/stages.ts';
import { shipped } from '../../../../policies/shipped.ts';
import { body, drafted } from '../drafted.ts';
import { DRAFTED, flexcrm } from '../incident-of.ts';

const PROMPT = 'authority.ppc.prompt';
const FULL = 'authority.ppc.full';
const weighed = (report: string, standing: string, strength = 'consider') => ({ report, standing, strength }) as never;
const FREE = [PROMPT, FULL, 'principals', 'controller'].map((report) => weighed(report, 'not-owed'));
const LEAK = {
  ...{ 'data.leak': 'confirmed', 'data.tampering': 'none', 'data.loss': 'none', 'data.personal': 'confirmed' },
  ...{ 'data.role': 'controller', 'data.encrypted': 'yes', 'data.persons': 1500, 'data.mynumber': 'none' },
};
const DONE = { ...LEAK, investigation: 'done' };
const SMALL = {
  ...{ ...DONE, 'data.encrypted': 'no', 'data.persons': 3, 'cause.wrongful': 'none' },
  ...{ 'data.sensitive': 'none', 'data.financial': 'none' },
};
const filed = (...reports: readonly string[]) => ({
  response: { ...NO_RESPONSE, reports: reports.map((report) => ({ report, at: DRAFTED }) as never) },
});

/** A case as it is told of. */
interface Case {
  readonly facts?: object;
  readonly more?: Partial<OpenIncident>;
  readonly stage?: Stage;
  readonly policy?: Policy;
}

function said({ facts = DONE, more = {}, stage = 'detailed', policy = flexcrm() }: Case, language: Language = 'ja') {
  return body(drafted(stage, { facts: { ...facts }, reports: FREE, ...more }, { policy }), 'authorities', language);
}

describe('customers of a company that holds the data for itself, when the last notice goes out', () => {
  it('are told that neither report nor telling is required where the record has decided so, and why', () => {
    expect(said({})).toBe(
      '当社による個人情報保護委員会への報告および対象となるご本人に対する通知は、本件に関しては要しません。調査の結果、対象のデータに施した高度な暗号化により、法令上必要ないことを確認したためです。',
    );
    expect(said({}, 'en')).toBe(
      'We are required neither to report this incident to the Personal Information Protection Commission nor to notify the people concerned. The reason is that our investigation has confirmed that the law does not require this, as the data was protected by strong encryption.',
    );
    expect(said({ facts: SMALL })).toBe(
      '当社による個人情報保護委員会への報告および対象となるご本人に対する通知は、本件に関しては、法令上必要ないことを確認しております。',
    );
    expect(said({ facts: { ...SMALL, 'data.recovered': 'yes' } })).toContain('すべて回収したことを確認したためです。');
    const lost = { ...SMALL, 'data.leak': 'none', 'data.loss': 'confirmed', 'data.copy': 'yes' };
    expect(said({ facts: lost })).toContain('法令上報告を要する滅失に当たらないことを確認したためです。');
  });

  it('are told it of the one that the record has decided, and not of one that was made or is open', () => {
    const onlyPpc = { reports: [weighed(PROMPT, 'not-owed'), weighed(FULL, 'not-owed')] };
    expect(said({ more: onlyPpc })).toMatch(/^当社による個人情報保護委員会への報告は、本件に関しては要しません。/);
    const told = { duties: [{ id: 'p', kind: 'principals', metAt: DRAFTED, status: 'met' } as never] };
    expect(said({ more: told })).toMatch(/^当社による個人情報保護委員会への報告は、本件に関しては要しません。/);
    const open = { reports: [weighed(PROMPT, 'open', 'must'), weighed(FULL, 'not-owed')] };
    expect(said({ more: open }) ?? '').not.toContain('要しません');
    expect(said({ more: { reports: [] } }) ?? '').toBe('');
  });

  it('are told beside a report made by the company’s own policy that this is its reason', () => {
    const owed = [weighed(PROMPT, 'owed', 'must'), weighed(FULL, 'owed', 'must'), weighed('principals', 'not-owed')];
    const case1 = { policy: shipped('synergy'), more: { reports: owed, ...filed(PROMPT, FULL) } };
    expect(said(case1)?.split('\n')).toEqual([
      '個人情報保護委員会へ速報および確報を提出いたしました。',
      '個人情報保護委員会への報告は、法令上の要否にかかわらず、インシデントへの対応に関する当社の方針に基づいて行ったものです。',
      '当社による対象となるご本人に対する通知は、本件に関しては要しません。調査の結果、対象のデータに施した高度な暗号化により、法令上必要ないことを確認したためです。',
    ]);
    expect(said(case1, 'en')).toContain('\nWe are not required to notify the people concerned. The reason is');
  });

  it('are not told of the law beside a report of which the record does not say why it was made', () => {
    const more = { reports: FREE, ...filed(PROMPT, FULL) };
    expect(said({ more })).toMatch(/高度な暗号化により、必要ないことを確認したためです。$/);
    expect(said({ more, facts: SMALL })).toMatch(/本件に関しては、必要ないことを確認しております。$/);
    expect(said({ more, facts: SMALL }, 'en')).toContain('We have confirmed that we are not required to notify');
  });

  it('are told nothing of it before all is known, of harm that is not certain, and of data of nobody or of others', () => {
    const others: readonly Case[] = [
      { facts: LEAK },
      { stage: 'follow-up' },
      { facts: { ...DONE, 'data.leak': 'possible' } },
      { facts: { ...DONE, 'data.personal': 'none' } },
      { facts: { ...DONE, 'data.role': 'processor' } },
      { facts: { ...DONE, 'data.role': 'unknown' } },
      // The record has it as not owed, and as things are known the law may ask.
      { facts: { ...DONE, 'data.encrypted': 'unknown' } },
    ];
    for (const one of others) expect(said(one) ?? '').not.toMatch(/当社による/);
  });
});
