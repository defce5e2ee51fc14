import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/text.ts';
import { href, type Reader } from './reader.ts';

interface CommandFormProps {
  readonly reader: Reader;
  /** `/incidents/I-…/approve`. */
  readonly action: string;
  readonly button: string;
  readonly isSecond?: boolean;
  /** Values that go with the form unseen, such as the digests of what is shown. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: Child;
}

/** A form that sends one command. Its key makes a double click one command. */
export function CommandForm(props: CommandFormProps) {
  const { reader, action, button, isSecond = false, hidden = {}, children } = props;
  return (
    <form method="post" action={href(reader, action)}>
      <input type="hidden" name="key" value={`${reader.key}-${action.slice(action.lastIndexOf('/') + 1)}`} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" class={isSecond ? 'second' : ''}>
        {button}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly lang?: Language;
}

/** A labelled box for several lines. */
export function Prose({ id, name, label, isRequired = false }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <textarea id={id} name={name} required={isRequired} />
    </>
  );
}

/** A labelled line. */
export function Line({ id, name, label, isRequired = false }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} name={name} type="text" required={isRequired} autocomplete="off" />
    </>
  );
}

/** A labelled moment, in the policy's zone. */
export function LocalTime({ id, name, label, isRequired = false }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} name={name} type="datetime-local" required={isRequired} />
    </>
  );
}
