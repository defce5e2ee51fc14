import { describe, expect, it } from 'vitest';
import { timeline } from '../../../../functions/console/words/timeline.ts';
import { inBoth } from '../../../../functions/domain/base/text.ts';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import { WHY_WORDS } from '../../../../functions/domain/incident/paging/page-words.ts';
import type { IncidentDuty } from '../../../../functions/domain/incident/record/duty.ts';
import type { IncidentPage, PageWhy } from '../../../../functions/domain/incident/record/page.ts';
import { owedKinds } from '../../../../functions/domain/policy/owed-kinds.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { dutyTitle } from '../../../../functions/domain/rules/deadline/title.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flawsOfSentence } from '../../readable.ts';
import { Scene } from '../scene.ts';

const POLICIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject', 'template'];
/** A page about a duty of this kind, to the first person of the policy, as it is mailed in each language. */
function paged(policy: Policy, kind: string, why: PageWhy, hasTime: boolean) {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'possible' });
  const [person = '', other = ''] = policy.team.people.map(({ id }) => id);
  const step = { at: instant('2026-04-24T09:10:00.000Z'), status: 'waiting', calledAt: null, postponed: 0 } as const;
  const steps = [person, other].map((id) => ({ ...step, person: id })) as unknown as IncidentPage['steps'];
  const page = {
    id: 'p9',
    why,
    duty: `${kind}#7`,
    openedAt: step.at,
    steps,
    about: {},
    acknowledged: null,
    settledAt: null,
  };
  const at = hasTime ? instant('2026-04-24T09:50:00.000Z') : null;
  const duty = {
    id: `${kind}#7`,
    kind,
    openedAt: step.at,
    deadline: { at },
    status: 'open',
    because: null,
  } as unknown as IncidentDuty;
  const state = { ...scene.opened, duties: [duty] };
  const url = 'https://console.example.jp/incidents/I-1';
  const made = (language: 'ja' | 'en') =>
    pageText({ policy: { ...policy, languages: [language] }, state, page, person, title: null, signals: [], url });
  return inBoth(made);
}

describe.each(POLICIES)('every duty of %s', (name) => {
  const policy = shipped(name);
  const kinds = owedKinds(policy);

  it('has a title that people read, in both languages', () => {
    expect(kinds.flatMap((kind) => flawsOfSentence(dutyTitle(policy, kind)))).toEqual([]);
    expect(kinds.filter((kind) => /^(?:対応事項|その他の対応策)（/.test(dutyTitle(policy, kind).ja))).toEqual([]);
  });

  it('is known as one, whatever comes up', () => {
    const grave = [
      'data.leak',
      'data.loss',
      'data.personal',
      'data.mynumber',
      'data.secrecy',
      'cause.wrongful',
      'service.felt',
    ];
    const situations: Record<string, string>[] = [
      {},
      ...['possible', 'confirmed'].map((step) => Object.fromEntries(grave.map((fact) => [fact, step]))),
      {
        'service.impact': 'major',
        'service.felt': 'confirmed',
        'service.long': 'confirmed',
        'service.customers': 'many',
      },
      ...['malware', 'intrusion', 'physical', 'fault'].map((kind) => ({
        'cause.kind': kind,
        'data.leak': 'possible',
        investigation: 'done',
      })),
    ];
    const open = situations.flatMap((facts) => {
      const scene = new Scene(policy);
      scene.open(facts);
      const level = policy.levels[0]?.name ?? '';
      const reason = { content: 'reason', digest: 'sha256:reason' };
      scene.ask('officer', { do: 'assess', facts: {}, times: {}, overrule: { level, reason } });
      return scene.opened.duties.map(({ kind }) => kind);
    });
    expect([...new Set(open)].filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(new Set(open).size).toBeGreaterThan(2);
  });

  it('is paged in words: no id, no time of machines, no word of the other language', () => {
    const whys = Object.keys(WHY_WORDS) as PageWhy[];
    const texts = [
      ...kinds.flatMap((kind) => [paged(policy, kind, 'missed', true), paged(policy, kind, 'warn', false)]),
      ...whys.map((why) => paged(policy, kinds[0] ?? '', why, true)),
    ];
    expect([...new Set(texts.flatMap((text) => flawsOfSentence(text)))]).toEqual([]);
    for (const { ja } of texts) expect(ja).toMatch(/^レベル: .+$/m);
  });

  it('without a time is not said to be near one', () => {
    const { ja, en } = paged(policy, kinds[0] ?? '', 'warn', false);
    expect(ja).toMatch(/^対応をお願いします。/);
    expect(ja).toMatch(/期限: 速やかに(?:、目標は.+まで)?$/m);
    expect(en).not.toMatch(/near/);
  });

  it('is told in the course of the incident by its title', () => {
    const scene = new Scene(policy);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    const told = { policy, state: scene.opened, items: scene.items, texts: new Map<string, string>() };
    const lines = (language: 'ja' | 'en') => timeline(told, language).map(({ text }) => text);
    const ids = kinds.filter((kind) => /[.#]/.test(kind));
    expect(lines('ja').filter((line) => ids.some((id) => line.includes(id)))).toEqual([]);
    expect(lines('en').filter((line) => ids.some((id) => line.includes(id)))).toEqual([]);
  });
});
