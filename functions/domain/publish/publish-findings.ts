import { inBoth, type Language, quoted, type Text } from '../base/text.ts';
import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { STAGES } from '../policy/shape/stages.ts';
import { stageTitle } from '../policy/stage-titles.ts';
import { dutyTitle } from '../rules/deadline/title.ts';
import { assumedIn, isTimeLeftOut, publicClocks, publicDuties } from './public-promises.ts';
import { articlesOf, isKept, isPrinted } from './publish-articles.ts';
import { calendarsCountedOn } from './publish-hours.ts';

/** Where a policy is not fit to be published yet: what is published rests on something assumed. */
export function publishRefusals(policy: Policy): readonly Finding[] {
  const clocks = publicClocks(policy).filter(({ clock }) => clock.assumed !== undefined);
  const calendars = calendarsCountedOn(policy).filter(
    ([, { assumed, statedIn }]) => assumed !== undefined && statedIn === undefined,
  );
  return [
    ...clocks.map(({ path }) => ({
      path: [...path, 'assumed'],
      atKey: true,
      message: {
        ja: 'この時間は仮定で、このままでは公開されます。確認して assumed を外すか、定め全体を assumed として公開から除いてください',
        en: 'this time is assumed and would be published; check it and remove assumed, or say assumed of the whole promise so that it is left out',
      },
    })),
    ...calendars.map(([name]) => ({
      path: ['calendars', name, 'assumed'],
      atKey: true,
      message: {
        ja: `この営業時間は仮定で、公開する期限の計算に使われます。確認して assumed を外すか、営業時間を定めた公開文書を statedIn に指定してください`,
        en: `these hours are assumed and a published term counts on them; check them and remove assumed, or name under statedIn the published text that gives them`,
      },
    })),
  ];
}

/** A clause in the product's own words: nothing takes their place. */
function saysTheSame(words: Text | undefined, guaranteed: readonly Text[]): boolean {
  return words?.ja === saidTogether(guaranteed, 'ja') && words.en === saidTogether(guaranteed, 'en');
}

function saidTogether(sentences: readonly Text[], language: Language): string {
  return sentences.map((sentence) => sentence[language]).join(language === 'ja' ? '' : ' ');
}

/** What an edition for the public leaves out, and why. */
export function publishOmissions(policy: Policy): readonly Finding[] {
  const clauses = articlesOf(policy).flatMap((row) => {
    if (isKept(row)) return [];
    if (row.standing === 'as-far-as') {
      if (saysTheSame(policy.clauses[row.clause], row.guaranteed)) return [];
      const only = quoted(inBoth((language) => saidTogether(row.guaranteed, language)));
      const message = {
        ja: `${row.clause} の文は公開文に含まれません。この版が保証するのは${only.ja}だけで、代わりにこの文を公開します`,
        en: `the words of ${row.clause} are left out: this release guarantees only ${only.en}, which is published in their place`,
      };
      return [{ path: ['clauses', row.clause], atKey: true, message }];
    }
    const how =
      row.standing === 'partly'
        ? { ja: '一部しか実施しない', en: 'carries it out only in part' }
        : { ja: '実施しない', en: 'does not carry it out' };
    return [
      {
        path: ['clauses', row.clause],
        atKey: true,
        message: {
          ja: `${row.clause} は公開文に含まれません。この版では${how.ja}ためです`,
          en: `${row.clause} is left out: this release ${how.en}`,
        },
      },
    ];
  });
  const uncited = publicDuties(policy)
    .filter(({ rule }) => rule.assumed === undefined && !isPrinted({ policy, isDraft: false }, rule.clause))
    .map(({ index, rule: { kind, clause } }) => ({
      ...{ path: ['duties', index, 'clause'], atKey: true },
      message: withoutItsClause(quoted(dutyTitle(policy, kind)), clause),
    }));
  return [...clauses, ...uncited, ...channelsWithoutTime(policy), ...assumedOmissions(policy)];
}

function channelsWithoutTime(policy: Policy): Finding[] {
  const left = Object.entries(policy.notices.channels).filter(
    ([, channel]) => channel.assumed === undefined && isTimeLeftOut({ policy, isDraft: false }, channel),
  );
  return left.map(([name, { title }]) => {
    const { ja, en } = quoted(title);
    const message = {
      ja: `通知手段${ja}は公開文に含まれません。掲載の対応を期限の表に含めないためです`,
      en: `the channel ${en} is left out: the duty to publish there is left out of the table of times`,
    };
    return { path: ['notices', 'channels', name, 'duty'], atKey: true, message };
  });
}

function withoutItsClause({ ja, en }: Text, clause: string): Text {
  return {
    ja: `対応${ja}は期限の表に含まれません。根拠とする ${clause} を公開文に含めないためです`,
    en: `the duty ${en} is left out of the table of times: ${clause}, which it cites, is left out`,
  };
}

function assumedOmissions(policy: Policy): Finding[] {
  const { contact, levels, notices } = policy;
  const left = (path: Finding['path'], what: Text) => ({
    path,
    atKey: true,
    message: {
      ja: `${what.ja}は公開文に含まれません。仮定であり、公開されている文書にないためです`,
      en: `${what.en} left out: assumed, not in the published text`,
    },
  });
  return [
    ...(levels.some(({ assumed }) => assumed !== undefined)
      ? [left(['levels'], { ja: 'レベルの表', en: 'the table of levels is' })]
      : []),
    ...publicDuties(policy)
      .filter(({ rule }) => assumedIn(policy, rule) !== undefined)
      .map(({ index, rule }) => {
        const { ja, en } = quoted(dutyTitle(policy, rule.kind));
        const path = ['duties', index, ...(rule.assumed === undefined ? [] : ['assumed'])];
        return left(path, { ja: `対応${ja}`, en: `the duty ${en} is` });
      }),
    ...Object.entries(notices.channels)
      .filter(([, { assumed }]) => assumed !== undefined)
      .map(([name, { title }]) => {
        const { ja, en } = quoted(title);
        return left(['notices', 'channels', name, 'assumed'], { ja: `通知手段${ja}`, en: `the channel ${en} is` });
      }),
    ...STAGES.filter((stage) => notices.stages[stage]?.assumed !== undefined).map((stage) => {
      const { ja, en } = stageTitle(stage);
      return left(['notices', 'stages', stage, 'assumed'], { ja: `${ja}の内容`, en: `the contents of the ${en} are` });
    }),
    ...(contact.assumed === undefined
      ? []
      : [left(['contact', 'assumed'], { ja: '問い合わせの受付時間', en: 'the contact hours are' })]),
  ];
}
