import { ContentChanged } from '../../adapters/aws/errors.ts';
import type { Text } from '../../domain/base/text.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { NoticeText } from '../../domain/channels/notice-text.ts';
import { foldIncident } from '../../domain/incident/evolve/evolve.ts';
import { draftText, StageError } from '../../domain/incident/notice/draft-text.ts';
import { bodyIn, plainBody } from '../../domain/incident/notice/given/plain-body.ts';
import { sectionNames } from '../../domain/incident/notice/lines/headings.ts';
import type { Notice, OpenIncident } from '../../domain/incident/record/state.ts';
import type { Replaced, Wording } from '../../domain/incident/record/wording.ts';
import { isUnsent } from '../../domain/incident/standing/notices.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { SECTIONS, type Section, type Stage } from '../../domain/policy/shape/stages.ts';
import { personName } from '../../domain/policy/titles.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { draftQuestion } from './draft-question.ts';

export interface RecordOfWords {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly at: Instant;
  readonly notice: Pick<Notice, 'stage' | 'number' | 'corrects'> & { readonly withheld: readonly Section[] };
}

/**
 * The sections that the system words otherwise from the record of now than from that of an earlier moment (its seq). Empty where an
 * earlier text that it would look back at is not the one that was recorded.
 */
export async function changedSince(
  ports: ConsolePorts,
  compared: RecordOfWords,
  seq: number,
): Promise<readonly Section[]> {
  const { policy, state } = compared;
  if (seq >= state.seq) return [];
  const then = await stateAt(ports, state, seq);
  if (then === null) return [];
  try {
    const [before, now] = [await systemText(ports, compared, then), await systemText(ports, compared, state)];
    const isOther = (section: Section) =>
      policy.languages.some(
        (language) => plainBody(bodyIn(before, section, language)) !== plainBody(bodyIn(now, section, language)),
      );
    return SECTIONS.filter((section) => section !== 'head' && isOther(section));
  } catch (error) {
    if (error instanceof ContentChanged || error instanceof StageError) return [];
    throw error;
  }
}

/** The incident as it stood at an earlier moment (its seq); null from before it was opened. */
export async function stateAt(
  ports: ConsolePorts,
  { stream }: OpenIncident,
  seq: number,
): Promise<OpenIncident | null> {
  const { items } = await ports.readIncident(stream);
  const then = foldIncident(
    stream,
    items.filter((item) => item.seq <= seq),
  );
  return then.status === 'none' ? null : then;
}

/** Both are worded for the same moment and the same notice: only the record differs. */
async function systemText(
  ports: ConsolePorts,
  { policy, at, notice: { stage, number, corrects, withheld } }: RecordOfWords,
  state: OpenIncident,
): Promise<NoticeText> {
  const question = await draftQuestion(ports, { policy, state, stage, at, corrects });
  return draftText({ ...question, number, withheld }).text;
}

/**
 * What author and approver should know of the words of people in a notice: what the record says of a section has changed since it was
 * worded; words took the place of others that their writer had not seen.
 */
export async function sinceWorded(
  ports: ConsolePorts,
  compared: RecordOfWords,
  { worded = [], replaced = [] }: Pick<Wording, 'worded' | 'replaced'>,
): Promise<readonly Text[]> {
  const { policy, notice } = compared;
  const sections: Section[] = [];
  for (const seq of new Set(worded.map((one) => one.seq))) {
    const changed = await changedSince(ports, compared, seq);
    sections.push(...changed.filter((section) => worded.some((one) => one.section === section && one.seq === seq)));
  }
  const older = SECTIONS.filter((section) => sections.includes(section));
  const replacing = replacedWords(policy, replaced, notice.stage);
  return [...(older.length === 0 ? [] : [wordedBefore(older, notice.stage)]), ...replacing];
}

/** The same of a notice on record; nothing once it is on its way. */
export async function sinceWordedIn(
  ports: ConsolePorts,
  about: Omit<RecordOfWords, 'notice'>,
  notice: Notice,
): Promise<readonly Text[]> {
  if (!isUnsent(notice) || notice.wording === null) return [];
  const withheld = notice.limited?.withheld ?? [];
  return await sinceWorded(ports, { ...about, notice: { ...notice, withheld } }, notice.wording);
}

function wordedBefore(sections: readonly Section[], stage: Stage): Text {
  const names = sectionNames(sections, stage);
  return {
    ja: `次の項目は、担当者が文面を書いた後に、その内容に関わる記録が変わりました：${names.ja}。現在の記録と合っているかご確認ください。`,
    en: `What the record says of these sections has changed since a person worded them: ${names.en}. Please check that their words still agree with it.`,
  };
}

/** Whose words a draft took the place of, although its writer had not seen them. */
function replacedWords(policy: Policy, replaced: readonly Replaced[], stage: Stage): readonly Text[] {
  return [...new Set(replaced.map(({ by }) => by))].map((by) => {
    const name = personName(policy, by);
    const names = sectionNames(
      replaced.filter((one) => one.by === by).map(({ section }) => section),
      stage,
    );
    return {
      ja: `次の項目は、作成画面を開いた後に${name.ja}が記入した文面と置き換わりました：${names.ja}。置き換えてよいか、ご確認ください。`,
      en: `These sections take the place of what ${name.en} wrote after the form had been opened: ${names.en}. Please check that they may.`,
    };
  });
}
