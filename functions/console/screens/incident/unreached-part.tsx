import type { Text } from '../../../domain/base/text.ts';
import { NO_ADDRESS } from '../../../domain/channels/delivery/proof.ts';
import {
  CONTRACT_ENDED,
  NOT_APPROVED,
  NOT_LISTED,
  type UnreachedRecipient,
} from '../../../domain/channels/delivery/unreached.ts';
import { personName } from '../../words/names.ts';
import { href, moment, type ScreenReader, tell } from '../frame/reader.ts';

/** More than this stand on a page of their own. */
const SHOWN_ROWS = 50;

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

const HAS_LEFT: Readonly<Record<NonNullable<UnreachedRecipient['left']>, Text>> = {
  'not-listed': {
    ja: '現在のお客様の一覧になし（連絡先は、以前の一覧によるものです）',
    en: 'not in the list of customers any more (the contact is from an earlier list)',
  },
  'contract-ended': { ja: '契約終了', en: 'the contract has ended' },
};

const NO_ROW: Text = { ja: '（保存されていた宛先が失われています）', en: '(the stored recipient is gone)' };
const LOOK_UP: Text = {
  ja: '保存されている宛先が、承認された時点のものと一致しません。書き換えられたおそれがあるため、氏名と連絡先は表示していません。契約番号も含めてお客様の一覧と照合し、そちらの連絡先にご連絡ください。',
  en: 'The stored recipients are not those that were approved and may have been tampered with, so no names or contacts are shown. Check the contracts, too, against your own list of customers, and use the contacts there.',
};

interface Props {
  readonly reader: ScreenReader;
  readonly unreached: readonly UnreachedRecipient[];
  /** The page on which those who wait are called one by one. */
  readonly calls: string;
  /** How many wait by the record: more than are listed where they are very many. */
  readonly count: number;
}

/** Whom a notice may not have reached, to be told in another way, and of whom that is on record; nothing when there is nobody. */
export function UnreachedPart({ reader, unreached, calls, count }: Props) {
  const waiting = unreached.filter(({ settled }) => settled === undefined);
  const settled = unreached.filter((one) => one.settled !== undefined);
  const all = Math.max(waiting.length, count);
  return (
    <>
      <Listed reader={reader} unreached={waiting} isOpen title={toBeTold(all)} calls={calls} count={all} />
      <Listed
        reader={reader}
        unreached={settled}
        isOpen={false}
        title={seenTo(settled)}
        calls={`${calls}/told`}
        count={settled.length}
      />
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

/** The contacts are not shown: somebody may have put their own in their place. */
export function LookUp({ reader }: { readonly reader: ScreenReader }) {
  return <p class="notice-box">{tell(reader, LOOK_UP)}</p>;
}

interface ListedProps extends Props {
  readonly title: Text;
  readonly isOpen: boolean;
}

function Listed({ reader, unreached, title, isOpen, calls, count }: ListedProps) {
  if (unreached.length === 0) return null;
  const left = count - SHOWN_ROWS;
  return (
    <details open={isOpen}>
      <summary>{tell(reader, title)}</summary>
      {unreached.some(({ why }) => why === NOT_APPROVED) ? <LookUp reader={reader} /> : null}
      <ul>
        {unreached.slice(0, SHOWN_ROWS).map((one) => (
          <li>
            <Callee reader={reader} one={one} />
          </li>
        ))}
      </ul>
      <p>
        <a href={href(reader, calls)}>
          {isOpen ? tell(reader, CALL_THEM) : tell(reader, ALL_TOLD)}
          {left > 0 ? tell(reader, { ja: `（ほか ${left}件）`, en: ` (and ${left} more)` }) : ''}
        </a>
      </p>
    </details>
  );
}

const CALL_THEM: Text = { ja: '一覧を開き、1件ずつ連絡を記録する', en: 'Open the list and record calls one by one' };
const ALL_TOLD: Text = {
  ja: '記録の一覧（いつ、どなたが記録したか）',
  en: 'All of these, with who recorded it and when',
};

/** One customer: whom to ask for, by what, and why. */
export function Callee({ reader, one }: { readonly reader: ScreenReader; readonly one: UnreachedRecipient }) {
  const { contract, name, contact, address, fallback, phone, toldBy } = one;
  return (
    <>
      {contract === '' ? tell(reader, NO_ROW) : [contract, name, contact].filter((each) => each !== '').join(' ')}{' '}
      {[address, fallback, phone].filter((each) => each !== '').join(' / ')}
      <span class="quiet"> {tell(reader, wordsOf(one))}</span>
      {toldBy === undefined ? null : (
        <span class="quiet">
          {' '}
          {toldBy.by === null ? '' : personName(reader.policy, toldBy.by, reader.language)} {moment(reader, toldBy.at)}
        </span>
      )}
    </>
  );
}

function wordsOf({ outcome, why, settled, left }: UnreachedRecipient): Text {
  const words = REASONS[why ?? ''] ?? OUTCOMES[outcome];
  const more = [...(left === undefined ? [] : [HAS_LEFT[left]]), ...(settled === undefined ? [] : [SETTLED[settled]])];
  return {
    ja: [words, ...more].map(({ ja }) => ja).join('。'),
    en: [words, ...more].map(({ en }) => en).join('; '),
  };
}
