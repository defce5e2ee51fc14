import type { JSX } from 'hono/jsx/jsx-runtime';
import type { IncidentCommand } from '../../../domain/incident/command/command.ts';
import { notPermitted } from '../../../domain/incident/command/permissions.ts';
import { actorOf } from '../../http/caller.ts';
import { type ScreenReader, tell } from './reader.ts';

interface RefusableProps {
  readonly reader: ScreenReader;
  /** The command that the form inside sends. */
  readonly permission: IncidentCommand['do'];
  readonly children: JSX.Element;
}

/** A form for those who may send it; for others the reason why they may not, and who may. */
export function Refusable({ reader, permission, children }: RefusableProps) {
  const refusal = notPermitted(reader.policy, actorOf(reader.caller), permission);
  return refusal === null ? children : <p class="notice-box">{tell(reader, refusal.reason)}</p>;
}
