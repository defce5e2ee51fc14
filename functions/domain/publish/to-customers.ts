import type { Language, Text } from '../base/text.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { STAGES as STAGE_NAMES, type Stage } from '../policy/shape/stages.ts';
import { GOVERNMENT } from '../rules/law/japan.ts';
import { availability, clockWords, ERASED, spokenPeriod, stopWords } from './clock-words.ts';
import { listed } from './edition.ts';
import { type Promised, TO_CUSTOMERS } from './promise.ts';
import { WEEKDAYS } from './spoken-day.ts';

/** What customers can hold the company to: of what they are told, when, how; what is kept, backed up and erased. */
export function promisesToCustomers(policy: Policy): Promised[] {
  return [
    ...levels(policy),
    ...notices(policy),
    ...calendars(policy),
    ...keeping(policy),
    ...service(policy),
    { to: 'customers', key: 'contact', text: contact(policy) },
  ];
}

function levels({ levels: all, rules }: Policy): Promised[] {
  const told = all.map(({ name, title, notify }) => ({
    key: `level.${name}`,
    text: {
      ja: `「${title.ja}」のインシデントは、お客様に${notify ? 'お知らせします' : '原則としてお知らせしません'}。`,
      en: `Customers are ${notify ? 'notified' : 'not notified, as a rule,'} of ${title.en} incidents.`,
    },
  }));
  const titles = new Map(all.map(({ name, title }) => [name, title]));
  const ruled = rules.flatMap(({ clause, level, atLeast, reason, when }, index) => {
    const title = titles.get(level ?? atLeast ?? '');
    if (title === undefined) return [];
    const nth = rules.slice(0, index).filter((other) => other.clause === clause).length + 1;
    const text = { ja: `「${title.ja}」とする場合：${reason.ja}`, en: `${title.en}: ${reason.en}.` };
    return [{ key: `rule.${clause}.${nth}`, text: atLeast === undefined ? text : floored(text), condition: when }];
  });
  return [...told, ...ruled].map((one) => ({ to: 'customers', ...one }));
}

function floored({ ja, en }: Text): Text {
  return { ja: ja.replace('とする場合', 'を下回らない場合'), en: `At least ${en}` };
}

function notices({ duties, notices: { channels, stages } }: Policy): Promised[] {
  const owed = duties
    .filter(({ kind }) => TO_CUSTOMERS.includes(kind))
    .map(({ kind, title, clock }) => ({
      key: `duty.${kind}`,
      text: { ja: `${title.ja}：${clockWords(clock).ja}`, en: `${title.en}: ${clockWords(clock).en}` },
    }));
  const reached = STAGE_NAMES.flatMap((stage) => {
    const rule = stages[stage];
    if (rule === undefined) return [];
    const named = (rule.channels ?? Object.keys(channels)).flatMap((name) => channels[name]?.title ?? []);
    return [{ key: `channels.${stage}`, text: channelWords(stage, named, rule.metBy === 'any') }];
  });
  return [...owed, ...reached].map((one) => ({ to: 'customers', ...one }));
}

const STAGES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'The first notice' },
  'follow-up': { ja: '続報', en: 'A follow-up' },
  correction: { ja: '訂正', en: 'A correction' },
  detailed: { ja: '詳報', en: 'The detailed notice' },
};

function channelWords(stage: Stage, titles: readonly Text[], isAny: boolean): Text {
  const list = (language: Language) => titles.map((title) => title[language]).join(language === 'ja' ? '、' : ', ');
  return {
    ja: `${STAGES[stage].ja}は、${list('ja')}${isAny && titles.length > 1 ? 'のいずれか' : ''}でお知らせします。`,
    en: `${STAGES[stage].en} is given by ${isAny && titles.length > 1 ? 'one of ' : ''}${list('en')}.`,
  };
}

function calendars({ calendars: all }: Policy): Promised[] {
  // The government's days are the law's matter.
  const own = Object.entries(all).filter(([name]) => name !== GOVERNMENT);
  return own.map(([name, { hours, holidays, closures }]) => {
    const days = WEEKDAYS.flatMap(([day, ja, en]) => {
      const spans = hours[day] ?? [];
      return spans.length === 0 ? [] : [{ ja: `${ja} ${spans.join('、')}`, en: `${en} ${spans.join(', ')}` }];
    });
    const closed = closures.map(({ from, to }) => (from === to ? from : `${from} – ${to}`)).join(', ');
    const said = (language: Language) => days.map((day) => day[language]).join(language === 'ja' ? '；' : '; ');
    const ja = `${holidays === 'japan' ? '、祝日を除く' : ''}${closed === '' ? '' : `、休業 ${closed}`}`;
    const en = `${holidays === 'japan' ? ', closed on holidays' : ''}${closed === '' ? '' : `, closed ${closed}`}`;
    const text = { ja: `営業時間（${name}）：${said('ja')}${ja}`, en: `Hours (${name}): ${said('en')}${en}` };
    return { to: 'customers', key: `calendar.${name}`, text };
  });
}

function keeping(policy: Policy): Promised[] {
  return [...kept(policy), ...saved(policy), ...erased(policy)].map((one) => ({ to: 'customers', ...one }));
}

type CustomerPromise = Omit<Promised, 'to'>;

function storeTitles({ stores }: Policy, of: readonly string[], language: Language): string {
  return listed(
    of.map((store) => stores[store]?.title[language] ?? store),
    language,
  );
}

function kept(policy: Policy): CustomerPromise[] {
  return policy.retention.map(({ store, keep, unalterable = false }) => {
    const told = (language: Language) => storeTitles(policy, [store], language);
    const how = unaltered(unalterable);
    const text =
      keep === 'until-contract-end'
        ? {
            ja: `${told('ja')}は契約終了まで${how.ja}保管します。`,
            en: `${told('en')}: kept until the contract ends${how.en}.`,
          }
        : {
            ja: `${told('ja')}は${spokenPeriod(keep, 'ja')}${how.ja}保管します。`,
            en: `${told('en')}: kept for ${spokenPeriod(keep, 'en')}${how.en}.`,
          };
    return { key: `retention.${store}`, text };
  });
}

function saved(policy: Policy): CustomerPromise[] {
  return policy.backups.map(({ id, of, method, keep, copy }) => ({
    key: `backup.${id}`,
    text: {
      ja: `${storeTitles(policy, of, 'ja')}のバックアップ${method === undefined ? '' : `（${method.ja}）`}は${spokenPeriod(keep, 'ja')}保管します${copy === undefined ? '' : `（別の場所の複製は${spokenPeriod(copy.keep, 'ja')}）`}。`,
      en: `Backups of ${storeTitles(policy, of, 'en')}${method === undefined ? '' : ` (${method.en})`}: kept for ${spokenPeriod(keep, 'en')}${copy === undefined ? '' : `, the copy elsewhere for ${spokenPeriod(copy.keep, 'en')}`}.`,
    },
  }));
}

function erased(policy: Policy): CustomerPromise[] {
  return (policy.erasure?.terms ?? []).flatMap(({ plans, stores, backups }) => {
    const key = `erasure.${plans?.join(', ') ?? ''}`;
    const of = ofPlans(policy, plans);
    const data = stores.map(({ store, clock }) => ({
      key: `${key}.${store}`,
      text: {
        ja: `${storeTitles(policy, [store], 'ja')}${of.ja}の消去：${clockWords(clock).ja}`,
        en: `${storeTitles(policy, [store], 'en')}${of.en}: erased ${clockWords(clock).en}.`,
      },
    }));
    const copies = backups.map(({ backup, clock, of: own = [] }) => {
      const copied = own.length > 0 ? own : (policy.backups.find(({ id }) => id === backup)?.of ?? []);
      return {
        key: `${key}.backup.${[backup, ...own].join('.')}`,
        text: {
          ja: `${storeTitles(policy, copied, 'ja')}${of.ja}のバックアップからの消去：${clockWords(clock, ERASED).ja}`,
          en: `Backups of ${storeTitles(policy, copied, 'en')}${of.en}: erased ${clockWords(clock, ERASED).en}.`,
        },
      };
    });
    return [...data, ...copies];
  });
}

/** `（無料トライアル）`; nothing where a term is for every plan. */
function ofPlans({ plans: known }: Policy, plans: readonly string[] | undefined): Text {
  if (plans === undefined) return { ja: '', en: '' };
  const titles = (language: Language) =>
    listed(
      plans.map((plan) => known[plan]?.title[language] ?? plan),
      language,
    );
  return { ja: `（${titles('ja')}）`, en: ` (${titles('en')})` };
}

function service({ changeNotices, serviceLevels }: Policy): Promised[] {
  const changes = changeNotices.map(({ kind, title, clock, stopAtMost, stopAim, mustSay }) => {
    const stop = stopAtMost === undefined ? null : stopWords(stopAtMost, stopAim === true);
    const said = describedWords(mustSay);
    return {
      key: `change.${kind}`,
      text: {
        ja: `${title.ja}の予告：${clockWords(clock).ja}${stop === null ? '' : `、停止は${stop.ja}`}${said.ja}`,
        en: `${title.en}: announced ${clockWords(clock).en}${stop === null ? '' : `, downtime ${stop.en}`}${said.en}.`,
      },
    };
  });
  const available = serviceLevels.map((level) => ({
    key: `service-level.${level.function}`,
    text: {
      ja: `${level.title.ja}：${availability(level).ja}`,
      en: `${level.title.en}: ${availability(level).en}.`,
    },
  }));
  return [...changes, ...available].map((one) => ({ to: 'customers', ...one }));
}

const DESCRIBED = {
  'technical-description': { ja: '技術的な説明', en: 'technical description' },
} as const satisfies Record<string, Text>;

function describedWords(mustSay: readonly (keyof typeof DESCRIBED)[] = []): Text {
  if (mustSay.length === 0) return { ja: '', en: '' };
  const of = (language: Language) =>
    listed(
      mustSay.map((what) => DESCRIBED[what][language]),
      language,
    );
  return { ja: `、${of('ja')}を記載`, en: `, with a ${of('en')}` };
}

function unaltered(isUnalterable: boolean): Text {
  return isUnalterable ? { ja: '、改ざんできない形で', en: ', out of reach of alteration' } : { ja: '', en: '' };
}

function contact({ contact: { name, email, hours, answered, extended } }: Policy): Text {
  const more = {
    ja: `${answered === undefined ? '' : `、回答 ${answered.ja}`}${extended === undefined ? '' : '、障害時は延長あり'}`,
    en: `${answered === undefined ? '' : `, answered ${answered.en}`}${extended === undefined ? '' : ', extended in an outage'}`,
  };
  return {
    ja: `窓口：${name.ja}（${email}、${hours.ja}${more.ja}）`,
    en: `Contact: ${name.en} (${email}, ${hours.en}${more.en})`,
  };
}
