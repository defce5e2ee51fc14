import { COMMANDS } from '../../../functions/domain/incident/command/command-table.ts';

type Entry = (typeof COMMANDS)[number];

/** The rows of the operations guide about who may give a command, made of the one table. */
export function guideRows(): string {
  return COMMANDS.map(row).join('\n');
}

function row(entry: Entry): string {
  const name = entry.of === null ? `\`${entry.command}\`` : `\`${entry.command}\` of \`${entry.of}\``;
  return `| ${name} | ${entry.title.en} | ${who(entry)} | ${entry.conditions?.en ?? ''} |`.replace('|  |', '| |');
}

function who({ permission, needs }: Entry): string {
  const named = needs.map((key) => (key === 'leading' ? 'officer, head, executive' : `\`${key}\``)).join(', ');
  if (permission === null) return named;
  return needs.length === 0 ? 'all' : `all; of these ${named}`;
}
