import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { legalReports } from '../rules/law/every-company.ts';

/** Statutes left out that the policy names itself, or that apply to nobody by themselves. */
export function lawFindings({ law, reports }: Policy): Finding[] {
  const applicable = legalReports(law.carrier).map((legal) => legal.law);
  return law.except.flatMap(({ statute }, index) => {
    const path = ['law', 'except', index, 'statute'];
    const named = reports.find((report) => report.law === statute);
    if (named !== undefined)
      return [
        {
          path,
          message: {
            ja: `${statute} はここで除外されていますが、報告 ${named.kind} にも指定されています。どちらか一方を削除してください`,
            en: `${statute} is left out here and named by the report ${named.kind}; remove one of the two`,
          },
        },
      ];
    if (applicable.includes(statute)) return [];
    return [
      {
        path,
        message: {
          ja: `${statute} は、報告に指定した場合にだけ適用されます。除外する必要はありません`,
          en: `${statute} applies only where a report names it; there is nothing to leave out`,
        },
      },
    ];
  });
}
