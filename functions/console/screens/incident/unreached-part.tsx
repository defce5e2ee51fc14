import type { Text } from '../../../domain/base/text.ts';
import { NO_ADDRESS } from '../../../domain/channels/delivery/proof.ts';
import {
  CONTRACT_ENDED,
  NOT_APPROVED,
  NOT_LISTED,
  type UnreachedRecipient,
} from '../../../domain/channels/delivery/unreached.ts';
import { type ScreenReader, tell } from '../frame/reader.ts';

/** More than this is a matter for the API: the list says how many there are. */
const SHOWN_ROWS = 200;

const OUTCOMES: Readonly<Record<UnreachedRecipient['outcome'], Text>> = {
  rejected: { ja: '宛先不備（未送信）', en: 'rejected, nothing was sent' },
  unknown: { ja: '送信結果不明', en: 'unknown, it may not have left' },
  suppressed: { ja: '配信抑止', en: 'suppressed, it was not delivered' },
  bounced: { ja: '不達', en: 'bounced, it did not arrive' },
  ended: {
    ja: '未送信（通知の対象でしたが、契約終了、または現在のお客様の一覧にないため、送信していません。連絡先は、以前の一覧や契約の記録でご確認ください）',
    en: 'in the scope, and nothing was sent: the contract has ended, or the list of customers has it no more (find whom to call in an earlier list or your contracts)',
  },
};

/** Where the reason says more than the outcome. */
const REASONS: Readonly<Record<string, Text>> = {
  [NO_ADDRESS]: {
    ja: 'メールアドレスの登録がないため、メールは送信していません',
    en: 'no email address on record, so nothing was mailed',
  },
  [CONTRACT_ENDED]: {
    ja: '契約終了（通知の対象でしたが、送信していません）',
    en: 'the contract has ended: in the scope, and nothing was sent',
  },
  [NOT_LISTED]: {
    ja: '現在のお客様の一覧になし（通知の対象でしたが、送信していません。連絡先は、以前の一覧によるものです）',
    en: 'not in the list of customers any more: in the scope, and nothing was sent (the contact is from an earlier list)',
  },
};

const SETTLED: Readonly<Record<NonNullable<UnreachedRecipient['settled']>, Text>> = {
  told: { ja: '電話等での連絡を記録済み', en: 'a call, or another way of telling them, is on record' },
  'not-called': { ja: '連絡しないことを記録済み', en: 'decided not to be told' },
};

const NO_ROW: Text = { ja: '（保存されていた宛先が失われています）', en: '(the stored recipient is gone)' };
const LOOK_UP: Text = {
  ja: '保存されている宛先が、承認された時点のものと一致しません。書き換えられたおそれがあるため、氏名と連絡先は表示していません。契約番号も含めてお客様の一覧と照合し、そちらの連絡先にご連絡ください。',
  en: 'The stored recipients are not those that were approved and may have been tampered with, so no names or contacts are shown. Check the contracts, too, against your own list of customers, and use the contacts there.',
};

interface Props {
  readonly reader: ScreenReader;
  readonly unreached: readonly UnreachedRecipient[];
}

/** Whom a notice may not have reached, to be told in another way, and of whom that is on record; nothing when there is nobody. */
export function UnreachedPart({ reader, unreached }: Props) {
  const waiting = unreached.filter(({ settled }) => settled === undefined);
  const settled = unreached.filter((one) => one.settled !== undefined);
  return (
    <>
      <Listed reader={reader} unreached={waiting} isOpen title={toBeTold(waiting.length)} />
      <Listed reader={reader} unreached={settled} isOpen={false} title={seenTo(settled)} />
    </>
  );
}

function toBeTold(count: number): Text {
  return {
    ja: `届いていない可能性のあるお客様 ${count}件（お電話等でご連絡ください）`,
    en: `Customers who may not have been told: ${count} (tell them by phone)`,
  };
}

/** Who was called, and who is not to be, apart. */
function seenTo(settled: readonly UnreachedRecipient[]): Text {
  const left = settled.filter((one) => one.settled === 'not-called').length;
  const told = settled.length - left;
  const ja = [...(told > 0 ? [`連絡済み ${told}件`] : []), ...(left > 0 ? [`連絡しないことを記録 ${left}件`] : [])];
  return {
    ja: `メールが届かなかったお客様への個別の対応（${ja.join('、')}）`,
    en: `Customers whom the mail did not reach, seen to on record: ${settled.length} (told: ${told}, decided not to be told: ${left})`,
  };
}

interface ListedProps extends Props {
  readonly title: Text;
  readonly isOpen: boolean;
}

function Listed({ reader, unreached, title, isOpen }: ListedProps) {
  if (unreached.length === 0) return null;
  const left = unreached.length - SHOWN_ROWS;
  return (
    <details open={isOpen}>
      <summary>{tell(reader, title)}</summary>
      {unreached.some(({ why }) => why === NOT_APPROVED) ? <p class="notice-box">{tell(reader, LOOK_UP)}</p> : null}
      <ul>
        {unreached.slice(0, SHOWN_ROWS).map((one) => (
          <li>
            {one.contract === ''
              ? tell(reader, NO_ROW)
              : [one.contract, one.name, one.contact].filter((each) => each !== '').join(' ')}{' '}
            {[one.address, one.fallback, one.phone].filter((each) => each !== '').join(' / ')}
            <span class="quiet"> {tell(reader, wordsOf(one))}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p>{tell(reader, { ja: `ほか ${left}件`, en: `and ${left} more` })}</p> : null}
    </details>
  );
}

function wordsOf({ outcome, why, settled }: UnreachedRecipient): Text {
  const words = REASONS[why ?? ''] ?? OUTCOMES[outcome];
  if (settled === undefined) return words;
  const { ja, en } = SETTLED[settled];
  return { ja: `${words.ja}。${ja}`, en: `${words.en}; ${en}` };
}
