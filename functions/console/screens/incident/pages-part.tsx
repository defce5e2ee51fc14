import { isActive } from '../../../domain/components/paging/escalation.ts';
import { may } from '../../../domain/incident/command/permissions.ts';
import { mayAnswer } from '../../../domain/incident/decide/decide-page.ts';
import { aboutRows } from '../../../domain/incident/paging/page-about.ts';
import type { IncidentPage } from '../../../domain/incident/record/page.ts';
import { STEP_STATUS } from '../../../domain/incident/standing/status-words.ts';
import type { Shown } from '../../shown/shown.ts';
import { personName } from '../../words/names.ts';
import { PAGE_WHY } from '../../words/statuses.ts';
import { Fold } from '../frame/fold.tsx';
import { CommandForm } from '../frame/form.tsx';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';

interface PagesProps {
  readonly reader: ScreenReader;
  readonly shown: Shown;
}

/** Who was called and why; newest first, so that the one to answer stands on top. */
export function PagesPart({ reader, shown }: PagesProps) {
  const pages = [...shown.state.pages].reverse();
  const over = pages.filter((page) => !isActive(page));
  return (
    <section aria-labelledby="pages">
      <h2 id="pages">{tell(reader, { ja: '呼出', en: 'Pages' })}</h2>
      {pages.length === 0 ? <p>{tell(reader, { ja: 'まだありません。', en: 'None yet.' })}</p> : null}
      <PageCards reader={reader} shown={shown} pages={pages.filter(isActive)} />
      <Fold reader={reader} title={OVER} count={over.length}>
        <PageCards reader={reader} shown={shown} pages={over} />
      </Fold>
    </section>
  );
}

const OVER = { ja: '応答済みまたは応答不要の呼出', en: 'Answered, or settled' };

function PageCards({ reader, shown, pages }: PagesProps & { readonly pages: readonly IncidentPage[] }) {
  if (pages.length === 0) return null;
  return (
    <ul class="cards">
      {pages.map((page) => (
        <PageCard reader={reader} shown={shown} page={page} />
      ))}
    </ul>
  );
}

function PageCard({ reader, shown, page }: PagesProps & { readonly page: IncidentPage }) {
  return (
    <li class="card">
      <h3>{tell(reader, PAGE_WHY[page.why])}</h3>
      {aboutRows(reader.policy, shown.state, page).map(({ label, text }) => (
        <p>
          {tell(reader, label)}: {tell(reader, text)}
        </p>
      ))}
      <ul>
        {page.steps
          .filter((step) => isActive(page) || step.status !== 'waiting')
          .map((step) => (
            <li>
              {personName(reader.policy, step.person, reader.language)}: {tell(reader, STEP_STATUS[step.status])}{' '}
              <span class="quiet">{moment(reader, step.calledAt ?? step.at)}</span>
            </li>
          ))}
      </ul>
      <PageEnd reader={reader} shown={shown} page={page} />
    </li>
  );
}

/** Who answered, or that no answer is needed any more, or the button to answer. */
function PageEnd({ reader, shown, page }: PagesProps & { readonly page: IncidentPage }) {
  const { acknowledged, settledAt } = page;
  if (acknowledged !== null) {
    return (
      <p>
        {tell(reader, { ja: '応答', en: 'Acknowledged by' })}:{' '}
        {personName(reader.policy, acknowledged.by, reader.language)}{' '}
        <span class="quiet">{moment(reader, acknowledged.at)}</span>
      </p>
    );
  }
  if (settledAt !== null) {
    return (
      <p>
        {tell(reader, { ja: '対応済みのため応答は不要', en: 'Settled, no answer needed' })}{' '}
        <span class="quiet">{moment(reader, settledAt)}</span>
      </p>
    );
  }
  const { person } = reader.caller;
  const isOffered = may(reader.policy, person.id, 'acknowledge') && mayAnswer(shown.state, page, person);
  if (shown.state.status !== 'open' || !isOffered) return null;
  return (
    <CommandForm
      reader={reader}
      action={`/incidents/${shown.state.id}/acknowledge`}
      hidden={{ page: page.id }}
      button={tell(reader, { ja: '応答する', en: 'Acknowledge' })}
    />
  );
}
