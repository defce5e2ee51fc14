import type { Policy } from '../policy/schema.ts';
import type { Text } from '../text.ts';
import { spokenAsWritten } from '../time/duration.ts';
import { clockWords, spokenPeriod } from './clock-words.ts';
import type { Promised } from './promise.ts';
import { takenAsKnown } from './to-staff-facts.ts';

/** What the team has to do: who is called, who approves, what is owed by whom, which steps are taken. */
export function workOfStaff(policy: Policy): Promised[] {
  return [...team(policy), ...duties(policy), ...response(policy), ...takenAsKnown(policy)].map((one) => ({
    to: 'staff',
    ...one,
  }));
}

type Keyed = Omit<Promised, 'to'>;

function team({ team: { people, paging, headquarters }, notices: { approval, hold }, closing }: Policy): Keyed[] {
  const rungs = { ja: '', en: '' };
  for (const { role, after } of paging) {
    rungs.ja += `${rungs.ja === '' ? '' : '、'}${role}（${spokenAsWritten(after, 'ja')}後）`;
    rungs.en += `${rungs.en === '' ? '' : ', '}${role} (after ${spokenAsWritten(after, 'en')})`;
  }
  const parts: Keyed[] = [
    { key: 'paging', text: { ja: `呼出の順：${rungs.ja}`, en: `Paging: ${rungs.en}` } },
    { key: 'approval', text: { ja: `通知の承認：${approval.role}`, en: `Notices are approved by ${approval.role}` } },
    {
      key: 'hold',
      text: {
        ja: `承認から送信まで：${spokenAsWritten(hold, 'ja')}`,
        en: `From approval to the first mail: ${spokenAsWritten(hold, 'en')}`,
      },
    },
    ...people.map(({ id, name, roles }) => ({
      key: `person.${id}`,
      text: { ja: `${name}の役割：${roles.join('、')}`, en: `${name} has the roles ${roles.join(', ')}` },
    })),
  ];
  if (headquarters !== undefined) {
    const { title, lead, members } = headquarters;
    const text = {
      ja: `${title.ja}：${lead}が率い、${members.join('、')}が加わる`,
      en: `${title.en}: led by ${lead}, with ${members.join(', ')}`,
    };
    parts.push({ key: 'headquarters', text, condition: headquarters.asNeeded ?? false });
  }
  if (closing.approval !== undefined) {
    parts.push({
      key: 'closing',
      text: { ja: `終了の承認：${closing.approval}`, en: `Closing is approved by ${closing.approval}` },
    });
  }
  return parts;
}

function duties({ duties: all, recurring }: Policy): Keyed[] {
  const owed = all.map(({ kind, title, owner, clock, when, reminders, asNeeded, inward }) => ({
    key: `duty.${kind}`,
    text: owedText(title, owner, asNeeded === true ? whereNeeded(clockWords(clock)) : clockWords(clock)),
    condition: { when, reminders, asNeeded, inward },
  }));
  const again = recurring.map((rule) => ({
    key: `recurring.${rule.kind}`,
    text: owedText(rule.title, rule.owner, oftenWords(rule)),
    condition: { asNeeded: rule.asNeeded },
  }));
  return [...owed, ...again];
}

/** `半年ごと`; or of each thing of a kind, by a clock. */
function oftenWords({ every, each, clock }: Policy['recurring'][number]): Text {
  if (every !== undefined) return { ja: `${spokenPeriod(every, 'ja')}ごと`, en: `every ${spokenPeriod(every, 'en')}` };
  const term = clock === undefined ? { ja: '', en: '' } : clockWords(clock);
  return { ja: `${each?.ja ?? ''}、${term.ja}`, en: `${each?.en ?? ''}, ${term.en}` };
}

function whereNeeded({ ja, en }: Text): Text {
  return { ja: `必要に応じて、${ja}`, en: `where needed, ${en}` };
}

function response({ playbooks, levels, appointment }: Policy): Keyed[] {
  const steps = playbooks.flatMap(({ id, title, steps: all, categories, levels: fitting, when }) =>
    all.map(({ id: step, by, do: text }) => ({
      key: `step.${id}.${step}`,
      condition: { categories, fitting, when },
      text: { ja: `${title.ja}：${text.ja}（${by}）`, en: `${title.en}: ${text.en} (${by})` },
    })),
  );
  const answering = levels.map(({ name, title, responders }) => ({
    key: `responders.${name}`,
    text: {
      ja: `「${title.ja}」の対応者：${responders.join('、') || 'なし'}`,
      en: `${title.en} is answered by ${responders.join(', ') || 'nobody by name'}`,
    },
  }));
  const leading =
    appointment === undefined
      ? []
      : [{ key: 'appointment', text: owedText(appointment.title, appointment.owner, clockWords(appointment.clock)) }];
  return [...steps, ...answering, ...leading];
}

function owedText(title: Text, owner: string, term: Text): Text {
  return { ja: `${title.ja}（${owner}）：${term.ja}`, en: `${title.en} (${owner}): ${term.en}` };
}
