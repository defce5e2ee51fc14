import type { ContentRef } from '../base/ledger/content.ts';
import type { Language } from '../base/text.ts';
import type { Instant } from '../base/time/instant.ts';
import { inZone } from '../base/time/zoned.ts';
import type { ResponseState } from '../incident/record/response-state.ts';
import { emailOf } from '../policy/people.ts';
import type { Policy } from '../policy/shape/schema.ts';

type ApprovalState = 'waiting' | 'approved' | 'rejected';

/** The response as people and programs are shown it: people by address, times in the policy's zone, texts in full. */
export interface ResponseReport {
  readonly headquarters: {
    readonly openedAt: string;
    readonly closedAt: string | null;
    readonly members: readonly string[];
  } | null;
  readonly appointed: readonly {
    readonly role: string;
    readonly person: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly measures: readonly {
    readonly kind: string;
    readonly owner: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly reports: readonly {
    readonly report: string;
    readonly number: number;
    readonly at: string;
    readonly by: string;
    readonly recipient: string;
    readonly reference: string | null;
    readonly items: Readonly<Record<string, string>>;
  }[];
  readonly prevention: {
    readonly id: string;
    readonly technical: string | null;
    readonly organisational: string | null;
    readonly owner: string;
    readonly due: string;
    readonly status: ApprovalState;
    readonly by: string;
    readonly at: string;
  } | null;
  readonly exceptions: readonly {
    readonly id: string;
    readonly duty: string | null;
    readonly about: 'timing' | 'content' | 'channel';
    readonly reason: string | null;
    readonly until: string | null;
    readonly status: ApprovalState;
    readonly by: string;
    readonly decidedBy: string | null;
    readonly at: string;
  }[];
}

interface Input {
  readonly texts: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** A text that was erased is null. */
export function responseReport(policy: Policy, state: ResponseState, { texts, language }: Input): ResponseReport {
  const time = (at: Instant) => inZone(at, policy.zone);
  const timeOrNull = (at: Instant | null) => (at === null ? null : time(at));
  const who = (id: string) => emailOf(policy, id);
  const text = (ref: ContentRef | null) => (ref === null ? null : (texts.get(ref.content) ?? null));
  const { headquarters, appointed, measures, reports, plan, exceptions } = state;
  return {
    headquarters:
      headquarters === null
        ? null
        : {
            openedAt: time(headquarters.openedAt),
            closedAt: timeOrNull(headquarters.closedAt),
            members: headquarters.members.map(who),
          },
    appointed: appointed.map(({ role, title, person, by, at }) => {
      return { role: text(title ?? null) ?? role, person: who(person), by: who(by), at: time(at) };
    }),
    measures: measures.map(({ kind, owner, by, at }) => ({ kind, owner, by: who(by), at: time(at) })),
    reports: reports.map(({ report, number, at, by, recipient, reference, items }) => ({
      ...{ report, number, at: time(at), by: who(by) },
      recipient: policy.team.contacts[recipient]?.name[language] ?? recipient,
      ...{ reference: text(reference), items },
    })),
    prevention:
      plan === null
        ? null
        : {
            id: plan.id,
            technical: text(plan.technical),
            organisational: text(plan.organisational),
            ...{ owner: plan.owner, due: time(plan.due), status: plan.decision, by: who(plan.by), at: time(plan.at) },
          },
    exceptions: exceptions.map((one) => ({
      ...{ id: one.id, duty: one.duty, about: one.about, reason: text(one.reason), until: timeOrNull(one.until) },
      ...{ status: one.decision, by: who(one.by), at: time(one.at) },
      decidedBy: one.decidedBy === null ? null : who(one.decidedBy),
    })),
  };
}
