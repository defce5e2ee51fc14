import type { Text } from '../../domain/base/text.ts';
import { zonedParts } from '../../domain/base/time/zoned.ts';
import { notPermitted } from '../../domain/incident/command/permissions.ts';
import { alikeColumn } from '../../domain/register/header-problems.ts';
import type { RegisterSource } from '../../domain/register/importer.ts';
import { listWarnings } from '../../domain/register/list-warnings.ts';
import { type CustomersPage, overviewOf, pageOf, type RegisterOverview } from '../../domain/register/overview.ts';
import { actorOf, type SignedCaller } from '../http/caller.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { refusalProblem } from '../http/refusals.ts';

/** The most customers on one page. */
export const LISTED_MAX = 500;

/** The register as somebody of the team sees it. */
export interface CustomersShown {
  readonly overview: RegisterOverview;
  readonly source: RegisterSource | null;
  readonly warnings: readonly Text[];
  /** Whether the reader may see who they are. */
  readonly mayList: boolean;
}

/** The customers in numbers. Throws ContentChanged where the stored file is not the one on record. */
export async function showCustomers(ports: ConsolePorts, caller: SignedCaller): Promise<CustomersShown> {
  const { customers, source } = await ports.readRegister();
  const on = zonedParts(caller.at, ports.policy.zone).date;
  const overview = overviewOf(customers, on);
  return {
    overview,
    source,
    warnings: [...overview.attributes.flatMap((name) => alikeColumn(name) ?? []), ...listWarnings(customers, on)],
    mayList: notPermitted(ports.policy, actorOf(caller), 'import') === null,
  };
}

/** A page of the customers themselves. Throws a 403 Problem for those who may not import, ContentChanged. */
export async function listCustomers(
  ports: ConsolePorts,
  caller: SignedCaller,
  after: string | null,
  limit: number,
): Promise<CustomersPage> {
  const refusal = notPermitted(ports.policy, actorOf(caller), 'import');
  if (refusal !== null) throw refusalProblem(refusal);
  return pageOf((await ports.readRegister()).customers, after, limit);
}
