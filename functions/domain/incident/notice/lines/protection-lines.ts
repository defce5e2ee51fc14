import type { Text } from '../../../base/text.ts';
import { isHarmSure, isLossRestored } from '../../situation/concern.ts';
import { factOf, isLikely, known, type NoticeSituation, open, type SectionLines } from '../../situation/situation.ts';

/** What speaks for the reader. As long as it is not certain that data came to harm, nor known which, it holds of all that may be concerned. */
export function protectionLines(situation: NoticeSituation, isDataKnown: boolean): SectionLines {
  const lines = PROTECTED.filter(([fact]) => factOf(situation, fact) === 'yes').map(([, words]) => {
    if (isDataKnown) return words.ofThis;
    return isHarmSure(situation) ? words.ofHarmed : words.ofAll;
  });
  return known(...(isLossRestored(situation) ? [RESTORED] : []), ...lines, ...notKept(situation));
}

/** Who holds a copy of lost data has to know in time that there is no other. */
function notKept(situation: NoticeSituation): readonly Text[] {
  const isLost = isLikely(situation, 'data.loss') && !isLossRestored(situation);
  if (!isLost || factOf(situation, 'data.copy') !== 'no') return [];
  return [isHarmSure(situation) ? NOT_KEPT.ofHarmed : NOT_KEPT.ofAll];
}

const NOT_KEPT = {
  ofHarmed: {
    ja: '対象のデータと同一の内容は、別途保管しておりません。',
    en: 'We do not hold another copy of the same data.',
  },
  ofAll: {
    ja: '対象となり得るデータと同一の内容は、別途保管しておりません。',
    en: 'We do not hold another copy of the data that may be affected.',
  },
} as const;

const RECOVERED: Text = {
  ja: '対象のデータは、第三者が閲覧する前に、すべて回収いたしました。',
  en: 'All of the data was recovered before any third party viewed it.',
};
const RESTORED: Text = {
  ja: '失われたデータは、すべて復元いたしました。',
  en: 'All of the data that was lost has been restored.',
};

/** Words for data whose items are known, for data of unknown items that came to harm, and for data that may be concerned. */
type Protection = Readonly<Record<'ofThis' | 'ofHarmed' | 'ofAll', Text>>;

const ENCRYPTED: Text = {
  ja: '対象のデータには、高度な暗号化を施しております。',
  en: 'The data is protected by strong encryption.',
};
const PROTECTED: readonly (readonly [fact: string, words: Protection])[] = [
  [
    'data.encrypted',
    {
      ofThis: ENCRYPTED,
      ofHarmed: ENCRYPTED,
      ofAll: {
        ja: '対象となり得るデータには、いずれも高度な暗号化を施しております。',
        en: 'All of the data that may be affected is protected by strong encryption.',
      },
    },
  ],
  ['data.recovered', { ofThis: RECOVERED, ofHarmed: RECOVERED, ofAll: RECOVERED }],
  [
    'data.copy',
    {
      ofThis: {
        ja: '対象のデータと同一の内容を、別途保管しております。',
        en: 'We hold another copy of the same data.',
      },
      ofHarmed: {
        ja: '失われたデータの範囲にかかわらず、同一の内容を別途保管しております。',
        en: 'Whatever the extent of the loss, we hold another copy of the data.',
      },
      ofAll: {
        ja: '対象となり得るデータについては、いずれも同一の内容を別途保管しております。',
        en: 'We hold another copy of all of the data that may be affected.',
      },
    },
  ],
];

/** Whether lost data comes back, and of what is kept elsewhere when: the first question of a reader. */
export function restoringLines(situation: NoticeSituation): SectionLines {
  const isOpen = isLikely(situation, 'data.loss') && !isLossRestored(situation) && situation.stage !== 'detailed';
  if (!isOpen) return [];
  return open(factOf(situation, 'data.copy') === 'yes' ? RESTORED_WHEN : RESTORING_UNKNOWN);
}

const RESTORING_UNKNOWN: Text = {
  ja: 'データの復元の可否は、現在調査中です。',
  en: 'We are investigating whether the data can be restored.',
};
const RESTORED_WHEN: Text = {
  ja: 'データの復元の時期は、現在調査中です。',
  en: 'We are investigating when the data can be restored.',
};
