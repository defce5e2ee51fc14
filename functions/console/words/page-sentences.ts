import { personName } from './names.ts';
import { type EventOfTypes, type SentenceContext, say, sentencesBy } from './say.ts';
import { PAGE_WHY } from './statuses.ts';

const PAGE_TOLD = ['page.opened', 'page.called', 'page.postponed', 'page.acknowledged'] as const;

/** Pages: why, who was called, who answered. */
function pageSentence(event: EventOfTypes<typeof PAGE_TOLD>, telling: SentenceContext): string | null {
  switch (event.type) {
    case 'page.opened': {
      const why = PAGE_WHY[event.why];
      return say(telling, `呼出を始めました：${why.ja}。`, `Paging began: ${why.en}.`);
    }
    case 'page.called': {
      const name = personName(telling.policy, event.person, telling.language);
      if (event.outcome === 'accepted') return say(telling, `${name}を呼び出しました。`, `${name} was paged.`);
      if (event.outcome === 'unreachable') {
        return say(
          telling,
          `${name}には呼出が届かないため（配信先の登録または確認がありません）、次の方を呼び出します。`,
          `The page did not reach ${name}, who has no confirmed subscription that lets it through; the next person is paged.`,
        );
      }
      return say(telling, `${name}の呼出に失敗しました。`, `Paging ${name} failed.`);
    }
    case 'page.postponed': {
      const name = personName(telling.policy, event.person, telling.language);
      return say(
        telling,
        `呼出の仕組みが応答しないため、${name}の呼出を後に回しました。`,
        `Paging did not answer; ${name} is paged again later.`,
      );
    }
    case 'page.acknowledged': {
      const name = personName(telling.policy, event.by, telling.language);
      return say(telling, `${name}が呼出に応答しました。`, `${name} acknowledged the page.`);
    }
  }
}

export const PAGE_SENTENCES = sentencesBy(PAGE_TOLD, pageSentence);
