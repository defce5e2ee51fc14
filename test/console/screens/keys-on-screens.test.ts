import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { pageText } from '../../../functions/domain/incident/paging/page-text.ts';
import { REPORT_ITEMS } from '../../../functions/domain/policy/shape/reports.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { SECTIONS, STAGES } from '../../../functions/domain/policy/shape/stages.ts';
import { factCatalogue } from '../../../functions/domain/rules/facts/catalogue.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';
import { stateOf, work } from '../work.ts';

const FACTS = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.sensitive': 'confirmed', 'data.persons': 1500 },
  ...{ 'data.mynumber': 'confirmed', 'data.role': 'controller', 'cause.wrongful': 'confirmed' },
  ...{ 'cause.kind': 'intrusion', 'service.impact': 'major', 'business.impact': 'outside' },
};
const NOW = instant('2026-04-24T08:50:00.000Z');

const VOID = /^(?:meta|link|input|br|hr|img)$/;

/** By how much a tag nests deeper. */
function depthOf(tag: string): number {
  const [, slash, name = ''] = /^<(\/?)(\w+)/.exec(tag) ?? [];
  if (slash === '/') return -1;
  return name === '' || VOID.test(name) ? 0 : 1;
}

/** A page without the elements in another language (a notice stands on its screen in each) and without names of commands. */
function inOneLanguage(page: string, lang: 'ja' | 'en'): string {
  const start = new RegExp(`^<(?:code|\\w+[^>]* lang="${lang === 'ja' ? 'en' : 'ja'}")`);
  const shown: string[] = [];
  let hidden = 0;
  for (const part of page.split(/(<[^>]+>)/)) {
    if (hidden > 0 || start.test(part)) hidden += depthOf(part);
    else shown.push(part);
  }
  return shown.join('');
}

/** A subject is shown as it is sent, in all its languages. */
const AS_SENT = /<strong class="as-sent">[^<]*<\/strong>/g;

/** What a reader sees or hears of a page: its text, and the attributes that are shown or read out. */
function seen(page: string, lang: 'ja' | 'en'): string {
  const head = /<title>.*?<\/title>/s.exec(page)?.[0] ?? '';
  const shown = page.replace(/<head>.*?<\/head>/s, '').replace(AS_SENT, '');
  const body = `${head}${inOneLanguage(shown, lang)}`;
  const attributes = [...body.matchAll(/ (?:aria-label|placeholder|alt|title)="([^"]*)"/g)].map(([, text]) => text);
  return [body.replace(/<[^>]+>/g, '\n'), ...attributes].join('\n').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}

/** Every name by which the product itself knows a thing, where it reads as no word of either language. */
function keysOf(policy: Policy, events: readonly string[]): RegExp {
  const names = [
    ...factCatalogue(policy).keys(),
    ...[...policy.duties, ...policy.reports].map(({ kind }) => kind),
    ...events,
    ...['under-investigation', 'not-applicable', 'no-sign', 'not-owed'],
    ...[...REPORT_ITEMS, ...SECTIONS].filter((name) => name.includes('-')),
  ].filter((name) => /[.-]/.test(name) && !['follow-up', 'data-items'].includes(name));
  const items = [...REPORT_ITEMS, ...SECTIONS].map((name) => `(?:^|「)${name}[:：]`);
  const literal = [...new Set(names)].map((name) => `(?<![\\w@./-])${name.replaceAll('.', '\\.')}(?![\\w@])`);
  return new RegExp([...literal, ...items].join('|'), 'g');
}

/** Names that a reader knows: the product's command, addresses, ids, clauses, and what this test and the policy wrote. */
const OWN_NAMES =
  /hikeshi(?: verify)?|https?:\/\/\S+|[\w.+-]+@[\w.-]+|sha256:\w+|I-\w+|[A-Z]{2}-\d+(?:\.\w+)?|suspend|plan = premium|region=east|(?:flexcrm|synergy|flam|limited-company|coxproject) /g;
const LATIN_WORD = /(?<![\w-])[a-z]{3,}(?![\w-])/;

async function rich(name: string) {
  const policy = shipped(name);
  const client = new Client(policy);
  client.haveCustomers(5);
  const known = factCatalogue(policy);
  const facts = Object.fromEntries(Object.entries(FACTS).filter(([fact]) => known.has(fact)));
  const [responder, ...others] = policy.team.people.map(({ id }) => id);
  const as = responder ?? '';
  const opened = await client.post('/api/incidents', { title: '事象', facts, reporter: '見本様' }, { as });
  const id: string = opened.json.id;
  const everyone = [as, ...others];
  /** Sent by each person until one may: what matters here is what the record says. */
  const give = async (verb: string, body: Record<string, unknown>) => {
    for (const who of everyone)
      if ((await client.post(`/api/incidents/${id}/${verb}`, body, { as: who })).status === 200) return;
  };
  await work(client.memory, id, NOW);
  await give('acknowledge', {});
  await give('outage', { function: '検索', from: '2026-04-24T17:20:00+09:00', to: '2026-04-24T17:40:00+09:00' });
  await give('assess', { occurredAt: '2026-04-24T17:10:00+09:00', knownAt: '2026-04-24T17:30:00+09:00' });
  await give('team', { open: true });
  await give('appoint', { role: Object.keys(policy.team.roles)[0] ?? '', person: as });
  await give('measure', { kind: 'suspend', owner: as });
  await give('plan', { technical: '遮断', organisational: '教育', owner: as, due: '2026-05-31' });
  await give('exception', { about: 'timing', reason: '捜査機関の要請', duty: 'notice.first', until: '2026-04-30' });
  await give('reject', { what: 'exception', reason: '根拠不足' });
  await give('approve', { what: 'prevention' });
  await give('draft', {
    stage: 'first',
    sections: { outline: { ja: '共有設定の誤りです。', en: 'A wrong setting.' } },
  });
  await work(client.memory, id, NOW);
  await give('reject', { what: 'first', reason: '表現の修正' });
  await give('draft', { stage: 'first', sections: { outline: { ja: '設定の誤りです。', en: 'A wrong setting.' } } });
  await work(client.memory, id, NOW);
  await give('approve', { what: 'first' });
  await work(client.memory, id, instant('2026-04-24T09:50:00.000Z'));
  const items = {
    ...Object.fromEntries(REPORT_ITEMS.map((item) => [item, '内容です。'])),
    publication: 'not-applicable',
  };
  for (const { kind } of policy.reports)
    await give('complete', { duty: kind, items, reference: 'R-1', evidence: '提出した' });
  await give('complete', {
    duty: 'authority.ppc.prompt',
    items: { ...items, cause: 'under-investigation' },
    reference: 'R-2',
  });
  for (const { id: duty, status } of stateOf(client.memory, id).duties)
    if (status === 'open')
      await give('waive', { duty, reason: '対象外', items: { outline: '概要です。' }, reference: 'R-3' });
  await give('assess', { facts: { 'data.persons': 1800 } });
  await give('scope', { audience: { where: { plan: 'premium' } } });
  await give('scope', { audience: 'all' });
  return { client, id, policy, as };
}

const REFUSED = (id: string): [string, Record<string, string>][] => [
  [`/incidents/${id}/assess`, { 'fact.data.persons': 'x', level: 'nothing', reason: 'あ'.repeat(5000) }],
  [`/incidents/${id}/draft`, { stage: 'detailed', 'section.cause.ja': 'あ'.repeat(11_000) }],
  [`/incidents/${id}/outage`, { function: 'x', from: '2030-01-01T00:00' }],
  [`/incidents/${id}/measure`, { kind: '遮断', owner: 'nobody' }],
  [`/incidents/${id}/plan`, { technical: 'x' }],
  [`/incidents/${id}/exception`, { about: 'timing' }],
  [`/incidents/${id}/appoint`, { role: 'x', person: 'y' }],
  [`/incidents/${id}/close`, { reason: 'あ'.repeat(5000) }],
  [`/incidents/${id}/reopen`, {}],
  [`/incidents/${id}/join`, { into: 'x', reason: 'x' }],
  [`/incidents/${id}/complete`, { duty: 'notice.first' }],
  [`/incidents/${id}/reject`, { what: 'first' }],
  [`/incidents/${id}/approve`, { what: 'detailed' }],
  [`/incidents/${id}/filings/authority.ppc.full`, { duty: 'authority.ppc.full' }],
  ['/report', { title: '' }],
];

/** Every screen, every refused form, and what the API says in words. */
async function pagesOf(
  { client, id, policy, as }: Awaited<ReturnType<typeof rich>>,
  lang: 'ja' | 'en',
): Promise<string[]> {
  const state = stateOf(client.memory, id);
  const filings = state.duties
    .filter(({ kind }) => policy.reports.some((one) => one.kind === kind))
    .map((duty) => `/incidents/${id}/filings/${encodeURIComponent(duty.id)}?`);
  const drafts = STAGES.filter((stage) => policy.notices.stages[stage] !== undefined).map(
    (stage) => `/incidents/${id}/draft?stage=${stage}&`,
  );
  const pages: string[] = [];
  for (const path of ['/?', '/policy?', '/report?', `/incidents/${id}?`, ...filings, ...drafts, '/nothing?'])
    pages.push((await client.get(`${path}lang=${lang}`, { as })).text);
  for (const [path, fields] of REFUSED(id))
    pages.push((await client.form(`${path}?lang=${lang}`, fields, { as })).text);
  const whole = (await client.get(`/api/incidents/${id}?lang=${lang}`, { as })).json;
  const said = (value: string | null) => value ?? '';
  pages.push(whole.timeline.map(({ text }: { text: string }) => text).join('\n'));
  pages.push(
    whole.duties
      .map(
        (duty: Record<string, string | null>) =>
          `${said(duty.reason ?? null)}\n${said(duty.because ?? null)}\n${duty.due}`,
      )
      .join('\n'),
  );
  const page = {
    policy: { ...policy, languages: [lang] },
    state,
    title: '事象',
    signals: [],
    url: 'https://example.jp/',
  };
  pages.push(...state.pages.map((one) => pageText({ ...page, page: one, person: as })));
  return pages;
}

/** What of a text is a name that no reader knows, each with the line it stands in. */
function found(text: string, keys: RegExp): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      (line.replace(OWN_NAMES, '').match(keys) ?? []).map((hit) => `${hit} in ${line.trim().slice(0, 120)}`),
    );
}

describe.each(SHIPPED)('no inner name reaches a reader of %s', (name) => {
  it('on any screen of a rich incident, in either language', async () => {
    const all = await rich(name);
    const events = (all.client.memory.streams.get(`incident/${all.id}`) ?? []).flatMap(({ events: each }) =>
      each.map(({ type }) => type),
    );
    expect(new Set(events).size).toBeGreaterThan(20);
    const keys = keysOf(all.policy, events);
    for (const lang of ['ja', 'en'] as const) {
      const sought = lang === 'ja' ? new RegExp(`${keys.source}|${LATIN_WORD.source}`, 'g') : keys;
      const pages = await pagesOf(all, lang);
      expect([...new Set(pages.flatMap((page) => found(seen(page, lang), sought)))]).toEqual([]);
    }
  });
});
