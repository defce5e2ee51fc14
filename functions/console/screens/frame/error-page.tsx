import { isIncidentId } from '../../../domain/base/ledger/streams.ts';
import type { Language } from '../../../domain/base/text.ts';
import type { Person } from '../../../domain/policy/shape/schema.ts';
import { nameOfPerson } from '../../../domain/policy/titles.ts';
import type { Problem } from '../../http/problem.ts';
import { ADVICE, TITLES } from '../../words/problems.ts';
import { document, Frame } from './layout.tsx';
import { ProblemBox } from './problem-box.tsx';
import { href, tell } from './reader.ts';

/** A page that says what went wrong and what to do. `person`: who is signed in; null where nobody is. */
export function errorPage(problem: Problem, language: Language, path = '/', person: Person | null = null): string {
  const reader = { language };
  const title = tell(reader, TITLES[problem.status]);
  const incident = /^\/incidents\/([^/]+)\//.exec(path)?.[1];
  return document(
    <Frame
      language={language}
      title={title}
      path="/"
      person={person === null ? null : tell(reader, nameOfPerson(person))}
      zone={null}
    >
      <h1>{title}</h1>
      <ProblemBox reader={reader} problem={problem} />
      <p>{tell(reader, ADVICE[problem.status])}</p>
      {incident === undefined || !isIncidentId(incident) ? null : (
        <p>
          <a href={href(reader, `/incidents/${incident}`)}>
            {tell(reader, { ja: 'このインシデントへ', en: 'To the incident' })}
          </a>
        </p>
      )}
      {path.startsWith('/customers') ? (
        <p>
          <a href={href(reader, '/customers')}>{tell(reader, { ja: 'お客様の一覧へ', en: 'To the customers' })}</a>
        </p>
      ) : null}
      <p>
        <a href={href(reader, '/')}>{tell(reader, { ja: '一覧へ', en: 'To the list' })}</a>
      </p>
    </Frame>,
  );
}
