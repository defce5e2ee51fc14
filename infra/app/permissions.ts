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
  /** Lists who is subscribed to pages, and what their filters let through. */
  readonly asksWhoIsPaged?: true;
  /** Publishes to those who hear the alarms, and to one person in their place. */
  readonly alarms?: true;
  readonly mails?: true;
  /** Asks SES for the account's quota. */
  readonly quota?: true;
  /** Tells people where the console is. */
  readonly consoleUrl?: true;
  /** Knows principals of its own account from others. */
  readonly knowsAccount?: true;
  /** Reads signals by what the installation takes in. */
  readonly readsSignals?: true;
  /** Reckons with the share of the account's rate that is ours. */
  readonly share?: true;
}

/** Permissions by what a function does: the calls are those its adapters send, no more. A test compares them. */
export const PERMISSIONS = {
  readLedger: { tables: { ledger: ['Query'] } },
  /** Appending reads the item back when a reply was lost. */
  appendLedger: { tables: { ledger: ['Query', 'GetItem', 'PutItem'] } },
  readPolicy: { tables: { policies: ['GetItem'] } },
  keepPolicy: { tables: { policies: ['GetItem', 'PutItem'] } },
  showView: { tables: { views: ['GetItem', 'UpdateItem', 'PutItem'] } },
  /** Reads the rows of a page at once. */
  listKept: { tables: { views: ['BatchGetItem'] } },
  markSweep: { tables: { views: ['PutItem'] } },
  listViews: { tables: { views: ['Query'] } },
  listOpen: { tables: { views: ['Query'] }, openIndex: true },
  start: { starts: ['incident', 'deadline', 'delivery'] },
  lookAtExecutions: { looksAtExecutions: true },
  wait: { tables: { waits: ['PutItem', 'DeleteItem'] }, wakes: true },
  wake: { tables: { waits: ['Query', 'DeleteItem'] }, wakes: true },
  /** Reads many texts at once, for a screen. */
  listContents: { tables: { contents: ['BatchGetItem'] } },
  readContents: { tables: { contents: ['GetItem'] } },
  keepContents: { tables: { contents: ['GetItem', 'PutItem'] } },
  keepSignals: { tables: { signals: ['GetItem', 'PutItem'] } },
  settleSignals: { tables: { signals: ['GetItem', 'UpdateItem'] } },
  readSignals: { readsSignals: true },
  readDeliveries: { tables: { deliveries: ['Query'] } },
  readSeal: { tables: { deliveries: ['GetItem'] } },
  sealDeliveries: { tables: { deliveries: ['GetItem', 'Query', 'PutItem', 'BatchWriteItem', 'DeleteItem'] } },
  sendDeliveries: { tables: { deliveries: ['GetItem', 'Query', 'UpdateItem'] } },
  recordEvidence: { tables: { deliveries: ['GetItem', 'UpdateItem'] } },
  readLease: { tables: { leases: ['GetItem'] }, share: true },
  lease: { tables: { leases: ['GetItem', 'UpdateItem'] }, share: true },
  freeLease: { tables: { leases: ['GetItem', 'UpdateItem'] } },
  page: { pages: true, consoleUrl: true },
  askWhoIsPaged: { asksWhoIsPaged: true },
  alarm: { alarms: true },
  mail: { mails: true },
  quota: { quota: true },
  knowCallers: { knowsAccount: true },
} as const satisfies Record<string, Permission>;
export type PermissionName = keyof typeof PERMISSIONS;
