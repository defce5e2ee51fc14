import { listed, type Text } from '../base/text.ts';
import type { Instant } from '../base/time/instant.ts';
import { spokenText } from '../base/time/spoken.ts';
import { hasRole, peopleWith } from '../policy/people.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { personName, roleTitle } from '../policy/titles.ts';

/** The import whose file was taken in once more. `by`: null for the system. */
export interface SameFile {
  readonly by: string | null;
  readonly at: Instant;
}

/** The warning to the importer of a file that is not in UTF-8: only a person sees whether names came out right. */
export function encodingWarning(name: string): Text {
  return {
    ja: `UTF-8ではないため、Shift_JIS（CP932）のファイルとして読み取りました。先頭のお客様名は「${name}」です。文字化けしている場合は取り込まず、UTF-8で保存し直してください。`,
    en: `The file is not UTF-8 and was read as Shift_JIS (CP932). The name of its first customer is "${name}". If that came out wrong, do not import it: save it as UTF-8.`,
  };
}

/** The answer to an import of the file that already is the register: who may not approve stays as it was. */
export function sameFileAgain(policy: Policy, { by, at }: SameFile): Text {
  const when = spokenText(at, policy.zone);
  if (by === null || !mayDecide(policy, by)) {
    return {
      ja: `${when.ja}に取り込まれたファイルと同一のため、お客様の一覧は変わりません。`,
      en: `This is the file that was imported on ${when.en}: the register stays as it is.`,
    };
  }
  const [name, who] = [personName(policy, by), others(policy, by)];
  return {
    ja: `${when.ja}に${name.ja}が取り込んだファイルと同一のため、お客様の一覧は変わりません。この一覧に基づく通知を${name.ja}が承認できないことも、取り込み直しによっては変わりません。${who.ja}`,
    en: `This is the file that ${name.en} imported on ${when.en}: the register stays as it is. Importing it again does not allow ${name.en} to approve notices to these customers. ${who.en}`,
  };
}

/** The warning to an importer of customers who takes part in approving notices; null for others. */
export function importBars(policy: Policy, by: string | null): Text | null {
  if (by === null || !mayDecide(policy, by)) return null;
  const [name, who] = [personName(policy, by), others(policy, by)];
  return {
    ja: `この一覧に基づく通知は、取り込んだ${name.ja}ご本人は承認できません。${who.ja}`,
    en: `${name.en}, who imported these customers, cannot approve notices to them. ${who.en}`,
  };
}

/** Who approves in their place. */
function others(policy: Policy, by: string): Text {
  const { role } = policy.notices.approval;
  const people = peopleWith(policy, role).filter(({ id }) => id !== by);
  const title = roleTitle(policy, role);
  if (people.length === 0) {
    return {
      ja: `ほかに承認できる${title.ja}がいないため、これから登録されるインシデントに限り、ご本人が承認できます。`,
      en: `As nobody else has the role ${title.en}, they may do so for incidents that are opened from now on.`,
    };
  }
  const names = listed(people.map(({ id }) => personName(policy, id)));
  return { ja: `${names.ja}が承認してください。`, en: `${names.en} can approve them.` };
}

function mayDecide(policy: Policy, person: string): boolean {
  const { role, deputies = [] } = policy.notices.approval;
  const actor = { kind: 'person', id: person } as const;
  return [role, ...deputies.map((deputy) => deputy.role)].some((one) => hasRole(policy, actor, one));
}
