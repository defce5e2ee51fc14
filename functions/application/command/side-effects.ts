/** One kind of call by which a function changes something outside of itself. */
export interface SideEffect {
  readonly name: string;
  readonly service: 'dynamodb' | 'states' | 'sns' | 'ses';
  readonly operation: string;
  /** The setting that names the table. */
  readonly table?: string;
}

/**
 * Every changing call that the product makes, whole. What is not listed here must not happen: the crash test compares
 * the list with what the endpoint saw, and stops the system before and after each of them.
 */
export const SIDE_EFFECTS: readonly SideEffect[] = [
  { name: 'ledger.append', service: 'dynamodb', operation: 'PutItem', table: 'LEDGER_TABLE' },
  { name: 'views.put', service: 'dynamodb', operation: 'PutItem', table: 'VIEWS_TABLE' },
  { name: 'views.update', service: 'dynamodb', operation: 'UpdateItem', table: 'VIEWS_TABLE' },
  { name: 'waits.put', service: 'dynamodb', operation: 'PutItem', table: 'WAITS_TABLE' },
  { name: 'waits.delete', service: 'dynamodb', operation: 'DeleteItem', table: 'WAITS_TABLE' },
  { name: 'contents.put', service: 'dynamodb', operation: 'PutItem', table: 'CONTENTS_TABLE' },
  { name: 'signals.keep', service: 'dynamodb', operation: 'PutItem', table: 'SIGNALS_TABLE' },
  { name: 'signals.settle', service: 'dynamodb', operation: 'UpdateItem', table: 'SIGNALS_TABLE' },
  { name: 'policies.keep', service: 'dynamodb', operation: 'PutItem', table: 'POLICIES_TABLE' },
  { name: 'deliveries.put', service: 'dynamodb', operation: 'PutItem', table: 'DELIVERIES_TABLE' },
  { name: 'deliveries.put-many', service: 'dynamodb', operation: 'BatchWriteItem', table: 'DELIVERIES_TABLE' },
  { name: 'deliveries.delete', service: 'dynamodb', operation: 'DeleteItem', table: 'DELIVERIES_TABLE' },
  { name: 'deliveries.update', service: 'dynamodb', operation: 'UpdateItem', table: 'DELIVERIES_TABLE' },
  { name: 'leases.update', service: 'dynamodb', operation: 'UpdateItem', table: 'LEASES_TABLE' },
  { name: 'executions.start', service: 'states', operation: 'StartExecution' },
  { name: 'executions.wake', service: 'states', operation: 'SendTaskSuccess' },
  { name: 'paging.publish', service: 'sns', operation: 'Publish' },
  { name: 'mail.send', service: 'ses', operation: 'SendEmail' },
];
