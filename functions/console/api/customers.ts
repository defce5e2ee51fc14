import { inZone } from '../../domain/base/time/zoned.ts';
import { emailOf } from '../../domain/policy/people.ts';
import type { RegisterSource } from '../../domain/register/importer.ts';
import { type ConsoleContext, readerLanguage } from '../http/environment.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';
import { LISTED_MAX, listCustomers, showCustomers } from '../shown/customers-shown.ts';
import { warningsIn } from './answer.ts';
import { customersListQuery } from './describe-customers.ts';

/** The register in numbers. */
export async function customers(ports: ConsolePorts, context: ConsoleContext) {
  const { overview, source, warnings, mayList } = await showCustomers(ports, context.get('caller'));
  const imported = source === null ? null : importedBy(ports, source);
  return context.json({ ...overview, imported, mayList, ...warningsIn(warnings, readerLanguage(context)) });
}

function importedBy({ policy }: ConsolePorts, { at, by, digest }: RegisterSource) {
  return { at: inZone(at, policy.zone), by: by === null ? null : emailOf(policy, by), digest };
}

/** One page of the customers themselves. Throws a 403 Problem for those who may not import. */
export async function customersList(ports: ConsolePorts, context: ConsoleContext) {
  const { after, limit = LISTED_MAX } = parse(customersListQuery, context.req.query());
  const { rows, next } = await listCustomers(ports, context.get('caller'), after ?? null, limit);
  if (next !== null)
    context.header('link', `</api/customers/list?limit=${limit}&after=${encodeURIComponent(next)}>; rel="next"`);
  return context.json(rows);
}
