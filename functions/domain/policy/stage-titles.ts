import { inBoth, type Text } from '../base/text.ts';
import type { Stage } from './shape/stages.ts';

const STAGES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'first notice' },
  'follow-up': { ja: '続報', en: 'follow-up notice' },
  correction: { ja: '訂正', en: 'correction' },
  detailed: { ja: '詳報', en: 'detailed notice' },
};

/** What a stage is called. */
export function stageTitle(stage: Stage): Text {
  return STAGES[stage];
}

/** What one notice of an incident is called: `第1報（初報）`, `notice no. 1 (first notice)`. */
export function noticeTitle({ number, stage }: { readonly number: number; readonly stage: Stage }): Text {
  const name = stageTitle(stage);
  return inBoth((language) =>
    language === 'ja' ? `第${number}報（${name.ja}）` : `notice no. ${number} (${name.en})`,
  );
}
