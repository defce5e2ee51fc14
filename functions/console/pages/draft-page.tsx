import { sectionName } from '../../domain/notice/headings.ts';
import type { Section, Stage } from '../../domain/notice/stages.ts';
import type { Shown } from '../shown.ts';
import { stageTitle } from '../words/names.ts';
import { CommandForm, Prose } from './form.tsx';
import { document, Layout } from './layout.tsx';
import { RefusedBox } from './problem-box.tsx';
import { href, type Reader, tell } from './reader.ts';

interface DraftProps {
  readonly reader: Reader;
  readonly shown: Shown;
  readonly stage: Stage;
  /** The stages that the policy has. */
  readonly stages: readonly Stage[];
}

/** The form with which a person drafts a notice: empty sections are written by the system. */
export function draftPage({ reader, shown, stage, stages }: DraftProps): string {
  const title = tell(reader, { ja: '通知案を作成する', en: 'Draft a notice' });
  const base = `/incidents/${shown.state.id}`;
  const sections = reader.policy.notices.stages[stage]?.sections ?? [];
  return document(
    <Layout language={reader.language} title={title} path={reader.path} person={reader.caller.person.name}>
      <h1>{title}</h1>
      <RefusedBox reader={reader} />
      <p>
        <a href={href(reader, base)}>{shown.report.title}</a>
      </p>
      <p class="tags">
        {stages.map((each) => (
          <a class="tag" aria-current={each === stage} href={`${href(reader, `${base}/draft`)}&stage=${each}`}>
            {stageTitle(each, reader.language)}
          </a>
        ))}
      </p>
      <p>
        {tell(reader, {
          ja: '空欄の項目は、記録された事実からシステムが作成します。作成者本人は承認できません。',
          en: 'Sections left empty are written by the system from the facts. Whoever drafts cannot approve.',
        })}
      </p>
      <CommandForm
        reader={reader}
        action={`${base}/draft`}
        hidden={{ stage }}
        button={tell(reader, { ja: '案を作成する', en: 'Draft it' })}
      >
        {sections.map((section) => (
          <SectionFields reader={reader} section={section} stage={stage} />
        ))}
      </CommandForm>
    </Layout>,
  );
}

interface SectionProps {
  readonly reader: Reader;
  readonly section: Section;
  readonly stage: Stage;
}

function SectionFields({ reader, section, stage }: SectionProps) {
  const heading = sectionName(section, stage)[reader.language];
  return (
    <fieldset>
      <legend>{heading}</legend>
      {reader.policy.languages.map((language) => (
        <Prose
          id={`${section}-${language}`}
          name={`section.${section}.${language}`}
          lang={language}
          label={language === 'ja' ? '日本語' : 'English'}
        />
      ))}
    </fieldset>
  );
}
