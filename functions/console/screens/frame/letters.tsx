import type { Language, Text } from '../../../domain/base/text.ts';
import { mailSubject } from '../../../domain/channels/mail/compose-mail.ts';
import { CHANGED_TEXT } from '../../shown/contents.ts';
import { type MarkedText, noticeTexts, type ShownNotice } from '../../shown/notice-shown.ts';
import { type ScreenReader, tell } from './reader.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ja: '日本語', en: 'English' };

interface RecordProps {
  readonly reader: ScreenReader;
  readonly one: ShownNotice;
  readonly section: MarkedText['sections'][number];
  readonly language: Language;
}

/** What the record says, below what a person wrote in its place; nothing where both say the same. */
function Record({ reader, one, section, language }: RecordProps) {
  const said = one.recordSays.find((each) => each.section === section.section)?.texts[language];
  if (said === undefined || said === section.body) return null;
  return (
    <aside class="was">
      <p class="quiet" lang={reader.language}>
        {tell(reader, RECORD_SAYS)}
      </p>
      <p lang={said === '' ? reader.language : language}>{said === '' ? tell(reader, NOTHING_SAID) : said}</p>
    </aside>
  );
}

const RECORD_SAYS: Text = { ja: '記録に基づく文面', en: 'What the record says' };
const NOTHING_SAID: Text = {
  ja: '（この項目は、記録からは作成できません）',
  en: '(The record has nothing for this section.)',
};

/** The exact text: the subject as it is sent, then one letter a language; the one to be read first is open. */
export function Letters({ reader, one }: { readonly reader: ScreenReader; readonly one: ShownNotice }) {
  const texts = noticeTexts(one);
  if (one.isChanged) return <p role="alert">{CHANGED_TEXT[reader.language]}</p>;
  if (one.text === null) return <p>{tell(reader, { ja: '本文は削除されています。', en: 'The text was erased.' })}</p>;
  const isWaiting = one.notice.status === 'sealed' || one.notice.status === 'drafted';
  const subjects = reader.policy.languages.flatMap((language) => one.text?.[language]?.subject ?? []);
  return (
    <>
      <p>
        {`${tell(reader, { ja: '件名', en: 'Subject' })}: `}
        <strong class="as-sent">{mailSubject(subjects)}</strong>
      </p>
      {(['ja', 'en'] as const).map((language) => {
        const letter = texts[language];
        if (letter === undefined) return null;
        return (
          <details open={isWaiting && language === reader.language}>
            <summary>{`${tell(reader, { ja: '本文', en: 'Text' })}: ${LANGUAGE_NAMES[language]}`}</summary>
            <div class="letter" lang={language}>
              {letter.sections.map((section) => (
                <div class={section.withheld ? 'withheld' : ''}>
                  {section.heading === '' ? null : <h4>{section.heading}</h4>}
                  <p>{section.body}</p>
                  <Record reader={reader} one={one} section={section} language={language} />
                </div>
              ))}
            </div>
          </details>
        );
      })}
    </>
  );
}
