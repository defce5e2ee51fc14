import type { Text } from '../../base/text.ts';
import { LEADING_ROLES, peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { PERMITTED, type Permitted } from '../../policy/shape/team.ts';
import { PERMISSION_TITLES, READING_ROLE, rolesFor } from './permissions.ts';

/** Where a policy says who may: by its key, or the roles that lead. */
type Holders =
  | 'notices.approval.role'
  | 'notices.approval.deputies'
  | 'closing.approval'
  | 'team.headquarters.lead'
  | 'appointment.owner'
  | 'leading';

/** What a command is about, where that decides who may give it. */
type CommandScope = 'notice' | 'close' | 'prevention' | 'exception';

/** Commands that no permission of the policy alone gives. */
type OwnCommand = 'approve' | 'reject' | 'cancel' | 'complete' | 'called' | 'waive' | 'join';

/** Every command of people about one incident. */
export type IncidentCommandName = Exclude<Permitted, 'report' | 'import'> | OwnCommand;

interface CommandEntry {
  readonly command: Permitted | OwnCommand;
  readonly of: CommandScope | null;
  readonly title: Text;
  /** The key of `team.permissions` by which a policy may name the roles; null where it has none. */
  readonly permission: Permitted | null;
  /** One of these is needed; empty where the permission alone decides. */
  readonly needs: readonly Holders[];
  /** What decides beside roles, as sentences; null if nothing does. */
  readonly conditions: Text | null;
}

/** Who may give a command under one policy: somebody with one of `roles` and, if there are any, one of `also`. */
export interface CommandRow extends CommandEntry {
  readonly roles: readonly string[];
  readonly also: readonly string[];
}

const HOLDERS: Readonly<Record<Holders, (policy: Policy) => readonly string[]>> = {
  'notices.approval.role': ({ notices }) => [notices.approval.role],
  'notices.approval.deputies': ({ notices }) => (notices.approval.deputies ?? []).map(({ role }) => role),
  'closing.approval': ({ closing }) => (closing.approval === undefined ? [] : [closing.approval]),
  'team.headquarters.lead': ({ team }) => (team.headquarters === undefined ? [] : [team.headquarters.lead]),
  'appointment.owner': ({ appointment }) => (appointment === undefined ? [] : [appointment.owner]),
  leading: () => LEADING_ROLES,
};

const NEEDS: Partial<Record<Permitted, readonly Holders[]>> = {
  team: ['team.headquarters.lead', 'leading'],
  appoint: ['appointment.owner', 'leading'],
};

/** What an appointment gives, whatever the role is called. */
export const APPOINTED: Text = {
  ja: '任命された方は、役割の名称にかかわらず、このインシデントの対応責任者となります。すべての対応事項について、完了や実施しないことを記録できます。ほかのインシデントへの統合もできます。',
  en: 'Whatever the role is called, who is appointed leads the response to this incident: they may complete and waive every duty of it, and join it into another.',
};

const CONDITIONS: Partial<Record<Permitted, Text>> = {
  acknowledge: {
    ja: '応答できるのは、その呼出の相手か、呼出の対象となった対応事項を担当する役割の方です。',
    en: 'Only somebody whom the page calls, or who has the role that owns the duty it is about.',
  },
  team: {
    ja: '対応方針で対策本部を定めている場合に限ります。',
    en: 'Only where the policy has headquarters.',
  },
  appoint: APPOINTED,
  close: {
    ja: '終了を承認した方と、詳報を送らないと決めた方は、終了できません。',
    en: 'Not who approved closing, nor who waived the detailed notice.',
  },
};

const SETTLING: Text = {
  ja: 'このほか、その対応事項の担当者（役割または個人）と、そのインシデントで任命された方も実行できます。',
  en: 'So may the owner of the duty, a role or a person, and who was appointed in the incident.',
};

const OWN: readonly CommandEntry[] = [
  {
    command: 'approve',
    of: 'notice',
    title: { ja: '通知の承認', en: 'approve a notice' },
    permission: null,
    needs: ['notices.approval.role', 'notices.approval.deputies'],
    conditions: {
      ja: '代理の方は、対応方針で定めた時間が案の作成から経過した後に承認できます。通知文を書いた方と、通知で伝える再発防止計画を書いた方は、承認できません。通知の対象を指定した方、統合で対象を広げた方、お客様の一覧を取り込んだ方も、承認できません。対応方針で定めていない機能名を入力した方と、その機能名を唯一含む一覧を取り込んだ方も、同様です。ただし、発生前の一覧を取り込んだ方は、ほかの承認者が残っていないときだけ承認できます。',
      en: 'Deputies from the time after drafting that the policy gives them. Never who wrote its text or the prevention plan in it, named a function that the policy does not know, imported the register that alone has that name, set its scope or widened it by a join, or imported its customers (before the incident opened: unless nobody else who may approve is left).',
    },
  },
  {
    command: 'reject',
    of: 'notice',
    title: { ja: '通知の差し戻し', en: 'reject a notice' },
    permission: null,
    needs: ['notices.approval.role'],
    conditions: null,
  },
  {
    command: 'approve',
    of: 'close',
    title: { ja: '終了の承認', en: 'let an incident close' },
    permission: null,
    needs: ['closing.approval'],
    conditions: {
      ja: '対応方針で終了の承認を定めている場合に限ります。承認した方とは別の方が終了します。',
      en: 'Only where the policy asks for it. Somebody else then closes.',
    },
  },
  ...(['approve', 'reject'] as const).map((command) => decision(command, 'prevention')),
  ...(['approve', 'reject'] as const).map((command) => decision(command, 'exception')),
  {
    command: 'cancel',
    of: null,
    title: { ja: '承認済みの通知の取りやめ', en: 'call a notice back' },
    permission: null,
    needs: ['notices.approval.role', 'leading'],
    conditions: null,
  },
  {
    command: 'complete',
    of: null,
    title: { ja: '対応事項の完了の記録', en: 'say that a duty is done' },
    permission: null,
    needs: ['leading'],
    conditions: {
      ja: `${SETTLING.ja}通知の送信のようにシステムが完了を確認する事項は、どなたも完了にはできません。`,
      en: `${SETTLING.en} Nobody completes what the system sees done by itself, such as a notice.`,
    },
  },
  {
    command: 'called',
    of: null,
    title: { ja: '通知が届いていないお客様への連絡の記録', en: 'say which customers were told by phone' },
    permission: null,
    needs: ['leading'],
    conditions: SETTLING,
  },
  {
    command: 'waive',
    of: null,
    title: { ja: '対応事項を実施しないことの記録', en: 'say that a duty will not be done' },
    permission: null,
    needs: ['leading'],
    conditions: SETTLING,
  },
  {
    command: 'join',
    of: null,
    title: { ja: 'インシデントの統合', en: 'join two incidents' },
    permission: null,
    needs: ['leading'],
    conditions: {
      ja: 'このほか、統合されるインシデントで任命された方も実行できます。',
      en: 'So may who was appointed in the incident that is joined into the other.',
    },
  },
];

/** Every command of the API with who may give it, whatever the policy. Guide, API and screens print it. */
export const COMMANDS: readonly CommandEntry[] = [
  ...PERMITTED.map((permission) => ({
    command: permission,
    of: null,
    title: PERMISSION_TITLES[permission],
    permission,
    needs: NEEDS[permission] ?? [],
    conditions: CONDITIONS[permission] ?? null,
  })),
  ...OWN,
];

/** The same under a policy, with the roles that it gives each command to. */
export function commandTable(policy: Policy): readonly CommandRow[] {
  return COMMANDS.map((entry) => ({ ...entry, ...holders(policy, entry) }));
}

/** Whether somebody has the roles that a command asks for. Conditions are another matter. */
export function hasRolesFor(policy: Policy, { roles, also }: Pick<CommandRow, 'roles' | 'also'>, id: string): boolean {
  const isOneOf = (named: readonly string[]) =>
    named.some((role) => peopleWith(policy, role).some((person) => person.id === id));
  return isOneOf(roles) && (also.length === 0 || isOneOf(also));
}

function holders(policy: Policy, { permission, needs }: CommandEntry): Pick<CommandRow, 'roles' | 'also'> {
  const named = [...new Set(needs.flatMap((key) => HOLDERS[key](policy)))];
  const needed = named.filter((role) => peopleWith(policy, role).length > 0);
  if (permission === null) return { roles: needed, also: [] };
  if (needs.length === 0) return { roles: rolesFor(policy, permission), also: [] };
  const given = policy.team.permissions[permission];
  if (given !== undefined) return { roles: given, also: needed };
  return { roles: needed.filter((role) => role !== READING_ROLE), also: [] };
}

function decision(command: 'approve' | 'reject', of: 'prevention' | 'exception'): CommandEntry {
  const isPlan = of === 'prevention';
  const what = isPlan ? { ja: '再発防止計画', en: 'a prevention plan' } : { ja: '例外', en: 'an exception' };
  return {
    command,
    of,
    title: { ja: `${what.ja}の${command === 'approve' ? '承認' : '差し戻し'}`, en: `${command} ${what.en}` },
    permission: null,
    needs: isPlan ? ['closing.approval', 'leading'] : ['leading'],
    conditions: isPlan
      ? { ja: '計画を作成した方は決められません。', en: 'Never who wrote it.' }
      : { ja: '例外を申請した方は決められません。', en: 'Never who asked for it.' },
  };
}
