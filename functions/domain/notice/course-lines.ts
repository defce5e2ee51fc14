import type { OpenIncident } from '../incident/state.ts';
import type { Text } from '../text.ts';
import type { Instant } from '../time/instant.ts';
import { spokenTime } from '../time/spoken.ts';
import { factOf, isLikely, known, type Said, type Situation, together } from './situation.ts';

/** `発生日時：…`; an unknown occurrence is open, a restoration that has not come is not spoken of. */
export function whenLines({ policy, state }: Situation): Said {
  const line = (ja: string, en: string, at: Instant): Text => ({
    ja: `${ja}：${spokenTime(at, policy.zone, 'ja')}`,
    en: `${en}: ${spokenTime(at, policy.zone, 'en')}`,
  });
  const occurred: Said =
    state.occurredAt === null
      ? { known: [], open: [{ ja: '発生日時：調査中', en: 'Occurred: under investigation' }] }
      : known(line('発生日時', 'Occurred', state.occurredAt));
  const restored = state.restoredAt === null ? [] : [line('復旧日時', 'Restored', state.restoredAt)];
  return together(occurred, known(line('検知日時', 'Detected', state.detectedAt), ...restored));
}

const CUSTOMERS: Readonly<Record<string, Text>> = {
  few: { ja: '影響を受けるお客様：一部のお客様', en: 'Customers affected: some' },
  many: { ja: '影響を受けるお客様：多数のお客様', en: 'Customers affected: many' },
};

/** Product, functions and customers concerned. */
export function scopeLines(situation: Situation): Said {
  const { policy, state } = situation;
  const { product } = policy.company;
  const customers = CUSTOMERS[String(factOf(situation, 'service.customers'))];
  return together(
    known({ ja: `対象サービス：${product.ja}`, en: `Service: ${product.en}` }),
    functionLines(situation, state),
    customers === undefined ? known() : known(customers),
  );
}

function functionLines(situation: Situation, state: OpenIncident): Said {
  const stated = factOf(situation, 'service.function');
  const names = new Set(state.outages.map((outage) => outage.function));
  if (typeof stated === 'string' && stated !== 'unknown') names.add(stated);
  if (names.size > 0) {
    const list = [...names];
    return known({ ja: `対象機能：${list.join('、')}`, en: `Functions: ${list.join(', ')}` });
  }
  return { known: [], open: [{ ja: '対象機能：調査中', en: 'Functions: under investigation' }] };
}

/** How many persons, encrypted or not, recovered or not: only where data may be concerned at all. */
export function dataDetailLines(situation: Situation): Said {
  if (!['data.leak', 'data.tampering', 'data.loss'].some((name) => isLikely(situation, name))) return known();
  const persons = factOf(situation, 'data.persons');
  return known(
    ...(typeof persons === 'number'
      ? [{ ja: `対象となる方の人数：${persons}名`, en: `Number of persons concerned: ${persons}` }]
      : []),
    ...(factOf(situation, 'data.encrypted') === 'yes'
      ? [{ ja: '対象のデータは暗号化されております。', en: 'The data is encrypted.' }]
      : []),
    ...(factOf(situation, 'data.recovered') === 'yes'
      ? [
          {
            ja: '対象のデータは、閲覧される前にすべて回収いたしました。',
            en: 'All of the data was recovered before anybody saw it.',
          },
        ]
      : []),
  );
}

/** What has been done. While the incident is open, work on it is itself a fact. */
export function measureLines({ policy, state }: Situation): Said {
  const restored = state.restoredAt;
  const work = {
    ja: '当社では、原因の調査および対応を進めております。',
    en: 'We are investigating the cause and working on the event.',
  };
  if (restored === null) return state.status === 'open' ? known(work) : known();
  return known({
    ja: `${spokenTime(restored, policy.zone, 'ja')}に復旧を確認いたしました。`,
    en: `Recovery was confirmed at ${spokenTime(restored, policy.zone, 'en')}.`,
  });
}

const BODIES: Readonly<Record<string, Text>> = {
  ppc: { ja: '個人情報保護委員会', en: 'the Personal Information Protection Commission' },
  mic: { ja: '総務省', en: 'the Ministry of Internal Affairs and Communications' },
  pmark: { ja: 'プライバシーマークの審査機関', en: 'the PrivacyMark body' },
  isms: { ja: 'ISMSの認証機関', en: 'the ISMS certification body' },
  police: { ja: '警察', en: 'the police' },
  ipa: { ja: '独立行政法人情報処理推進機構（IPA）', en: 'IPA' },
  jpcert: { ja: 'JPCERT/CC', en: 'JPCERT/CC' },
};

/** Bodies that have been reported to; a report still owed, or decided against, is nobody's news. */
export function authorityLines({ state }: Situation): Said {
  const told = state.response.reports
    .map(({ report }) => (report.startsWith('authority.') ? BODIES[report.split('.')[1] ?? ''] : undefined))
    .filter((body) => body !== undefined);
  return known(
    ...[...new Set(told)].map((body) => ({
      ja: `${body.ja}へ報告いたしました。`,
      en: `We have reported to ${body.en}.`,
    })),
  );
}

/** When the next report comes: a time if one is owed, otherwise the promise of the stages. */
export function nextLines({ policy, state, stage }: Situation): Said {
  if (stage === 'detailed') {
    return known({
      ja: '本報をもちまして、最終のご報告とさせていただきます。',
      en: 'This is our final report on this event.',
    });
  }
  const owed = state.duties.find((duty) => duty.kind === 'notice.follow-up' && duty.status === 'open');
  const at = owed?.deadline.at ?? null;
  if (at !== null) {
    return known({
      ja: `${spokenTime(at, policy.zone, 'ja')}までに、続報をお知らせいたします。`,
      en: `We will report again by ${spokenTime(at, policy.zone, 'en')}.`,
    });
  }
  return known({
    ja: '新たな事実が判明し次第、速やかに続報をお知らせいたします。',
    en: 'We will report again as soon as there is more to tell.',
  });
}
