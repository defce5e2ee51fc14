import type { ContentRef } from '../../functions/domain/base/ledger/content.ts';
import { sha256Hex } from '../../functions/domain/base/ledger/digest.ts';
import type { Instant } from '../../functions/domain/base/time/instant.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { type ComposedMail, composeMail } from '../../functions/domain/channels/mail/compose-mail.ts';
import { noticeJson, readNoticeText } from '../../functions/domain/channels/notice-text.ts';
import { draftSources, sourceRefs, sourceTexts } from '../../functions/domain/incident/notice/draft-sources.ts';
import { draftText, type NoticeDraft } from '../../functions/domain/incident/notice/draft-text.ts';
import {
  type GivenSections,
  oneLanguageOnly,
  writtenSections,
} from '../../functions/domain/incident/notice/given/given-sections.ts';
import { newsFor } from '../../functions/domain/incident/owed/told-words.ts';
import type { Notice, OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { numberFor } from '../../functions/domain/incident/standing/notices.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Section, Stage } from '../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../functions/domain/signal/stated-times.ts';
import { counts, ref, Scene, SYSTEM, start } from '../domain/incident/scene.ts';

/** One notice as its recipient gets it. */
export interface Told {
  readonly stage: Stage;
  readonly draft: NoticeDraft;
  readonly mail: ComposedMail;
  /** What was on record when it was written, and when that was. */
  readonly known: OpenIncident;
  readonly at: Instant;
  /** The sections that a person wrote. */
  readonly written: readonly Section[];
}

/** An incident of a company, told notice by notice through the real drafting, approving and composing code. */
export class Story {
  readonly scene: Scene;
  readonly texts = new Map<string, string>();
  readonly told: Told[] = [];

  constructor(policy: Policy, at: string, facts: Facts, more: { occurredAt?: Instant; byPerson?: boolean } = {}) {
    this.scene = new Scene(policy, at);
    const occurredAt = more.occurredAt ?? null;
    this.scene.open({}, { occurredAt, detectedAt: this.scene.now });
    if (more.byPerson === false) {
      this.scene.give(SYSTEM, { do: 'attach-signal', source: 's', signal: 'e-2', count: 1, facts, times: {} });
    } else {
      this.state(facts);
    }
  }

  get policy(): Policy {
    return this.scene.policy;
  }

  /** What a person found out so long after. */
  state(facts: Facts, after = 'PT1M', times: StatedTimes = {}): this {
    this.scene.after(after).give(this.writer, { do: 'assess', facts, times, overrule: null, reason: ref('why') });
    return this;
  }

  /** The alarm fires again after all had been well. */
  failAgain(after: string): this {
    const { now } = this.scene.after(after);
    const seen = { at: now, state: 'firing', words: this.keep('fired again') } as const;
    const times = { restoredAt: null };
    const signal = { source: 's', signal: 'e-9', count: 1, seen, facts: {}, times, again: true } as const;
    this.scene.give(SYSTEM, { do: 'attach-signal', ...signal });
    return this;
  }

  /** A measure from the menu, or in a person's own words, assigned and carried out. */
  measure(kind: string | ContentRef): this {
    const owner = this.policy.team.people[0]?.id ?? '';
    this.scene.after('PT5M').give(this.writer, { do: 'measure', kind, owner });
    const duty = this.scene.opened.duties.findLast((one) => one.kind.startsWith('measure.'))?.id ?? '';
    this.scene.after('PT10M').give(owner, { do: 'complete', duty, evidence: this.keep('実施いたしました。') });
    return this;
  }

  /** A prevention plan, written and approved. */
  plan(technical: string, organisational: string): this {
    const owner = this.policy.team.people[0]?.id ?? '';
    const due = instant('2026-12-28T15:00:00.000Z');
    const content = { technical: this.keep(technical), organisational: this.keep(organisational) };
    this.scene.after('PT1H').give(this.writer, { do: 'plan', ...content, owner, due });
    const approver = this.policy.team.people.find(({ id }) => {
      const outcome = this.scene.ask(id, { do: 'approve-plan', plan: this.scene.opened.response.plan?.id ?? '' });
      return Array.isArray(outcome);
    });
    if (approver === undefined) throw new Error(`nobody of ${this.policy.policy} approves the plan`);
    return this;
  }

  /** The draft that the stage would get now. */
  draft(stage: Stage, given: GivenSections = {}): NoticeDraft {
    const { policy } = this;
    const state = this.scene.opened;
    const sources = draftSources(policy, state, stage);
    const known = new Map(sourceRefs(sources).map(({ content }) => [content, this.texts.get(content) ?? '']));
    const texts = sourceTexts(sources, known);
    const about = { policy, state, stage, number: numberFor(state, stage), at: this.scene.now };
    const question = { ...about, news: newsFor(policy, state), ...texts };
    return draftText({ ...question, given });
  }

  /** Drafts, approves and sends a notice; what the system cannot write, `human` does. */
  tell(stage: Stage, human: GivenSections = {}, always: readonly Section[] = [], after = 'PT20M'): this {
    this.scene.after(after);
    const needed = [
      ...this.draft(stage).lacking,
      ...this.draft(stage).open.filter(() => stage === 'detailed'),
      ...always,
    ];
    const given = Object.fromEntries(Object.entries(human).filter(([section]) => needed.includes(section as Section)));
    const draft = this.draft(stage, given);
    const author = writtenSections(given).length === 0 && stage === 'first' ? null : this.writer;
    const wording = {
      written: writtenSections(given),
      lacking: author === null ? draft.lacking : [],
      open: draft.open,
      oneLanguage: oneLanguageOnly(given, this.policy.languages),
      cautions: draft.cautions,
    };
    const command = {
      do: 'draft',
      stage,
      author,
      text: this.keep(noticeJson(draft.text)),
      sections: draft.sections,
    } as const;
    const { opened: known, now: at } = this.scene;
    this.scene.give(author ?? SYSTEM, { ...command, limited: null, corrects: null, wording });
    this.send();
    return this.record(stage, draft, { known, at, written: writtenSections(given) });
  }

  private send(): void {
    const notice = this.newest();
    this.scene.seal(notice.id, 'sha256:audience', 120);
    const role = this.policy.notices.approval.role;
    const approver = this.policy.team.people.find(({ id, roles }) => roles.includes(role) && id !== notice.author);
    const outcome = this.scene.approve(approver?.id ?? '', notice.id);
    if (!Array.isArray(outcome)) throw new Error(`${this.policy.policy}: ${outcome.reason.en}`);
    this.scene.after(this.policy.notices.hold).give(SYSTEM, start(notice.id));
    const { now } = this.scene.after('PT5M');
    this.scene.give(SYSTEM, { do: 'finish-delivery', notice: notice.id, counts: counts(120), finishedAt: now });
  }

  private record(stage: Stage, draft: NoticeDraft, from: Pick<Told, 'known' | 'at' | 'written'>): this {
    const notice = this.newest();
    const text = readNoticeText(this.texts.get(notice.text.content) ?? '');
    const mail = composeMail({
      incident: this.scene.opened.id,
      notice: notice.id,
      stage,
      text,
      withheld: [],
      languages: this.policy.languages,
      domain: 'example.jp',
      recipient: { name: '株式会社みほん商事', contact: '見本 太郎', address: 'taro@example.com', position: 1 },
      attempt: 1,
    });
    this.told.push({ stage, draft, mail, ...from });
    return this;
  }

  private newest(): Notice {
    const notice = this.scene.opened.notices.at(-1);
    if (notice === undefined) throw new Error('nothing was drafted');
    return notice;
  }

  private get writer(): string {
    const role = this.policy.notices.approval.role;
    const others = this.policy.team.people.filter(({ roles }) => !roles.includes(role));
    return others.at(0)?.id ?? '';
  }

  keep(text: string): ContentRef {
    const digest = sha256Hex(text);
    this.texts.set(digest, text);
    return { content: digest, digest: `sha256:${digest}` };
  }
}
