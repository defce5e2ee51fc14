import type { MachineName, TableName } from './names.ts';

/** What DynamoDB is asked for. No Scan: nothing here reads a whole table. */
export type TableAction =
  | 'GetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem'
  | 'BatchGetItem';

/** One thing a function does, with the calls it sends for it. */
export interface Permission {
  readonly tables?: Partial<Record<TableName, readonly TableAction[]>>;
  /** Queries the index of open rows. */
  readonly openIndex?: true;
  readonly starts?: readonly MachineName[];
  readonly wakes?: true;
  /** Asks whether an execution still runs. */
  readonly looksAtExecutions?: true;
  readonly pages?: true;
  readonly mails?: true;
  /** Asks SES for the account's quota. */
  readonly quota?: true;
  readonly consoleUrl?: true;
  readonly share?: true;
}

const readLedger: Permission = { tables: { ledger: ['Query'] } };

/** Permissions by what a function does: the calls are those its adapters send, no more. */
export const PERMISSIONS = {
  readLedger,
  /** Appending reads the item back when a reply was lost. */
  appendLedger: { tables: { ledger: ['Query', 'GetItem', 'PutItem'] } },
  writeViews: { tables: { views: ['GetItem', 'PutItem', 'UpdateItem'] } },
  listViews: { tables: { views: ['Query', 'GetItem'] } },
  listOpen: { tables: { views: ['GetItem'] }, openIndex: true },
  storeWaits: { tables: { waits: ['PutItem', 'DeleteItem'] } },
  wake: { tables: { waits: ['Query', 'DeleteItem'] }, wakes: true },
  readContents: { tables: { contents: ['GetItem'] } },
  writeContents: { tables: { contents: ['GetItem', 'PutItem'] } },
  lookAtExecutions: { looksAtExecutions: true },
  start: { starts: ['incident', 'deadline', 'delivery'] },
  readPolicies: { tables: { policies: ['GetItem'] } },
  storePolicies: { tables: { policies: ['GetItem', 'PutItem'] } },
  keepSignals: { tables: { signals: ['GetItem', 'PutItem', 'UpdateItem'] } },
  readContacts: { tables: { contacts: ['Query', 'GetItem'] } },
  writeContacts: { tables: { contacts: ['Query', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'] } },
  readDeliveries: { tables: { deliveries: ['Query', 'GetItem'] } },
  writeDeliveries: { tables: { deliveries: ['Query', 'GetItem', 'PutItem', 'UpdateItem'] } },
  lease: { tables: { leases: ['GetItem', 'PutItem', 'UpdateItem'] }, share: true },
  readLease: { tables: { leases: ['GetItem'] } },
  page: { pages: true, consoleUrl: true },
  mail: { mails: true },
  quota: { quota: true },
} as const satisfies Record<string, Permission>;
export type PermissionName = keyof typeof PERMISSIONS;
