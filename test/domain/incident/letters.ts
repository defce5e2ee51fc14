import { noticeJson } from '../../../functions/domain/channels/notice-text.ts';
import { draftSources, sourceTexts } from '../../../functions/domain/incident/notice/draft-sources.ts';
import { draftText, type NoticeDraft } from '../../../functions/domain/incident/notice/draft-text.ts';
import {
  type GivenSections,
  oneLanguageOnly,
  writtenSections,
} from '../../../functions/domain/incident/notice/given/given-sections.ts';
import { tellsOf } from '../../../functions/domain/incident/owed/tells.ts';
import { newsFor } from '../../../functions/domain/incident/owed/told-words.ts';
import { numberFor } from '../../../functions/domain/incident/standing/notices.ts';
import type { Section, Stage } from '../../../functions/domain/policy/shape/stages.ts';
import { ref, type Scene } from './scene.ts';
import { send } from './told/telling.ts';

/** The notices of a scene with their real texts, drafted as the workflow drafts them, or a person by the console. */
export class Letters {
  readonly scene: Scene;
  readonly texts = new Map<string, string>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** `own`: the sections in the words of a person, who is the author then. `withheld`: sections that stay on record. FC-5. */
  draft(stage: Stage, own?: GivenSections, withheld: readonly Section[] = []): NoticeDraft {
    const { policy, opened: state, now: at } = this.scene;
    const sources = sourceTexts(draftSources(policy, state, stage), this.texts);
    const about = { policy, state, stage, number: numberFor(state, stage), at, news: newsFor(policy, state) };
    const draft = draftText({ ...about, ...sources, given: own ?? {}, withheld });
    const sections = draft.sections.filter((section) => !withheld.includes(section));
    const limited = withheld.length === 0 ? null : { reason: ref('limited'), withheld };
    const text = `text-${state.notices.length + 1}`;
    this.texts.set(text, noticeJson(draft.text));
    const author = own === undefined ? null : 'officer';
    this.scene.give(author ?? { kind: 'system', name: 'incident' }, {
      do: 'draft',
      ...{ stage, author, text: ref(text), sections, limited, corrects: null },
      basedOn: state.seq,
      wording: {
        written: writtenSections(own ?? {}),
        lacking: author === null ? draft.lacking : [],
        open: draft.open,
        oneLanguage: oneLanguageOnly(own ?? {}, policy.languages),
      },
      tells: tellsOf(policy, state, {
        ...{ stage, sections, withheld, onlyOpen: draft.onlyOpen },
        written: writtenSections(own ?? {}),
      }),
    });
    return draft;
  }

  /** Drafted, approved and delivered to everybody. */
  send(stage: Stage, own?: GivenSections, withheld: readonly Section[] = []): NoticeDraft {
    const draft = this.draft(stage, own, withheld);
    send(this.scene);
    this.scene.after('PT1M');
    return draft;
  }

  /** Why follow-ups or corrections are owed now. */
  owed(): readonly (string | null)[] {
    const later = this.scene.opened.duties.filter(
      ({ kind, status }) => kind === 'notice.follow-up' && status === 'open',
    );
    return later.map(({ stage, because }) => `${stage}: ${because?.ja}`);
  }
}

/** The Japanese text of one section; empty where the draft has none. */
export function sectionOf({ text }: NoticeDraft, section: Section): string {
  return text.ja?.sections.find((one) => one.section === section)?.body ?? '';
}
