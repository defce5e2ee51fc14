import type { Policy } from '../../../domain/policy/shape/schema.ts';
import type { ConsolePorts } from '../../http/ports.ts';
import {
  type FilingAbout,
  type FilingQuestion,
  type FilingSent,
  filingQuestion,
  filledAnew,
  SETTLES,
} from '../../shown/filing-question.ts';
import { openedItems } from '../../verbs/fields.ts';
import { fieldName } from '../../words/fields.ts';
import { Choice } from '../frame/form.tsx';
import { formCommand } from '../frame/form-body.ts';
import { type ScreenReader, tell } from '../frame/reader.ts';
import type { RefusedForm } from '../frame/refused.ts';

/** What the form of a filing that came back asks. Filled anew, and asking nothing, where its sender chose the record of now. */
export async function askedOf(ports: ConsolePorts, about: FilingAbout, refused: RefusedForm | null) {
  const sent = refused === null ? null : sentIn(refused.values, about.policy);
  const question = sent === null ? null : await filingQuestion(ports, about, sent);
  if (refused === null || question === null || question.record !== refused.values.get(SETTLES)) {
    return { question, refused };
  }
  return { question: null, refused: { ...refused, values: filledAnew(refused.values, question, about.state.seq) } };
}

function sentIn(values: URLSearchParams, policy: Policy): FilingSent | null {
  const { body } = formCommand(values.toString(), policy);
  const opened = openedItems.safeParse(body.opened);
  const items = body.items as Readonly<Record<string, string>> | undefined;
  return opened.success ? { items: items ?? {}, opened: opened.data } : null;
}

/** Which was filed: what the form says, or what the record of now has. */
export function Settles({ reader, question }: { readonly reader: ScreenReader; readonly question: FilingQuestion }) {
  const { entered, record, isFiled } = question;
  return (
    <Choice
      id={SETTLES}
      name={SETTLES}
      label={tell(reader, fieldName(SETTLES))}
      none={tell(reader, { ja: '選択してください', en: 'Choose one' })}
      options={[
        [entered, tell(reader, isFiled ? AS_CORRECTION : AS_ENTERED)],
        [record, tell(reader, isFiled ? NO_CORRECTION : AS_RECORD)],
      ]}
      isRequired
    />
  );
}

const AS_ENTERED = {
  ja: '入力欄のとおり伝えた（入力した内容のまま記録する）',
  en: 'It said what is entered here: record that as it is',
};
const AS_RECORD = {
  ja: '現在の記録のとおり伝えた（入力欄を置き換え、確認してから記録する）',
  en: 'It said what the record says now: fill that in, to be checked before it is recorded',
};
const AS_CORRECTION = {
  ja: '訂正として、入力した内容のまま記録する',
  en: 'A correction: record what is entered here as it is',
};
const NO_CORRECTION = {
  ja: '訂正ではない（入力欄を、現在の記録の内容に置き換える）',
  en: 'No correction: fill in what is on record by now',
};
