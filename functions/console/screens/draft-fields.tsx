import type { Child } from 'hono/jsx';
import type { Language, Text } from '../../domain/base/text.ts';
import type { NoticeText } from '../../domain/channels/notice-text.ts';
import type { DraftField } from '../../domain/incident/notice/draft-form.ts';
import { bodyDigest } from '../../domain/incident/notice/given/plain-body.ts';
import type { KeptWording } from '../../domain/incident/notice/kept-wording.ts';
import { EACH_ITS_OWN, type Section } from '../../domain/policy/shape/stages.ts';
import { Opened, Prose, Tick } from './frame/form.tsx';
import { type ScreenReader, tell } from './frame/reader.ts';

interface SectionProps {
  readonly reader: ScreenReader;
  readonly field: DraftField;
  /** The text that is corrected. */
  readonly was: NoticeText | null;
  readonly isWithheld: boolean;
}

/** The sections that the policy lets people keep back; it refuses any other. */
export function withholdable({ policy }: ScreenReader): readonly Section[] {
  return policy.notices.limited?.withhold ?? [];
}

/** A section in each language, beside what it said before where it is corrected, or where a person worded it in an earlier notice. */
export function SectionFields({ reader, field, was, isWithheld }: SectionProps) {
  const { section, isLacking, hint, kept } = field;
  return (
    <fieldset>
      <legend>
        {tell(reader, field.name)}
        {isLacking ? tell(reader, { ja: '（必須）', en: ' (required)' }) : ''}
      </legend>
      {hint === null ? null : <p>{tell(reader, hint)}</p>}
      {reader.policy.languages.map((language) => {
        const wrong = was?.[language]?.sections.find((one) => one.section === section)?.body;
        const earlier = kept?.bodies[language];
        const before = wrong ?? (earlier === '' ? undefined : earlier);
        const start = field.bodies[language]?.start ?? '';
        const name = `section.${section}.${language}`;
        const box = (
          <>
            <Opened name={name} value={bodyDigest(start)} />
            <Prose
              id={`${section}-${language}`}
              name={name}
              lang={language}
              label={LANGUAGES[language]}
              value={start}
            />
          </>
        );
        return before === undefined ? (
          box
        ) : (
          <Beside
            reader={reader}
            title={wrong === undefined ? wordedIn(kept) : isWrong(field, language, wrong) ? WRONG : TOLD}
            language={language}
            before={before}
            box={box}
          />
        );
      })}
      {withholdable(reader).includes(section) ? (
        <>
          <Opened name={`limited.withhold.${section}`} value={isWithheld ? section : ''} />
          <Tick
            name="limited.withhold"
            value={section}
            isTicked={isWithheld}
            label={tell(reader, { ja: 'この項目は公開しない', en: 'Withhold this section' })}
          />
        </>
      ) : null}
    </fieldset>
  );
}

const LANGUAGES: Readonly<Record<Language, string>> = { ja: '日本語', en: 'English' };

interface BesideProps {
  readonly reader: ScreenReader;
  readonly title: Text;
  readonly language: Language;
  readonly before: string;
  readonly box: Child;
}

const WRONG: Text = { ja: '訂正前（誤）', en: 'Before (wrong)' };
const TOLD: Text = { ja: 'これまでの記載', en: 'As told so far' };

/** What reads as before is no error, nor is what every notice words for itself, such as its lead. */
function isWrong({ section, bodies }: DraftField, language: Language, was: string): boolean {
  return !EACH_ITS_OWN.has(section) && bodies[language]?.start !== was;
}

/** Words of a person that may not hold any more: for the writer to look at. */
function wordedIn(kept: KeptWording | null): Text {
  const number = kept?.number ?? 0;
  return {
    ja: `第${number}報で担当者が記入した文面（参考。その後の事実と合わないおそれがあるため、入力欄には入れていません）`,
    en: `What a person wrote in report no. ${number} (for reference: it may no longer agree with the facts, so it is not put into the field)`,
  };
}

/** What customers read, and what it is to say. */
function Beside({ reader, title, language, before, box }: BesideProps) {
  return (
    <div class="beside">
      <div>
        <p class="quiet">{tell(reader, title)}</p>
        <p class="was" lang={language}>
          {before}
        </p>
      </div>
      <div>{box}</div>
    </div>
  );
}
