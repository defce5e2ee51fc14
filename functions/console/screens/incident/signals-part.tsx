import { instant } from '../../../domain/base/time/instant.ts';
import type { Shown } from '../../shown/shown.ts';
import { SIGNAL_STATE } from '../../words/statuses.ts';
import { Fold } from '../frame/fold.tsx';
import { moment, type ScreenReader, tell } from '../frame/reader.ts';

/** Which alarms, findings and events came, in their own words; newest first. Nothing for a report. */
export function SignalsPart({ reader, shown }: { readonly reader: ScreenReader; readonly shown: Shown }) {
  const signals = [...shown.report.signals].reverse();
  if (signals.length === 0) return null;
  return (
    <section aria-labelledby="signals">
      <h2 id="signals">{tell(reader, { ja: 'シグナル', en: 'Signals' })}</h2>
      <SignalCards reader={reader} signals={signals.slice(0, NEWEST)} />
      <Fold reader={reader} title={EARLIER} count={Math.max(0, signals.length - NEWEST)}>
        <SignalCards reader={reader} signals={signals.slice(NEWEST)} />
      </Fold>
    </section>
  );
}

const NEWEST = 2;
const EARLIER = { ja: '以前のシグナル', en: 'Earlier signals' };

interface CardsProps {
  readonly reader: ScreenReader;
  readonly signals: Shown['report']['signals'];
}

function SignalCards({ reader, signals }: CardsProps) {
  return (
    <ul class="cards">
      {signals.map(({ at, name, state, reason, description }) => (
        <li class="card">
          <h3 class="verbatim">
            {name} <span class="tag">{tell(reader, SIGNAL_STATE[state])}</span>
          </h3>
          {description === null ? null : <p>{description}</p>}
          {reason === null ? null : (
            <p>
              {tell(reader, { ja: '理由', en: 'Reason' })}: {reason}
            </p>
          )}
          <p class="quiet">{moment(reader, instant(at))}</p>
        </li>
      ))}
    </ul>
  );
}
