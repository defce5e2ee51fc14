import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type CfnTable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import { pascalCase, TABLE_NAMES, type TableName } from './names.ts';

interface TableShape {
  readonly partition: string;
  readonly sort?: readonly [name: string, type: AttributeType];
  /** Attribute that holds the second after which an item may go. */
  readonly expiry?: string;
}

const { STRING, NUMBER } = AttributeType;

const SHAPES: Readonly<Record<TableName, TableShape>> = {
  ledger: { partition: 'stream', sort: ['seq', NUMBER] },
  views: { partition: 'kind', sort: ['stream', STRING] },
  waits: { partition: 'stream', sort: ['generation', NUMBER], expiry: 'expiresAt' },
  contents: { partition: 'owner', sort: ['id', STRING] },
  signals: { partition: 'source', sort: ['signal', STRING] },
  deliveries: { partition: 'notice', sort: ['position', NUMBER] },
  leases: { partition: 'lease' },
  policies: { partition: 'digest' },
};

/** The index of the views that are open: sparse, `open` is written only on rows that something is still owed for. */
export const OPEN_INDEX = 'open';

/** Where everything is remembered: kept when the stack goes, restorable to any second of the last weeks. */
export class Data extends Construct {
  readonly tables: Readonly<Record<TableName, Table>>;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const entries = TABLE_NAMES.map((name) => [name, this.createTable(name, settings)] as const);
    this.tables = Object.fromEntries(entries) as Record<TableName, Table>;
    this.tables.views.addGlobalSecondaryIndex({
      indexName: OPEN_INDEX,
      partitionKey: { name: 'open', type: STRING },
      sortKey: { name: 'stream', type: STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['version'],
    });
  }

  private createTable(name: TableName, settings: Settings): Table {
    const { partition, sort, expiry } = SHAPES[name];
    const table = new Table(this, pascalCase(name), {
      tableName: `${settings.stackName}-${name}`,
      partitionKey: { name: partition, type: STRING },
      ...(sort === undefined ? {} : { sortKey: { name: sort[0], type: sort[1] } }),
      ...(expiry === undefined ? {} : { timeToLiveAttribute: expiry }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: settings.recoveryDays,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keepLogicalId(table, `${pascalCase(name)}Table`);
    return table;
  }
}

/** A retained table must never get another logical id: CloudFormation would try to create it a second time. */
function keepLogicalId(table: Table, logicalId: string): void {
  (table.node.defaultChild as CfnTable).overrideLogicalId(logicalId);
}
