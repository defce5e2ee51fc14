import { factQuestions } from '../../domain/rules/facts/catalogue.ts';
import { TITLE_LIMIT_CHARACTERS } from '../http/plain-text.ts';
import { CommandForm, Line, LocalTime, Prose, Tick } from './frame/form.tsx';
import { document, Layout } from './frame/layout.tsx';
import { RefusedBox } from './frame/problem-box.tsx';
import { type ScreenReader, tell } from './frame/reader.ts';
import { Refusable } from './frame/refusable.tsx';
import { FactGroups } from './incident/facts-part.tsx';

/** The form with which anybody of the team reports an incident. */
export function reportPage(reader: ScreenReader): string {
  const title = tell(reader, { ja: 'インシデントを報告する', en: 'Report an incident' });
  return document(
    <Layout reader={reader} title={title}>
      <h1>{title}</h1>
      <RefusedBox reader={reader} />
      <p>
        {tell(reader, {
          ja: '分かる範囲で構いません。疑いの段階でも報告してください。',
          en: 'State what you know. A suspicion is enough.',
        })}
      </p>
      <Refusable reader={reader} permission="open">
        <CommandForm reader={reader} action="/report" button={tell(reader, { ja: '報告する', en: 'Report' })}>
          <Line
            id="title"
            name="title"
            isRequired
            limitCharacters={TITLE_LIMIT_CHARACTERS}
            label={tell(reader, { ja: '件名（必須）', en: 'Title (required)' })}
          />
          <LocalTime
            id="detected"
            name="detectedAt"
            label={tell(reader, { ja: '検知日時（空欄なら現在）', en: 'Detected (empty: now)' })}
          />
          <LocalTime id="occurred" name="occurredAt" label={tell(reader, { ja: '発生日時', en: 'Occurred' })} />
          <Prose
            id="reporter"
            name="reporter"
            label={tell(reader, { ja: '社外の報告者（氏名・連絡先）', en: 'Reporter from outside (name, contact)' })}
          />
          <fieldset>
            <legend>{tell(reader, { ja: '訓練', en: 'Drill' })}</legend>
            <Tick name="drill" value="yes" label={tell(reader, { ja: '訓練として記録する', en: 'This is a drill' })} />
          </fieldset>
          <details open={reader.refused !== null}>
            <summary>{tell(reader, { ja: '分かっている事実', en: 'Facts that are known' })}</summary>
            <FactGroups reader={reader} questions={factQuestions(reader.policy, reader.language)} />
          </details>
        </CommandForm>
      </Refusable>
    </Layout>,
  );
}
