import type { Text } from '../base/text.ts';
import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { personName, roleTitle } from '../policy/titles.ts';
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

/** Who left a statute out must be found when an authority asks: a role or a person of the team. */
export function exceptLint(policy: Policy): Finding[] {
  const texts = ({ ja, en }: Text) => [ja, en];
  const known = new Set(
    policy.team.people.flatMap(({ id, email, roles }) => [
      ...[id, email, ...texts(personName(policy, id))],
      ...roles.flatMap((role) => [role, ...texts(roleTitle(policy, role))]),
    ]),
  );
  return policy.law.except.flatMap(({ by }, index) =>
    known.has(by)
      ? []
      : [
          {
            path: ['law', 'except', index, 'by'],
            message: {
              ja: `「${by}」は体制に登録されていません。除外を決めた担当者（または役割）の名前を記載してください`,
              en: `${by} is neither a role nor a person of the team; name the role or the person that decided to leave it out`,
            },
          },
        ],
  );
}
