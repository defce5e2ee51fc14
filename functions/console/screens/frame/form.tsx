import { type Child, createContext, useContext } from 'hono/jsx';
import { base32Id } from '../../../domain/base/ledger/digest.ts';
import type { Language, Text } from '../../../domain/base/text.ts';
import { href, type ScreenReader, tell } from './reader.ts';
import { isRefused, placeOf, type RefusedForm, typed } from './refused.ts';

/** How the box for a reason is called where one may be given, and where one has to be. */
export const REASON: Text = { ja: '理由（任意）', en: 'Reason (optional)' };
export const REASON_REQUIRED: Text = { ja: '理由（必須）', en: 'Reason (required)' };

/** What was typed into the form around, when it comes back; null for a fresh one. */
const Sent = createContext<{ readonly reader: ScreenReader; readonly refused: RefusedForm } | null>(null);

interface CommandFormProps {
  readonly reader: ScreenReader;
  /** `/incidents/I-…/approve`. */
  readonly action: string;
  readonly button: string;
  readonly isSecond?: boolean;
  /** It is on paper, too, with what was entered. */
  readonly isPrinted?: boolean;
  /** Values that go with the form unseen, such as the digests of what is shown. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: Child;
}

/** A form that sends one command. Its key makes a double click one command. Refused, it comes back as it was filled in. */
export function CommandForm(props: CommandFormProps) {
  const { reader, action, button, isSecond = false, isPrinted = false, hidden = {}, children } = props;
  const refused = isRefused(reader.refused, action, hidden) ? reader.refused : null;
  return (
    <Sent.Provider value={refused === null ? null : { reader, refused }}>
      <form
        method="post"
        action={href(reader, action)}
        id={refused === null ? undefined : 'refused'}
        class={isPrinted ? 'printed' : undefined}
      >
        <input type="hidden" name="key" value={keyOf(reader, action, hidden)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit" class={isSecond ? 'second' : ''}>
          {button}
        </button>
      </form>
    </Sent.Provider>
  );
}

const DIGEST_CHARACTERS = 16;

/** One key for each form of a page. A digest, because ids in the action and the hidden values may hold any character. */
function keyOf({ key }: ScreenReader, action: string, hidden: Readonly<Record<string, string>>): string {
  return `${key}-${base32Id(JSON.stringify([action, hidden]), DIGEST_CHARACTERS)}`;
}

/** What was typed into a field and what is wrong with it, in the form around; the given value where the form is fresh. */
export function useField(name: string, fresh = '') {
  const sent = useContext(Sent);
  if (sent === null) return { value: fresh, values: fresh === '' ? [] : [fresh], flaw: null };
  const place = placeOf(name);
  const flaw = sent.refused.problem.flaws.find(({ path }) => path === place || place.startsWith(`${path}.`));
  return {
    value: typed(sent.refused, name),
    values: sent.refused.values.getAll(name),
    flaw: flaw === undefined ? null : tell(sent.reader, flaw.message),
  };
}

/** What is wrong with a field, right under it. */
function Flaw({ id, flaw }: { readonly id: string; readonly flaw: string | null }) {
  return flaw === null ? null : (
    <p class="flaw" id={`${id}-flaw`}>
      {flaw}
    </p>
  );
}

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly lang?: Language;
  /** What stands in a fresh form. */
  readonly value?: string;
  readonly limitCharacters?: number;
}

/** How a field says that something is wrong with it. */
function marks(id: string, flaw: string | null) {
  return flaw === null ? {} : { 'aria-invalid': 'true', 'aria-describedby': `${id}-flaw` };
}

const ROWS_LEAST = 3;
const ROWS_MOST = 24;
/** Columns of a text area on a narrow phone, in Latin letters; a Japanese character takes two. */
const ROW_UNITS = 38;

/** As many rows as a text has lines on a phone, where the browser does not fit a box to its text itself. */
function rowsFor(text: string): number {
  const units = (line: string) => [...line].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 1 : 2), 0);
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(units(line) / ROW_UNITS)), 0);
  return Math.min(ROWS_MOST, Math.max(ROWS_LEAST, rows));
}

/** A labelled box for several lines. */
export function Prose({ id, name, label, isRequired = false, lang, value: fresh = '' }: FieldProps) {
  const { value, flaw } = useField(name, fresh);
  return (
    <>
      <label for={id}>{label}</label>
      <textarea id={id} name={name} rows={rowsFor(value)} required={isRequired} lang={lang} {...marks(id, flaw)}>
        {value}
      </textarea>
      <Flaw id={id} flaw={flaw} />
    </>
  );
}

/** A labelled line. */
export function Line({ id, name, label, isRequired = false, limitCharacters, value: fresh = '' }: FieldProps) {
  const { value, flaw } = useField(name, fresh);
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="text"
        required={isRequired}
        autocomplete="off"
        maxlength={limitCharacters}
        value={value}
        {...marks(id, flaw)}
      />
      <Flaw id={id} flaw={flaw} />
    </>
  );
}

interface LocalTimeProps extends FieldProps {
  /** What the moment is in this incident, where the label alone could be misread. */
  readonly hint?: string | undefined;
}

/** A labelled moment, in the policy's zone. */
export function LocalTime({ id, name, label, hint, isRequired = false, value: fresh = '' }: LocalTimeProps) {
  const { value, flaw } = useField(name, fresh);
  const told = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="datetime-local"
        required={isRequired}
        value={value}
        {...{ ...told, ...marks(id, flaw) }}
      />
      {hint === undefined ? null : (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Flaw id={id} flaw={flaw} />
    </>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, title: string])[];
  /** Said where nothing has to be chosen, or nothing is chosen yet. */
  readonly none?: string;
}

/** A labelled list to choose one from. */
export function Choice({ id, name, label, options, none, isRequired = false, value: fresh = '' }: ChoiceProps) {
  const { value, flaw } = useField(name, fresh);
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} name={name} required={isRequired} {...marks(id, flaw)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(([each, title]) => (
          <option value={each} selected={each === value}>
            {title}
          </option>
        ))}
      </select>
      <Flaw id={id} flaw={flaw} />
    </>
  );
}

interface TickProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  /** Whether it is ticked in a fresh form. */
  readonly isTicked?: boolean;
}

/** A box to tick. */
export function Tick({ name, value, label, isTicked = false }: TickProps) {
  const { values } = useField(name, isTicked ? value : '');
  return (
    <label>
      <input type="checkbox" name={name} value={value} checked={values.includes(value)} /> {label}
    </label>
  );
}

/** What the form was filled with goes along, also when it comes back: what is left as it is states nothing. */
export function Opened({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={`opened.${name}`} value={useField(`opened.${name}`, value).value} />;
}
