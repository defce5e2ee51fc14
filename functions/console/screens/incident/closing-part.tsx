import type { Text } from '../../../domain/base/text.ts';
import { notPermitted } from '../../../domain/incident/command/permissions.ts';
import {
  closingApprover,
  closingConditions,
  mayNotClose,
} from '../../../domain/incident/decide/response/decide-closing.ts';
import { mayNotApproveClosing } from '../../../domain/incident/decide/response/decide-closing-approval.ts';
import { beforeClosing } from '../../../domain/incident/told/before-closing.ts';
import { personName } from '../../../domain/policy/titles.ts';
import { actorOf } from '../../http/caller.ts';
import { CommandForm, Line, Prose, REASON, REASON_REQUIRED } from '../frame/form.tsx';
import { type ScreenReader, tell } from '../frame/reader.ts';
import type { PartProps } from './part-props.ts';

/** Closing an open incident, with its approval where the policy wants one; reopening a closed one. A joined one goes on elsewhere. */
export function ClosingPart({ reader, shown }: PartProps) {
  if (shown.state.status === 'joined') return null;
  const isOpen = shown.state.status === 'open';
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{tell(reader, isOpen ? CLOSE : REOPEN)}</h2>
      {isOpen ? <CloseForms reader={reader} shown={shown} /> : <ReopenForm reader={reader} shown={shown} />}
    </section>
  );
}

const CLOSE: Text = { ja: '終了する', en: 'Close the incident' };
const REOPEN: Text = { ja: '再開する', en: 'Reopen the incident' };

function CloseForms({ reader, shown }: PartProps) {
  const { policy, state } = shown;
  const given = { policy, state, actor: actorOf(reader.caller) };
  const refusal = notPermitted(policy, given.actor, 'close') ?? mayNotClose(given);
  const left = closingConditions(given);
  return (
    <>
      <Listed reader={reader} title={LEFT} items={left} />
      <Listed reader={reader} title={CONSIDER} items={beforeClosing(policy, state)} />
      <Approval reader={reader} shown={shown} isReady={left.length === 0} />
      {refusal === null ? (
        <ReasonForm reader={reader} shown={shown} verb="close" button={CLOSE} />
      ) : (
        <p>{tell(reader, refusal.reason)}</p>
      )}
    </>
  );
}

const LEFT: Text = { ja: '終了の前に必要なこと', en: 'To be done before closing' };
const CONSIDER: Text = { ja: '終了の前にご確認ください', en: 'Please consider before closing' };

function Listed({ reader, title, items }: { reader: ScreenReader; title: Text; items: readonly Text[] }) {
  if (items.length === 0) return null;
  return (
    <div class="notice-box">
      <p>{tell(reader, title)}</p>
      <ul>
        {items.map((item) => (
          <li>{tell(reader, item)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Where the policy wants closing approved: who did, or the button of those who may. SY-6. */
function Approval({ reader, shown: { policy, state }, isReady }: PartProps & { readonly isReady: boolean }) {
  if (policy.closing.approval === undefined) return null;
  const by = closingApprover({ state });
  if (by !== null) {
    const { ja, en } = personName(policy, by);
    return <p>{tell(reader, { ja: `終了の承認：${ja}`, en: `Closing approved by ${en}` })}</p>;
  }
  const refusal = mayNotApproveClosing({ policy, actor: actorOf(reader.caller) });
  if (refusal !== null) return <p>{tell(reader, refusal.reason)}</p>;
  if (!isReady) return null;
  const button = tell(reader, { ja: '終了を承認する', en: 'Approve closing' });
  return (
    <CommandForm reader={reader} action={`/incidents/${state.id}/approve`} hidden={{ what: 'close' }} button={button}>
      <Line id="approve-closing" name="reason" label={tell(reader, REASON)} />
    </CommandForm>
  );
}

function ReopenForm({ reader, shown }: PartProps) {
  const refusal = notPermitted(shown.policy, actorOf(reader.caller), 'reopen');
  if (refusal !== null) return <p>{tell(reader, refusal.reason)}</p>;
  return <ReasonForm reader={reader} shown={shown} verb="reopen" button={REOPEN} />;
}

interface ReasonProps extends PartProps {
  readonly verb: 'close' | 'reopen';
  readonly button: Text;
}

function ReasonForm({ reader, shown, verb, button }: ReasonProps) {
  const action = `/incidents/${shown.state.id}/${verb}`;
  return (
    <CommandForm reader={reader} action={action} isSecond button={tell(reader, button)}>
      <Prose
        id="closing-reason"
        name="reason"
        isRequired={verb === 'reopen'}
        label={tell(reader, verb === 'reopen' ? REASON_REQUIRED : REASON)}
      />
    </CommandForm>
  );
}
