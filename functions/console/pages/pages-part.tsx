import type { Page } from '../../domain/incident/state.ts';
import type { Shown } from '../shown.ts';
import { personName } from '../words/names.ts';
import { PAGE_WHY, RUNG_STATUS } from '../words/statuses.ts';
import { CommandForm } from './form.tsx';
import { moment, type Reader, tell } from './reader.ts';

interface PagesProps {
  readonly reader: Reader;
  readonly shown: Shown;
}

/** Who was called and why; newest first, so that the one to answer stands on top. */
export function PagesPart({ reader, shown }: PagesProps) {
  const pages = [...shown.state.pages].reverse();
  return (
    <section aria-labelledby="pages">
      <h2 id="pages">{tell(reader, { ja: '呼出', en: 'Pages' })}</h2>
      {pages.length === 0 ? <p>{tell(reader, { ja: 'まだありません。', en: 'None yet.' })}</p> : null}
      <ul class="cards">
        {pages.map((page) => (
          <PageCard reader={reader} shown={shown} page={page} />
        ))}
      </ul>
    </section>
  );
}

function PageCard({ reader, shown, page }: PagesProps & { readonly page: Page }) {
  const { acknowledged } = page;
  return (
    <li class="card">
      <h3>{tell(reader, PAGE_WHY[page.why])}</h3>
      <ul>
        {page.rungs
          .filter((rung) => acknowledged === null || rung.status !== 'waiting')
          .map((rung) => (
            <li>
              {personName(reader.policy, rung.person)}: {tell(reader, RUNG_STATUS[rung.status])}{' '}
              <span class="quiet">{moment(reader, rung.calledAt ?? rung.at)}</span>
            </li>
          ))}
      </ul>
      {acknowledged === null ? (
        <CommandForm
          reader={{ ...reader, key: `${reader.key}-${page.id}` }}
          action={`/incidents/${shown.state.id}/acknowledge`}
          hidden={{ page: page.id }}
          button={tell(reader, { ja: '応答する', en: 'Acknowledge' })}
        />
      ) : (
        <p>
          {tell(reader, { ja: '応答', en: 'Acknowledged by' })}: {personName(reader.policy, acknowledged.by)}{' '}
          <span class="quiet">{moment(reader, acknowledged.at)}</span>
        </p>
      )}
    </li>
  );
}
