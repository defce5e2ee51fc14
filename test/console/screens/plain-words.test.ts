import { describe, expect, it } from 'vitest';
import { valueTitle } from '../../../functions/console/words/names.ts';
import { sentence } from '../../../functions/console/words/timeline.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { pauseReason } from '../../../functions/domain/channels/delivery/circuit-breaker.ts';
import { pauseInWords } from '../../../functions/domain/channels/mail/pause-words.ts';
import { factCatalogue } from '../../../functions/domain/rules/facts/catalogue.ts';
import { flawsOfSentence } from '../../domain/readable.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { codeSentences } from '../../style/prose/shipped-sentences.ts';

const AT = instant('2026-04-24T08:50:00.000Z');

/** Words that read as machine, as office jargon, or as something else than they mean, and in place of which others stand. */
const NOT_SAID = [
  ...['インシデントが開始', '区分を', '人が定めた', '対策本部を開始', '対策本部を終了', '訓練の記録', '期限の数値'],
  ...['管理者／受託者', '受託者', '（denied）', '申告されたお客様', '検知の翌日から数えて', 'ございました原因'],
];

describe('the words on screens, in calls and in the command’s output', () => {
  const written = codeSentences();

  it.each(NOT_SAID)('are not %s', (word) => {
    expect(written.filter((text) => text.includes(word))).toEqual([]);
  });

  it.each(SHIPPED)('call the response team of %s by its own name, set up and dissolved', (name) => {
    const policy = shipped(name);
    const title = policy.team.headquarters?.title ?? { ja: '対策本部', en: 'Response headquarters' };
    const about = { policy, texts: new Map(), at: AT, notices: new Map() };
    const told = (event: object) => ({
      ja: sentence(event as Parameters<typeof sentence>[0], { ...about, language: 'ja', actor: '担当役員' }) ?? '',
      en: sentence(event as Parameters<typeof sentence>[0], { ...about, language: 'en', actor: 'Executive' }) ?? '',
    });
    const opened = told({ type: 'headquarters.opened', members: ['executive'] });
    const closed = told({ type: 'headquarters.closed' });
    expect([opened.ja, closed.ja]).toEqual([
      expect.stringContaining(`${title.ja}を設置しました`),
      expect.stringContaining(`${title.ja}を解散しました`),
    ]);
    for (const { en } of [opened, closed]) expect(en).toContain(title.en);
    expect([opened, closed].flatMap(flawsOfSentence)).toEqual([]);
  });

  it.each(SHIPPED)('name every value of every fact of %s in both languages', (name) => {
    const policy = shipped(name);
    const values = [...factCatalogue(policy).values()].flatMap(({ type }) => {
      if (type.kind === 'steps') return type.steps;
      return type.kind === 'choice' ? type.options : [];
    });
    const titles = values
      .filter((value) => !/^\d$/.test(value))
      .map((value) => ({ ja: valueTitle(policy, value, 'ja', ''), en: valueTitle(policy, value, 'en', '') }));
    expect(titles.flatMap(flawsOfSentence)).toEqual([]);
  });

  it.each(['account', 'quota', 'no-answer', 'content-changed', 'of an earlier release'] as const)(
    'say why sending is paused: %s',
    (why) => {
      const isKind = why === 'account' || why === 'quota' || why === 'no-answer';
      const said = pauseInWords(isKind ? pauseReason(why, '') : why);
      expect(said.ja).toMatch(/^[^（]*ため/);
      expect(said.en).not.toBe('');
    },
  );
});
