/** The tables, by the name behind `<stack>-` and by the variable a function finds them in. */
export const TABLE_NAMES = [
  'ledger',
  'views',
  'waits',
  'contents',
  'signals',
  'deliveries',
  'leases',
  'policies',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The state machines, each from workflows/<name>.asl.json. */
export const MACHINE_NAMES = ['incident', 'deadline', 'delivery'] as const;
export type MachineName = (typeof MACHINE_NAMES)[number];

/** `decide-next` → `DecideNext`: construct ids and the substitutions of the state machines. */
export function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_whole, _hyphen, letter: string) => letter.toUpperCase());
}

/** The environment variable of a table: `ledger` → `LEDGER_TABLE`. */
export function tableVariable(table: TableName): string {
  return `${table.toUpperCase()}_TABLE`;
}

/** The environment variable of a state machine: `incident` → `INCIDENT_MACHINE_ARN`. */
export function machineVariable(machine: MachineName): string {
  return `${machine.toUpperCase()}_MACHINE_ARN`;
}
