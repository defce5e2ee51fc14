import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { JAPAN } from './japan.ts';
import { statutesOf } from './statutes.ts';

/** Stands wherever the statutes are listed. */
export const HAVE_IT_CHECKED: Text = {
  ja: '2026年11月時点で把握している法令等の概要です。法的助言ではありませんので、自社への当てはめは専門家にご確認ください。',
  en: 'A summary of the law as known in November 2026, and no legal advice: have an expert check how it applies to you.',
};

/** A statute that a compiled policy holds, the report that satisfies it, and what the policy adds. */
export interface ApplicableStatute {
  readonly source: Text;
  readonly effectiveFrom: string;
  readonly strength: 'must' | 'consider';
  readonly report: string;
  readonly title: Text;
  readonly owner: string;
  /** The clause of the company's own promise for the same report. */
  readonly promise: string | null;
}

/** A statute that the policy leaves out: why, and who says so. */
export interface ExceptedLaw {
  readonly source: Text;
  readonly reason: Text;
  readonly by: string;
}

/** The law that a policy was compiled with, and what it leaves out of it. */
export function applicableLaw({ reports, law }: Policy): {
  readonly applies: readonly ApplicableStatute[];
  readonly leftOut: readonly ExceptedLaw[];
} {
  const applies = reports.flatMap((report) =>
    statutesOf(report).map(({ source, effectiveFrom, strength }) => ({
      ...{ source, effectiveFrom, strength, report: report.kind, title: report.title, owner: report.owner },
      promise: report.promise?.clause ?? null,
    })),
  );
  const leftOut = law.except.map(({ statute, reason, by }) => ({ source: JAPAN[statute].source, reason, by }));
  return { applies, leftOut };
}
