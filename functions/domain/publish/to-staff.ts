import type { Text } from '../base/text.ts';
import { spokenAsWritten } from '../base/time/duration.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { nameOfPerson, roleTitle } from '../policy/titles.ts';
import { clockWords, spokenPeriod } from './clock-words.ts';
import type { Promised, UnaddressedPromise } from './promise.ts';
import { takenAsKnown } from './to-staff-facts.ts';

/** What the team has to do: who is called, who approves, what is owed by whom, which steps are taken. */
export function workOfStaff(policy: Policy): Promised[] {
  return [...team(policy), ...duties(policy), ...response(policy), ...takenAsKnown(policy)].map((one) => ({
    to: 'staff',
    ...one,
  }));
}

function team(policy: Policy): UnaddressedPromise[] {
  const { notices, closing } = policy;
  const { people, paging, headquarters } = policy.team;
  const { approval, hold } = notices;
  const steps = { ja: '', en: '' };
  for (const { role, after } of paging) {
    const called = titled(policy, [role]);
    steps.ja += `${steps.ja === '' ? '' : '、'}${called.ja}（${spokenAsWritten(after, 'ja')}後）`;
    steps.en += `${steps.en === '' ? '' : ', '}${called.en} (after ${spokenAsWritten(after, 'en')})`;
  }
  const approver = titled(policy, [approval.role]);
  const parts: UnaddressedPromise[] = [
    { key: 'paging', text: { ja: `呼出の順：${steps.ja}`, en: `Paging: ${steps.en}` } },
    { key: 'approval', text: { ja: `通知の承認：${approver.ja}`, en: `Notices are approved by ${approver.en}` } },
    {
      key: 'hold',
      text: {
        ja: `承認から送信まで：${spokenAsWritten(hold, 'ja')}`,
        en: `From approval to the first mail: ${spokenAsWritten(hold, 'en')}`,
      },
    },
    ...people.map((person) => {
      const [name, held] = [nameOfPerson(person), titled(policy, person.roles)];
      const text = { ja: `${name.ja}の役割：${held.ja}`, en: `${name.en} has the roles ${held.en}` };
      return { key: `person.${person.id}`, text };
    }),
  ];
  if (headquarters !== undefined) {
    const { title } = headquarters;
    const [lead, members] = [titled(policy, [headquarters.lead]), titled(policy, headquarters.members)];
    const text = {
      ja: `${title.ja}：${lead.ja}が率い、${members.ja}が加わる`,
      en: `${title.en}: led by ${lead.en}, with ${members.en}`,
    };
    parts.push({ key: 'headquarters', text, condition: headquarters.asNeeded ?? false });
  }
  if (closing.approval !== undefined) {
    const closer = titled(policy, [closing.approval]);
    const text = { ja: `終了の承認：${closer.ja}`, en: `Closing is approved by ${closer.en}` };
    parts.push({ key: 'closing', text });
  }
  return parts;
}

function duties(policy: Policy): UnaddressedPromise[] {
  const { duties: all, recurring } = policy;
  const owed = all.map(({ kind, title, owner, clock, when, reminders, asNeeded, inward }) => ({
    key: `duty.${kind}`,
    text: owedText(
      title,
      titled(policy, [owner]),
      asNeeded === true ? whereNeeded(clockWords(clock)) : clockWords(clock),
    ),
    condition: { when, reminders, asNeeded, inward },
  }));
  const again = recurring.map((rule) => ({
    key: `recurring.${rule.kind}`,
    text: owedText(rule.title, titled(policy, [rule.owner]), oftenWords(rule)),
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
  return { ja: `必要に応じて、${ja}`, en: `where necessary, ${en}` };
}

function response(policy: Policy): UnaddressedPromise[] {
  const { playbooks, levels, appointment } = policy;
  const steps = playbooks.flatMap(({ id, title, steps: all, categories, levels: fitting, when }) =>
    all.map(({ id: step, by: role, do: text }) => {
      const by = titled(policy, [role]);
      return {
        key: `step.${id}.${step}`,
        condition: { categories, fitting, when },
        text: { ja: `${title.ja}：${text.ja}（${by.ja}）`, en: `${title.en}: ${text.en} (${by.en})` },
      };
    }),
  );
  const answering = levels.map(({ name, title, responders }) => ({
    key: `responders.${name}`,
    text: {
      ja: `「${title.ja}」の対応者：${titled(policy, responders).ja || 'なし'}`,
      en: `${title.en} is answered by ${titled(policy, responders).en || 'nobody by name'}`,
    },
  }));
  const leading =
    appointment === undefined
      ? []
      : [
          {
            key: 'appointment',
            text: owedText(appointment.title, titled(policy, [appointment.owner]), clockWords(appointment.clock)),
          },
        ];
  return [...steps, ...answering, ...leading];
}

function owedText(title: Text, owner: Text, term: Text): Text {
  return { ja: `${title.ja}（${owner.ja}）：${term.ja}`, en: `${title.en} (${owner.en}): ${term.en}` };
}

/** Roles by title and id: two roles may have one title, and a change from one to the other must be seen. */
function titled(policy: Policy, roles: readonly string[]): Text {
  const each = roles.map((role) => ({ role, title: roleTitle(policy, role) }));
  return {
    ja: each.map(({ role, title }) => `${title.ja}［${role}］`).join('、'),
    en: each.map(({ role, title }) => `${title.en} [${role}]`).join(', '),
  };
}
