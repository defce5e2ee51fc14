import { sha256Hex } from '../../functions/domain/base/ledger/digest.ts';
import type { Instant } from '../../functions/domain/base/time/instant.ts';
import { noticeJson } from '../../functions/domain/channels/notice-text.ts';
import type { IncidentCommand } from '../../functions/domain/incident/command/command.ts';
import { foldIncident } from '../../functions/domain/incident/evolve/evolve.ts';
import { next } from '../../functions/domain/incident/next/next.ts';
import { draftText } from '../../functions/domain/incident/notice/draft-text.ts';
import type { OpenIncident } from '../../functions/domain/incident/record/state.ts';
import { selectAudience } from '../../functions/domain/register/audience.ts';
import type { Memory } from './memory.ts';

const ROUNDS_AT_MOST = 50;

/** The state of an incident as the ledger says. */
export function stateOf(memory: Memory, incident: string): OpenIncident {
  const stream = `incident/${incident}`;
  const state = foldIncident(stream, memory.streams.get(stream) ?? []);
  if (state.status === 'none') throw new Error(`there is no ${incident}`);
  return state;
}

/** Does what the incident workflow would do until it waits. */
export async function work(memory: Memory, incident: string, at: Instant): Promise<void> {
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    const state = stateOf(memory, incident);
    const commands = await commandsOf(memory, state, at);
    if (commands.length === 0) return;
    for (const [index, command] of commands.entries()) {
      const id = `system-${state.seq}-${index}`;
      const { refusal } = await memory.carryOut(state.stream, {
        id,
        at,
        command,
        actor: { kind: 'system', name: 'test' },
      });
      if (refusal !== null) throw new Error(`${command.do}: ${refusal.reason}`);
    }
  }
  throw new Error('the workflow does not come to rest');
}

async function commandsOf(memory: Memory, state: OpenIncident, at: Instant): Promise<IncidentCommand[]> {
  const { policy } = memory;
  const action = next(policy, state, at);
  switch (action.do) {
    case 'ArmDeadline':
      return [{ do: 'request-execution', machine: 'deadline', subject: `${action.duty}@${action.revision}`, after: 0 }];
    case 'PagePerson':
      return [
        { do: 'call-person', page: action.page, person: action.person },
        { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' },
      ];
    case 'DraftNotice':
      return [await systemDraft(memory, state, at)];
    case 'SealAudience': {
      const audience = selectAudience(memory.customers, state.audience, at.slice(0, 10));
      const digest = `sha256:${sha256Hex(audience.map(({ contract }) => contract).join())}`;
      return [{ do: 'seal-audience', notice: action.notice, digest, count: audience.length }];
    }
    case 'StartDelivery':
      return [{ do: 'start-delivery', notice: action.notice }, finished(state, action.notice, at)];
    default:
      return [];
  }
}

async function systemDraft(memory: Memory, state: OpenIncident, at: Instant): Promise<IncidentCommand> {
  const { policy } = memory;
  const { text, sections, lacking, open } = draftText({ policy, state, stage: 'first', number: 1, at });
  const ref = await memory.putContent(state.stream, `draft-${state.seq}`, noticeJson(text));
  const rest = { limited: null, corrects: null, basedOn: state.seq } as const;
  const wording = { written: [], lacking, open, oneLanguage: [] };
  return { do: 'draft', stage: 'first', author: null, text: ref, sections, wording, ...rest };
}

function finished(state: OpenIncident, notice: string, at: Instant): IncidentCommand {
  const audience = state.notices.find(({ id }) => id === notice)?.audience?.count ?? 0;
  const counts = { audience, sent: audience, rejected: 0, suppressed: 0, unknown: 0, pending: 0 };
  return { do: 'finish-delivery', notice, counts, finishedAt: at };
}
