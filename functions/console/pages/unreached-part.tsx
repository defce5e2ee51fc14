import type { Unreached } from '../../domain/delivery/unreached.ts';
import type { Text } from '../../domain/text.ts';
import { type Reader, tell } from './reader.ts';

/** More than this is a matter for the API: the list says how many there are. */
const SHOWN_ROWS = 200;

const OUTCOMES: Readonly<Record<Unreached['outcome'], Text>> = {
  rejected: { ja: '宛先不備（未送信）', en: 'rejected, nothing was sent' },
  unknown: { ja: '送信結果不明', en: 'unknown, it may not have left' },
  suppressed: { ja: '配信抑止', en: 'suppressed, it was not delivered' },
  bounced: { ja: '不達', en: 'bounced, it did not arrive' },
};

interface Props {
  readonly reader: Reader;
  readonly unreached: readonly Unreached[];
}

/** Whom a notice may not have reached, to be told in another way; nothing when there is nobody. */
export function UnreachedPart({ reader, unreached }: Props) {
  if (unreached.length === 0) return null;
  const left = unreached.length - SHOWN_ROWS;
  return (
    <details open>
      <summary>
        {tell(reader, {
          ja: `届いていない可能性のあるお客様 ${unreached.length}件（お電話等でご連絡ください）`,
          en: `Customers who may not have been told: ${unreached.length} (tell them by phone)`,
        })}
      </summary>
      <ul>
        {unreached.slice(0, SHOWN_ROWS).map((one) => (
          <li>
            {one.contract} {one.name} {one.contact}{' '}
            {[one.address, one.fallback].filter((each) => each !== '').join(' / ')}
            <span class="quiet"> {tell(reader, OUTCOMES[one.outcome])}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p>{tell(reader, { ja: `ほか ${left}件`, en: `and ${left} more` })}</p> : null}
    </details>
  );
}
