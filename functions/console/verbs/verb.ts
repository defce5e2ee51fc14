import type { z } from '@hono/zod-openapi';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import type { Text } from '../../domain/base/text.ts';
import type { IncidentCommand } from '../../domain/incident/command/command.ts';
import type { IncidentCommandName } from '../../domain/incident/command/command-table.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import type { SignedCaller } from '../http/caller.ts';
import { parse } from '../http/parse.ts';
import type { ConsolePorts } from '../http/ports.ts';

/** What a verb has at hand while it turns a body into a command. */
export interface VerbContext {
  readonly ports: ConsolePorts;
  readonly caller: SignedCaller;
  /** The policy the incident was opened under. */
  readonly policy: Policy;
  readonly state: OpenIncident;
  /** The very command is on record already: a double click, or a request sent again. */
  readonly isRepeated: boolean;
  /** Puts free text away; the ledger gets the reference. The same request again gets the same one. */
  keep(what: string, text: string): Promise<ContentRef>;
  /** The same beside another stream. */
  keepIn(stream: string, what: string, text: string): Promise<ContentRef>;
}

/** What a body became: the command, and what the caller is told beside the incident. */
export interface Built {
  readonly command: IncidentCommand;
  readonly approved?: Approved;
  readonly warnings?: readonly Text[];
}

/** What an approval was bound to. */
interface Approved {
  readonly notice: string;
  readonly text: string;
  readonly audience: string;
}

/** One verb about an incident: its body and how it becomes a command. */
export interface Verb {
  readonly name: IncidentCommandName;
  readonly summary: string;
  readonly description: string;
  readonly schema: z.ZodType;
  /** Checks the body (throws a 400 Problem) and builds the command (throws a Problem). Free text is put away last. */
  build(body: unknown, context: VerbContext): Promise<Built>;
}

/** A verb from its schema and a builder that gets the checked body. */
export function verb<S extends z.ZodType>(
  name: IncidentCommandName,
  schema: S,
  summary: string,
  description: string,
  build: (body: z.output<S>, context: VerbContext) => Promise<Built> | Built,
): Verb {
  return {
    name,
    schema,
    summary,
    description,
    build: async (body, context) => build(parse(schema, body), context),
  };
}

/** A text that may be absent, put away when it is there. */
export async function keepIfGiven(
  context: VerbContext,
  what: string,
  text: string | undefined,
): Promise<ContentRef | null> {
  return text === undefined ? null : await context.keep(what, text);
}

/** The reason of a command that asks for none: nothing is recorded where nobody gave one. */
export async function reasonGiven(context: VerbContext, reason: string | undefined): Promise<{ reason?: ContentRef }> {
  return reason === undefined ? {} : { reason: await context.keep('reason', reason) };
}
